"""Results: the values that calls give."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.detect import libraries
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.containers import elements, listed
from ptm_lsp.detect.evaluation.functions import FUNCTIONS, FUNCTIONS_BY_LAST_WORD
from ptm_lsp.detect.evaluation.methods import METHODS
from ptm_lsp.detect.evaluation.objects import made, named_tuple
from ptm_lsp.detect.evaluation.parameters import bound
from ptm_lsp.detect.syntax.code import bare, field_of
from ptm_lsp.detect.syntax.names import returned, scope_of, yielded
from ptm_lsp.detect.value import (
    ForeignFunction,
    Given,
    Made,
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


def result(evaluator: "Evaluator", call: Node) -> Values:
    """The values of a call."""
    function = field_of(call, "function")
    if function is None:
        return (evaluator.unknown(call),)
    if function.type == "attribute":
        found = _method(evaluator, call, function)
        if found is not None:
            return found
    return tuple(value for callee in evaluator.possible(function) for value in _called(evaluator, call, callee))


def returned_values(evaluator: "Evaluator", definition: Node) -> Values:
    """The values that a function of the program's own returns, or yields one after another."""
    recursive = (Unknown("function that calls itself", evaluator.code.shown(definition)),)
    return evaluator.memory.once(("result", definition.id), lambda: _returned(evaluator, definition), recursive)


def _returned(evaluator: "Evaluator", definition: Node) -> Values:
    found = tuple(value for node in returned(definition) for value in evaluator.possible(node))
    if not found:
        each = [one for node in yielded(definition) for one in _yielded(evaluator, node)]
        found = (listed(each),) if each else ()
    known = tuple(value for value in found if not isinstance(value, Unknown))
    return known or found or (Unknown("function without result", evaluator.code.shown(definition)),)


def _yielded(evaluator: "Evaluator", node: Node) -> Sequence[Values]:
    """The values that `yield …` gives, or each of those that `yield from …` hands on."""
    found = evaluator.possible(node.named_child(0))
    if not any(child.type == "from" for child in node.children):
        return [found]
    return elements(evaluator, found) or [(evaluator.unknown(node),)]


def _called(evaluator: "Evaluator", call: Node, callee: Value) -> Values:
    match callee:
        case Symbol(name):
            return _of_symbol(evaluator, call, callee, name)
        case ForeignFunction(_, result):
            return result or (evaluator.unknown(call),)
        case OwnClass(definition):
            return _made(evaluator, call, callee, definition)
        case OwnFunction(definition):
            return result_of(evaluator, call, definition, arguments(evaluator, call))
        case Made("collections.namedtuple", made):
            return named_tuple(evaluator, made, call)
        case Made(by) if f"{by}.__call__" in FUNCTIONS:
            return FUNCTIONS[f"{by}.__call__"](evaluator, call)
        case Partial(OwnFunction(definition), stored):
            given = arguments(evaluator, stored)
            first = Arguments(given.positional[1:], given.keywords, given.spread)
            return result_of(evaluator, call, definition, first.followed_by(arguments(evaluator, call)))
        case Partial(function):
            return _called(evaluator, call, function)
    return (evaluator.unknown(call),)


def _of_symbol(evaluator: "Evaluator", call: Node, symbol: Symbol, name: str) -> Values:
    reader = FUNCTIONS.get(name) or FUNCTIONS_BY_LAST_WORD.get(name.rpartition(".")[2])
    if reader is not None:
        return reader(evaluator, call)
    if name == "builtins.super":
        return _super(evaluator, call)
    if name.startswith("builtins."):
        return (evaluator.unknown(call),)
    if ":" in name:
        given = arguments(evaluator, call).keywords.items()
        return (made(symbol, tuple(Given(key, keyword.value) for key, keyword in given), is_made=True),)
    if name.rpartition(".")[2][:1].isupper() and name.partition(".")[0] not in libraries.known():
        evaluator.imports.add(name)
    return (Made(name, call),)


def result_of(evaluator: "Evaluator", call: Node, definition: Node, given: Arguments) -> Values:
    """What a function of the program's own gives for the arguments of one call."""
    frame = dict(bound(evaluator, definition, given))
    found = evaluator.memory.within(frame, partial(returned_values, evaluator, definition))
    known = tuple(value for value in found if not isinstance(value, Unknown | Symbol))
    return known or tuple(value for value in found if isinstance(value, Symbol)) or (evaluator.unknown(call),)


def _made(evaluator: "Evaluator", call: Node, of: OwnClass, definition: Node) -> Values:
    """An object of a class of the program's own, with what its constructor is given."""
    given = arguments(evaluator, call)
    if classes.is_enumeration(evaluator, definition):
        return classes.enumerated(evaluator, definition) or (of,)
    if not classes.has_fields(evaluator, definition) or given.spread is not None:
        return (of,)
    positional = zip(classes.fields(evaluator, definition), given.positional, strict=False)
    fields = [Given(name, value) for name, value in positional]
    fields += [Given(name, keyword.value) for name, keyword in given.keywords.items()]
    return (made(of, tuple(one._replace(value=evaluator.possible(one.value)) for one in fields), is_made=True),)


def _super(evaluator: "Evaluator", call: Node) -> Values:
    scope = scope_of(evaluator.code, call)
    while scope is not None and scope.type != "class_definition":
        scope = scope_of(evaluator.code, scope)
    return (scope and classes.bases(evaluator, scope)) or (evaluator.unknown(call),)


def _method(evaluator: "Evaluator", call: Node, function: Node) -> Values | None:
    """The values of a method call on a text or a container; None where it is neither."""
    name, owner = field_of(function, "attribute"), field_of(function, "object")
    reader = METHODS.get(evaluator.code.of(name)) if name is not None else None
    return reader(evaluator, call, bare(owner)) if reader is not None and owner is not None else None
