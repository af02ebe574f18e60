"""Each library, as its users call it."""

import re
from pathlib import Path

import pytest

from ptm_lsp.detect import libraries
from tests.detect.marks import expected, found, near_misses
from tests.detect.programs import references
from tests.kit.real import ROOT

LIBRARIES = libraries.names()
EXAMPLES = Path(__file__).with_name("examples")


def example(library: str) -> str:
    """The program that shows how a library is used."""
    return (EXAMPLES / f"{library}.py").read_text(encoding="utf-8")


def test_every_library_has_an_example():
    """A table that nobody tried is a guess."""
    assert LIBRARIES == sorted(path.stem for path in EXAMPLES.glob("*.py"))


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_read_as_its_users_call_it(library):
    """The marks in its example say which models each line loads; lines without one load none."""
    program = example(library)

    assert expected(program) == found(program, references(program))


@pytest.mark.parametrize("library", LIBRARIES)
def test_an_example_shows_what_is_a_model_and_what_is_none(library):
    """A table that takes everything for a model would pass with the first half alone."""
    program = example(library)

    assert expected(program)
    assert near_misses(program)


def test_every_library_is_on_the_page():
    """Users look there before they try."""
    rows = re.findall(r"^\| [^|]+ \| (`.+) \|$", ROOT.joinpath("docs", "libraries.md").read_text("utf-8"), re.MULTILINE)

    assert LIBRARIES == sorted(name for row in rows for name in re.findall(r"`(\w+)`", row))


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_table_names_its_source(library):
    """Arguments move between versions: whoever mends a table has to know which one it speaks of."""
    docstring = libraries.load(library).__doc__ or ""

    assert re.search(r"^Source: \S.* \(read \d{4}-\d\d-\d\d\)$", docstring, re.MULTILINE), docstring
