"""What the commands load: a budget in modules, which is the same on every machine."""

from pathlib import Path

from tests.kit.repository import run

# Runs `ptm` with the arguments given, and writes to a file what was loaded on the way.
PROBE = """
import sys
before = set(sys.modules)
loaded, *sys.argv[1:] = sys.argv[1:]
from ptm_lsp.__main__ import main
try:
    main()
finally:
    with open(loaded, "w") as file:
        file.write("\\n".join(set(sys.modules) - before))
"""
# NOTE: not `_socket`: typing_extensions imports that, for a type alone.
NETWORK = {"asyncio", "http", "httpx2", "huggingface_hub", "socket", "ssl", "urllib3"}
PROTOCOL = {"lsprotocol", "pygls"}


def modules_of(folder: Path, *arguments: str) -> set[str]:
    """What `ptm` loads."""
    loaded = folder / "loaded.json"
    ran = run("-c", PROBE, str(loaded), *arguments, cwd=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return set(loaded.read_text(encoding="utf-8").splitlines())


def test_the_version_is_told_before_anything_is_loaded(tmp_path: Path):
    """Scripts and editors ask for it at every start."""
    assert {"ptm_lsp", "ptm_lsp.__main__"} == modules_of(tmp_path, "--version")


def test_a_check_with_nothing_to_ask_loads_no_network_and_no_protocol(tmp_path: Path):
    """Most runs in an editor's save hook or a pre-commit hook are of this kind."""
    program = 'from transformers import AutoModel\n\nAutoModel.from_pretrained("./weights")\n'
    tmp_path.joinpath("app.py").write_text(program, encoding="utf-8")
    tmp_path.joinpath("pyproject.toml").write_text('[tool.ptm]\nfail-on = "error"\n', encoding="utf-8")
    found = modules_of(tmp_path, "check")

    assert "ptm_lsp.detect" in found
    assert set() == {module.split(".")[0] for module in found} & {*NETWORK, *PROTOCOL, "rich"}


def test_the_probe_sees_what_is_loaded(tmp_path: Path):
    """A budget that counts nothing is always kept."""
    assert "click" in modules_of(tmp_path, "rules")
