"""Handing: what a file hands to functions and classes of other files of its project."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.environment import ALL_NAMES, MAKER, Handed, Parameter
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.aliases import is_partial
from ptm_lsp.detect.evaluation.applying import (
    applied_arguments,
    applied_each,
    applying_call,
    later_calls,
    stored_arguments,
)
from ptm_lsp.detect.evaluation.calls import NO_ARGUMENTS, Arguments, arguments
from ptm_lsp.detect.evaluation.exports import plain
from ptm_lsp.detect.evaluation.members import own
from ptm_lsp.detect.evaluation.situations import Situation, in_situation, situations
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.value import (
    Entries,
    Expression,
    Folder,
    ForeignFunction,
    Object,
    Partial,
    Symbol,
    Unknown,
    Value,
    Values,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_HEAVIEST = 64  # values in what is handed to another file


class Handing(NamedTuple):
    """What in a statement may hand something to other files."""

    calls: Sequence[Node]  # that load nothing themselves
    applied: Sequence[Node]  # arguments that such calls have called
    classes: Sequence[Node]  # definitions of those that derive from others


def handed_on(evaluator: "Evaluator", handing: Handing) -> Iterator[tuple[str, Handed]]:
    """What a statement hands to functions and classes of other files, by file, as far as these wait for it."""
    for call in handing.calls:
        callee = field_of(call, "function")
        if callee is not None:
            yield from _by_call(evaluator, call, callee)
    for function in handing.applied:
        around = applying_call(evaluator, function)
        if around is not None and not (is_partial(evaluator.code, around) and later_calls(evaluator, around)):
            yield from _by_call(evaluator, around, function)
    for definition in handing.classes:
        yield from _by_class(evaluator, definition)


def defined_classes(tree: Node) -> Iterator[Node]:
    """The classes that a statement of the top level defines."""
    for node in tree.named_children:
        definition = field_of(node, "definition") if node.type == "decorated_definition" else node
        if definition is not None and definition.type == "class_definition":
            yield definition


def _by_call(evaluator: "Evaluator", call: Node, function: Node) -> Iterator[tuple[str, Handed]]:
    """What a call hands to a function of another file that it calls or has called, by file."""
    for value in evaluator.possible(function):
        stored = value if isinstance(value, Partial) else None
        name = _foreign_name(evaluator, stored.function if stored is not None else value, call)
        if name is None:
            continue
        file, _, path = name.partition(":")
        for read in _givers(evaluator, call, function, stored):
            handed = partial(_handed, evaluator, path, read)
            together = handed()  # asks for all that it takes, whatever is known by now
            for way in _ways(evaluator, call, together):
                yield file, in_situation(evaluator, way, handed) if way else together
        _derive(evaluator)


def _givers(
    evaluator: "Evaluator", call: Node, function: Node, stored: Partial | None
) -> Iterator[Callable[[], Arguments]]:
    """What reads the arguments that a function is given by a call of it, or that has it called once or more often."""
    before = stored_arguments(evaluator, stored) if stored is not None else NO_ARGUMENTS
    if function == field_of(call, "function"):
        yield lambda: before.followed_by(arguments(evaluator, call))
    elif len(each := applied_each(evaluator, call)) == 1:
        yield lambda: before.followed_by(applied_arguments(evaluator, call))
    else:
        yield from (partial(before.followed_by, given) for given in each)


def _derive(evaluator: "Evaluator") -> None:
    """Notes that who calls the functions around what was read chooses what is handed on."""
    evaluator.derived |= {parameter.function for parameter in evaluator.callers}


def _ways(evaluator: "Evaluator", call: Node, together: Handed) -> list[Situation]:
    """The situations in which a call hands on what belongs together; one, where each argument speaks for itself."""
    told = sum(map(bool, together.positional)) + sum(bool(values) for _, values in together.keywords)
    if told < 2 and not together.is_open:
        return [()]
    given = field_of(call, "arguments")
    nodes = given.named_children if given is not None else []
    return evaluator.beside(lambda: situations(evaluator, nodes)) or [()]


def _by_class(evaluator: "Evaluator", definition: Node) -> Iterator[tuple[str, Handed]]:
    """What a class gives to members of a class of another file that it derives from."""
    for base in classes.foreign_bases(evaluator, definition):
        file, colon, path = base.name.partition(":")
        names = sorted({one.name for one in _waiting(evaluator, path)} - {ALL_NAMES}) if colon else []
        given = ((name, _told(evaluator, own(evaluator, definition, name))) for name in names)
        keywords = tuple((name, values) for name, values in given if values)
        if keywords:
            yield file, Handed(path, (), keywords)
            _derive(evaluator)
        elif not colon:
            evaluator.foreign(base)


def _waiting(evaluator: "Evaluator", path: str) -> list[Parameter]:
    return [one for many in evaluator.environment.waiting.values() for one in many if one.function == path]


def _handed(evaluator: "Evaluator", path: str, read: Callable[[], Arguments]) -> Handed:
    waiting = _waiting(evaluator, path)
    names = {parameter.name for parameter in waiting}
    positions = {parameter.position for parameter in waiting}
    given = read()
    return Handed(
        path,
        tuple(
            _told(evaluator, node) if position in positions else () for position, node in enumerate(given.positional)
        ),
        tuple((name, _told(evaluator, one.value)) for name, one in given.keywords.items() if names & {name, ALL_NAMES}),
        is_open=given.spread is not None,
    )


def _told(evaluator: "Evaluator", expression: Expression) -> Values:
    """What another file is told of an argument: what is known of it, and no containers that grow on their way."""
    found = plain(evaluator, evaluator.possible(expression))
    return tuple(
        value
        for value in found
        if not isinstance(value, Unknown | Folder)
        and (not isinstance(value, Entries | Object) or value.weight <= _HEAVIEST)
    )


def _foreign_name(evaluator: "Evaluator", value: Value, call: Node) -> str | None:
    """The file and path of the function of another file that a callee is."""
    match value:
        case ForeignFunction(name):
            return name
        case Symbol(name) if ":" in name:
            makers = evaluator.member(value, MAKER, call)
            evaluator.imports.add(f"{name}.{MAKER}")
            return next((maker.name for maker in makers if isinstance(maker, ForeignFunction)), None)
        case Symbol():
            evaluator.foreign(value)
    return None
