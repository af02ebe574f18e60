"""Narrowing: which values of a name the conditions around a use leave."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation.conditions import Condition, conditions, decided, is_steady, passed
from ptm_lsp.detect.evaluation.containers import elements
from ptm_lsp.detect.syntax.code import Code, bare, field_of
from ptm_lsp.detect.syntax.names import Binding, bindings_in, owner_scope
from ptm_lsp.detect.value import FIXED, Known, Symbol, Value, Values, known_texts, with_origin

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_MOST_PARTS = 8  # of a condition
_CONDITIONS = frozenset({"attribute", "boolean_operator", "call", "comparison_operator", "not_operator",
                         "parenthesized_expression"})  # fmt: skip
EXCLUDED = "none of the known values gets here"


def narrowed(
    evaluator: "Evaluator", binding: Binding, values: Values, use: Node | None, later: Sequence[Binding] = ()
) -> Values:
    """The values that a binding gives to a name, without those that cannot reach a use past later bindings."""
    if use is None or not known_texts(values):
        return values
    code = evaluator.code
    around = conditions(code, use)
    if around:
        if any(decided(evaluator, one.node, use) is (not one.holds) for one in conditions(code, binding.name)):
            return ()
        values = _chosen(evaluator, binding, values, use)
    found = [*(one for other in later for one in passed(code, other, use)), *around]
    if not found:
        return values
    after = [one for one in found if one.node.start_byte > binding.name.start_byte]
    for name in _names(evaluator, binding, use):
        told = [one for one in after if name in code.of(one.node)]
        values = tuple(value for value in values if all(_allows(evaluator, one, binding, name, value) for one in told))
    return values


def narrowed_member(evaluator: "Evaluator", values: Values, use: Node) -> Values:
    """The values of a dotted name at a use, without those that cannot reach it."""
    if not known_texts(values):
        return values
    code = evaluator.code
    path = code.of(use)
    told = [one for one in conditions(code, use) if path in code.of(one.node)]
    told = [one for one in told if not _is_assigned(code, path, one.node.end_byte, use)]
    return tuple(value for value in values if all(_allows_member(evaluator, one, path, value) for one in told))


def settled(evaluator: "Evaluator", condition: Node) -> bool | None:
    """Whether a condition holds in a situation, by the one value of a name in it; None where that is open.

    Flags that a program sets by a constant are there to be changed by hand: both sides count.
    """
    level = [bare(condition)]
    if level[0].type in ("true", "false", "none"):
        return level[0].type == "true"
    if not evaluator.memory.is_framed_at_all:
        return None
    for node in level:  # NOTE: grows while it is gone through
        if node.type == "identifier":
            match evaluator.possible(node):
                case (Known(_, origin) as value,) if origin in FIXED:
                    return _is_true(evaluator, condition, evaluator.code.of(node), value)
        elif len(level) < _MOST_PARTS and node.type in _CONDITIONS:
            level += node.named_children
    return None


def _chosen(evaluator: "Evaluator", binding: Binding, values: Values, use: Node) -> Values:
    """The values of the one side of `a if … else b` that gets to a use, where that is settled there."""
    value = _assigned(binding)
    if value is None or value.type != "conditional_expression" or value.named_child_count != 3:
        return values
    first, condition, second = value.named_children
    answer = decided(evaluator, condition, use)
    return values if answer is None else with_origin(evaluator.possible(first if answer else second), Origin.CONSTANT)


def _names(evaluator: "Evaluator", binding: Binding, use: Node) -> Iterator[str]:
    """The names that hold what a binding gives: its own, and that of which it is a copy."""
    yield evaluator.code.of(binding.name)
    source = _assigned(binding)
    if source is None or source.type != "identifier":
        return
    if is_steady(evaluator, source, binding.name.start_byte, use.start_byte):
        yield evaluator.code.of(source)


def _assigned(binding: Binding) -> Node | None:
    """The expression that an assignment gives to a name."""
    return bare(binding.value) if binding.kind == "value" and binding.value is not None else None


def _is_assigned(code: Code, path: str, start: int, use: Node) -> bool:
    """Whether a dotted name is given another value between a condition and the statement of a use."""
    code.looked.for_bindings("", path.rpartition(".")[2])
    end = next((one.start_byte for one in code.ancestors(use) if one.type.endswith("_statement")), use.start_byte)
    return any(code.data.find(f"{path}{sign}".encode(), start, end) >= 0 for sign in (" = ", "="))


def _allows_member(evaluator: "Evaluator", condition: Condition, path: str, value: Value) -> bool:
    if not isinstance(value, Known):
        return True
    key = ("condition", condition.node.id)
    read = partial(_is_true, evaluator, condition.node, path, value)
    return evaluator.memory.once(key, read, None) in (None, condition.holds)


def _allows(evaluator: "Evaluator", condition: Condition, binding: Binding, name: str, value: Value) -> bool:
    if not isinstance(value, Known):
        return True
    scope = owner_scope(evaluator.code, condition.node, name)
    # NOTE: where the condition asks, other bindings may have given the name its value too; it is about this value.
    frame = {one.name.id: (value,) for one in (binding, *bindings_in(evaluator.code, scope, name))}
    read = partial(_is_true, evaluator, condition.node, name, value)
    key = ("condition", binding.name.id)  # NOTE: what a condition takes must not be narrowed by conditions again
    return evaluator.memory.once(key, lambda: evaluator.memory.within(frame, read), None) in (None, condition.holds)


def _is_true(evaluator: "Evaluator", condition: Node, name: str, value: Known) -> bool | None:
    """Whether a condition holds for a value of a name; None where that is not known."""
    condition = bare(condition)
    match condition.type:
        case "identifier" | "attribute":
            return bool(value.value) if evaluator.code.of(condition) == name else None
        case "call":
            result = _known(evaluator, condition)
            return bool(result.value) if result is not None else None
        case "not_operator":
            inner = field_of(condition, "argument")
            found = _is_true(evaluator, inner, name, value) if inner is not None else None
            return None if found is None else not found
        case "boolean_operator":
            return _both(evaluator, condition, name, value)
        case "comparison_operator" if condition.named_child_count == 2:
            return _compared(evaluator, condition, name, value)
    return None


def _both(evaluator: "Evaluator", condition: Node, name: str, value: Known) -> bool | None:
    operator, *sides = (field_of(condition, role) for role in ("operator", "left", "right"))
    found = [_is_true(evaluator, side, name, value) for side in sides if side is not None]
    deciding = operator is not None and operator.type == "or"
    if deciding in found:
        return deciding
    return None if None in found else not deciding


def _compared(evaluator: "Evaluator", condition: Node, name: str, value: Known) -> bool | None:
    left, right = condition.named_children
    operator = " ".join(child.type for child in condition.children if not child.is_named)
    if evaluator.code.of(left) != name:
        taken = _known(evaluator, left) if left.type in ("subscript", "call") else None
        if taken is not None:
            value = taken
        elif evaluator.code.of(right) == name and operator in ("in", "not in") and isinstance(value.value, str):
            texts = known_texts(evaluator.possible(left))
            return (texts[0] in value.value) is (operator == "in") if len(texts) == 1 else None
        else:
            return None
    others = evaluator.possible(right)
    match operator:
        case "==" | "!=" | "is" | "is not":
            known = [other.value for other in others if isinstance(other, Known)]
            return (value.value == known[0]) is (operator in ("==", "is")) if len(known) == len(others) == 1 else None
        case "in" | "not in":
            found = _is_in(evaluator, value, others)
            return None if found is None else found is (operator == "in")
    return None


def _known(evaluator: "Evaluator", expression: Node) -> Known | None:
    """The one value of an expression."""
    match evaluator.possible(expression):
        case (Known() as value,):
            return value
    return None


def _is_in(evaluator: "Evaluator", value: Known, table: Values) -> bool | None:
    match table:
        case (Symbol(name),) if name.endswith(".__all__"):
            return str(value.value).isidentifier()  # the names that a module exports
        case (Known(str(text)),):
            return str(value.value) in text
    held = elements(evaluator, table) if len(table) == 1 else None
    known = [one.value for values in held or () for one in values if isinstance(one, Known)]
    if value.value in known:
        return True
    return False if held and len(known) == len(held) else None
