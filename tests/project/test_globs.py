"""Patterns for paths, as Git reads them."""

import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptm_lsp.project.globs import Globs, is_glob
from tests.kit.strategies import strings

SEGMENTS = st.sampled_from(["a", "b", "a.py", "*", "**", "a*", "[ab]", "?.py", "*.py"])
FILES = [f"{way}{name}" for way in ("", "a/", "b/", "a/a/", "a/b/", "b/a/") for name in ("a.py", "b.py", "c")]


@st.composite
def lines(draw: st.DrawFn) -> str:
    path = "/".join(draw(st.lists(SEGMENTS, min_size=1, max_size=3)))
    line = draw(st.sampled_from(["", "", "!", "/", "!/"])) + path + draw(st.sampled_from(["", "", "/"]))
    return line if not line.endswith("**/") else line.removesuffix("/")


def kept(globs: Globs) -> set[str]:
    """The files that a walk meets which asks for each folder and then for each file in it."""
    return {
        file
        for file in FILES
        if not any(globs.verdict(file[: end + 1]) for end, sign in enumerate(file) if sign == "/")
        and not globs.verdict(file)
    }


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: apt-get install --yes git")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(patterns=st.lists(lines(), max_size=4))
def test_patterns_mean_what_git_means(tmp_path: Path, patterns: list[str]) -> None:
    """What Git ignores is not read, and nothing else is left out."""
    if not (tmp_path / ".git").exists():
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
        for file in FILES:
            path = tmp_path / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    (tmp_path / ".gitignore").write_text("\n".join(patterns))
    command = ["git", "-C", str(tmp_path), "ls-files", "--others", "--exclude-standard", "--", ":!.gitignore"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    assert set(listed) == kept(Globs(patterns))


@given(patterns=st.lists(strings(max_size=8) | st.text("*?[]!/\\a-z#. ", max_size=8)), path=strings())
def test_any_line_and_any_path_will_do(patterns: list[str], path: str) -> None:
    """A `.gitignore` is a stranger's text; a line that is no pattern matches nothing."""
    assert Globs(patterns).verdict(path) in (True, False, None)


def test_the_last_pattern_decides() -> None:
    """As in Git."""
    globs = Globs(["*.py", "!keep.py", "src/gen/"])

    assert [True, False, True, None] == [
        globs.verdict(path) for path in ("a.py", "src/keep.py", "src/gen/", "lib/src/gen/")
    ]


def test_a_pattern_that_would_keep_the_matcher_busy_is_none() -> None:
    """Five stars against a name of 250 letters take minutes; three take milliseconds."""
    assert [False, False, True] == [is_glob("*a*a*a*b"), is_glob("**/" * 4 + "a"), is_glob("*a*a*b")]
    assert Globs(["*a*a*a*a*a*b", "**/a/**/a/**/a/**/b"]).verdict("a/" * 50 + "a" * 250) is None


@pytest.mark.parametrize("line", ["[[a]", "[a--b]", "[]&&]"])
def test_a_set_inside_a_set_is_no_pattern(line: str) -> None:
    """Python would warn of it on standard error, and Git means something else by it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert not is_glob(line)
