"""Changing: the places at which a program changes an object or a container after it was made."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.syntax.assignments import assigned
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import Binding, bindings_in, owner_scope
from ptm_lsp.detect.syntax.paths import path_of_scope

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

MOST_CHANGES = 64  # of one object
_MOST_NAMES = 8  # of one object
_MERGING = frozenset({"update", "merge_with", "merge_update"})
_ADDING = frozenset({"append", "add", "insert"})


class Change(NamedTuple):
    """A place that changes an object."""

    kind: Literal["set", "default", "drop", "merge", "add"]
    at: Node  # where the object is named
    value: Node
    key: Node | None = None  # an expression, where it is no attribute
    attribute: str | None = None


def changes_of(evaluator: "Evaluator", expression: Node, path: str) -> list[Change]:
    """The changes to what a dotted name stands for, by whatever name, in the order of the text."""
    code = evaluator.code
    root = path.partition(".")[0]
    scope = _class_around(code, expression) if root == "self" else owner_scope(code, expression, root)
    key = (scope.id if scope is not None else 0, path)
    found = code.looked.kept(key, partial(_changes_in, code, scope, path, key))
    if scope is None:
        evaluator.asked.add(root)
        evaluator.asked |= {code.of(change.at).partition(".")[0] for change in found}
    return found


def _changes_in(code: Code, scope: Node | None, path: str, key: tuple[int, str]) -> list[Change]:
    if key not in code.changes:
        places = sorted(_all_places(code, scope, path), key=lambda one: one.start_byte)
        found = (change for one in places for change in _change(code, one))
        code.changes[key] = list(islice(found, MOST_CHANGES))
    return code.changes[key]


def _all_places(code: Code, scope: Node | None, path: str) -> Iterator[Node]:
    """The places at which an object stands in a scope: by its dotted name, and by names that are given the same."""
    own = [*_places(code, scope, path)]
    yield from own
    if path.startswith("self."):
        return
    names = [name for one in own if (name := _other_name(code, scope, one)) is not None]
    first = _only_binding(code, scope, path)
    if first is not None and first.value is not None and first.value.type == "identifier":
        names.append(first.value)
    for other in names[:_MOST_NAMES]:
        yield from (one for one in _places(code, scope, code.of(other)) if one.start_byte > other.start_byte)


def _places(code: Code, scope: Node | None, path: str) -> Iterator[Node]:
    """The places in a scope at which a dotted name stands."""
    root, last = path.partition(".")[0], path.rpartition(".")[2]
    for name in {root, last}:
        code.looked.for_bindings(path_of_scope(code, scope), name)
    ranges = [scope.byte_range] if scope is not None else code.module.get(root, ())
    named = (_expression(code, node, path) for node in code.binding_uses(last, ranges))
    return (one for one in named if one is not None and (root == "self" or owner_scope(code, one, root) == scope))


def _other_name(code: Code, scope: Node | None, expression: Node) -> Node | None:
    """The name that is given what an expression stands for, and nothing else: `name = expression`."""
    parent = code.parent(expression)
    name = field_of(parent, "left") if parent is not None and parent.type == "assignment" else None
    if name is None or name.type != "identifier" or parent is None or field_of(parent, "right") != expression:
        return None
    only = _only_binding(code, scope, code.of(name))
    return name if only is not None and only.name == name else None


def _only_binding(code: Code, scope: Node | None, name: str) -> Binding | None:
    """The assignment that gives a name of a scope its value, where no other place does."""
    found = bindings_in(code, scope, name) if "." not in name else []
    return found[0] if len(found) == 1 and found[0].kind == "value" else None


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
