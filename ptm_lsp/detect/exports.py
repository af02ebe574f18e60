"""Exports: what a path in a module stands for, as data that other modules may be read with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect import libraries
from ptm_lsp.detect.calls import items
from ptm_lsp.detect.code import Code, field_of
from ptm_lsp.detect.names import scope_of
from ptm_lsp.detect.results import returned_values
from ptm_lsp.detect.value import (
    NOT_DEFINED,
    Collection,
    Entries,
    Folder,
    ForeignFunction,
    Known,
    Made,
    OwnClass,
    OwnFunction,
    Symbol,
    Unknown,
    Value,
    Values,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluate import Evaluator

_MOST_ENTRIES = 256


def exported(evaluator: "Evaluator", path: str) -> Values:
    """The values behind a dotted path, as they are once the module was run; empty where there is nothing."""
    first, *rest = path.split(".")
    values = evaluator.named(first)
    for name in rest:
        values = tuple(found for value in values for found in evaluator.member(value, name, evaluator.code.root))
    return plain(evaluator, (value for value in values if not _is_absent(value)))


def plain(evaluator: "Evaluator", values: Iterable[Value]) -> Values:
    """The values without any piece of a tree."""
    return tuple(dict.fromkeys(_plain(evaluator, value) for value in values))


def path_of(code: Code, definition: Node) -> str | None:
    """The dotted path of a class or function in its module; None inside a function."""
    names: list[str] = []
    scope: Node | None = definition
    while scope is not None:
        name = field_of(scope, "name")
        if name is None or (scope != definition and scope.type != "class_definition"):
            return None
        names.append(code.of(name))
        scope = scope_of(code, scope)
    return ".".join(reversed(names))


def _plain(evaluator: "Evaluator", value: Value) -> Value:
    match value:
        case Known() | Folder() | ForeignFunction() | Unknown():
            return value
        case Entries(keys, values):
            known = tuple(plain(evaluator, key) for key in keys)
            return value._replace(keys=known, values=tuple(plain(evaluator, one) for one in values))
        case Symbol(name):
            if name.partition(".")[0] in libraries.known():
                return value
            unknown = evaluator.foreign(value)
            return unknown if name.startswith(".") else value
        case Made(by, call):
            evaluator.imports.add(by)
            return evaluator.unknown(call)
        case OwnClass(node):
            path = path_of(evaluator.code, node)
            return Symbol(f"{evaluator.code.file}:{path}", path) if path else Unknown("class of a function", "class")
        case OwnFunction(node):
            return _function(evaluator, node)
        case Collection(node):
            return evaluator.deeper(node, lambda: (_entries(evaluator, node),))[0]


def _function(evaluator: "Evaluator", node: Node) -> Value:
    path = path_of(evaluator.code, node)
    if path is None:
        return Unknown("function of a function", "function")
    result = evaluator.deeper(node, lambda: plain(evaluator, returned_values(evaluator, node)))
    return ForeignFunction(f"{evaluator.code.file}:{path}", result)


def _entries(evaluator: "Evaluator", node: Node) -> Value:
    children = [child for child in node.named_children if child.type != "comment"]
    if len(children) > _MOST_ENTRIES:
        return Unknown("collection too large", evaluator.code.shown(node))
    if node.type != "dictionary":
        numbers = tuple[Values, ...]((Known(at, Origin.LITERAL, None),) for at in range(len(children)))
        values = tuple(plain(evaluator, evaluator.possible(child)) for child in items(node))
        return Entries(numbers, values, is_mapping=False)
    pairs = [(field_of(pair, "key"), field_of(pair, "value")) for pair in children]
    known = [(key, value) for key, value in pairs if key is not None and value is not None]
    return Entries(
        tuple(plain(evaluator, evaluator.possible(key)) for key, _ in known),
        tuple(plain(evaluator, evaluator.possible(value)) for _, value in known),
        is_mapping=True,
    )


def _is_absent(value: Value) -> bool:
    return isinstance(value, Unknown) and value.why == NOT_DEFINED
