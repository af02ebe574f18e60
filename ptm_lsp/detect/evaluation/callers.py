"""Callers: what the calls of a function of the program's own give to its parameters."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect import libraries
from ptm_lsp.detect.environment import MAKER, Parameter
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.aliases import alias_of, called, handed_name, is_partial
from ptm_lsp.detect.evaluation.applying import (
    applied_arguments,
    applied_each,
    applying_call,
    later_calls,
    stored_arguments,
)
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.commandline import click_options, option_values
from ptm_lsp.detect.evaluation.exports import path_of
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import FUNCTIONS, scope_of
from ptm_lsp.detect.value import (
    Folder,
    Known,
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

_MOST_CALLS = 64  # of one function
_MOST_NAMES = 16


def handed_to(evaluator: "Evaluator", parameter: Node) -> Values:
    """What callers give to a parameter, as far as it is known."""
    function = next((node for node in evaluator.code.ancestors(parameter) if node.type in FUNCTIONS), None)
    if function is None or not evaluator.hears_callers:
        return ()
    return evaluator.memory.once(parameter.id, lambda: tuple(_known(evaluator, function, parameter)), ())


def handed_to_field(evaluator: "Evaluator", definition: Node, name: str) -> Values:
    """What the calls of a class whose constructor takes its fields give to one of them."""
    names = classes.fields(evaluator, definition)
    if name not in names or not evaluator.hears_callers:
        return ()
    path = path_of(evaluator.code, definition)
    asked = Parameter(f"{path}.{MAKER}" if path else "", name, names.index(name))
    return evaluator.memory.once(
        (definition.id, name), lambda: tuple(_given(evaluator, calls_of(evaluator, definition), asked)), ()
    )


def given_by_derived(evaluator: "Evaluator", definition: Node, name: str) -> Values:
    """What classes of other files that derive from a class give to one of its members."""
    path = path_of(evaluator.code, definition)
    if path is None or not evaluator.hears_callers:
        return ()
    return tuple(_given(evaluator, [], Parameter(path, name, -1)))


def handed_by_name(evaluator: "Evaluator", function: Node) -> list[tuple[str, Values]]:
    """What the calls of a function in this file give it by name, and its command line options."""
    return evaluator.memory.once(function.id, lambda: _by_name(evaluator, function), [])


def _by_name(evaluator: "Evaluator", function: Node) -> list[tuple[str, Values]]:
    found = {option.name: option_values(evaluator, option) for option in click_options(evaluator, function)}
    for call in calls_of(evaluator, function):
        for name, keyword in given_by(evaluator, call, function).keywords.items():
            found[name] = (*found.get(name, ()), *_from_caller(evaluator.possible(keyword.value)))
    return [(name, values) for name, values in found.items() if values]


def _known(evaluator: "Evaluator", function: Node, parameter: Node) -> Iterator[Value]:
    code = evaluator.code
    path = path_of(code, function) if function.type == "function_definition" else None
    asked = Parameter(path or "", code.of(parameter), _position(code, function, parameter))
    return _given(evaluator, calls_of(evaluator, function), asked, function)


def _given(
    evaluator: "Evaluator", calls: list[Node], asked: Parameter, function: Node | None = None
) -> Iterator[Value]:
    """What calls, and other files of the project, give to a parameter."""
    values: list[Value] = []
    for call in calls:
        given = given_by(evaluator, call, function)
        node = given.find(_position_in(evaluator.code, given, asked, function), asked.name)
        values += evaluator.possible(node) if node is not None else ()
    if asked.function:
        evaluator.callers.add(asked)
        told = (handed for handed in evaluator.environment.handed if handed.function == asked.function)
        # A path that somebody elsewhere hands over does not make a path of what all others hand over.
        values += (value for handed in told for value in handed.find(asked) if not isinstance(value, Folder))
    return _from_caller(values)


def _from_caller(values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        match value:
            case Known(None) | Unknown():
                pass
            case Symbol(name) if name.partition(".")[0] not in libraries.known():
                pass
            case Known():
                yield value._replace(origin=Origin.CALLER)
            case _:
                yield value


def _position_in(code: Code, given: Arguments, parameter: Parameter, function: Node | None) -> int | None:
    """The position of a parameter among the arguments of a call."""
    if parameter.position < 0:
        return None
    first = given.positional[0] if given.positional else None
    is_explicit = isinstance(first, Node) and code.of(first) == "self" and function is not None
    return parameter.position + (1 if is_explicit and function and classes.is_method(code, function) else 0)


def given_by(evaluator: "Evaluator", call: Node, function: Node | None) -> Arguments:
    """The arguments that a call gives to a function, which it calls or has called."""
    direct = _given_directly(evaluator, call, function)
    return direct if direct is not None else applied_arguments(evaluator, call)


def given_each(evaluator: "Evaluator", call: Node, function: Node) -> list[Arguments]:
    """The same, for one call of the function at a time, where it is called for each element of a list."""
    direct = _given_directly(evaluator, call, function)
    return [direct] if direct is not None else applied_each(evaluator, call)


def _given_directly(evaluator: "Evaluator", call: Node, function: Node | None) -> Arguments | None:
    """The arguments that a call gives to a function which it calls itself."""
    callee = field_of(call, "function")
    values = evaluator.possible(callee) if callee is not None and function is not None else ()
    stored = [value for value in values if isinstance(value, Partial)]
    if stored:
        return stored_arguments(evaluator, stored[0]).followed_by(arguments(evaluator, call))
    is_called = any(_is_function(evaluator, value, function) for value in values if function is not None)
    return arguments(evaluator, call) if function is None or is_called else None


def calls_of(evaluator: "Evaluator", function: Node) -> list[Node]:
    """The calls of a function, or of a class, in its own file."""
    if function.id not in evaluator.calls:
        found = evaluator.memory.once(("calls", function.id), lambda: list(_found(evaluator, function)), None)
        if found is None:
            return []
        evaluator.calls[function.id] = found[:_MOST_CALLS]
    return evaluator.calls[function.id]


def _found(evaluator: "Evaluator", function: Node) -> Iterator[Node]:
    code = evaluator.code
    names = _names(code, function)
    applying = applying_call(evaluator, function) if function.type == "lambda" else None
    if applying is not None:
        yield applying
    for name in names:  # NOTE: grows while it is gone through: classes that derive from its class, further names for it
        evaluator.called.add(name)
        for node in code.uses(name):
            call = called(code, node)
            callee = field_of(call, "function") if call is not None else None
            if callee is None or call is None:
                alias = alias_of(code, node)
                names += [alias] if alias is not None and alias not in names and len(names) < _MOST_NAMES else []
                callee = handed_name(code, node)
                call = applying_call(evaluator, callee) if callee is not None else None
            if call is None or callee is None:
                continue
            if is_partial(code, call) and later_calls(evaluator, call):
                continue  # these give the stored arguments, and their own
            if any(_is_function(evaluator, one, function) for one in code.effort.counted(evaluator.possible(callee))):
                yield call


def _names(code: Code, function: Node) -> list[str]:
    """The names at which a function may be called."""
    if function.type == "lambda":
        alias = alias_of(code, function)
        return [alias] if alias is not None else []
    name, owner = field_of(function, "name"), scope_of(code, function)
    names = [code.of(name)] if name is not None else []
    own = field_of(owner, "name") if owner is not None and owner.type == "class_definition" else None
    return [*names, "cls", code.of(own)] if own is not None and names == [MAKER] else names


def _is_function(evaluator: "Evaluator", value: Value, function: Node) -> bool:
    match value:
        case OwnFunction(node) | OwnClass(node) if node == function:
            return True
        case Partial(of):
            return _is_function(evaluator, of, function)
        case OwnClass(node) if function.type == "function_definition":
            made = evaluator.member(value, MAKER, node)
            return any(isinstance(maker, OwnFunction) and maker.node == function for maker in made)
    return False


def _position(code: Code, function: Node, parameter: Node) -> int:
    """The position of a parameter among those that a call gives; -1 where it is only given by name."""
    given = field_of(function, "parameters")
    position = 0
    for node in given.named_children if given is not None else ():
        if node.type in ("keyword_separator", "list_splat_pattern"):
            return -1
        if node.start_byte <= parameter.start_byte < node.end_byte:
            return position - classes.is_method(code, function)
        position += node.type not in ("comment", "positional_separator")
    return -1
