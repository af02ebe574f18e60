"""Data files of a package."""

from pathlib import Path

import pytest

from ptm_lsp.core.tables import load


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own name, so that nothing of another test is remembered."""
    folder = tmp_path / f"tables_of_{tmp_path.name}"
    folder.mkdir()
    folder.joinpath("__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [("a.json", '{"é": 1}', {"é": 1}), ("a.toml", 'a = "é"', {"a": "é"}), ("a.md", "# é\n", "# é\n")],
)
def test_a_data_file_is_read_as_what_it_is(package: Path, name: str, text: str, expected: object):
    """JSON and TOML give values; any other file is text, in UTF-8 on every system."""
    package.joinpath(name).write_text(text, encoding="utf-8")

    assert expected == load(package.name, name)


def test_a_data_file_is_read_once(package: Path):
    """From then on it is a constant, whatever happens on disk."""
    file = package.joinpath("a.json")
    file.write_text("[1]", encoding="utf-8")
    first = load(package.name, "a.json")
    file.write_text("[2]", encoding="utf-8")

    assert first is load(package.name, "a.json")
