"""Half-typed code: closes brackets and quotes that have no end yet, so that the tree has what the author means.

A parser takes what follows an open bracket for its content, and so loses the calls around the cursor.
"""

import re
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.buffer import Buffer, parsed_again
from ptm_lsp.detect.code import Code

_MOST_CLOSED = 4
_MOST_TOKENS = 20_000
_CLOSERS = {b"(": b")", b"[": b"]", b"{": b"}"}
_TOKEN = re.compile(rb"'''|\"\"\"|'|\"|#[^\n]*|[(\[{)\]}]|\n")
_STRING_END = {
    quote: re.compile(rb"(?:[^\\\n]|\\[\s\S])*?" + quote if len(quote) == 1 else rb"(?:[^\\]|\\[\s\S])*?" + quote)
    for quote in (b"'", b'"', b"'''", b'"""')
}
_STATEMENTS = ("_statement", "_definition")
_CONTENT = re.compile(rb"[ \t]*(\S?)")


class Error(NamedTuple):
    """A syntax error; both in bytes."""

    at: int
    after: int  # the end of the last statement before it


class _End(NamedTuple):
    at: int  # byte
    closers: bytes


def closed(code: Code, buffer: Buffer) -> Code:
    """The program with an end for what is open; places stay those of the text."""
    data, tree = buffer.data, buffer.tree
    after = 0
    for _ in range(_MOST_CLOSED):
        error = first_error(code.root)
        end = _first_open(data, max(after, error.after)) if error is not None else None
        if end is None:
            break
        tree = parsed_again(data, tree, end.at, end.closers)
        data = data[: end.at] + end.closers + data[end.at :]
        after = end.at + len(end.closers)
        places = (*code.closed, (end.at, len(end.closers)))
        code = Code(code.file, code.cell, code.text, data, tree.root_node, closed=places)
    return code


def first_error(root: Node) -> Error | None:
    """The first place that the parser could not make sense of; None where all is well."""
    if not root.has_error:
        return None
    node, after = root, 0
    while True:
        inner = None
        for child in node.children:
            if child.has_error or child.is_missing:
                inner = child
                break
            if child.type.endswith(_STATEMENTS):
                after = child.end_byte
        if inner is None:
            return Error(node.start_byte, after)
        node = inner


def _first_open(data: bytes, start: int) -> _End | None:
    """The end of the first bracket or quote behind a byte that has none."""
    stack: list[bytes] = []
    indent = 0
    at = start
    for _ in range(_MOST_TOKENS):
        found = _TOKEN.search(data, at)
        if found is None:
            break
        token, at = found[0], found.end()
        if token in _STRING_END:
            closing = _STRING_END[token].match(data, at)
            if closing is None:
                return _open_string(data, at, token, stack)
            at = closing.end()
        elif token in _CLOSERS:
            indent = indent if stack else _indent(data, found.start())
            stack.append(_CLOSERS[token])
        elif stack and token == stack[-1]:
            stack.pop()
        elif stack and token == b"\n" and _is_over(data, at, indent):
            return _end(data, found.start(), stack)
    return _end(data, len(data), stack) if stack else None


def _open_string(data: bytes, at: int, quote: bytes, stack: list[bytes]) -> _End | None:
    if len(quote) == 3:
        return None  # it may be meant to go on to the end
    line = data.find(b"\n", at)
    end = len(data) if line < 0 else line
    end -= data[at:end].endswith(b"\r")
    return _End(end, quote + b"".join(reversed(stack)))


def _is_over(data: bytes, line: int, indent: int) -> bool:
    """Whether the line that starts at a byte cannot belong to brackets that a line with this indent opened."""
    content = _CONTENT.match(data, line)
    if content is None or content[1] in (b"", b"\r", b"\n", b"#", b")", b"]", b"}"):
        return False
    return content.start(1) - line <= indent


def _end(data: bytes, at: int, stack: list[bytes]) -> _End:
    while at and data[at - 1] in b" \t\r\n\f":
        at -= 1
    line = data.rfind(b"\n", 0, at) + 1
    if b"#" in data[line:at]:  # NOTE: what is put behind a comment would be part of it
        return _End(at, b"\n" + b"".join(reversed(stack)))
    return _End(at, b"".join(reversed(stack)))


def _indent(data: bytes, at: int) -> int:
    line = data.rfind(b"\n", 0, at) + 1
    return len(data[line:at]) - len(data[line:at].lstrip(b" \t"))
