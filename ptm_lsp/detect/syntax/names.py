"""Names: where a Python name gets its value, by scope and by flow."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from tree_sitter import Node

from ptm_lsp.detect.syntax.assignments import assigned_value
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.paths import path_of_scope

FUNCTIONS = frozenset({"function_definition", "lambda"})
COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
SCOPES = FUNCTIONS | COMPREHENSIONS | {"class_definition"}
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern", "as_pattern_target"})
_PARAMETERS = frozenset({"default_parameter", "typed_default_parameter", "typed_parameter", "list_splat_pattern",
                         "dictionary_splat_pattern"})  # fmt: skip
_BLOCKS = frozenset({"block", "if_statement", "elif_clause", "else_clause", "for_statement", "while_statement",
                     "try_statement", "except_clause", "finally_clause", "with_statement", "match_statement",
                     "case_clause"})  # fmt: skip
_DEEPEST_BLOCK = 10  # blocks within blocks
_LONGEST_FLOW = 64  # bindings of one name that are looked at

Kind = Literal["value", "unpacked", "augmented", "loop", "context", "parameter", "rest", "import", "class", "function",
               "global", "unknown"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Binding:
    """A place that gives a name its value."""

    kind: Kind
    name: Node
    value: Node | None = None  # the expression, definition or import statement; None for a parameter without default
    path: tuple[int, ...] = ()  # to the name in a pattern; below zero: what is left from there on


def scope_of(code: Code, node: Node) -> Node | None:
    """The function, class or comprehension whose names a node sees first; None for the module."""
    if node.id not in code.scopes:
        code.scopes[node.id] = _scope_of(code, node)
    return code.scopes[node.id]


def _scope_of(code: Code, node: Node) -> Node | None:
    child = node
    for parent in code.ancestors(node):
        if parent.type in COMPREHENSIONS:
            return parent
        if parent.type in SCOPES:
            body = field_of(parent, "body")
            if body is not None and child.start_byte >= body.start_byte:
                return parent
        child = parent
    return None


def bindings_in(code: Code, scope: Node | None, name: str) -> list[Binding]:
    """The places in a scope that bind a name, in the order of the text."""
    code.looked.for_bindings(path_of_scope(code, scope), name)
    return _bindings_in(code, scope, name)


def _bindings_in(code: Code, scope: Node | None, name: str) -> list[Binding]:
    key = (scope.id if scope is not None else 0, name)
    if key not in code.bindings:
        code.bindings[key] = []  # NOTE: half-typed scopes may each seem to stand in the other
        ranges = [scope.byte_range] if scope is not None else code.module.get(name, ())
        found = (_binding(code, node) for node in code.binding_uses(name, ranges))
        belonging = (binding for binding in found if binding is not None and _belongs(code, binding, scope))
        code.bindings[key] = list(islice(belonging, _LONGEST_FLOW))
    return code.bindings[key]


def owner_scope(code: Code, node: Node, name: str) -> Node | None:
    """The function or comprehension that binds a name which a node sees; None for the module."""
    scope = scope_of(code, node)
    while scope is not None:
        found = bindings_in(code, scope, name)
        if found:
            return None if any(binding.kind == "global" for binding in found) else scope
        scope = scope_of(code, scope)
    return None


def binds(code: Code, name: Node) -> bool:
    """Whether a name is bound where it stands, in whatever scope."""
    return _binding(code, name) is not None


def returned(function: Node) -> Iterator[Node]:
    """The expressions that a function returns."""
    if function.type == "lambda":
        body = field_of(function, "body")
        yield from () if body is None else (body,)
        return
    for node in _statements(function):
        if node.type == "return_statement" and node.named_child_count:
            yield node.named_child(0)


def yielded(function: Node) -> Iterator[Node]:
    """The `yield` statements of a function that yield something, one after another."""
    for node in _statements(function):
        inner = node.named_child(0) if node.type == "expression_statement" else None
        if inner is not None and inner.type == "yield" and inner.named_child_count:
            yield inner


def _statements(function: Node) -> Iterator[Node]:
    """The statements of a function, those in its blocks included."""
    body = field_of(function, "body")
    level = list(body.named_children) if body is not None else []
    for _ in range(_DEEPEST_BLOCK):
        yield from level
        level = [child for node in level if node.type in _BLOCKS for child in node.named_children]


def _binding(code: Code, name: Node) -> Binding | None:
    parent = code.parent(name)
    if parent is None:
        return None
    match parent.type:
        case "assignment" | "augmented_assignment" | "named_expression":
            return _assigned(name, parent)
        case "parameters" | "lambda_parameters":
            return Binding("parameter", name)
        case "function_definition" | "class_definition" if field_of(parent, "name") == name:
            return Binding("class" if parent.type == "class_definition" else "function", name, parent)
        case "for_statement" | "for_in_clause" if field_of(parent, "left") == name:
            return Binding("loop", name, field_of(parent, "right"))
        case "as_pattern_target":
            return _context(code, name, parent)
        case "aliased_import" | "dotted_name":
            return _imported(code, name, parent)
        case "global_statement" | "nonlocal_statement":
            return Binding("global", name)
        case kind if kind in _PARAMETERS:
            return _parameter(code, name, parent)
        case kind if kind in _PATTERNS:
            return _unpacked(code, name, parent)
    return None


def _assigned(name: Node, parent: Node) -> Binding | None:
    if parent.type == "named_expression":
        return Binding("value", name, field_of(parent, "value")) if field_of(parent, "name") == name else None
    if field_of(parent, "left") != name:
        return None
    if parent.type == "augmented_assignment":
        return Binding("augmented", name, field_of(parent, "right"))
    value = assigned_value(parent)
    return None if value is None else Binding("value", name, value)


def _parameter(code: Code, name: Node, parent: Node) -> Binding | None:
    if parent.type in ("list_splat_pattern", "dictionary_splat_pattern"):
        owner = code.parent(parent)
        if owner is not None and owner.type in ("parameters", "lambda_parameters", "typed_parameter"):
            return Binding("rest", name)
        return _unpacked(code, name, parent)
    if parent.type == "typed_parameter":
        return Binding("parameter", name) if parent.named_child(0) == name else None
    return Binding("parameter", name, field_of(parent, "value")) if field_of(parent, "name") == name else None


def _unpacked(code: Code, name: Node, parent: Node) -> Binding | None:
    """The binding of a name inside a pattern: `a, (b, *c) = …`."""
    path: list[int] = []
    child, pattern = name, parent
    while pattern.type in _PATTERNS:
        if pattern.type == "list_splat_pattern":
            owner = code.parent(pattern)
            if owner is None or owner.type not in _PATTERNS:
                return Binding("unknown", name)
            path.append(-1 - owner.named_children.index(pattern))
            child, pattern = owner, code.parent(owner) or owner
            continue
        before = pattern.named_children[: pattern.named_children.index(child)]
        if any(one.type == "list_splat_pattern" for one in before):
            return Binding("unknown", name)
        path.append(len(before))
        above = code.parent(pattern)
        if above is None:
            return None
        child, pattern = pattern, above
    if field_of(pattern, "left") != child:
        return None
    match pattern.type:
        case "assignment":
            return Binding("unpacked", name, assigned_value(pattern), tuple(reversed(path)))
        case "for_statement" | "for_in_clause":
            return Binding("loop", name, field_of(pattern, "right"), tuple(reversed(path)))
    return None


def _context(code: Code, name: Node, target: Node) -> Binding:
    pattern = code.parent(target)
    value = pattern.named_child(0) if pattern is not None and pattern.type == "as_pattern" else None
    return Binding("context", name, value)


def _imported(code: Code, name: Node, parent: Node) -> Binding | None:
    statement = code.parent(parent) if parent.type == "aliased_import" else parent
    while statement is not None and statement.type in ("dotted_name", "aliased_import"):
        if statement.type == "aliased_import":
            return None  # the name inside `name as alias`, which binds the alias alone
        statement = code.parent(statement)
    if statement is None or not statement.type.startswith("import"):
        return None
    if parent.type == "aliased_import":
        return Binding("import", name, statement) if field_of(parent, "alias") == name else None
    if parent == field_of(statement, "module_name") or parent.named_child(0) != name:
        return None
    return Binding("import", name, statement)


def is_nonlocal(code: Code, binding: Binding) -> bool:
    """Whether a binding is the statement that a name belongs to a function around."""
    statement = code.parent(binding.name)
    return binding.kind == "global" and statement is not None and statement.type == "nonlocal_statement"


def _belongs(code: Code, binding: Binding, scope: Node | None) -> bool:
    owner = _owner(code, binding)
    if owner == scope:
        return True
    if owner is None or binding.kind == "global" or owner.type not in FUNCTIONS:
        return False
    name = code.of(binding.name)
    declared = (other for other in _bindings_in(code, owner, name) if other.kind == "global")
    return any(is_nonlocal(code, one) is (scope is not None) for one in declared)


def _owner(code: Code, binding: Binding) -> Node | None:
    if binding.kind in ("parameter", "rest"):
        return next((node for node in code.ancestors(binding.name) if node.type in FUNCTIONS), None)
    if binding.kind in ("class", "function") and binding.value is not None:
        return scope_of(code, binding.value)
    owner = scope_of(code, binding.name)
    parent = code.parent(binding.name)
    if parent is not None and parent.type == "named_expression":
        while owner is not None and owner.type in COMPREHENSIONS:
            owner = scope_of(code, owner)
    return owner
