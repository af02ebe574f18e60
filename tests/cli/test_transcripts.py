"""Transcripts: each Markdown file beside this one is a project, the commands run in it, and what they print."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BLOCK = re.compile(r"^```(\S+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
ACCEPT = bool(os.environ.get("PTM_TEST_ACCEPT"))  # rewrite the transcripts with what the commands print now


class Shell:
    """A folder with a project, and a shell in it that shows nothing of this machine; without more, it is offline."""

    def __init__(self, place: Path, **variables: str) -> None:
        self.variables = variables or {"HF_HUB_OFFLINE": "1"}
        self.project, self.home = place / "project", place / "home"
        for folder in (self.project, self.home / "bin"):
            folder.mkdir(parents=True)
        ptm = self.home / "bin" / "ptm"
        ptm.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ptm_lsp "$@"\n', encoding="utf-8")
        ptm.chmod(ptm.stat().st_mode | stat.S_IXUSR)

    def write(self, name: str, content: str) -> None:
        """Write a file of the project."""
        file = self.project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def run(self, command: str) -> str:
        """What a command prints: data, then talk, then `[exit N]` unless N is 0."""
        environment = {
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            **self.variables,
        }
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.project,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        status = f"[exit {done.returncode}]\n" if done.returncode else ""
        return done.stdout + done.stderr + status


def played(page: str, shell: Shell) -> str:
    """The page with what its commands print now."""
    return BLOCK.sub(lambda block: _played(block, shell), page)


def _played(block: re.Match[str], shell: Shell) -> str:
    language, name, content = block.groups()
    if language == "console":
        printed = "".join(f"$ {command}\n{shell.run(command)}" for command in COMMAND.findall(content))
        return f"```console\n{printed}```"
    if name:
        shell.write(name, content)
    return block[0]


@pytest.mark.parametrize("page", sorted(HERE.glob("*.md")), ids=lambda page: page.stem)
def test_a_transcript_holds(page: Path, tmp_path: Path) -> None:
    """What a page shows is what a user gets."""
    shown = page.read_text(encoding="utf-8")
    printed = played(shown, Shell(tmp_path))
    assert "internal error" not in printed
    if ACCEPT:
        page.write_text(printed, encoding="utf-8")
        return

    assert shown == printed
