"""Where the keys of a TOML or JSON text stand; `yaml_places` tells it of YAML.

Values come from the readers of each format; this tells only where they are written, also in broken text.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from tree_sitter import Language, Node, Parser

from ptm_lsp.core.shapes import KeyPath
from ptm_lsp.core.text import Span, Text, encoded

# NOTE: all paths together grow with the square of the depth, so what nests deeper has no place of its own.
DEEPEST = 100


class KeyPlace(NamedTuple):
    """Where a key and its value stand; an item of a list is its own key."""

    key: Span
    value: Span  # empty where the value is absent

    @property
    def whole(self) -> Span:
        """From the start of the key to the end of the value."""
        return Span(self.key.start, max(self.key.end, self.value.end))


Places: TypeAlias = Mapping[KeyPath, KeyPlace]

# A node below a path, and the path that it has itself.
_Step: TypeAlias = tuple[Node, KeyPath]


def nearest(places: Places, path: KeyPath) -> KeyPlace:
    """The place of a key, or of the closest key around it that has one, or else the start of the text."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, KeyPlace(Span(0, 0), Span(0, 0)))


def toml_places(string: str) -> Places:
    """Where each key of a TOML text stands; a table that has several headers stands at the first."""
    import tree_sitter_toml

    return _TomlPlaces(string).read(_parsed(string, tree_sitter_toml.language()))


def json_places(string: str) -> Places:
    """Where each key of a JSON text stands; of equal keys the last, as in the reader's answer."""
    import tree_sitter_json

    return _JsonPlaces(string).read(_parsed(string, tree_sitter_json.language()))


def _parsed(string: str, language: object) -> Node:
    return Parser(Language(language)).parse(encoded(string)).root_node


class _Walk:
    """A walk over a tree that never nests calls, since a hostile text nests deeply."""

    def __init__(self, string: str) -> None:
        self.text = Text(string)
        self.places: dict[KeyPath, KeyPlace] = {}

    def read(self, root: Node) -> Places:
        """All places below a node."""
        steps: list[_Step] = [(root, ())]
        while steps:
            node, path = steps.pop()
            if len(path) < DEEPEST:
                steps += reversed(list(self.below(node, path)))
        return self.places

    def below(self, node: Node, path: KeyPath) -> Iterable[_Step]:
        """The nodes to look at next; notes the places that the node gives."""
        raise NotImplementedError

    def span(self, node: Node) -> Span:
        """The span of a node."""
        return Span(self.text.offset_of_byte(node.start_byte), self.text.offset_of_byte(node.end_byte))

    def items(self, nodes: Iterable[Node], path: KeyPath) -> Iterable[_Step]:
        """The steps into the items of a list."""
        for index, node in enumerate(nodes):
            span = self.span(node)
            self.places[*path, index] = KeyPlace(span, span)
            yield node, (*path, index)


class _TomlPlaces(_Walk):
    def __init__(self, string: str) -> None:
        super().__init__(string)
        self.lengths: dict[KeyPath, int] = {}  # of arrays of tables

    def below(self, node: Node, path: KeyPath) -> Iterable[_Step]:
        children = _named(node)
        match node.type:
            case "pair" if children:
                value = children[1] if len(children) > 1 else None
                end = self.text.offset_of_byte(node.end_byte)
                inner = self.define(children[0], path, self.span(value) if value else Span(end, end))
                return [(value, inner)] if value else []
            case "table" | "table_array_element" if children:
                inner = self.define(children[0], (), self.table(node), element=node.type == "table_array_element")
                return [(child, inner) for child in children[1:]]
            case "array":
                return self.items(children, path)
            case _:
                return [(child, path) for child in children]

    def table(self, node: Node) -> Span:
        """A table from its header to its last pair; the comments behind belong to what follows."""
        last = next(
            child for child in reversed(node.children) if child.type != "comment" and child.text and child.text.strip()
        )
        return Span(self.text.offset_of_byte(node.start_byte), self.text.offset_of_byte(last.end_byte))

    def define(self, key: Node, path: KeyPath, value: Span, *, element: bool = False) -> KeyPath:
        """The path of a key that may be dotted; each of its parts gets a place."""
        *heads, last = _flat_keys(key)[:DEEPEST]
        for head in heads:
            path = self.entered((*path, self.name(head)))
            self.places.setdefault(path, KeyPlace(self.span(head), value))
        path = (*path, self.name(last))
        self.places.setdefault(path, KeyPlace(self.span(last), value))
        if element:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = self.entered(path)
            self.places[path] = KeyPlace(self.span(last), value)
        return path

    def entered(self, path: KeyPath) -> KeyPath:
        """The path itself, or that of the last element where it is an array of tables."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def name(self, key: Node) -> str:
        """The name that a key spells."""
        written = self.text.of(self.span(key))
        if key.type == "quoted_key":
            return _first_key(lambda: tomllib.loads(f"{written} = 0"), written)
        return written


class _JsonPlaces(_Walk):
    def below(self, node: Node, path: KeyPath) -> Iterable[_Step]:
        children = _named(node)
        match node.type:
            case "pair" if children:
                key, value = children[0], children[-1]
                written = self.text.of(self.span(key))
                name = _first_key(lambda: json.loads(f"{{{written}: 0}}"), written)
                self.places[*path, name] = KeyPlace(self.span(key), self.span(value))
                return [(value, (*path, name))]
            case "array":
                return self.items(children, path)
            case _:
                return [(child, path) for child in children]


def _named(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _flat_keys(key: Node) -> list[Node]:
    """The parts of a dotted key, which the grammar nests to the left."""
    parts: list[Node] = []
    while key.type == "dotted_key":
        *heads, last = _named(key)
        parts.append(last)
        key = heads[0]
    return [key, *reversed(parts)]


def _first_key(read: Callable[[], Mapping[str, object]], written: str) -> str:
    try:
        return next(iter(read()))
    except ValueError:
        return written
