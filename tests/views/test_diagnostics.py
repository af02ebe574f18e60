"""Diagnostics."""

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding, Level, Note
from ptm_lsp.core.text import Place, Source, Span
from ptm_lsp.views.diagnostics import Related, diagnostics, of_finding, of_problem
from tests.kit.reports import realistic

HERE = Place("app.py", None, Span(3, 9))
THERE = Place("config.py", None, Span(0, 1))


def test_a_finding_is_marked_where_it_stands():
    """With its level, its code, and the way out."""
    found = of_finding(Finding(code="PTM101", level=Level.WARNING, message="`a` can move", place=HERE, hint="pin it"))

    assert (Span(3, 9), Level.WARNING, "PTM101") == found[:3]
    assert "`a` can move\nhint: pin it" == found.message


def test_a_note_with_a_place_is_related():
    """Editors lead there; a note without one is part of the message."""
    notes = (Note(message="loaded here", place=THERE), Note(message="facts of a bundle"))
    found = of_finding(Finding(code="PTM301", level=Level.ERROR, message="none", place=HERE, notes=notes))

    assert (Related(THERE, "loaded here"),) == found.related
    assert "none\nnote: facts of a bundle" == found.message


def test_a_problem_is_not_shouted():
    """Half-typed code has one at every keystroke."""
    found = of_problem(Problem(place=HERE, message="the syntax is not understood"))

    assert (Level.INFORMATION, None) == (found.level, found.code)


def test_a_text_has_its_own_marks_alone():
    """Findings first, then problems."""
    report = realistic()
    found = {file: diagnostics(report, Source(file, None)) for file in ("src/serve.py", "pyproject.toml")}

    assert ["PTM304", "PTM101", "PTM401", "PTM109"] == [one.code for one in found["src/serve.py"]]
    assert [None] == [one.code for one in found["pyproject.toml"]]


def test_a_line_of_a_message_holds_nothing_hidden():
    """Messages quote names from code and hubs."""
    found = of_finding(Finding(code="PTM101", level=Level.ERROR, message="a\x1b[31m\nb", place=HERE))

    assert "a\\u{1b}[31m\\u{a}b" == found.message
