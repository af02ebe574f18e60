"""What names may look like before they are believed."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.grammar import is_commit, is_file_path, is_hash, is_model_id, is_ref, stays_inside

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize("name", [COMMIT[:39], COMMIT + "0", COMMIT.upper(), "main", "", COMMIT + "\n"])
def test_only_a_whole_commit_id_is_a_commit(name: str) -> None:
    """Git takes less, and then something else may come to fit."""
    assert is_commit(COMMIT)
    assert not is_commit(name)


@pytest.mark.parametrize("name", ["sha256:" + "ab" * 31, "md5:" + "ab" * 16, "ab" * 32, "git-sha1:" + "ab" * 32])
def test_a_hash_names_its_kind(name: str) -> None:
    """A bare number does not say how to check it."""
    assert is_hash("sha256:" + "ab" * 32)
    assert is_hash("git-sha1:" + "ab" * 20)
    assert not is_hash(name)


@pytest.mark.parametrize("name", ["gpt2", "acme/tiny", "acme/Tiny-1.5_b", "0x/y"])
def test_an_id_of_the_hub(name: str) -> None:
    """One name, or an owner and a name."""
    assert is_model_id("huggingface", name)


@pytest.mark.parametrize(
    "name", ["", "/", "a/b/c", "a--b/c", "./local", "../x", "a/..", "-a/b", "a/b ", "a\nb", "é/x", "a" * 300, "a/b?x=1"]
)
def test_no_id_of_the_hub(name: str) -> None:
    """Such a name is a path, or an attempt at something."""
    assert not is_model_id("huggingface", name)


@pytest.mark.parametrize("path", ["a", "a/b", ".gitattributes", "a b/ü", "..a/b..", "a/...", "-", "aux.bin"])
def test_a_path_inside(path: str) -> None:
    """What Git repositories hold."""
    assert stays_inside(path)


@pytest.mark.parametrize(
    "path", ["", "/a", "a//b", "a/", "..", "a/../b", "./a", "C:a", "c:/a", "a\\b", "a\nb", "\0", "\x7f"]
)
def test_a_path_that_leads_elsewhere(path: str) -> None:
    """On some system; a file of this name would be written somewhere else."""
    assert not stays_inside(path)
    assert not is_file_path(path)


@pytest.mark.parametrize("path", ["aux", "b/NUL.txt", "com1", "a.", "a ", "a:b", "a*b", 'a"b', "x" * 1001])
def test_a_name_that_some_system_cannot_write(path: str) -> None:
    """A lock is written on one system and synced on another."""
    assert not is_file_path(path)


@given(name=st.text(st.sampled_from("ab/.-@{~^:?*[\\ \x7f\nélock"), min_size=1, max_size=12))
def test_a_ref_is_what_git_takes_for_one(name: str) -> None:
    """Git itself is the judge; a name that begins with a dash would be an option."""
    judged = subprocess.run(
        ["git", "check-ref-format", "--allow-onelevel", name], check=False, capture_output=True
    ).returncode

    assert (judged == 0 and not name.startswith("-")) == is_ref(name)
