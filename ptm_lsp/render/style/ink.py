"""Ink: lines of text with colours, for screens.

Colour is put on as `rich` text, never as markup, so that foreign text stays text.
This module loads `rich`: import it where there is something to show.
"""

import re
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from ptm_lsp.core.finding import Level

INK = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFORMATION: "bold blue", Level.OFF: "dim"}
FAINT = "dim"
STRONG = "bold"
LABEL = "bold cyan"

_COLOURS = ColorSystem.STANDARD  # the terminal's own sixteen, so that they fit its background
_NARROWEST = 20  # cells
_WORD = re.compile(r"\S+\s*")
_PIECE = re.compile(r"(?:`[^`]*`|\S)+\s*")  # a word with the code spans in it, which may hold spaces
_QUOTED = re.compile(r"`[^`]*`")


def prose(message: str) -> Text:
    """A message in which names and commands stand out."""
    text = Text(message)
    text.highlight_regex(_QUOTED, STRONG)
    return text


def wrapped(message: Text, width: int, indent: str = "", hang: str = "") -> Iterator[Text]:
    """The message on lines of at most `width` cells, indented.

    Lines after the first hang behind `hang`. Code is broken only where it is longer than a line, and a word never:
    it may be a path to open or a command to copy.
    """
    room = max(width - cell_len(indent + hang), _NARROWEST)
    for number, line in enumerate(message.divide(_breaks(message.plain, room + cell_len(hang), room))):
        yield Text(indent + (hang if number else "")) + line


def painted(lines: Iterable[Text], *, color: bool) -> str:
    """The lines as one string, with the codes that colour them on a terminal when that is asked for."""
    if not color:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    console = _console()
    return "".join(_coloured(line, console) for line in lines)


def _coloured(line: Text, console: Console) -> str:
    line.rstrip()
    segments = line.render(console, end="\n")
    return "".join(style.render(text, color_system=_COLOURS) if style else text for text, style, _ in segments)


def _breaks(message: str, first: int, further: int) -> Iterator[int]:
    """Where the message goes on to the next line; the first line and the further ones have so many cells."""
    room, used = first, 0
    for start, piece in _pieces(message, further):
        if used and used + cell_len(piece.rstrip()) > room:
            yield start
            room, used = further, 0
        used += cell_len(piece)


def _pieces(message: str, longest: int) -> Iterator[tuple[int, str]]:
    """What stays on one line, with its place: words, and code that fits on a line."""
    for piece in _PIECE.finditer(message):
        words = [piece] if cell_len(piece[0].rstrip()) <= longest else _WORD.finditer(message, *piece.span())
        for word in words:
            yield word.start(), word[0]


def _console() -> Console:
    """A console that knows nothing of the machine: the same lines give the same string."""
    return Console(file=StringIO(), width=80, height=25, legacy_windows=False, force_jupyter=False, _environ={})
