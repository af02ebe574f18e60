"""What every editor is tested with: the server, and a project to open."""

import json
import os
import re
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.kit.real import ROOT

# Another `ptm` than the one that is installed with these tests.
SERVER = Path(os.environ.get("PTM_TEST_SERVER") or Path(sys.executable).with_name("ptm"))
COMMIT = "0123456789abcdef0123456789abcdef01234567"

# `é` and `𝒳` before the call: a server and an editor that count differently disagree about every column after them.
PROGRAM = """\
from transformers import AutoModel

é𝒳 = AutoModel.from_pretrained("acme/tiny")
"""
PINNED = PROGRAM.replace('"acme/tiny"', f'"acme/tiny", revision="{COMMIT}"')
POLICY = """\
[tool.ptm]
facts = "ptm-facts.json"
"""
FACTS = {
    "version": 1,
    "facts": [
        {
            "hub": "huggingface",
            "id": "acme/tiny",
            "requested": "main",
            "commit": COMMIT,
            "license": "apache-2.0",
            "base": [],
            "weights_size": 17600000,
            "formats": ["safetensors"],
            "files": [{"path": "model.safetensors", "size": 17600000, "hash": "sha256:" + "0" * 64}],
            "custom_code": [],
        }
    ],
}


class Server(NamedTuple):
    """The server under test, as a program that notes each start."""

    program: Path
    starts: Path

    @property
    def path(self) -> str:
        """A `PATH` on which it is the `ptm` that is found."""
        return f"{self.program.parent}{os.pathsep}{os.environ['PATH']}"

    def pids(self) -> list[int]:
        """The processes that were started, in order."""
        return [int(pid) for pid in self.starts.read_text().split()] if self.starts.exists() else []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one unpinned model, of which all is known without a network; its name asks for trouble."""
    folder = tmp_path / "tiny é 100%"
    folder.mkdir()
    folder.joinpath("app.py").write_text(PROGRAM, encoding="utf-8")
    folder.joinpath("pyproject.toml").write_text(POLICY, encoding="utf-8")
    folder.joinpath("ptm-facts.json").write_text(json.dumps(FACTS), encoding="utf-8")
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """The server, offline."""
    return install_server(tmp_path / "server", PTM_OFFLINE="1")


def install_server(folder: Path, **environment: str) -> Server:
    """The server in a folder of its own, run with these variables."""
    program, starts = folder / "ptm", folder / "starts"
    variables = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
    folder.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        f'[ "$1" = lsp ] && echo $$ >>{shlex.quote(str(starts))}\n'
        f'{variables} exec {shlex.quote(str(SERVER))} "$@"\n'
    )
    program.chmod(0o755)
    return Server(program, starts)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of the editor's own, so that nobody's settings are read or written."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def write_configuration(language: str, file: Path) -> Path:
    """What docs/editors.md shows in a language, as a file: the lines that users paste are those that are tested."""
    page = ROOT.joinpath("docs/editors.md").read_text(encoding="utf-8")
    (shown,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    file.write_text(shown, encoding="utf-8")
    return file


def until(holds: Callable[[], bool], patience: float = 120) -> None:
    """Wait until something holds; `patience` in seconds."""
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, f"does not hold after {patience} s"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def artefacts() -> Path:
    """Where pictures and transcripts are kept for people to look at."""
    folder = ROOT / "test-artefacts"
    folder.mkdir(exist_ok=True)
    return folder
