"""What ruff and mypy say of the repository."""

from pathlib import Path

import pytest

from tests.kit.repository import ROOT, run


@pytest.mark.parametrize("task", [["check"], ["format", "--check", "--diff"]], ids=["check", "format"])
def test_ruff_has_nothing_to_say(task: list[str]):
    """Style is settled by a tool, so that reviews can be about the rest."""
    found = run("-m", "ruff", *task)

    assert found.returncode == 0, found.stdout + found.stderr


def test_mypy_has_nothing_to_say():
    """Every value of the package has a type, and every case of a union is handled."""
    found = run("-m", "mypy")

    assert found.returncode == 0, found.stdout + found.stderr


def test_ruff_speaks_up(tmp_path: Path):
    """The settings that the repository is checked with do find faults."""
    tmp_path.joinpath("app.py").write_text("def add(to=[]):\n    print( to )\n", encoding="utf-8")
    found = run(
        "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml"), "--output-format", "concise", cwd=tmp_path
    )
    unformatted = run("-m", "ruff", "format", "--check", "--config", str(ROOT / "pyproject.toml"), cwd=tmp_path)

    assert {"B006", "D103", "T201"} <= set(found.stdout.split())
    assert unformatted.returncode == 1


def test_mypy_speaks_up(tmp_path: Path):
    """The settings that the package is checked with do find faults."""
    program = tmp_path / "app.py"
    program.write_text("def add(to):\n    return to\n", encoding="utf-8")
    found = run("-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path), str(program))

    assert found.returncode == 1
    assert "no-untyped-def" in found.stdout
