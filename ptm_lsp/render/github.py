"""The format for GitHub Actions: workflow commands, which become annotations on the lines of a pull request.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions (read 2026-11)
"""

from collections.abc import Iterator

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Sources, shown
from ptm_lsp.render.style import Style
from ptm_lsp.render.style.places import extent, in_order, label, problems_in_order
from ptm_lsp.render.style.words import LONGEST_MESSAGE, LONGEST_PATH

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFORMATION: "notice", Level.OFF: "notice"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001 (one signature for all formats)
    """A command for each finding and each problem, and nothing else."""
    return "".join(f"{command}\n" for command in _commands(report))


def _commands(report: Report) -> Iterator[str]:
    sources = report.scan.sources
    for finding in in_order(report.findings):
        title = f"{finding.code} {report.catalogue[finding.code].slug}"
        yield _command(_COMMANDS[finding.level], sources, finding.place, title, _finding_lines(sources, finding))
    for problem in problems_in_order(report.scan.problems):
        yield _command("warning", sources, problem.place, "problem", _problem_lines(problem))


def _finding_lines(sources: Sources, finding: Finding) -> Iterator[str]:
    yield finding.message
    for note in finding.notes:
        yield f"note: {label(sources, note.place)} {note.message}" if note.place else f"note: {note.message}"
    if finding.hint:
        yield f"hint: {finding.hint}"
    if finding.as_of:
        yield f"as of: {finding.as_of}"


def _problem_lines(problem: Problem) -> Iterator[str]:
    yield problem.message
    if problem.hint:
        yield f"hint: {problem.hint}"


def _command(name: str, sources: Sources, place: Place, title: str, lines: Iterator[str]) -> str:
    # GitHub counts the lines of a notebook's JSON, not those of its cells: there, the message says the place.
    in_cell = [] if place.cell is None else [f"at {label(sources, place)}"]
    message = "%0A".join(_data(line) for line in [*lines, *in_cell])
    where = {"file": shown(place.file, LONGEST_PATH), **_lines(sources, place), "title": shown(title)}
    properties = ",".join(f"{key}={_property(value)}" for key, value in where.items())
    return f"::{name} {properties}::{message}"


def _lines(sources: Sources, place: Place) -> dict[str, str]:
    """Lines and column; GitHub takes a column only where both ends stand on one line."""
    if place.cell is not None:
        return {}
    start, end = extent(sources, place)
    column = {"col": str(start.column)} if start.line == end.line else {}
    return {"line": str(start.line), "endLine": str(end.line), **column}


def _data(foreign: str) -> str:
    return shown(foreign, LONGEST_MESSAGE).replace("%", "%25")


def _property(value: str) -> str:
    return value.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
