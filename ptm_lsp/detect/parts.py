"""Parts: the statements of a module's top level, and which of them an edit leaves as they were."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import AnyStr

from tree_sitter import Node

from ptm_lsp.core.text import encoded
from ptm_lsp.detect.code import Code, any_word, field_of
from ptm_lsp.detect.document import Document, Part
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.moving import Move
from ptm_lsp.detect.names import binds

_NAME = re.compile(rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*")
_DEFINITIONS = ("function_definition", "class_definition")
_GLOBAL = re.compile(rb"\b(?:global|nonlocal)[^\S\n]+([\w, \t]+)")
# Names that stand for what a statement does to the whole module, beside the names that it binds.
_MARKS = ((b"import *", "*"), (b"add_argument", "add_argument"))


@dataclass(frozen=True, slots=True)
class Split:
    """A program, statement by statement of its top level."""

    nodes: Sequence[Node]
    parts: Sequence[Part]  # not read yet, save those that are the same
    ranges: Sequence[tuple[int, int]]  # in bytes of the text itself
    same: Mapping[int, int]  # by index, which part of the previous document has the same text and syntax


def split(code: Code, previous: Document | None = None) -> Split:
    """The statements of the top level, not read yet, and those of the previous document that they equal."""
    nodes = [node for node in code.root.children if node.is_named and node.type != "comment"]
    ranges = [(code.written(node.start_byte), code.written(node.end_byte)) for node in nodes]
    same = _same(previous, code, nodes, ranges) if previous is not None else {}
    parts = [
        previous.parts[same[index]]
        if previous is not None and index in same
        else Part(kind=node.type, is_whole=not node.has_error, bound=frozenset(_bound(code, node)))
        for index, node in enumerate(nodes)
    ]
    return Split(nodes, parts, ranges, same)


def by_name(statements: Split) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """For each name of the module, the bytes of the statements that may bind it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for node, part in zip(statements.nodes, statements.parts, strict=True):
        for name in part.bound:
            found.setdefault(name, []).append(node.byte_range)
    return {name: tuple(ranges) for name, ranges in found.items()}


def unchanged(code: Code, statements: Split, previous: Document | None, environment: Environment) -> dict[int, Part]:
    """The parts that need no new reading, with their places moved, by index."""
    if previous is None:
        return {}
    old, string = previous.text.string, code.text.string
    move = Move(code.file, len(old) - _common_end(old, string), len(string) - len(old))
    is_changed = _Changes.between(code, statements, previous, environment)
    return {
        index: move.part(statements.parts[index])
        for index in statements.same
        if not is_changed(statements.parts[index])
    }


@dataclass(frozen=True, slots=True)
class _Changes:
    """What an edit, or other files, changed of what a part may have asked for."""

    names: frozenset[str]  # that statements bind which were changed, added or removed
    texts: tuple[bytes, ...]  # of these statements, before and after
    imports: frozenset[str]  # whose values are other ones
    callers: frozenset[str]  # functions of this file to which other files hand other values

    @classmethod
    def between(cls, code: Code, statements: Split, previous: Document, environment: Environment) -> "_Changes":
        kept = {*statements.same.values()}
        gone = [index for index in range(len(previous.parts)) if index not in kept]
        new = [index for index in range(len(statements.parts)) if index not in statements.same]
        bound = [*(previous.parts[index].bound for index in gone), *(statements.parts[index].bound for index in new)]
        old = encoded(previous.text.string)
        before, after = previous.environment, environment
        return cls(
            names=frozenset[str]().union(*bound),
            texts=(
                *(old[slice(*previous.ranges[index])] for index in gone),
                *(code.data[statements.nodes[index].start_byte : statements.nodes[index].end_byte] for index in new),
            ),
            imports=frozenset(
                name
                for name in before.imports.keys() | after.imports.keys()
                if before.imports.get(name) != after.imports.get(name)
            ),
            callers=frozenset(handed.function for handed in {*before.handed} ^ {*after.handed}),
        )

    def __call__(self, part: Part) -> bool:
        if not (
            part.asked.isdisjoint(self.names)
            and part.imports.isdisjoint(self.imports)
            and self.callers.isdisjoint(parameter.function for parameter in part.callers)
        ):
            return True
        return bool(part.called) and any(any_word(part.called).search(text) for text in self.texts)


def _same(previous: Document, code: Code, nodes: Sequence[Node], ranges: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The statements of the previous document that stand before or behind all that changed, by index."""
    old, data = encoded(previous.text.string), encoded(code.text.string)
    before, behind = _common_start(old, data), len(data) - _common_end(old, data)
    distance = len(data) - len(old)
    known = {(*previous.ranges[index], part.kind): index for index, part in enumerate(previous.parts) if part.is_whole}
    found: dict[int, int] = {}
    for index, (node, (start, end)) in enumerate(zip(nodes, ranges, strict=True)):
        if end > before and start < behind:
            continue
        moved = distance if start >= behind else 0
        once = known.get((start - moved, end - moved, node.type))
        if once is not None and not node.has_error:
            found[index] = once
    return found


def _bound(code: Code, node: Node) -> set[str]:
    """The names of the module that a statement may bind; too many rather than too few."""
    data = code.data[node.start_byte : node.end_byte]
    names = {name for mark, name in _MARKS if mark in data}
    definition = field_of(node, "definition") if node.type == "decorated_definition" else node
    if definition is not None and definition.type in _DEFINITIONS and not node.has_error:
        names |= {
            word.decode("utf-8", "replace") for found in _GLOBAL.finditer(data) for word in _NAME.findall(found[1])
        }
        own = field_of(definition, "name")
        return names | ({code.of(own)} if own is not None else set())
    found = code.occurrences(_NAME, node.start_byte, node.end_byte)
    return names | {code.of(name) for name in found if binds(code, name)}


def _common_start(one: AnyStr, other: AnyStr) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: AnyStr, other: AnyStr) -> int:
    """How many code points the ends of two texts share, beyond those that their starts do."""
    # NOTE: where a text was doubled, its old copy is both start and end of the new one, and it may count once only.
    low, high = 0, min(len(one), len(other)) - _common_start(one, other)
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
