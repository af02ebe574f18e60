"""Situations: the ways in which a call may be reached, so that what belongs together stays together.

A function that two places call loads two models, each at the revision of its own caller; a loop over pairs likewise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from tree_sitter import Node

from ptm_lsp.detect.environment import MAKER
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.containers import alternatives, entries_of
from ptm_lsp.detect.evaluation.exports import path_of
from ptm_lsp.detect.evaluation.flow import branches_of
from ptm_lsp.detect.evaluation.frames import Frame, frames
from ptm_lsp.detect.evaluation.lookup import bindings_at, taken_apart
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.syntax.names import FUNCTIONS, Binding
from ptm_lsp.detect.value import FIXED, Collection, Entries, Given, Known, Object, OwnClass, OwnFunction, Value

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_T = TypeVar("_T")
Situation: TypeAlias = tuple[Frame, ...]  # the outermost one first
_Point: TypeAlias = Callable[[], Sequence[Situation]]  # what a situation may be followed by

MOST_SITUATIONS = 32
_MOST_NAMES = 32
_READ_ON = frozenset({"value", "unpacked", "loop"})
_DEEPEST = 3  # callers of callers


class _Bound(NamedTuple):
    """A binding in a branch of a conditional statement."""

    binding: Binding
    branch: int  # the id of its node
    all: Sequence[Binding]  # of the same name


def situations(evaluator: "Evaluator", expressions: Iterable[Node], depth: int = 0) -> list[Situation] | None:
    """The ways in which a place may be reached, as far as they tell what some expressions there are.

    None where there are too many to look at.
    """
    found: list[Situation] = [()]
    for point in _points(evaluator, expressions, depth):
        further: list[Situation] = []
        for before in found:
            further += ((*before, *after) for after in in_situation(evaluator, before, point)[: MOST_SITUATIONS + 1])
            # NOTE: each question may still take a little when all is taken, and there are many in many situations.
            if len(further) > MOST_SITUATIONS or evaluator.is_exhausted or evaluator.is_overdrawn:
                return None
        found = further
    return found


def in_situation(evaluator: "Evaluator", situation: Situation, read: Callable[[], _T]) -> _T:
    """What a reader says in a situation."""
    if not situation:
        return read()
    with evaluator.afresh():
        return _within(evaluator, situation, read)


def _within(evaluator: "Evaluator", situation: Situation, read: Callable[[], _T]) -> _T:
    if not situation:
        return read()
    return evaluator.memory.within(situation[0], lambda: _within(evaluator, situation[1:], read))


def _points(evaluator: "Evaluator", expressions: Iterable[Node], depth: int) -> list[_Point]:
    """What decides between situations, in the order in which it does."""
    names = _names(evaluator, expressions)
    found: dict[int, tuple[int, _Point]] = {}
    for binding in [binding for bindings in names for binding in bindings]:
        for at, point in _points_of(evaluator, binding, names, depth):
            found.setdefault(at.id, (at.start_byte, point))
    for at, point in _keys(evaluator, expressions):
        found.setdefault(at.id, (at.start_byte, point))
    for at, point in _branching(evaluator, names):
        found.setdefault(at.id, (at.start_byte, point))
    return [point for _, point in sorted(found.values(), key=lambda one: one[0])]


def _names(evaluator: "Evaluator", expressions: Iterable[Node]) -> list[list[Binding]]:
    """The bindings of each name that some expressions depend on."""
    found: dict[int, list[Binding]] = {}
    left = [*expressions]
    for node in left:  # NOTE: grows while it is gone through
        if node.type == "identifier":
            bindings = bindings_at(evaluator, evaluator.code.of(node), node)
            if bindings and bindings[0].name.id not in found and len(found) < _MOST_NAMES:
                found[bindings[0].name.id] = bindings
                left += [one.value for one in bindings if one.value is not None and one.kind in _READ_ON]
        elif len(left) < 8 * _MOST_NAMES and node.type not in ("string_content", "lambda", *FUNCTIONS):
            left += node.named_children
    return [*found.values()]


def _points_of(
    evaluator: "Evaluator", binding: Binding, names: Sequence[Sequence[Binding]], depth: int
) -> Iterator[tuple[Node, _Point]]:
    """What decides about the values of one binding, each with the node that stands for it."""
    match binding.kind:
        case "parameter" | "rest":
            owner = classes.class_of_first_parameter(evaluator.code, binding.name)
            if owner is not None:
                yield binding.name, partial(_of_classes, evaluator, binding, owner)
                for maker in evaluator.member(OwnClass(owner), MAKER, owner):
                    if isinstance(maker, OwnFunction):
                        yield maker.node, partial(_of_callers, evaluator, maker.node, depth)
                return
            function = next((one for one in evaluator.code.ancestors(binding.name) if one.type in FUNCTIONS), None)
            if function is not None:
                yield function, partial(_of_callers, evaluator, function, depth)
        case "loop" | "unpacked" if binding.value is not None:
            value = binding.value
            together = [one for many in names for one in many if one.value == value]
            yield value, partial(_of_elements, evaluator, value, together)
        case "value" if binding.value is not None:
            value = binding.value
            yield value, partial(_of_values, evaluator, binding, value)


def _of_classes(evaluator: "Evaluator", binding: Binding, owner: Node) -> list[Situation]:
    """An object may be one of each class that derives from its class."""
    found: list[Value] = [OwnClass(one) for one in (owner, *classes.derived(evaluator, owner))]
    path = path_of(evaluator.code, owner)
    for handed in evaluator.environment.handed:
        if handed.function == path:
            members = tuple(Given(name, values) for name, values in handed.keywords)
            found.append(Object(OwnClass(owner), members))
    return [({binding.name.id: (one,)},) for one in found] if len(found) > 1 else [()]


def _of_elements(evaluator: "Evaluator", value: Node, bindings: Sequence[Binding]) -> list[Situation]:
    """The names of a pattern stand for the parts of one element at a time."""
    values = evaluator.possible(value)
    if bindings[0].kind == "loop":
        elements = [held for found in alternatives(evaluator, values) for held in found]
    else:
        elements = [(one,) for one in values]
    found = [({one.name.id: taken_apart(evaluator, one, held) for one in bindings},) for held in elements]
    return [*found] if len(found) > 1 else [()]


def _of_values(evaluator: "Evaluator", binding: Binding, value: Node) -> list[Situation]:
    """A name stands for one of several containers or objects."""
    values = evaluator.possible(value)
    is_choice = len(values) > 1 and any(isinstance(one, Collection | Entries | Object | OwnClass) for one in values)
    return [({binding.name.id: (one,)},) for one in values] if is_choice else [()]


def _keys(evaluator: "Evaluator", expressions: Iterable[Node]) -> Iterator[tuple[Node, _Point]]:
    """The lookups by a name, each with the node that stands for it: the tables decide what the name may be."""
    level = [*expressions]
    for node in level:  # NOTE: grows while it is gone through
        key, table = (
            (field_of(node, "subscript"), field_of(node, "value")) if node.type == "subscript" else (None, None)
        )
        if key is not None and table is not None and key.type == "identifier":
            bindings = bindings_at(evaluator, evaluator.code.of(key), key)
            if len(bindings) == 1:
                yield bindings[0].name, partial(_of_keys, evaluator, bindings[0].name, key, table)
        if len(level) < _MOST_NAMES and node.type not in FUNCTIONS:
            level += node.named_children


def _of_keys(evaluator: "Evaluator", name: Node, key: Node, table: Node) -> list[Situation]:
    """A name that nobody knows stands for one key of a table at a time."""
    if all(isinstance(one, Known) and one.origin in FIXED for one in evaluator.possible(key)):
        return [()]
    held = [entries_of(evaluator, value) for value in evaluator.possible(table)]
    keys = [one for known in held if known is not None and known.is_mapping for one in known.keys]
    return [({name.id: one},) for one in dict.fromkeys(keys) if len(one) == 1] or [()]


def _of_callers(evaluator: "Evaluator", function: Node, depth: int) -> list[Situation]:
    """A function is called from one place at a time."""
    found: list[Situation] = []
    for depends_on, frame in frames(evaluator, function):
        if evaluator.is_exhausted:
            break
        outer = situations(evaluator, depends_on, depth + 1) if depth < _DEEPEST else [()]
        found += [(*one, in_situation(evaluator, one, frame)) for one in (outer if outer is not None else [()])]
    return found


def _branching(evaluator: "Evaluator", names: Sequence[Sequence[Binding]]) -> Iterator[tuple[Node, _Point]]:
    """The conditional statements in which more than one of some names is bound."""
    bound: dict[int, list[_Bound]] = {}
    statements: dict[int, Node] = {}
    for bindings in names:
        places = [branches_of(evaluator.code, binding.name) for binding in bindings]
        if any(len(around) > 1 for around in places):
            continue
        for binding, around in zip(bindings, places, strict=True):
            for statement, branch in around:
                statements[statement.id] = statement
                bound.setdefault(statement.id, []).append(_Bound(binding, branch.id, bindings))
    for at, many in bound.items():
        if len({id(one.all) for one in many}) > 1:
            yield statements[at], partial(_of_branches, statements[at], many)


def _of_branches(statement: Node, bound: Sequence[_Bound]) -> list[Situation]:
    """Of a conditional statement, one branch is run, or none of those that bind a name."""
    branches = dict.fromkeys(one.branch for one in bound)
    return [({binding.name.id: () for binding in _passed(statement, bound, one)},) for one in (*branches, None)]


def _passed(statement: Node, bound: Sequence[_Bound], branch: int | None) -> Iterator[Binding]:
    """The bindings that do not count when a branch is run: of the other branches, and before it."""
    for one in bound:
        if one.branch != branch:
            yield one.binding
        else:
            yield from (other for other in one.all if other.name.start_byte < statement.start_byte)
