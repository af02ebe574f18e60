"""The registry of formats."""

import subprocess
import sys
from pathlib import Path

import pytest

import ptm_lsp.render
from ptm_lsp.core.errors import RequestError
from ptm_lsp.render import formats, renderer, scan_renderer
from ptm_lsp.render.style import Style
from tests.kit.reports import realistic, realistic_scan

FOLDER = Path(ptm_lsp.render.__file__).parent
PLAIN = Style()


def test_the_formats_are_the_modules_of_the_folder():
    """Adding a format is adding one file."""
    files = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))

    assert files == list(formats())


def test_the_first_formats_are_there():
    """Their names are public: values of `--output-format`."""
    assert {"github", "json", "markdown", "text"} <= set(formats())


@pytest.mark.parametrize("name", formats())
def test_every_format_writes_a_report(name: str):
    """A module of the folder that is no format would stand among the choices and fail when chosen."""
    output = renderer(name)(realistic(), PLAIN)

    assert output.endswith("\n")


@pytest.mark.parametrize("name", ["json", "text"])
def test_some_formats_write_references_alone(name: str):
    """`ptm scan` speaks to people and to programs."""
    assert scan_renderer(name)(realistic_scan(), PLAIN).endswith("\n")


def test_a_format_without_references_is_refused_for_them():
    """An annotation needs a finding."""
    with pytest.raises(RequestError) as refused:
        scan_renderer("github")

    assert "the output format `github` shows findings, not references" == refused.value.message
    assert "use `json`, `text`" == refused.value.hint


def test_an_unknown_format_is_refused_with_the_nearest():
    """A slip of the hand is answered with the word that was meant."""
    with pytest.raises(RequestError) as refused:
        renderer("jsno")

    assert refused.value.message.startswith("`jsno` is no output format: there is `github`, `json`")
    assert "use `json`" == refused.value.hint


@pytest.mark.parametrize("name", ["style", "schema", "__init__", "os", "..core.text", "", "text.x", "\x1b[31m"])
def test_a_name_never_becomes_an_import(name: str):
    """A name from outside is looked up in the list of the folder, so it cannot reach another module."""
    with pytest.raises(RequestError, match="is no output format"):
        renderer(name)


def test_listing_formats_imports_none():
    """`ptm check --help` names the formats and needs no library that one of them writes with."""
    program = """
import sys
from ptm_lsp.render import formats
print([name for name in formats() if f"ptm_lsp.render.{name}" in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]\n" == done.stdout
