"""TOML of the project, read without ever failing."""

import re
from typing import Any

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.text import Place, Position, Span, Text, shown

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_QUOTED = re.compile(r"(?<=character )'(.+)'")

# NOTE: tomllib's work grows with the square of the parts of a dotted key (5 s for 16,000 on one line, Python 3.11).
_MOST_DOTS = 1000  # in one line


def read_toml(file: str, text: str) -> tuple[dict[str, Any], Problem | None]:
    """What a text holds, or nothing and the problem that keeps it from being read."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            message = f"`{file}` has {line.count('.'):,} dots in line {number}; at most {_MOST_DOTS:,} are read"
            return {}, Problem(place=Place.of_file(file), message=message)
    import tomllib  # late: most projects state no policy

    try:
        return tomllib.loads(text), None
    except RecursionError:
        return {}, Problem(place=Place.of_file(file), message=f"`{file}` is nested too deeply to be read")
    except ValueError as error:
        return {}, _problem(file, Text(text), str(error))


def _problem(file: str, text: Text, said: str) -> Problem:
    """The problem of a text that is no TOML, at the place of which tomllib speaks."""
    where = _WHERE.search(said)
    reason = _QUOTED.sub(r"`\1`", shown(_WHERE.sub("", said)))
    message = f"`{file}` is no TOML: {reason[:1].lower()}{reason[1:]}"
    return Problem(place=Place(file, None, _span(text, where)), message=message)


def _span(text: Text, where: re.Match[str] | None) -> Span:
    if where is None:
        return Span(0, 0)
    if where[1] is None:
        return Span(len(text), len(text))
    line = min(int(where[1]), text.lines)
    start = text.offset(Position(line, int(where[2])))
    return Span(start, max(start, text.line_span(line).end))
