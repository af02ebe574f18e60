"""Lookup: the values that a name of the program may have at a place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect import callers, calls, classes
from ptm_lsp.detect.imports import imported_name, joined, starred_modules
from ptm_lsp.detect.names import COMPREHENSIONS, Binding, bindings_in, reaching, scope_of
from ptm_lsp.detect.value import (
    NOT_DEFINED,
    Collection,
    Entries,
    Known,
    OwnClass,
    OwnFunction,
    Symbol,
    Unknown,
    Values,
    with_origin,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluate import Evaluator


def named(evaluator: "Evaluator", name: str, use: Node | None) -> Values:
    """The values that a name may have at a place; without one, at the end of the module."""
    found = _bindings(evaluator, name, use)
    if not found:
        return _starred(evaluator, name)
    return tuple(value for binding in found for value in _bound(evaluator, binding))


def _bindings(evaluator: "Evaluator", name: str, use: Node | None) -> list[Binding]:
    scope = scope_of(evaluator.code, use) if use is not None else None
    seen = use  # from outside a function or class, all its module's statements count
    while scope is not None:
        is_visible = scope.type != "class_definition" or seen is not None
        found = bindings_in(evaluator.code, scope, name) if is_visible else []
        if any(binding.kind == "global" for binding in found):
            seen = None
            break
        if found:
            return reaching(evaluator.code, found, seen)
        if scope.type not in COMPREHENSIONS:
            seen = None
        scope = scope_of(evaluator.code, scope)
    evaluator.asked.add(name)
    return reaching(evaluator.code, bindings_in(evaluator.code, None, name), seen)


def _starred(evaluator: "Evaluator", name: str) -> Values:
    evaluator.asked.add("*")
    modules = starred_modules(evaluator.code)
    found = [evaluator.symbol(Symbol(joined(module, name), name)) for module in modules]
    told = [values for values in found if not any(isinstance(value, Symbol) for value in values)] or found
    return tuple(value for values in told for value in values) or (Unknown(NOT_DEFINED, name),)


def _bound(evaluator: "Evaluator", binding: Binding) -> Values:
    """The values that a binding gives."""
    match binding.kind:
        case "import" if binding.value is not None:
            dotted = imported_name(evaluator.code, binding.name, binding.value)
            return evaluator.symbol(Symbol(dotted, evaluator.code.of(binding.name)))
        case "class" if binding.value is not None:
            return (OwnClass(binding.value),)
        case "function" if binding.value is not None:
            return (OwnFunction(binding.value),)
        case "parameter":
            return _parameter(evaluator, binding)
        case "value" if binding.value is not None:
            return with_origin(evaluator.possible(binding.value), Origin.CONSTANT)
        case "context" if binding.value is not None:
            return evaluator.possible(binding.value)
        case "unpacked" if binding.value is not None:
            return _unpacked(evaluator, binding.value, binding.index, binding.name)
        case "loop" if binding.value is not None and binding.index == 0:
            return _elements(evaluator, binding.value, binding.name)
    return (evaluator.unknown(binding.name, _UNBOUND.get(binding.kind, "name")),)


def _parameter(evaluator: "Evaluator", binding: Binding) -> Values:
    owner = classes.class_of_first_parameter(evaluator.code, binding.name)
    if owner is not None:
        return (OwnClass(owner),)
    values = evaluator.possible(binding.value) if binding.value is not None else ()
    if all(isinstance(value, Known) and value.value is None for value in values):
        values = ()
    values = (*with_origin(values, Origin.DEFAULT), *callers.handed_to(evaluator, binding.name))
    return values or (evaluator.unknown(binding.name, "parameter without default"),)


def _unpacked(evaluator: "Evaluator", value: Node, index: int, name: Node) -> Values:
    found = [values[index] for values in _collections(evaluator, value) if index < len(values)]
    if not found:
        return (evaluator.unknown(name, "unpacked value"),)
    return with_origin((value for values in found for value in values), Origin.CONSTANT)


def _elements(evaluator: "Evaluator", value: Node, name: Node) -> Values:
    found = (values for elements in _collections(evaluator, value) for values in elements)
    values = with_origin((value for values in found for value in values), Origin.CONSTANT)
    return values or (evaluator.unknown(name, "loop variable"),)


def _collections(evaluator: "Evaluator", node: Node) -> Iterator[tuple[Values, ...]]:
    """The values of each element, for each collection that an expression may be; those of the keys of a dictionary."""
    for value in (Collection(node),) if node.type == "expression_list" else evaluator.possible(node):
        match value:
            case Collection(collection):
                elements = calls.items(collection)
                if not any(element.type == "list_splat" for element in elements):
                    yield tuple(evaluator.possible(element) for element in elements)
            case Entries(keys, values, is_mapping):
                yield keys if is_mapping else values
            case Symbol():
                evaluator.foreign(value)


_UNBOUND = {
    "rest": "parameter without default",
    "loop": "loop variable",
    "unpacked": "unpacked value",
    "augmented": "changed step by step",
    "context": "context manager",
}
