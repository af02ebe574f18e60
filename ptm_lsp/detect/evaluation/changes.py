"""Changes: what a program does to an object or a container after it was made."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation.containers import TOO_LARGE, elements, entries, entries_of, listed, merged, scalars
from ptm_lsp.detect.evaluation.flow import flow
from ptm_lsp.detect.syntax.assignments import assigned
from ptm_lsp.detect.syntax.code import Code, bare, field_of
from ptm_lsp.detect.syntax.names import Binding, owner_scope, scope_of
from ptm_lsp.detect.syntax.paths import path_of_scope
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

_MOST_CHANGES = 64  # of one object
_EFFORT = 4  # of a change
_MOST_VALUES = 8  # that a changed name may have
_MERGING = frozenset({"update", "merge_with", "merge_update"})
_ADDING = frozenset({"append", "add", "insert"})


class Change(NamedTuple):
    """A place that changes an object."""

    kind: Literal["set", "default", "drop", "merge", "add"]
    at: Node  # where the object is named
    value: Node
    key: Node | None = None  # an expression, where it is no attribute
    attribute: str | None = None


def changed(evaluator: "Evaluator", values: Values, expression: Node, use: Node | None) -> Values:
    """The values of a name or dotted name at a use of it, with what was done to them before."""
    # NOTE: what is many things already would become many more with each change.
    if len(values) > _MOST_VALUES or not any(_is_changeable(value) for value in values):
        return values
    path = evaluator.code.of(expression)
    found = [change for change in _changes(evaluator, expression, path) if not evaluator.memory.is_open(change.at.id)]
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


def _changes(evaluator: "Evaluator", expression: Node, path: str) -> list[Change]:
    """The changes to what a dotted name stands for, in the order of the text."""
    code = evaluator.code
    root = path.partition(".")[0]
    scope = _class_around(code, expression) if root == "self" else owner_scope(code, expression, root)
    if scope is None:
        evaluator.asked.add(root)
    key = (scope.id if scope is not None else 0, path)
    return code.looked.kept(key, partial(_changes_in, code, scope, path, key))


def _changes_in(code: Code, scope: Node | None, path: str, key: tuple[int, str]) -> list[Change]:
    root, last = path.partition(".")[0], path.rpartition(".")[2]
    for name in {root, last}:
        code.looked.for_bindings(path_of_scope(code, scope), name)
    if key not in code.changes:
        ranges = [scope.byte_range] if scope is not None else code.module.get(root, ())
        named = (_expression(code, node, path) for node in code.binding_uses(last, ranges))
        kept = (one for one in named if one is not None and (root == "self" or owner_scope(code, one, root) == scope))
        found = (change for one in kept for change in _change(code, one))
        code.changes[key] = list(islice(found, _MOST_CHANGES))
    return code.changes[key]


def _class_around(code: Code, node: Node) -> Node | None:
    return next((one for one in code.ancestors(node) if one.type == "class_definition"), None)


def _expression(code: Code, name: Node, path: str) -> Node | None:
    """The dotted name that ends with a name; None where it is another one."""
    parent = code.parent(name)
    if parent is None:
        return None
    is_member = parent.type == "attribute" and field_of(parent, "attribute") == name
    if "." not in path:
        return None if is_member or (parent.type == "keyword_argument" and field_of(parent, "name") == name) else name
    return parent if is_member and code.of(parent) == path else None


def _change(code: Code, expression: Node) -> Iterator[Change]:
    parent = code.parent(expression)
    around = code.parent(parent) if parent is not None else None
    if parent is None or around is None:
        return
    match parent.type:
        case "attribute" if field_of(parent, "object") == expression:
            name = field_of(parent, "attribute")
            if name is not None:
                yield from _attribute_change(code, expression, parent, code.of(name), around)
        case "subscript" if field_of(parent, "value") == expression:
            value = assigned(around, parent)
            key = field_of(parent, "subscript")
            if value is not None:
                yield Change("set", expression, value, key=key)
            elif around.type == "delete_statement" and key is not None:
                yield Change("drop", expression, key, key=key)
        case "augmented_assignment" if field_of(parent, "left") == expression and expression.type == "attribute":
            value = field_of(parent, "right")
            if value is not None:
                yield Change("merge", expression, value)
        case "argument_list" if parent.named_child(0) == expression:
            callee = field_of(around, "function")
            if callee is not None and code.of(callee) == "setattr" and parent.named_child_count == 3:
                yield Change("set", expression, parent.named_children[2], key=parent.named_child(1))


def _attribute_change(code: Code, expression: Node, attribute: Node, name: str, around: Node) -> Iterator[Change]:
    value = assigned(around, attribute)
    if value is not None:
        yield Change("set", expression, value, attribute=name)
    given = (
        field_of(around, "arguments") if around.type == "call" and field_of(around, "function") == attribute else None
    )
    for node in given.named_children if given is not None else ():
        argument, keyword = field_of(node, "name"), field_of(node, "value")
        if name in _MERGING and node.type == "keyword_argument" and argument is not None and keyword is not None:
            yield Change("set", expression, keyword, attribute=code.of(argument))
        elif name in _MERGING or name == "extend":
            yield Change("merge", expression, node)
    if given is not None and given.named_child_count and name in _ADDING:
        yield Change("add", expression, given.named_children[-1])
    if given is not None and given.named_child_count == 2 and name == "setdefault":
        yield Change("default", expression, given.named_children[1], key=given.named_child(0))
    if given is not None and given.named_child_count and name == "pop":
        yield Change("drop", expression, given.named_children[-1], key=given.named_child(0))


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
            return Object(of, (*before, *given)[:_MOST_CHANGES], is_made, value.weight)
    return Object(value, given[:_MOST_CHANGES], weight=weight_of((value,)))
