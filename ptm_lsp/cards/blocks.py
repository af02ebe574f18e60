"""The Markdown of a card as blocks: headings, prose, code and tables, each with the lines it stands on.

What is read is how cards are written, not all of Markdown: a heading may be `#`, underlined, HTML, or a bold line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import count

from ptm_lsp.cards.markup import plain

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})([^`]*)\Z")
_ATX = re.compile(r" {0,3}(#{1,6})(?![#\w])(.*)\Z")
_GLUED_ATX = re.compile(r"(#{1,6})(?=[^\W\d_])(.*)\Z")  # `#Title`, which older renderers took for a heading
_HTML_HEADING = re.compile(r"\s*<h([1-6])\b[^>]*>(.*?)</h\1\s*>", re.IGNORECASE)
_BOLD_LINE = re.compile(r"\s*(?:\*\*(?![*\s])([^*]{1,80})\*\*|__([^_]{1,80})__)[ \t]*:?\s*\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*\Z")
_RULER = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_HTML_TABLE = re.compile(r"[ \t>]*<table\b", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(?P<end>/?)(?P<name>table|thead|tbody|tr|td|th)\b[^<>]{0,500}>", re.IGNORECASE)
_INDENTED = re.compile(r"(?: {4}|\t| {1,3}\t)[ \t]*(?=\S)")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+•]|\d{1,3}[.)])(?=[ \t]+\S)")
_CODE_LIKE = re.compile(
    r"\s*(?:from [\w.]+ import |import \w|[\w.]+ = |\w+\(|print\(|for \w+ in |def \w+\(|[>.]{3} |@\w+\{|\$ |[\[{'\"])"
)
_SENTENCE_LIKE = re.compile(r"\s*[^\W\d_a-z][\w'’-]*(?:,? [\w'’-]+){5}")  # indented, but no code
_BOLD_LEVEL = 7  # below every other heading
_MOST_CELLS = 100  # of a row


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PROSE = "prose"
    CODE = "code"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Lines of a card that belong together."""

    kind: Kind
    line: int  # the first, from 1
    lines: tuple[str, ...]  # of code without its fence, of prose as written
    level: int = 0  # of a heading: 1 to 7
    title: str = ""  # of a heading, without markup
    numbers: tuple[int, ...] = ()  # of the lines, where they do not follow each other

    def numbered(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers."""
        yield from zip(self.numbers or count(self.line), self.lines, strict=False)


@dataclass(slots=True)
class _Reader:
    """What is open while the lines are read."""

    lines: list[str]
    first: int
    at: int = 0
    prose: list[str] = field(default_factory=list)
    in_list: bool = False

    def prose_block(self) -> Iterator[Block]:
        """The prose read so far, if any, as a block."""
        if self.prose:
            start = self.first + self.at - len(self.prose)
            yield Block(kind=Kind.PROSE, line=start, lines=tuple(self.prose))
            self.prose = []


def blocks(text: str, first: int = 1) -> Iterator[Block]:
    """The blocks of a Markdown text whose first line has the number `first`."""
    reader = _Reader(lines=without_comments(text).split("\n"), first=first)
    while reader.at < len(reader.lines):
        yield from _next(reader)
    yield from reader.prose_block()


def without_comments(text: str) -> str:
    """The text with its HTML comments blanked, so that every line keeps its number."""
    pieces, reached = [], 0
    while (start := text.find("<!--", reached)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[reached:start], "\n" * text.count("\n", start, end)]
        reached = end + 3
    return "".join([*pieces, text[reached:]])


def cells(line: str) -> list[str]:
    """The cells of a row of a table, without markup around them."""
    row = line.strip().strip(">").strip().replace("\\|", "\u2223")
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")[:_MOST_CELLS]]


def _next(reader: _Reader) -> Iterator[Block]:
    """What the next line opens, closes or adds to."""
    line = reader.lines[reader.at]
    if fence := _FENCE.match(line):
        yield from _fenced(reader, fence[1])
    elif not line.strip():
        yield from reader.prose_block()
        reader.at += 1
    elif heading := _heading(reader):
        yield from heading
    elif _HTML_TABLE.match(line):
        yield from _html_table(reader)
    elif "|" in line and _is_ruler(reader, reader.at + 1):
        yield from _table(reader)
    elif not reader.prose and _is_indented_code(reader, line):
        yield from _indented(reader)
    else:
        yield from _more_prose(reader, line)


def _fenced(reader: _Reader, fence: str) -> Iterator[Block]:
    yield from reader.prose_block()
    end = reader.at + 1
    while end < len(reader.lines):
        closing = _FENCE.match(reader.lines[end])
        if closing and closing[1].startswith(fence) and not closing[2].strip():
            break
        end += 1
    yield Block(kind=Kind.CODE, line=reader.first + reader.at + 1, lines=tuple(reader.lines[reader.at + 1 : end]))
    reader.at = end + 1


def _heading(reader: _Reader) -> tuple[Block, ...]:
    """The heading that the next line is, behind the prose before it; nothing where it is none."""
    line = reader.lines[reader.at]
    if match := _ATX.match(line) or _GLUED_ATX.match(line) or _HTML_HEADING.match(line):
        mark, title, taken = match[1], match[2], 1
        level = int(mark) if mark.isdecimal() else len(mark)
    elif not reader.prose and reader.at + 1 < len(reader.lines) and _is_underlined(reader):
        level, title, taken = 1 if "=" in reader.lines[reader.at + 1] else 2, line, 2
    elif not reader.prose and (bold := _BOLD_LINE.match(line)):
        level, title, taken = _BOLD_LEVEL, bold[1] or bold[2], 1
    else:
        return ()
    before = tuple(reader.prose_block())
    block = Block(
        kind=Kind.HEADING,
        line=reader.first + reader.at,
        lines=(title,),
        level=level,
        title=plain(title).strip(" :：.#"),
    )
    reader.at += taken
    reader.in_list = False
    return (*before, block)


def _is_underlined(reader: _Reader) -> bool:
    line = reader.lines[reader.at]
    return bool(_UNDERLINE.match(reader.lines[reader.at + 1])) and "|" not in line and not _LIST_ITEM.match(line)


def _is_ruler(reader: _Reader, at: int) -> bool:
    return at < len(reader.lines) and "-" in reader.lines[at] and bool(_RULER.match(reader.lines[at]))


def _table(reader: _Reader) -> Iterator[Block]:
    yield from reader.prose_block()
    end = reader.at + 2
    while end < len(reader.lines) and "|" in reader.lines[end]:
        end += 1
    rows = tuple(reader.lines[reader.at : end])
    yield Block(kind=Kind.TABLE, line=reader.first + reader.at, lines=rows)
    reader.at = end


def _html_table(reader: _Reader) -> Iterator[Block]:
    """A table of HTML as one of Markdown; a row stands on the line on which it starts."""
    yield from reader.prose_block()
    rows: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(reader.lines[reader.at :], start=reader.first + reader.at):
        reader.at += 1
        reached = 0
        for tag in (*_TABLE_TAG.finditer(line), None):
            text = line[reached : tag.start() if tag else None].strip()
            if is_open and text:
                rows[-1][1][-1] += text.replace("|", "\\|") + " "
            if tag and tag["name"].lower() == "tr" and not tag["end"]:
                rows.append((number, []))
            elif tag and tag["name"].lower() in ("td", "th") and rows and not tag["end"]:
                rows[-1][1].append("")
            is_open = is_open if tag is None else not tag["end"] and tag["name"].lower() in ("td", "th") and bool(rows)
            reached = tag.end() if tag else reached
        if "</table" in line.lower():
            break
    if len(rows) > 1:
        lines = [f"| {' | '.join(row)} |" for _, row in rows]
        numbers = [number for number, _ in rows]
        yield Block(
            kind=Kind.TABLE,
            line=numbers[0],
            lines=(lines[0], "", *lines[1:]),
            numbers=(numbers[0], numbers[0], *numbers[1:]),
        )


def _is_indented_code(reader: _Reader, line: str) -> bool:
    indented = _INDENTED.match(line)
    if not indented or _LIST_ITEM.match(line) or _SENTENCE_LIKE.match(line):
        return False
    return not reader.in_list or bool(_CODE_LIKE.match(line))


def _indented(reader: _Reader) -> Iterator[Block]:
    end = reader.at
    while end < len(reader.lines) and (_INDENTED.match(reader.lines[end]) or not reader.lines[end].strip()):
        end += 1
    yield Block(kind=Kind.CODE, line=reader.first + reader.at, lines=tuple(reader.lines[reader.at : end]))
    reader.at = end


def _more_prose(reader: _Reader, line: str) -> Iterator[Block]:
    """Adds a line to the open paragraph, or opens a new one at an item of a list."""
    is_item = bool(_LIST_ITEM.match(line))
    if is_item:
        yield from reader.prose_block()
    if not reader.prose:
        reader.in_list = is_item or (reader.in_list and line.startswith((" ", "\t")))
    reader.prose.append(line)
    reader.at += 1
