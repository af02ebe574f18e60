"""Statements with their syntax: each has a tree of its own, so that a change costs what it touches."""

from dataclasses import dataclass

import tree_sitter_python
from tree_sitter import Language, Node, Parser, Tree

from ptm_lsp.core.text import Text
from ptm_lsp.detect.syntax.common_ends import common_end, common_start
from ptm_lsp.detect.syntax.halftyped import ends
from ptm_lsp.detect.syntax.readable import closed, readable
from ptm_lsp.detect.syntax.tokens import token_at

_PYTHON = Language(tree_sitter_python.language())
_LARGE = 2_000  # code points, from which on a part of a tree is worth keeping


@dataclass(frozen=True, eq=False, slots=True)
class Statement:
    """A statement of a program's top level, with the comments and empty lines before the next one."""

    text: Text
    is_clean: bool  # whether nothing is open where it begins
    half_typed: tuple[int, ...]  # triple quotes that end with their line; code points
    data: bytes  # what was parsed: unreadable signs are blank, and what was left open is closed
    closed: tuple[tuple[int, int], ...]  # where in `data` something was closed, and with how many bytes
    tree: Tree

    @classmethod
    def of(cls, string: str, is_clean: bool, half_typed: tuple[int, ...]) -> "Statement":
        """A statement, parsed as a whole."""
        data = readable(string, half_typed)
        tree = _parsed(data)
        missing = ends(string, half_typed) if tree.root_node.has_error else []
        if missing:
            data, places = closed(string, data, missing)
            return cls(Text(string), is_clean, half_typed, data, places, _parsed(data))
        return cls(Text(string), is_clean, half_typed, data, (), tree)

    def again(self, string: str, is_clean: bool, half_typed: tuple[int, ...]) -> "Statement":
        """The statement after an edit; equals one that is parsed as a whole, and costs less."""
        if len(string) < _LARGE:
            return Statement.of(string, is_clean, half_typed)
        data, places = readable(string, half_typed), tuple[tuple[int, int], ...]()
        tree = _parsed_again(self.tree, self.data, data)
        if tree.root_node.has_error and (missing := ends(string, half_typed)):
            data, places = closed(string, data, missing)
            tree = _parsed_again(self.tree, self.data, data)
        # NOTE: how a parser gets over an error depends on what it keeps; where there is none, nothing does.
        tree = _parsed(data) if tree.root_node.has_error else tree
        return Statement(Text(string), is_clean, half_typed, data, places, tree)

    def offset(self, byte: int) -> int:
        """The offset in the text, in code points, of a byte of `data`."""
        written = byte - sum(min(max(0, byte - at), size) for at, size in self.closed)
        return self.text.offset_of_byte(written)

    @property
    def first_error(self) -> int | None:
        """The first place, in code points, that cannot be made sense of; None where all is well."""
        error = _first_error(self.tree.root_node)
        places = (*(at for at, _ in self.closed), *([error] if error is not None else []))
        return self.offset(min(places)) if places else None

    def token_at(self, at: int) -> tuple[str, int]:
        """The string or comment around an offset in code points, and where it begins; empty where there is none."""
        span = token_at(self.text.string, at, self.half_typed)
        return (self.text.string[slice(*span)], span[0]) if span is not None else ("", at)


def _parsed(data: bytes) -> Tree:
    # NOTE: a parser keeps state between calls, so each parse takes a fresh one; making one is cheap.
    return Parser(_PYTHON).parse(data)


def _parsed_again(tree: Tree, old: bytes, new: bytes) -> Tree:
    start, behind = common_start(old, new), common_end(old, new)
    tree = tree.copy()
    tree.edit(
        start_byte=start,
        old_end_byte=len(old) - behind,
        new_end_byte=len(new) - behind,
        start_point=_point(old, start),
        old_end_point=_point(old, len(old) - behind),
        new_end_point=_point(new, len(new) - behind),
    )
    return Parser(_PYTHON).parse(new, tree)


def _point(data: bytes, byte: int) -> tuple[int, int]:
    return data.count(b"\n", 0, byte), byte - (data.rfind(b"\n", 0, byte) + 1)


def _first_error(root: Node) -> int | None:
    """The first byte that the parser could not make sense of; None where all is well."""
    if not root.has_error:
        return None
    node = root
    while (inner := next((child for child in node.children if child.has_error or child.is_missing), None)) is not None:
        node = inner
    return node.start_byte
