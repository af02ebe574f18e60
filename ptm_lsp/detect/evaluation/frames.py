"""Frames: what the calls of a function give to its parameters, one call at a time."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from ptm_lsp.detect.environment import ALL_NAMES, Handed, Parameter
from ptm_lsp.detect.evaluation import callers, classes
from ptm_lsp.detect.evaluation.calls import Arguments, Keyword
from ptm_lsp.detect.evaluation.containers import listed, mapped
from ptm_lsp.detect.evaluation.exports import path_of
from ptm_lsp.detect.evaluation.parameters import NO_DEFAULT, bound, is_given_its_object, name_of, parameters_of
from ptm_lsp.detect.value import Expression, Values

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

Frame: TypeAlias = Mapping[int, Expression]  # what names are, by the id of the node that binds them

_RESTS = frozenset({"dictionary_splat_pattern", "list_splat_pattern"})


def frames(evaluator: "Evaluator", function: Node) -> Iterator[tuple[list[Node], Callable[[], Frame]]]:
    """For each call of a function: what it depends on, and what it gives; last, what is left without one."""
    for call in callers.calls_of(evaluator, function):
        depends_on = call.named_children[1:]
        each = callers.given_each(evaluator, call, function)
        if len(each) == 1:
            yield depends_on, partial(_given_by, evaluator, function, call)
        else:
            yield from ((depends_on, partial(_frame, evaluator, function, given)) for given in each)
    path = path_of(evaluator.code, function) if function.type == "function_definition" else None
    if path is not None:
        evaluator.callers.add(Parameter(path, ALL_NAMES, -1))
        for handed in evaluator.environment.handed:
            if handed.function == path:
                yield [], partial(_frame, evaluator, function, _arguments(evaluator, function, handed))
    yield [], partial(_named, evaluator, function, Arguments((), {}, None))


def _given_by(evaluator: "Evaluator", function: Node, call: Node) -> Frame:
    return _frame(evaluator, function, callers.given_by(evaluator, call, function))


def _arguments(evaluator: "Evaluator", function: Node, handed: Handed) -> Arguments:
    """The arguments that a call in another file gives; what it did not tell is unknown."""

    def told(values: Values) -> Values:
        return values or (evaluator.unknown(function, "argument of a call in another file"),)

    keywords = {name: Keyword(told(values), function) for name, values in handed.keywords}
    return Arguments(tuple(map(told, handed.positional)), keywords, function if handed.is_open else None)


def _frame(evaluator: "Evaluator", function: Node, given: Arguments) -> Frame:
    """What all parameters of a function are for the arguments of one call, `*rest` and `**options` included."""
    code = evaluator.code
    nodes = parameters_of(function)
    names = {code.of(name) for name in map(name_of, nodes) if name is not None}
    frame = _named(evaluator, function, given)
    for at, node in enumerate(nodes):
        name = node.named_child(0) if node.type in _RESTS else None
        if name is not None and node.type == "dictionary_splat_pattern":
            left = ((key, one.value) for key, one in given.keywords.items() if key not in names)
            held = mapped((key, evaluator.possible(value)) for key, value in left)
            frame[name.id] = (held._replace(is_open=given.spread is not None),)
        elif name is not None and given.spread is None:
            further = given.positional[at - is_given_its_object(code, function, given) :]
            frame[name.id] = (listed(map(evaluator.possible, further)),)
    return frame


def _named(evaluator: "Evaluator", function: Node, given: Arguments) -> dict[int, Expression]:
    """What the parameters of a function that have names of their own are for the arguments of one call."""
    frame = dict(bound(evaluator, function, given))
    for name in map(name_of, parameters_of(function)):
        is_own = name is None or classes.class_of_first_parameter(evaluator.code, name) is not None
        if name is not None and not is_own:
            frame.setdefault(name.id, (evaluator.unknown(name, NO_DEFAULT),))
    return frame
