"""The VS Code client as a package: its own checks and tests, and what it publishes."""

import json
import zipfile
from pathlib import Path

from ptm_lsp import __version__
from tests.editors.client import CLIENT, run


def test_the_compiler_and_the_linter_have_nothing_to_say():
    """Types, and no promise that is forgotten."""
    run("check")


def test_the_tests_of_the_client_pass():
    """They run in Node without an editor: where the server is found, and when it is started again."""
    run("test")


def test_the_extension_holds_what_it_needs_and_nothing_else(tmp_path: Path):
    """Sources, tests and tools are no business of whoever installs it."""
    run("package", "--", "--out", str(tmp_path / "ptm-lsp.vsix"))
    with zipfile.ZipFile(tmp_path / "ptm-lsp.vsix") as vsix:
        found = {name for name in vsix.namelist() if name.startswith("extension/")}

    files = {"LICENSE.txt", "dist/extension.js", "icon.png", "package.json", "readme.md"}
    assert {f"extension/{file}" for file in files} == found


def test_client_and_server_have_one_version():
    """Whoever reports a fault names one number."""
    manifest = json.loads(CLIENT.joinpath("package.json").read_text(encoding="utf-8"))

    assert __version__ == manifest["version"]
