"""Code: a Python text seen through its tree, in the units of texts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.text import Place, Span, Text, shown

if TYPE_CHECKING:
    from ptm_lsp.detect.names import Binding

_LONGEST_SHOWN = 60  # code points
_WORD = frozenset(byte for byte in range(256) if byte > 127 or chr(byte).isalnum() or byte == ord("_"))
_DEEPEST = 500  # nodes within nodes
REDACTED = "<redacted>"


@dataclass(frozen=True, slots=True)
class Code:
    """A program, with where each name of its module may be bound."""

    file: str
    cell: int | None
    text: Text
    data: bytes
    root: Node
    module: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # name -> bytes of the statements
    closed: tuple[tuple[int, int], ...] = ()  # half-typed calls that were closed: where in the tree, how many bytes
    parents: dict[int, Node] = field(default_factory=dict)  # those that were asked for, by the id of the child
    bindings: dict[tuple[int, str], "list[Binding]"] = field(default_factory=dict)  # by scope and name, once asked for
    tops: list[Node] = field(default_factory=list)  # the statements of the top level, once they were asked for

    def span(self, start: int, end: int) -> Span:
        """The span of a range of bytes of the tree."""
        return Span(self.text.offset_of_byte(self.written(start)), self.text.offset_of_byte(self.written(end)))

    def written(self, byte: int) -> int:
        """The byte of the text itself behind a byte of the tree, in which half-typed calls were closed."""
        return byte - sum(min(max(0, byte - at), size) for at, size in self.closed)

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.file, self.cell, self.span(node.start_byte, node.end_byte))

    def of(self, node: Node) -> str:
        """The code of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def shown(self, node: Node) -> str:
        """The code of a node as a message shows it: short, on one line, without tokens."""
        head = self.data[node.start_byte : min(node.end_byte, node.start_byte + 8 * _LONGEST_SHOWN)]
        return shown(" ".join(head.decode("utf-8", "replace").split()), _LONGEST_SHOWN)

    def occurrences(self, words: re.Pattern[bytes], start: int, end: int) -> Iterator[Node]:
        """The identifiers in a range of bytes that a pattern matches as a whole.

        Text search finds them and the tree tells what they are: far cheaper than to walk the tree.
        """
        for found in words.finditer(self.data, start, end):
            if found.start() and self.data[found.start() - 1] in _WORD:
                continue
            node = self._around(found.start()).descendant_for_byte_range(found.start(), found.end())
            if node is not None and node.type == "identifier" and node.byte_range == found.span():
                yield node

    def parent(self, node: Node) -> Node | None:
        """The node around a node; None for the whole program, and for what is nested too deeply to be read.

        NOTE: `Node.parent` searches from the root at each call, so climbing would cost the square of the depth.
        """
        found = self.parents.get(node.id)
        if found is None and node != self.root:
            self._descend(node)
            found = self.parents.get(node.id)
        return found

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes around a node, from the inside."""
        parent = self.parent(node)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def _around(self, byte: int) -> Node:
        """The statement of the top level at a byte; the whole program where there is none."""
        if not self.tops:
            self.tops.extend(self.root.children)
        index = bisect_right(self.tops, byte, key=lambda top: top.start_byte) - 1
        return self.tops[index] if index >= 0 and byte < self.tops[index].end_byte else self.root

    def _descend(self, to: Node) -> None:
        node = self._around(to.start_byte)
        if node != self.root:
            self.parents[node.id] = self.root
        if node == to:
            return
        for _ in range(_DEEPEST):
            child = node.child_with_descendant(to)
            if child is None:
                return
            self.parents[child.id] = node
            if child == to:
                return
            node = child


@lru_cache(maxsize=4096)
def word(name: str) -> re.Pattern[bytes]:
    """The pattern that finds a name."""
    return any_word(frozenset({name}))


@lru_cache(maxsize=4096)
def any_word(names: frozenset[str]) -> re.Pattern[bytes]:
    """The pattern that finds any of some names."""
    return re.compile(
        # NOTE: what stands before is checked by hand: a pattern that looks behind searches every byte slowly.
        rb"(?:" + b"|".join(re.escape(name.encode()) for name in sorted(names)) + rb")(?![\w\x80-\xff])"
    )


def field_of(node: Node, name: str) -> Node | None:
    """The child of a node that has a role."""
    return node.child_by_field_name(name)


def bare(node: Node) -> Node:
    """The expression inside parentheses."""
    while node.type == "parenthesized_expression" and node.named_child_count == 1:
        node = node.named_child(0)
    return node
