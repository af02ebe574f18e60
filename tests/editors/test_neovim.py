"""The server in Neovim 0.11: pull diagnostics, inlay hints, UTF-8."""

import json
import os
import subprocess
from pathlib import Path

from tests.editors.conftest import PINNED, PROGRAM, Server, write_configuration
from tests.kit.real import real_part

PROBE = Path(__file__).with_name("neovim.lua")


def test_a_model_is_warned_of_described_and_pinned(project: Path, home: Path, server: Server, artefacts: Path):
    """Neovim counts columns in bytes, and asks for diagnostics instead of waiting for them."""
    neovim = real_part("neovim")
    configuration = write_configuration("lua", home / "init.lua")
    environment = os.environ | {"HOME": str(home), "PATH": server.path, "PTM_FILE": str(project / "app.py")}
    done = subprocess.run(
        [neovim, "--headless", "--clean", "-c", f"luafile {configuration}", "-c", f"luafile {PROBE}"],
        env=environment, cwd=project, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    artefacts.joinpath("neovim.json").write_text(done.stdout, encoding="utf-8")
    found = json.loads(done.stdout)

    assert done.returncode == 0, found
    assert found["encoding"] == "utf-8"
    # One: a server that pushed as well would show it twice.
    assert found["columns"] == [len(PROGRAM.splitlines()[2].partition("AutoModel")[0].encode())]
    assert "Apache-2.0" in found["hint"]
    assert "Apache-2.0" in found["hover"]
    assert PINNED.splitlines() == found["lines"]
