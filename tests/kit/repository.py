"""The files of this repository, as Git knows them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def names() -> list[str]:
    """Every file that is committed, or new and not ignored; relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(name for name in listed.split("\0") if ROOT.joinpath(name).is_file())


def texts(suffix: str = "", below: str = "") -> Iterator[tuple[str, str]]:
    """Name and content of every text file whose name starts and ends so."""
    for name in names():
        if name.startswith(below) and name.endswith(suffix):
            content = ROOT.joinpath(name).read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8", "replace")


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A module of this Python, run as a command."""
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
