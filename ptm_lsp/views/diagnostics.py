"""Findings and problems as an editor marks them in a text."""

from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding, Level, Note
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Source, Span, shown

_LONGEST = 2_000  # code points


class Related(NamedTuple):
    """Another place that helps to understand."""

    place: Place
    message: str


class Diagnostic(NamedTuple):
    """A mark in a text, and what is said of it in plain text."""

    span: Span
    level: Level
    code: str | None  # None for a problem
    message: str
    related: tuple[Related, ...]


def diagnostics(report: Report, source: Source) -> tuple[Diagnostic, ...]:
    """What there is to say of one text: the findings, then what keeps it from being understood."""
    findings = (of_finding(finding) for finding in report.findings if finding.place.source == source)
    problems = (of_problem(problem) for problem in report.scan.problems if problem.place.source == source)
    return (*findings, *problems)


def of_finding(finding: Finding) -> Diagnostic:
    """The mark of a finding; notes without a place are part of its message."""
    notes = [note.message for note in finding.notes if note.place is None]
    return Diagnostic(
        span=finding.place.span,
        level=finding.level,
        code=finding.code,
        message=_message(finding.message, finding.hint, notes),
        related=tuple(_related(finding.notes)),
    )


def of_problem(problem: Problem, level: Level = Level.INFORMATION) -> Diagnostic:
    """The mark of a problem. Half-typed code is one at every keystroke, so it is not shouted."""
    return Diagnostic(problem.place.span, level, None, _message(problem.message, problem.hint, []), ())


def _message(message: str, hint: str | None, notes: list[str]) -> str:
    lines = [message, *(f"note: {note}" for note in notes), *([f"hint: {hint}"] if hint else [])]
    return "\n".join(shown(line, _LONGEST) for line in lines)


def _related(notes: tuple[Note, ...]) -> list[Related]:
    return [Related(note.place, shown(note.message, _LONGEST)) for note in notes if note.place]
