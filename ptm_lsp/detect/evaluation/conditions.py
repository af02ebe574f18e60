"""Conditions: those that are settled wherever a place of a program is reached."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation.flow import leaves
from ptm_lsp.detect.syntax.code import Code, bare, field_of
from ptm_lsp.detect.syntax.names import SCOPES, Binding, bindings_in, scope_of

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_MOST_CONDITIONS = 16
_MOST_NODES = 32  # of a condition that is compared with others
_LONGEST_BLOCK = 200  # conditional statements at its beginning that are looked at
_LITERALS = frozenset({"string", "integer", "true", "false", "none"})


class Condition(NamedTuple):
    """A condition that holds, or does not hold, wherever a use is reached."""

    node: Node
    holds: bool


class _Claim(NamedTuple):
    """What a condition says, in terms that can be compared: that something is a value, or is true."""

    subject: str
    value: str | None  # None: anything that counts as true
    holds: bool


def conditions(code: Code, use: Node) -> list[Condition]:
    """The conditions that are settled wherever a use is reached, inside its function."""
    if use.id not in code.conditions:
        found = []
        for condition in _around(code, use):
            found.append(condition)
            if len(found) == _MOST_CONDITIONS:
                break
        code.conditions[use.id] = found
    return code.conditions[use.id]


def _around(code: Code, use: Node) -> Iterator[Condition]:
    child = use
    for parent in code.ancestors(use):
        match parent.type:
            case "if_statement":
                yield from _of_branch(parent, child)
            case "conditional_expression" if parent.named_child_count == 3:
                chosen, condition, _ = parent.named_children
                if child != condition:
                    yield Condition(condition, child == chosen)
            case "block":
                yield from (one for one in _leaving(code, parent) if one.node.end_byte <= child.start_byte)
            case kind if kind in SCOPES:
                return
        child = parent


def passed(code: Code, binding: Binding, use: Node) -> Iterator[Condition]:
    """The condition that does not hold where an earlier value gets past `if …: name = …`."""
    for parent in islice(code.ancestors(binding.name), 4):
        if parent.type == "if_statement":
            condition, branch = field_of(parent, "condition"), field_of(parent, "consequence")
            is_in = branch is not None and branch.start_byte <= binding.name.start_byte < branch.end_byte
            if condition is not None and is_in and use.start_byte >= parent.end_byte:
                yield Condition(condition, False)
            return


def _of_branch(statement: Node, branch: Node) -> Iterator[Condition]:
    condition = field_of(statement, "condition")
    if condition is None or branch == condition:
        return
    if branch == field_of(statement, "consequence"):
        yield Condition(condition, True)
        return
    yield Condition(condition, False)
    for other in statement.children_by_field_name("alternative"):
        own = field_of(other, "condition")
        if other == branch:
            if own is not None:
                yield Condition(own, True)
            return
        if own is not None:
            yield Condition(own, False)


def _leaving(code: Code, block: Node) -> list[Condition]:
    """The conditions of the first statements of a block that leave it where they hold."""
    if block.id not in code.conditions:
        code.conditions[block.id] = [
            Condition(condition, False)
            for statement in islice((one for one in block.named_children if one.type == "if_statement"), _LONGEST_BLOCK)
            if not statement.children_by_field_name("alternative")
            for condition, branch in [(field_of(statement, "condition"), field_of(statement, "consequence"))]
            if condition is not None and branch is not None and leaves(code, branch)
        ]
    return code.conditions[block.id]


def decided(evaluator: "Evaluator", condition: Node, use: Node) -> bool | None:
    """Whether a condition holds wherever a use is reached, by what the conditions around the use say of the same."""
    code = evaluator.code
    asked = _claim(code, condition, holds=True)
    for other in conditions(code, use):
        for node, holds in _parts(other):
            known = _claim(code, node, holds=holds)
            answer = _answer(asked, known) if known.subject == asked.subject else None
            if answer is not None:
                between = min(condition.start_byte, node.start_byte), max(condition.end_byte, node.start_byte)
                return answer if is_steady(evaluator, condition, *between) else None
    return None


def is_steady(evaluator: "Evaluator", expression: Node, start: int, end: int) -> bool:
    """Whether what an expression stands for is the same all over a range: nothing binds its names there or later."""
    code = evaluator.code
    waiting, seen = [expression], 0
    while waiting:
        node = waiting.pop()
        seen += 1
        if seen > _MOST_NODES or node.type == "call":
            return False
        if node.type == "identifier" and any(one.name.start_byte >= start for one in _bindings(evaluator, node)):
            return False
        if node.type == "attribute":
            target = code.data[node.start_byte : node.end_byte]
            code.looked.for_bindings("", code.of(node).rpartition(".")[2])
            if any(code.data.find(target + sign, start, end) >= 0 for sign in (b" = ", b"=")):
                return False
        waiting += [field_of(node, "object") or node] if node.type == "attribute" else node.named_children
    return True


def _bindings(evaluator: "Evaluator", name: Node) -> list[Binding]:
    """The places that bind a name in the innermost scope that does."""
    code, scope = evaluator.code, scope_of(evaluator.code, name)
    while scope is not None:
        found = bindings_in(code, scope, code.of(name))
        if found:
            return found
        scope = scope_of(code, scope)
    evaluator.asked.add(code.of(name))
    return bindings_in(code, None, code.of(name))


def _parts(condition: Condition) -> Iterator[Condition]:
    """The conditions that a condition consists of, where each is settled with it."""
    node = bare(condition.node)
    operator = field_of(node, "operator") if node.type == "boolean_operator" else None
    if operator is None or (operator.type == "and") is not condition.holds:
        yield condition
        return
    for side in (field_of(node, "left"), field_of(node, "right")):
        if side is not None:
            yield Condition(side, condition.holds)


def _claim(code: Code, node: Node, *, holds: bool) -> _Claim:
    node = bare(node)
    while node.type == "not_operator" and (inner := field_of(node, "argument")) is not None:
        node, holds = bare(inner), not holds
    if node.type == "comparison_operator" and node.named_child_count == 2:
        left, right = node.named_children
        operator = " ".join(child.type for child in node.children if not child.is_named)
        if right.type in _LITERALS and operator in ("==", "is", "!=", "is not"):
            value = code.of(right).replace('"', "'")
            return _Claim(code.of(left), value, holds is (operator in ("==", "is")))
    return _Claim(code.of(node), None, holds)


def _answer(asked: _Claim, known: _Claim) -> bool | None:
    """Whether one claim holds where another about the same is settled."""
    if asked.value == known.value:
        return asked.holds is known.holds
    is_another = known.holds and None not in (asked.value, known.value)
    return not asked.holds if is_another else None
