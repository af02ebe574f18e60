"""Parts: the statements of a module's top level, and which of them an edit leaves as they were."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from ptm_lsp.core.text import Span
from ptm_lsp.detect.code import Code, field_of
from ptm_lsp.detect.document import Document, Part, moved_part
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
    parts: Sequence[Part]  # not read yet
    same: Mapping[int, Part]  # by index, those of the previous document whose text and syntax are the same


def split(code: Code, previous: Document | None = None) -> Split:
    """The statements of the top level, not read yet, and those of the previous document that they equal."""
    nodes = [node for node in code.root.children if node.is_named and node.type != "comment"]
    spans = [code.span(node.start_byte, node.end_byte) for node in nodes]
    same = _same(previous, code.text.string, nodes, spans) if previous is not None else {}
    parts = [
        Part(
            span=span,
            kind=node.type,
            is_whole=not node.has_error,
            bound=same[index].bound if index in same else frozenset(_bound(code, node)),
        )
        for index, (node, span) in enumerate(zip(nodes, spans, strict=True))
    ]
    return Split(nodes, parts, same)


def by_name(statements: Split) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """For each name of the module, the bytes of the statements that may bind it."""
    found: dict[str, list[tuple[int, int]]] = {}
    for node, part in zip(statements.nodes, statements.parts, strict=True):
        for name in part.bound:
            found.setdefault(name, []).append(node.byte_range)
    return {name: tuple(ranges) for name, ranges in found.items()}


def unchanged(statements: Split, previous: Document | None, string: str) -> dict[int, Part]:
    """The parts that need no new reading, with their places moved, by index."""
    if previous is None:
        return {}
    old = _string(previous)
    changed = _changed_names(previous.parts, statements)
    after = _common_end(old, string)
    return {
        index: moved_part(part, len(old) - after, len(string) - len(old))
        for index, part in statements.same.items()
        if part.asked.isdisjoint(changed)
    }


def _same(previous: Document, string: str, nodes: Sequence[Node], spans: Sequence[Span]) -> dict[int, Part]:
    """The statements of the previous document that stand before or behind all that changed, by index."""
    old = _string(previous)
    before, after = _common_start(old, string), _common_end(old, string)
    distance = len(string) - len(old)
    known = {(part.span, part.kind): part for part in previous.parts if part.is_whole}
    found: dict[int, Part] = {}
    for index, (node, span) in enumerate(zip(nodes, spans, strict=True)):
        is_behind = span.start >= len(string) - after
        if not is_behind and span.end > before:
            continue
        once = Span(span.start - distance, span.end - distance) if is_behind else span
        part = known.get((once, node.type))
        if part is not None and not node.has_error:
            found[index] = part
    return found


def _changed_names(old: Iterable[Part], statements: Split) -> set[str]:
    """The names that a statement binds which was changed, added or removed."""
    spans = {part.span for part in statements.same.values()}
    changed = [part for part in old if part.span not in spans]
    changed += [part for index, part in enumerate(statements.parts) if index not in statements.same]
    return {name for part in changed for name in part.bound}


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


def _string(document: Document) -> str:
    return next(iter(document.sources.values())).string


def _common_start(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str) -> int:
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
