"""Patterns that stand in data files, where long lists of words can be read line by line.

A file has a table `words`, pieces that its patterns name as `<<piece>>`, and a table `patterns`. Each is a string, or
a list of alternatives. All ignore case, but for what stands in `(?-i:…)`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from ptm_lsp.core.tables import load

Pattern: TypeAlias = re.Pattern[str]

_BOUNDARY = r"\b"
_PIECE = re.compile(r"<<(\w+)>>")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")  # what is escaped, a set, a bracket or a bar


@cache
def patterns(package: str, name: str) -> Mapping[str, Pattern]:
    """The patterns of a data file of a package."""
    table: dict[str, Any] = load(package, name)
    return {key: compiled(written, words(package, name)) for key, written in table["patterns"].items()}


@cache
def words(package: str, name: str) -> Mapping[str, str]:
    """The pieces of which the patterns of a data file are made; a piece may name those before it."""
    pieces: dict[str, str] = {}
    for key, written in load(package, name).get("words", {}).items():
        filled = _filled("|".join(_listed(written)), pieces)
        pieces[key] = f"(?:{filled})" if isinstance(written, list) else filled
    return pieces


def compiled(written: str | list[str], pieces: Mapping[str, str]) -> Pattern:
    """A pattern as a data file writes it."""
    filled = _hoisted(_filled("|".join(_listed(written)), pieces))
    return re.compile(_TOKEN.sub(_in_line, filled), re.IGNORECASE | re.MULTILINE)


def _in_line(token: re.Match[str]) -> str:
    """A token of a pattern; blanks stay in their line, for a line is a passage of a card."""
    return r"[^\S\n]" if token[0] == r"\s" else token[0]


def _listed(written: str | list[str]) -> list[str]:
    return [written] if isinstance(written, str) else written


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    return _PIECE.sub(lambda piece: pieces[piece[1]], pattern)


def _hoisted(pattern: str) -> str:
    r"""The same pattern, with the `\b` that most of its alternatives start with tried once: far faster."""
    return "|".join(_runs(list(_alternatives(pattern))))


def _runs(alternatives: list[str]) -> Iterator[str]:
    """The alternatives in their order, neighbours that start with `\\b` drawn together."""
    for at_word, run in groupby(alternatives, key=lambda part: part.startswith(_BOUNDARY)):
        if at_word:
            yield rf"\b(?:{'|'.join(part.removeprefix(_BOUNDARY) for part in run)})"
        else:
            yield from run


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that stand in no group."""
    depth, start = 0, 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and depth == 0:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]
