"""Code: a Python text seen through its tree, in the units of texts."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.text import Place, Span, Text, shown
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.detect.syntax.effort import Effort
from ptm_lsp.detect.syntax.looked import Looked
from ptm_lsp.detect.syntax.words import Words

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.changing import Change
    from ptm_lsp.detect.evaluation.conditions import Condition
    from ptm_lsp.detect.evaluation.containers import WrittenPairs
    from ptm_lsp.detect.syntax.names import Binding

_LONGEST_SHOWN = 60  # code points
_NAME = re.compile(rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*")
_DEEPEST = 500  # nodes within nodes
REDACTED = "<redacted>"


@dataclass(frozen=True)  # no slots: what follows from the fields is made once, when it is first asked for
class Code:
    """A program, with where each name of its module may be bound.

    Nodes count in bytes of `data`, whichever statement they are of.
    """

    file: str
    cell: int | None
    buffer: Buffer
    bound: list[Iterable[str]] = field(default_factory=list)  # by each statement of the top level: names it may bind
    # What was found in the text and its trees, once it was asked for
    identifiers: dict[int, Node | None] = field(default_factory=dict)  # by the byte at which they begin
    trees: dict[int, Node] = field(default_factory=dict)  # by the index of their statements
    path: list[Node] = field(default_factory=list)  # from a tree down to the node whose parent was asked for last
    parents: dict[int, Node] = field(default_factory=dict)  # by the id of the child
    too_deep: list[tuple[int, int]] = field(default_factory=list)  # bytes of what is nested too deeply
    scopes: dict[int, Node | None] = field(default_factory=dict)  # around a node
    bindings: dict[tuple[int, str], "list[Binding]"] = field(default_factory=dict)  # by scope and name
    branches: dict[int, "list[tuple[Node, Node]]"] = field(default_factory=dict)  # around a node
    conditions: dict[int, "list[Condition]"] = field(default_factory=dict)  # around a node; in a block
    changes: dict[tuple[int, str], "list[Change]"] = field(default_factory=dict)  # by scope and dotted name
    assigned: dict[tuple[int, str], list[Node]] = field(default_factory=dict)  # to attributes, by class and name
    bodies: dict[int, list[tuple[Node, Node | None]]] = field(default_factory=dict)  # of classes
    arms: dict[int, tuple[list[Node], bool]] = field(default_factory=dict)  # of conditional statements
    pairs: dict[int, "WrittenPairs"] = field(default_factory=dict)  # of dictionaries
    effort: Effort = field(default_factory=Effort)
    short: dict[int, str] = field(default_factory=dict)  # nodes as messages show them
    paths: dict[int, str] = field(default_factory=dict)  # of functions and classes, and of what stands in them
    looked: Looked = field(default_factory=Looked)  # the names by which readings come to places

    @classmethod
    def of_text(cls, file: str, text: str) -> "Code":
        """The program that the text of a file is."""
        return cls(file, None, Buffer.of(text))

    def fresh(self) -> "Code":
        """The same program, of which nothing was looked at yet."""
        return Code(self.file, self.cell, self.buffer, self.bound)

    @property
    def text(self) -> Text:
        """The text of the program."""
        return self.buffer.text

    @property
    def data(self) -> bytes:
        """The bytes that nodes count in."""
        return self.buffer.data

    @property
    def root(self) -> Node:
        """The tree of the first statement, for what stands in none."""
        return self.tree(0)

    @property
    def starts(self) -> Sequence[int]:
        """The byte at which each statement of the top level begins, and that behind the last one."""
        return self.buffer.data_starts

    @cached_property
    def module(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """For each name of the module, the bytes of the statements that may bind it."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, names in enumerate(self.bound):
            for name in names:
                found.setdefault(name, []).append(self.range(index))
        return found

    def range(self, index: int) -> tuple[int, int]:
        """The bytes of a statement of the top level."""
        return self.starts[index], self.starts[index + 1]

    def tree(self, index: int) -> Node:
        """The tree of a statement of the top level."""
        if index not in self.trees:
            tree = self.buffer.statements[index].tree
            # NOTE: rows and columns are nobody's business here.
            self.trees[index] = tree.root_node_with_offset(self.starts[index], (0, 0)) or tree.root_node
        return self.trees[index]

    def index(self, byte: int) -> int:
        """Which statement of the top level holds a byte; the last one the end of the text."""
        return min(bisect_right(self.starts, byte), len(self.buffer.statements)) - 1

    def around(self, byte: int) -> Node:
        """The tree of the statement of the top level at a byte."""
        return self.tree(self.index(byte))

    def offset(self, byte: int) -> int:
        """The offset in code points of a byte."""
        index = self.index(byte)
        return self.buffer.starts[index] + self.buffer.statements[index].offset(byte - self.starts[index])

    def span(self, start: int, end: int) -> Span:
        """The span of a range of bytes."""
        return Span(self.offset(start), self.offset(end))

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.file, self.cell, self.span(node.start_byte, node.end_byte))

    def of(self, node: Node) -> str:
        """The code of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def shown(self, node: Node) -> str:
        """The code of a node as a message shows it: short, on one line, without tokens."""
        if node.id not in self.short:
            head = self.data[node.start_byte : min(node.end_byte, node.start_byte + 8 * _LONGEST_SHOWN)]
            self.short[node.id] = shown(" ".join(head.decode("utf-8", "replace").split()), _LONGEST_SHOWN)
        return self.short[node.id]

    def occurrences(self, name: str, start: int, end: int) -> Iterator[Node]:
        """The identifiers in a range of bytes that are a name.

        Text search finds them and the tree tells what they are: far cheaper than to walk the tree.
        """
        self.looked.uses.add(name)
        return self._named(name, self._words.find(name, start, end))

    def uses(self, name: str, ranges: Sequence[tuple[int, int]] | None = None) -> Iterator[Node]:
        """The identifiers that are a name, in some ranges of bytes or the whole program, as long as effort is left."""
        self.looked.uses.add(name)
        return self.binding_uses(name, ranges)

    def binding_uses(self, name: str, ranges: Sequence[tuple[int, int]] | None) -> Iterator[Node]:
        """The same, for who cares only where the name gets a value, or what it names is changed, and notes that."""
        return self.effort.counted(self._named(name, self._words.find_in(name, ranges)))

    def occurrences_of_any(self, names: Iterable[str], start: int, end: int) -> list[Node]:
        """The identifiers in a range of bytes that are one of some names, in the order of the text."""
        found = [node for name in names for node in self.occurrences(name, start, end)]
        return sorted(found, key=lambda node: node.start_byte)

    def identifiers_in(self, start: int, end: int) -> Iterator[Node]:
        """All identifiers in a range of bytes."""
        for found in _NAME.finditer(self.data, start, end):
            node = self._identifier(*found.span())
            if node is not None:
                yield node

    def holds_any(self, index: int, words: Iterable[str]) -> bool:
        """Whether a statement of the top level holds one of some words, in code or not."""
        return any(self._words.find(word, *self.range(index)) for word in words)

    def parent(self, node: Node) -> Node | None:
        """The node around a node; None for a whole tree, and for what is nested too deeply to be read.

        NOTE: `Node.parent` searches from the root at each call, so climbing would cost the square of the depth.
        """
        found = self.parents.get(node.id)
        if found is None:
            self._descend(node)
            found = self.parents.get(node.id)
        return found

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The nodes around a node, from the inside."""
        parent = self.parent(node)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    @cached_property
    def _words(self) -> Words:
        return Words(self.data)

    def _named(self, name: str, places: Iterable[int]) -> Iterator[Node]:
        return (node for at in places if (node := self._identifier(at, at + len(name.encode()))) is not None)

    def _identifier(self, start: int, end: int) -> Node | None:
        if start not in self.identifiers:
            node = self.around(start).descendant_for_byte_range(start, end)
            is_found = node is not None and node.type == "identifier" and node.byte_range == (start, end)
            self.identifiers[start] = node if is_found else None
        return self.identifiers[start]

    def _descend(self, to: Node) -> None:
        """Find the nodes around a node, from the innermost one that is around the one before it too."""
        start, end = to.byte_range
        deep, behind = self.too_deep[-1] if self.too_deep else (0, 0)
        if deep <= start and end <= behind:
            return
        tree, path = self.around(start), self.path
        if not path or path[0] is not tree:
            path[:] = [tree]
        is_fresh = False
        while len(path) > 1 and not (path[-1].start_byte <= start and end <= path[-1].end_byte):
            path.pop()
        while len(path) <= _DEEPEST:
            child = path[-1].child_with_descendant(to)
            if child is not None:
                self.parents[child.id] = path[-1]
                if child == to:
                    return
                path.append(child)
            elif is_fresh:
                return
            else:  # NOTE: what is empty may stand at the end of a node, and in the next one
                path[:], is_fresh = [tree], True
        self.too_deep.append(path[-1].byte_range)


def field_of(node: Node, name: str) -> Node | None:
    """The child of a node that has a role."""
    return node.child_by_field_name(name)


def bare(node: Node) -> Node:
    """The expression inside parentheses."""
    while node.type == "parenthesized_expression" and node.named_child_count == 1:
        node = node.named_child(0)
    return node
