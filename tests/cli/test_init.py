"""`ptm init` adds to what is there, and changes nothing of it."""

import codecs
import tomllib
from pathlib import Path

import pytest

from tests.kit.repository import run


def init(folder: Path, content: bytes) -> bytes:
    """What `pyproject.toml` holds after `ptm init`."""
    file = folder / "pyproject.toml"
    file.write_bytes(content)
    done = run("-m", "ptm_lsp", "init", cwd=folder)
    assert done.returncode == 0, done.stderr
    return file.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b'[project]\nname = "a"',
        b'[project]\nname = "a"  \n\n \t\n',
        b'[project]\r\nname = "a"\nversion = "1"\r\n',
        codecs.BOM_UTF8 + b'[project]\nname = "a"\n',
        b"[tool.other]\nx = 1\n",
    ],
)
def test_what_stood_in_the_file_stays_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    """Another tool may have written it, and a diff shows the policy alone."""
    after = init(tmp_path, content)

    assert (content, True) == (after[: len(content)], "ptm" in tomllib.loads(after.decode("utf-8-sig"))["tool"])


@pytest.mark.parametrize("content", [b"", codecs.BOM_UTF8])
def test_an_empty_file_begins_with_the_policy(tmp_path: Path, content: bytes) -> None:
    """There is nothing to keep a distance from."""
    assert init(tmp_path, content).removeprefix(content).startswith(b"# What this project decides")


def test_the_policy_ends_its_lines_as_the_file_does(tmp_path: Path) -> None:
    """One file, one line end."""
    after = init(tmp_path, b'[project]\r\nname = "a"\r\n')

    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_written_policy_is_read(tmp_path: Path) -> None:
    """Every default is one that the tool takes."""
    init(tmp_path, b"")

    assert 0 == run("-m", "ptm_lsp", "check", cwd=tmp_path).returncode
