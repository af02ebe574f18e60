"""The format for step summaries and comments on pull requests: a verdict, a table for each file, a summary.

Text from code, hubs and cards stands in code spans: no link, image, mention or HTML comes from it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Sources
from ptm_lsp.render.style import Style
from ptm_lsp.render.style.places import extent, in_order, order, problems_in_order
from ptm_lsp.render.style.summary import sentences, verdict
from ptm_lsp.render.style.words import inert

LONGEST = 65_536  # characters, as many as a comment on GitHub may have
_LONGEST_SUMMARY = LONGEST // 4
_LONGEST_NOTE = 200  # what is said where something is left out

_QUOTED = re.compile(r"`([^`]*)`")
# Words that mean nothing to a reader of Markdown: letters or figures, with the signs of a sentence around them.
_PLAIN = re.compile(r"[(«“'’]*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*%?)?[.,;:!?)»”'’–—…→×]*")


class _Row(NamedTuple):
    place: Place
    rank: int  # 0 for the gravest
    line: str


def render(report: Report, style: Style) -> str:  # noqa: ARG001 (one signature for all formats)
    """The report in at most `LONGEST` characters; of more, the gravest findings stay and the rest is counted."""
    head = f"## ptm check: {verdict(report)}\n"
    foot = "\n" + _within(_LONGEST_SUMMARY, [f"- {_prose(sentence)}\n" for sentence in sentences(report)])
    rows = sorted([*_rows(report)], key=lambda row: order(row.place))
    kept = _gravest(rows, LONGEST - len(head) - len(foot) - _LONGEST_NOTE)
    note = f"\n{len(rows) - len(kept):,} more are left out here, the least grave.\n" if len(kept) < len(rows) else ""
    tables = (_table_head(file) + "".join(row.line for row in of_file) for file, of_file in groupby(kept, key=_file))
    return "".join([head, *tables, note, foot])


def _rows(report: Report) -> Iterator[_Row]:
    sources = report.scan.sources
    for finding in in_order(report.findings):
        rule = f"{_code(finding.code)} {_prose(report.catalogue[finding.code].slug)}"
        line = _row(sources, finding, finding.level.value, rule)
        yield _Row(finding.place, finding.level.rank, line)
    for problem in problems_in_order(report.scan.problems):
        yield _Row(problem.place, Level.WARNING.rank, _row(sources, problem, "problem", ""))


def _row(sources: Sources, what: Finding | Problem, level: str, rule: str) -> str:
    line, column = extent(sources, what.place).start
    cell = "" if what.place.cell is None else f"cell {what.place.cell + 1}, "
    said = _prose(what.message) + (f"<br>hint: {_prose(what.hint)}" if what.hint else "")
    return f"| {cell}{line}:{column} | {level} | {_cell(rule)} | {_cell(said)} |\n"


def _file(row: _Row) -> str:
    return row.place.file


def _table_head(file: str) -> str:
    return f"\n### {_code(file)}\n\n| line | level | rule | finding |\n|---:|---|---|---|\n"


def _gravest(rows: list[_Row], room: int) -> list[_Row]:
    """The rows that fit with the heads of their tables, taken by rank and left in their order."""
    kept, files = set(), set()
    for index, row in sorted(enumerate(rows), key=lambda item: item[1].rank):
        room -= len(row.line) + (0 if _file(row) in files else len(_table_head(_file(row))))
        if room < 0:
            break
        kept.add(index)
        files.add(_file(row))
    return [row for index, row in enumerate(rows) if index in kept]


def _within(room: int, lines: Iterable[str]) -> str:
    """The first of the lines that fit."""
    kept = []
    for line in lines:
        room -= len(line)
        if room < 0:
            kept.append("- …\n")
            break
        kept.append(line)
    return "".join(kept)


def _prose(sentence: str) -> str:
    """A sentence in which all but plain words stands in code spans; what it has in backticks does anyway."""
    spans: list[str] = []
    for index, piece in enumerate(_QUOTED.split(inert(sentence))):
        span = _code(piece) if index % 2 else " ".join(map(_word, piece.split(" ")))
        # NOTE: two code spans side by side would read as one with other ends.
        beside = bool(spans) and spans[-1].endswith("`") and span.startswith("`")
        spans += [f" {span}" if beside else span] if span else []
    return "".join(spans)


def _word(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else _code(word)


def _code(foreign: str) -> str:
    """Foreign text as a code span, whatever backticks it holds."""
    text = inert(foreign) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _cell(markdown: str) -> str:
    r"""Markdown for a cell of a table, where `|` ends the cell even inside a code span.

    A backslash before a `|` becomes `\u{5c}`: readers do not agree on what it would escape.
    """
    return markdown.replace("\\|", "\\u{5c}|").replace("|", "\\|")
