"""Assignments: what they give to their targets."""

from tree_sitter import Node

from ptm_lsp.detect.syntax.code import field_of


def assigned(statement: Node, target: Node) -> Node | None:
    """What an assignment gives to a target, if it is one to that target."""
    is_meant = statement.type == "assignment" and field_of(statement, "left") == target
    return assigned_value(statement) if is_meant else None


def assigned_value(assignment: Node) -> Node | None:
    """The value of `a = b = value`."""
    value = field_of(assignment, "right")
    while value is not None and value.type == "assignment":
        value = field_of(value, "right")
    return value
