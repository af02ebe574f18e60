"""The server in Emacs with eglot: pushed diagnostics, UTF-16."""

import json
import os
import subprocess
from pathlib import Path

from tests.editors.conftest import PINNED, PROGRAM, Server, write_configuration
from tests.kit.real import real_part

PROBE = Path(__file__).with_name("emacs.el")


def test_a_model_is_warned_of_described_and_pinned(project: Path, home: Path, server: Server, artefacts: Path):
    """This eglot cannot ask for diagnostics: a server that only answers would show it nothing."""
    emacs = real_part("emacs")
    configuration = write_configuration("elisp", home / "init.el")
    environment = os.environ | {"HOME": str(home), "PATH": server.path, "PTM_FILE": str(project / "app.py")}
    done = subprocess.run(
        [emacs, "--batch", "--load", configuration, "--load", PROBE],
        env=environment, cwd=project, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    artefacts.joinpath("emacs.json").write_text(done.stdout, encoding="utf-8")
    artefacts.joinpath("emacs.log").write_text(done.stderr, encoding="utf-8")
    found = json.loads(done.stdout)

    assert "error" not in found, done.stderr
    assert found["columns"] == [PROGRAM.splitlines()[2].index("AutoModel")]
    assert "Apache-2.0" in found["hover"]
    assert found["text"] == PINNED
