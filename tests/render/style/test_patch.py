"""Patches of files."""

import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.render.style.patch import patch
from tests.kit.hostile import HOSTILE

BEFORE = 'import x\n\nmodel = load("acme/tiny")\nprint(model)\n'
LINES = st.lists(st.sampled_from(["a\n", "b\n", "\tc\n", "é🤗\n", "d\r\n", "\n", "\f\n", "e"]), max_size=12).map(
    "".join
)


def test_a_patch_shows_what_goes_and_what_comes():
    """Everyone can read this."""
    after = BEFORE.replace('tiny"', 'tiny", revision="v1"')

    assert (
        "--- a/src/app.py\n"
        "+++ b/src/app.py\n"
        "@@ -1,4 +1,4 @@\n"
        " import x\n"
        " \n"
        '-model = load("acme/tiny")\n'
        '+model = load("acme/tiny", revision="v1")\n'
        " print(model)\n"
    ) == patch("src/app.py", BEFORE, after)


def test_the_same_text_has_no_patch():
    """A file that stays is not spoken of."""
    assert "" == patch("app.py", BEFORE, BEFORE)


@settings(max_examples=20)
@given(before=LINES, after=LINES)
def test_git_makes_the_one_of_the_other(tmp_path_factory: pytest.TempPathFactory, before: str, after: str):
    """A patch that does not apply is a picture of one."""
    folder = tmp_path_factory.mktemp("patched")
    (folder / "my app.py").write_bytes(before.encode())
    made = patch("my app.py", before, after)
    if made:
        subprocess.run(["git", "apply", "-"], cwd=folder, input=made.encode(), capture_output=True, check=True)

    assert after.encode() == (folder / "my app.py").read_bytes()


@pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)
def test_a_patch_drives_nothing(foreign: str):
    """Code is printed to terminals and logs."""
    made = patch(foreign, f"{foreign}\na\n::error::x\n", f"{foreign}\nb\n::error::x\n")

    assert set() == set("\x1b\x07\x08\x7f\x9b\u202e\u2067\x00") & set(made)
    assert [] == [line for line in made.splitlines() if line.lstrip().startswith("::") or "##[" in line]
