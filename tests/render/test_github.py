"""The format for GitHub Actions."""

import pytest

from ptm_lsp.core.finding import Level
from ptm_lsp.core.text import Place, Source, Span, Text
from ptm_lsp.render.github import render
from ptm_lsp.render.style import Style
from tests.kit.reports import PIPELINE, finding, place_of, realistic, report, scan


def commands(*findings) -> list[str]:
    """The lines that are written for these findings."""
    return render(report(findings), Style()).splitlines()


def test_a_finding_is_one_command():
    """The runner reads one command from a line."""
    assert [
        "::warning file=src/serve.py,line=6,endLine=6,col=35,title=PTM101 unpinned-revision::`acme/tiny` can change"
    ] == commands(finding())


@pytest.mark.parametrize(
    ("level", "command"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFORMATION, "notice")]
)
def test_each_level_has_its_command(level: Level, command: str):
    """GitHub knows three, and calls the third a notice."""
    assert commands(finding(level=level))[0].startswith(f"::{command} ")


def test_nothing_found_writes_nothing():
    """An empty annotation would be one all the same."""
    assert "" == render(report(), Style())


def test_problems_become_warnings():
    """A policy that was not understood shows on its line."""
    last = render(realistic(), Style()).splitlines()[-1]

    assert last.startswith("::warning file=pyproject.toml,line=2,endLine=2,col=20,title=problem::`level.PTM101` is")


def test_a_place_of_several_lines_has_no_column():
    """GitHub drops a column whose lines differ, and warns about it in the log."""
    command = commands(finding(place=place_of(PIPELINE)))[0]

    assert command.startswith("::warning file=src/serve.py,line=7,endLine=12,title=")


def test_a_place_in_a_notebook_has_no_line():
    """Lines of a cell are not those of the file that GitHub shows."""
    command = commands(finding(place=place_of("spacy.load", "notebooks/lab.ipynb", 3)))[0]

    assert command.startswith("::warning file=notebooks/lab.ipynb,title=")
    assert command.endswith("%0Aat notebooks/lab.ipynb:cell 4:1:33")


def test_what_ends_a_property_or_a_line_is_escaped():
    """A path or a message could otherwise write commands of its own."""
    place = Place("100%,a::b.py", None, Span(0, 1))
    found = report([finding("50%0A\n::error::x", place=place)], scan(sources={Source(place.file, None): Text("x")}))

    assert (
        "::warning file=100%25%2Ca%3A%3Ab.py,line=1,endLine=1,col=1,title=PTM101 unpinned-revision"
        "::50%250A\\u{a}::error::x\n"
    ) == render(found, Style())


def test_hint_and_notes_are_lines_of_the_message():
    """An annotation shows all of its message and nothing else."""
    command = next(line for line in render(realistic(), Style()).splitlines() if "PTM304" in line)

    assert command.endswith("%0Anote: src/serve.py:5:13 loaded here%0Anote: facts of a bundle, read at 2026-11-20")
