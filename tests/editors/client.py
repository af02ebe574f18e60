"""The VS Code client's own tools, which npm installs beside it."""

import subprocess

from tests.kit.real import ROOT, absent, real_part

CLIENT = ROOT / "vscode-client"


def run(*command: str) -> str:
    """What a script of the client's package.json prints; it has to succeed."""
    npm = real_part("npm")
    if not CLIENT.joinpath("node_modules").is_dir():
        absent("npm", "the client's tools are not installed: npm ci --prefix vscode-client")
    done = subprocess.run([npm, "run", *command], cwd=CLIENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
