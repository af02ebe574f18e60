"""Exports: what a path in a module stands for, as data that other modules may be read with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.detect import libraries
from ptm_lsp.detect.document import Export
from ptm_lsp.detect.evaluation.calls import arguments
from ptm_lsp.detect.evaluation.commandline import all_options
from ptm_lsp.detect.evaluation.containers import entries_of
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import scope_of
from ptm_lsp.detect.value import (
    NOT_DEFINED,
    Collection,
    Entries,
    Folder,
    ForeignFunction,
    Known,
    Made,
    Object,
    OwnClass,
    OwnFunction,
    Partial,
    Symbol,
    Unknown,
    Value,
    Values,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_DEEPEST = 4  # values within values
_MOST_ENTRIES = 256


def export(evaluator: "Evaluator", path: str) -> Export:
    """What a dotted path stands for, and what that follows from."""
    values = exported(evaluator, path)
    return Export(values, evaluator.basis())


def exported(evaluator: "Evaluator", path: str) -> Values:
    """The values behind a dotted path, as they are once the module was run; empty where there is nothing."""
    first, *rest = path.split(".")
    values = evaluator.named(first)
    for name in rest:
        values = tuple(found for value in values for found in evaluator.member(value, name, evaluator.code.root))
    found = plain(evaluator, (value for value in values if not _is_absent(value)))
    return tuple(one._replace(shown=path) if isinstance(one, Symbol | Unknown) else one for one in found)


def plain(evaluator: "Evaluator", values: Iterable[Value]) -> Values:
    """The values without any piece of a tree, nested to a fixed depth.

    NOTE: files that tell each other of objects that hold each other would otherwise tell more in each pass.
    """
    return _cut((_plain(evaluator, value) for value in values), _DEEPEST)


def _cut(values: Iterable[Value], depth: int) -> Values:
    return tuple(dict.fromkeys(_cut_value(value, depth) for value in values))


def _cut_value(value: Value, depth: int) -> Value:
    match value:
        case Entries() | Object() if not depth:
            return Unknown("collection too large", "")
        case ForeignFunction() if not depth:
            return value._replace(result=())
        case Entries(_, held):
            return value._replace(values=tuple(_cut(one, depth - 1) for one in held))
        case Object(of, given):
            kept = (one._replace(value=_cut(one.value, depth - 1)) for one in given if isinstance(one.value, tuple))
            return value._replace(of=_cut_value(of, depth - 1), given=tuple(kept))
        case ForeignFunction(_, result):
            return value._replace(result=_cut(result, depth - 1))
    return value


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


def _all_plain(evaluator: "Evaluator", values: Values) -> Values:
    return tuple(dict.fromkeys(_plain(evaluator, value) for value in values))


def _plain(evaluator: "Evaluator", value: Value) -> Value:
    match value:
        case Known() | Folder() | ForeignFunction() | Unknown():
            return value
        case Entries(keys, values):
            known = tuple(_all_plain(evaluator, key) for key in keys)
            return value._replace(keys=known, values=tuple(_all_plain(evaluator, one) for one in values))
        case Symbol(name):
            if name.partition(".")[0] in libraries.known():
                return value
            unknown = evaluator.foreign(value)
            return unknown if name.startswith(".") else value
        case Made(by) if by.endswith((".parse_args", ".parse_known_args", ".ArgumentParser")):
            return evaluator.deeper(evaluator.code.root, lambda: (_plain(evaluator, all_options(evaluator)),))[0]
        case Made(by, call):
            evaluator.imports.add(by)
            return evaluator.unknown(call)
        case Partial(function, call):
            return evaluator.unknown(call) if _stores_revision(evaluator, call) else _plain(evaluator, function)
        case Object():
            return evaluator.deeper(evaluator.code.root, lambda: (_object(evaluator, value),))[0]
        case OwnClass(node):
            path = path_of(evaluator.code, node)
            return Symbol(f"{evaluator.code.file}:{path}", path) if path else Unknown("class of a function", "class")
        case OwnFunction(node):
            return _function(evaluator, node)
        case Collection(node):
            return evaluator.deeper(node, lambda: (_entries(evaluator, value, node),))[0]


def _stores_revision(evaluator: "Evaluator", call: Node) -> bool:
    """Whether `partial(…)` may store which revision is loaded: others would take the loader for one that moves."""
    stored = arguments(evaluator, call)
    return stored.spread is not None or "revision" in stored.keywords


def _object(evaluator: "Evaluator", value: Object) -> Value:
    kept = (one._replace(value=_all_plain(evaluator, evaluator.possible(one.value))) for one in value.given)
    return value._replace(of=_plain(evaluator, value.of), given=tuple(kept))


def _function(evaluator: "Evaluator", node: Node) -> Value:
    path = path_of(evaluator.code, node)
    if path is None:
        return Unknown("function of a function", "function")
    # NOTE: what callers give would come back to them, built upon, and grow with each pass.
    with evaluator.afresh(hears_callers=False):
        result = evaluator.deeper(node, lambda: plain(evaluator, evaluator.returned(node)))
    return ForeignFunction(f"{evaluator.code.file}:{path}", result)


def _entries(evaluator: "Evaluator", value: Value, node: Node) -> Value:
    found = entries_of(evaluator, value)
    if found is None or found.is_open or len(found.values) > _MOST_ENTRIES:
        return Unknown("collection too large", evaluator.code.shown(node))
    return _plain(evaluator, found)


def _is_absent(value: Value) -> bool:
    return isinstance(value, Unknown) and value.why == NOT_DEFINED
