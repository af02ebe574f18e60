"""Code frames: the lines of a place, with what is meant underlined."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from ptm_lsp.core.text import Span, Text, masked, shown
from ptm_lsp.render.style.words import LOG_COMMAND, escaped_start

_MOST_LINES = 4
_NARROWEST = 10  # cells
_TAB = "    "


class FrameLine(NamedTuple):
    """A line of code, cut to fit, and the piece of it that is meant.

    Units: `number` from 1; `before` and `marked` in cells of the screen.
    """

    number: int
    code: str
    before: int
    marked: int


def frame(text: Text, span: Span, width: int) -> Iterator[FrameLine]:
    """The lines of a span, each at most `width` cells wide; of many, the first few and the last."""
    first, last = text.position(span.start).line, text.position(max(span.start, span.end - 1)).line
    numbers = range(first, last + 1)
    for number in numbers if len(numbers) <= _MOST_LINES else (*numbers[: _MOST_LINES - 1], last):
        start, end = text.line_span(number)
        line = masked(text.string[start:end])
        indent = len(line) - len(line.lstrip())
        begin = min(span.start - start, len(line)) if number == first else indent
        yield _line(number, line, Span(begin, max(begin, min(span.end, end) - start)), max(width, _NARROWEST))


def _line(number: int, line: str, meant: Span, width: int) -> FrameLine:
    """The line with the signs that fit around what is meant; `…` stands for what is cut off."""
    # A sign takes a cell or more, but for few: those farther away than `width` signs do not fit.
    near, far = max(0, meant.start - width), min(len(line), meant.start + 2 * width)
    signs = _signs(line[near:far])
    ends = [0, *accumulate(cell_len(sign) for sign in signs)]
    start, end = meant.start - near, min(meant.end, far) - near
    low, high = _window(ends, start, width if (near, far) == (0, len(line)) else 0, width - 2)
    head = "…" if near + low > 0 else ""
    tail = "…" if near + high < len(line) else ""
    before, marked = len(head) + ends[start] - ends[low], ends[min(end, high)] - ends[start]
    return FrameLine(number, "".join([head, *signs[low:high], tail]), before, marked or 1)


def _window(ends: list[int], start: int, whole: int, room: int) -> tuple[int, int]:
    """The first and last of the signs to show: all when they take at most `whole` cells, else what fits in `room`."""
    if ends[-1] <= whole:
        return 0, len(ends) - 1
    before = max(room // 4, room - (ends[-1] - ends[start]))
    low = next(index for index, end in enumerate(ends) if ends[start] - end <= before)
    high = max(index for index, end in enumerate(ends) if end - ends[low] <= room)
    return low, high


def _signs(line: str) -> list[str]:
    """Each character as it is shown."""
    commands = {command.start(): escaped_start(command)[:-1] for command in LOG_COMMAND.finditer(line)}
    return [commands.get(at) or (_TAB if sign == "\t" else shown(sign)) for at, sign in enumerate(line)]
