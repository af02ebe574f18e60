"""Changes: what a program does to an object or a container after it was made."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.detect.evaluation.changing import MOST_CHANGES, Change, changes_of
from ptm_lsp.detect.evaluation.containers import TOO_LARGE, elements, entries, entries_of, listed, merged, scalars
from ptm_lsp.detect.evaluation.flow import flow
from ptm_lsp.detect.syntax.code import Code, bare
from ptm_lsp.detect.syntax.names import Binding, scope_of
from ptm_lsp.detect.value import (
    Collection,
    Entries,
    Folder,
    ForeignFunction,
    Given,
    Known,
    Made,
    Object,
    OwnClass,
    OwnFunction,
    Partial,
    Scalar,
    Symbol,
    Unknown,
    Value,
    Values,
    known_texts,
    literal,
    weight_of,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_EFFORT = 4  # of a change
_MOST_VALUES = 8  # that a changed name may have


def changed(evaluator: "Evaluator", values: Values, expression: Node, use: Node | None) -> Values:
    """The values of a name or dotted name at a use of it, with what was done to them before."""
    # NOTE: what is many things already would become many more with each change.
    if len(values) > _MOST_VALUES or not any(_is_changeable(value) for value in values):
        return values
    path = evaluator.code.of(expression)
    found = [change for change in changes_of(evaluator, expression, path) if not evaluator.memory.is_open(change.at.id)]
    if not found:
        return values
    if not evaluator.code.effort.spend(_EFFORT * len(found)):
        return (Unknown(TOO_LARGE, path),)
    kept = _reaching(evaluator.code, found, use)
    return tuple(_with(evaluator, value, kept) if _is_changeable(value) else value for value in values)


def _is_changeable(value: Value) -> bool:
    match value:
        case Known() | OwnFunction() | ForeignFunction() | Folder() | Partial():
            return False
        case Symbol(name):
            return ":" in name
        case OwnClass() | Object() | Made() | Collection() | Entries() | Unknown():
            return True


def _reaching(code: Code, found: list[Change], use: Node | None) -> list[tuple[Change, bool]]:
    """The changes that may have been made at a use, in order, and whether each surely was."""
    kept: list[tuple[Change, bool]] = []
    for change in found:
        is_here = use is not None and scope_of(code, use) == scope_of(code, change.at)
        binding = Binding("value", change.at, change.value)
        held, is_sure = flow(code, [binding], use if is_here else None)
        if held:
            kept.append((change, is_sure))
    return kept


def _with(evaluator: "Evaluator", value: Value, changes: list[tuple[Change, bool]]) -> Value:
    for change, is_sure in changes:
        value = _applied(evaluator, value, change, is_sure)
    return value


def _applied(evaluator: "Evaluator", value: Value, change: Change, is_sure: bool) -> Value:
    return evaluator.memory.once(change.at.id, lambda: _after(evaluator, value, change, is_sure), value)


def _after(evaluator: "Evaluator", value: Value, change: Change, is_sure: bool) -> Value:
    """A value after one change of it."""
    names: tuple[str | None, ...] = (change.attribute,)
    if change.key is not None:
        names = known_texts(evaluator.possible(change.key)) or (None,)
    match change.kind:
        case "default" if set(names) <= {*_keys(evaluator, value)}:
            return value
        case "drop":
            return _without(evaluator, value, names, is_sure)
        case "set" | "default":
            is_sure = is_sure and len(names) == 1 and names[0] is not None
            return _given(value, tuple(Given(name, change.value, is_sure) for name in names))
        case "add":
            held = entries_of(evaluator, value)
            return listed((*held.values, evaluator.possible(change.value))) if held is not None else value
        case "merge":
            return _merged(evaluator, value, bare(change.value))


def _keys(evaluator: "Evaluator", value: Value) -> Iterator[Scalar]:
    """The keys that a dictionary surely has."""
    held = entries_of(evaluator, value)
    for key, values in zip(held.keys, held.values, strict=True) if held is not None and held.is_mapping else ():
        if len(key) == 1 and not any(isinstance(one, Known) and one.value is None for one in values):
            yield from scalars(key)


def _without(evaluator: "Evaluator", value: Value, names: tuple[str | None, ...], is_sure: bool) -> Value:
    """A dictionary after an entry was taken out of it; one that may be gone is `None` as well."""
    held = entries_of(evaluator, value)
    if held is None or not held.is_mapping:
        return value
    pairs = [(key, values, set(names) >= {*scalars(key)}) for key, values in zip(held.keys, held.values, strict=True)]
    left = entries(
        (key, (*values, *literal(None)) if is_meant else values)
        for key, values, is_meant in pairs if not (is_meant and is_sure and len(names) == 1)
    )  # fmt: skip
    return left._replace(is_open=held.is_open)


def _merged(evaluator: "Evaluator", value: Value, added: Node) -> Value:
    for other in evaluator.possible(added)[:_MOST_VALUES]:
        entries = entries_of(evaluator, other)
        if entries is not None and entries.is_mapping:
            pairs = zip(entries.keys, entries.values, strict=True)
            value = _given(value, tuple(Given(name, held, True) for key, held in pairs for name in known_texts(key)))
        elif entries_of(evaluator, value) is not None:
            further = entries or listed(elements(evaluator, (other,)) or ())
            value = merged(evaluator, value, further) or value
    return value


def _given(value: Value, given: tuple[Given, ...]) -> Value:
    match value:
        case Object(of, before, is_made):
            return Object(of, (*before, *given)[:MOST_CHANGES], is_made, value.weight)
    return Object(value, given[:MOST_CHANGES], weight=weight_of((value,)))
