"""Real parts that are absent: skipped, or failed where they are required."""

import re

import pytest

from tests.kit.real import PROGRAMS, ROOT, required

TEST = """
from tests.kit.real import absent

def test_with_an_editor():
    absent("neovim", "neovim is not installed: pip install neovim")
"""


@pytest.fixture
def runner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test that needs a part which is not there, and the settings of this test run."""
    pytester.syspathinsert(ROOT)
    pytester.makepyfile(TEST)
    pytester.makeconftest(ROOT.joinpath("tests/conftest.py").read_text(encoding="utf-8"))
    monkeypatch.delenv("PTM_TEST_REQUIRE", raising=False)
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:asyncio -p no:xdist")
    return pytester


def test_an_absent_part_skips_with_the_way_to_get_it(runner: pytest.Pytester):
    """Without it a newcomer's first test run would be red."""
    found = runner.runpytest_inprocess("-rs")

    found.assert_outcomes(skipped=1)
    found.stdout.fnmatch_lines(["*neovim is not installed: pip install neovim*"])


def test_a_required_part_that_is_absent_fails(runner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """A skip in CI would look like success."""
    monkeypatch.setenv("PTM_TEST_REQUIRE", "npm, neovim")
    found = runner.runpytest_inprocess()

    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*neovim is not installed*PTM_TEST_REQUIRE names `neovim`*"])


def test_only_the_required_parts_fail(runner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Each machine says what it has."""
    monkeypatch.setenv("PTM_TEST_REQUIRE", "npm")

    runner.runpytest_inprocess().assert_outcomes(skipped=1)


def test_a_required_part_that_does_not_exist_ends_the_run(runner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """A misspelt name would require nothing."""
    monkeypatch.setenv("PTM_TEST_REQUIRE", "neovin")
    found = runner.runpytest_inprocess()

    assert pytest.ExitCode.USAGE_ERROR == found.ret
    found.stderr.fnmatch_lines(["*PTM_TEST_REQUIRE names *neovin*"])


def test_required_parts_are_a_list_with_commas():
    """Spaces and an empty list are no names."""
    assert [set(), {"npm", "shared"}] == [required(""), required(" npm,shared,")]


@pytest.mark.parametrize("part", PROGRAMS)
def test_every_program_says_how_to_get_it(part: str):
    """The reason of a skip is a command to paste."""
    _, install = PROGRAMS[part]

    assert install.startswith(("apt-get install ", "npm install ", "pip install "))


def test_the_integration_requires_every_program():
    """A part that it forgets is skipped there for ever, and nobody sees it."""
    script = ROOT.joinpath(".ci/run").read_text(encoding="utf-8")

    assert [",".join(sorted(PROGRAMS))] == re.findall(r"^parts=(.*)$", script, re.MULTILINE)


def test_the_integration_installs_the_versions_that_a_skip_names():
    """Whoever follows the hint tests with the same program."""
    script = ROOT.joinpath(".ci/install").read_text(encoding="utf-8")
    pinned = {word for _, install in PROGRAMS.values() for word in install.split() if re.search(r"\w(==|@)", word)}

    assert set() == {word for word in pinned if word not in script}
    assert pinned
