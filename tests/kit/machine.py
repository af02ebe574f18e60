"""A user's machine: a home, a project, and `ptm` as a program of its own that talks to local servers."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.kit.hub.client import Here
from tests.kit.projects import loads, write
from tests.kit.repository import ROOT


class Done(NamedTuple):
    """What a run of `ptm` left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The data that it printed."""
        return json.loads(self.out)


class Machine:
    """The machine; each run of `ptm` is a process of its own, in the folder of the project."""

    def __init__(self, folder: Path, here: Here, hub: str) -> None:
        self.project = folder / "project"
        self.home = folder / "home"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "SSL_CERT_FILE": str(here.certificate),
            "HF_ENDPOINT": hub,
            "PTM_TIMEOUT": "5",
        }
        self.write({"ptm.toml": ""})

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files of the project."""
        write(self.project, files)

    def load(self, *names: str) -> None:
        """Let the project load these models."""
        self.write({f"load_{index:02}.py": loads(name) for index, name in enumerate(names)})

    def run(self, *arguments: str, preexec: Callable[[], None] | None = None, **environment: str) -> Done:
        """Run `ptm` to its end."""
        started = self.start(*arguments, preexec=preexec, **environment)
        out, err = started.communicate(timeout=120)
        return Done(started.returncode, out, err)

    def start(
        self, *arguments: str, preexec: Callable[[], None] | None = None, **environment: str
    ) -> "subprocess.Popen[str]":
        """Start `ptm`."""
        return subprocess.Popen(
            [sys.executable, "-m", "ptm_lsp", *arguments],
            cwd=self.project,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=preexec,
        )

    def run_in_terminal(self, *arguments: str, **environment: str) -> str:
        """Run `ptm` with a terminal for what it says, and give all that the terminal got."""
        ours, theirs = pty.openpty()
        started = subprocess.Popen(
            [sys.executable, "-m", "ptm_lsp", *arguments],
            cwd=self.project,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        )
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while piece := os.read(ours, 4096):
                seen += piece
        os.close(ours)
        started.wait(timeout=120)
        return seen.decode("utf-8", "replace")

    def read(self, name: str) -> bytes | None:
        """The content of a file of the project, if it is there."""
        file = self.project / name
        return file.read_bytes() if file.exists() else None

    @property
    def strays(self) -> list[str]:
        """What a run left in the project that nobody asked for."""
        return sorted(file.name for file in self.project.iterdir() if file.name.startswith(".ptm-"))
