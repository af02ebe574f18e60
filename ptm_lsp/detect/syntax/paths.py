"""Paths: what scopes are called, by the names of the functions and classes around them."""

from tree_sitter import Node

from ptm_lsp.detect.syntax.code import Code, field_of

DEFINITIONS = frozenset({"function_definition", "class_definition"})


def path_of_scope(code: Code, scope: Node | None) -> str | None:
    """The dotted path of a scope: of the innermost function or class around it, or itself; None for the module."""
    if scope is None:
        return None
    if scope.id not in code.paths:
        around = (node for node in (scope, *code.ancestors(scope)) if node.type in DEFINITIONS)
        names = [field_of(node, "name") for node in around]
        code.paths[scope.id] = ".".join(code.of(name) if name is not None else "" for name in reversed(names))
    return code.paths[scope.id]
