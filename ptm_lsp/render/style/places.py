"""Places and what stands at them, in the order and the form that people read."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Place, Position, Sources, Span, Text

_NOWHERE = Text("")


class Extent(NamedTuple):
    """Where a place starts and ends; the end is exclusive."""

    start: Position
    end: Position


Order: TypeAlias = tuple[str, int, Span]


def extent(sources: Sources, place: Place) -> Extent:
    """The lines and columns of a place; in a file whose text is not at hand, its start."""
    text = sources.get(place.source, _NOWHERE)
    return Extent(text.position(place.span.start), text.position(place.span.end))


def order(place: Place) -> Order:
    """What places are sorted by; what concerns a whole notebook comes before its cells."""
    return place.file, -1 if place.cell is None else place.cell, place.span


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted by place, then by rule, whatever order they were made in."""
    return sorted(findings, key=lambda finding: (order(finding.place), finding.code, finding.message))


def references_in_order(references: Iterable[Reference]) -> list[Reference]:
    """The references sorted by place."""
    return sorted(references, key=lambda reference: (order(reference.place), reference.loader))


def problems_in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by place."""
    return sorted(problems, key=lambda problem: (order(problem.place), problem.message))


def label(sources: Sources, place: Place) -> str:
    """A place as people and terminals know it: `src/app.py:12:5`, `lab.ipynb:cell 3:1:5`; not yet escaped.

    Units: line, column and cell from 1, the cell counted as a notebook shows it.
    """
    line, column = extent(sources, place).start
    cell = "" if place.cell is None else f"cell {place.cell + 1}:"
    return f"{place.file}:{cell}{line}:{column}"
