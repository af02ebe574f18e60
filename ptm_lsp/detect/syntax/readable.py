"""What a parser is given of a text: as many bytes, without what it stumbles over."""

import re
from collections.abc import Collection, Sequence

from ptm_lsp.core.text import encoded
from ptm_lsp.detect.syntax.halftyped import End
from ptm_lsp.detect.syntax.tokens import TEXTS, tokens

# NOTE: tree-sitter takes a NUL for the end of the text, a byte order mark after the first byte for an error, and does
# not know that a carriage return alone ends a line.
_UNREADABLE = re.compile("\x00|\ufeff|\r(?!\n)")
_READABLE = {"\x00": " ", "\ufeff": "   ", "\r": "\n"}
# NOTE: beyond about 500 levels of indentation the scanner of tree-sitter-python 0.25 ends the process.
_MOST_LEVELS = 120  # Python itself takes 100
_WIDE = re.compile(rb"\n[ \t\f]{%d}" % _MOST_LEVELS)
# NOTE: before each comment and each continued line, the scanner looks at all that follow it.
_MOST_SKIPPED = 100


def readable(string: str, half_typed: Collection[int] = ()) -> bytes:
    """The UTF-8 form of a statement, in which what cannot be read is replaced by something of the same size."""
    if string.count("#") > _MOST_SKIPPED or string.count("\\") > _MOST_SKIPPED:
        string = _without_skipped(string, half_typed)
    if any(sign in string for sign in _READABLE):
        string = _UNREADABLE.sub(lambda found: _READABLE[found[0]], string)
    data = encoded(string)
    return _shallow(data) if _WIDE.search(data) else data


def closed(string: str, data: bytes, ends: Sequence[End]) -> tuple[bytes, tuple[tuple[int, int], ...]]:
    """The bytes of a statement with what it lacks, and where that was put, with how many bytes."""
    pieces: list[bytes] = []
    places: list[tuple[int, int]] = []
    before = done = size = 0
    for at, signs in ends:
        byte = done + len(encoded(string[before:at]))
        pieces += (data[done:byte], signs.encode())
        places.append((byte + size, len(signs)))
        before, done, size = at, byte, size + len(signs)
    return b"".join((*pieces, data[done:])), tuple(places)


def _without_skipped(string: str, half_typed: Collection[int]) -> str:
    """The text without comments and continuations of lines, in as many bytes."""
    pieces: list[str] = []
    done = 0
    for token in tokens(TEXTS, string, half_typed=half_typed):
        start, end = token.span()
        if string[start] in "#\\":
            pieces += (string[done:start], " " * len(encoded(string[start:end])))
            done = end
    return "".join((*pieces, string[done:]))


def _shallow(data: bytes) -> bytes:
    """The text with a syntax error of the same size in the place of each line that is indented too deeply."""
    levels: list[int] = []
    lines = data.split(b"\n")
    for index, line in enumerate(lines):
        width = len(line) - len(line.lstrip(b" \t\f"))
        if width == len(line):
            continue
        while levels and levels[-1] >= width:
            levels.pop()
        levels.append(width)
        if len(levels) > _MOST_LEVELS:
            lines[index] = b")".ljust(len(line))
    return b"\n".join(lines)
