"""Buffers: texts with their syntax trees, which live as long as an editor session needs them."""

import re
from dataclasses import dataclass

import tree_sitter_python
from tree_sitter import Language, Parser, Tree

from ptm_lsp.core.text import Span, Text, encoded

_PYTHON = Language(tree_sitter_python.language())
# NOTE: tree-sitter takes a NUL for the end of the text, and a byte order mark after the first byte for an error.
_UNREADABLE = re.compile("[\x00\ufeff]")
# NOTE: beyond about 500 levels of indentation the scanner of tree-sitter-python 0.25 ends the process.
_MOST_LEVELS = 120  # Python itself takes 100
_WIDE = re.compile(rb"^[ \t\f]{%d}" % _MOST_LEVELS, re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Buffer:
    """A Python text, its bytes and its tree; edits give a new buffer."""

    text: Text
    data: bytes  # the UTF-8 form, in which unreadable characters are blank; same size as that of the text
    tree: Tree

    @classmethod
    def of(cls, text: str) -> "Buffer":
        """The buffer of a text, parsed as a whole."""
        data = _readable(text)
        return cls(Text(text), data, _parser().parse(data))

    def edit(self, span: Span, replacement: str) -> "Buffer":
        """The buffer after a piece of its text was replaced; parses only what the change touches."""
        string = self.text.string
        text = Text(string[: span.start] + replacement + string[span.end :])
        data = _readable(text.string)
        start = self.text.byte_of_offset(span.start)
        end = self.text.byte_of_offset(span.end)
        return Buffer(text, data, _parsed_again(self.tree, self.data, data, start, end))

    def takes_comment(self, offset: int) -> bool:
        """Whether a comment may begin here: outside of strings, and not where a backslash continues a line."""
        string = self.text.string
        begins_line = offset == 0 or string[offset - 1] in "\r\n"
        before = string[:offset].removesuffix("\n").removesuffix("\r") if begins_line else string[:offset]
        if before.endswith("\\"):
            return False
        byte = self.text.byte_of_offset(offset)
        node = self.tree.root_node.descendant_for_byte_range(byte, byte)
        while node is not None and not (node.type == "string" and node.start_byte < byte < node.end_byte):
            node = node.parent
        return node is None


def parsed_again(data: bytes, tree: Tree, at: int, inserted: bytes) -> Tree:
    """The tree after bytes were inserted into those of a tree."""
    return _parsed_again(tree, data, data[:at] + inserted + data[at:], at, at)


def _parsed_again(tree: Tree, old: bytes, new: bytes, start: int, end: int) -> Tree:
    new_end = end + len(new) - len(old)
    tree = tree.copy()
    tree.edit(
        start_byte=start,
        old_end_byte=end,
        new_end_byte=new_end,
        start_point=_point(old, start),
        old_end_point=_point(old, end),
        new_end_point=_point(new, new_end),
    )
    return _parser().parse(new, tree)


def _parser() -> Parser:
    # NOTE: a parser keeps state between calls, so each parse takes a fresh one; making one is cheap.
    return Parser(_PYTHON)


def _readable(text: str) -> bytes:
    data = encoded(text)
    if b"\x00" in data or b"\xef\xbb\xbf" in data:
        data = encoded(_UNREADABLE.sub(lambda found: " " * len(encoded(found[0])), text))
    return _shallow(data) if _WIDE.search(data) else data


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


def _point(data: bytes, byte: int) -> tuple[int, int]:
    return data.count(b"\n", 0, byte), byte - (data.rfind(b"\n", 0, byte) + 1)
