"""Names: where a Python name gets its value, by scope and by flow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from tree_sitter import Node

from ptm_lsp.detect.code import Code, field_of, word

_FUNCTIONS = frozenset({"function_definition", "lambda"})
COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
_SCOPES = _FUNCTIONS | COMPREHENSIONS | {"class_definition"}
_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern", "as_pattern_target"})
_PARAMETERS = frozenset({"default_parameter", "typed_default_parameter", "typed_parameter", "list_splat_pattern",
                         "dictionary_splat_pattern"})  # fmt: skip
_BLOCKS = frozenset({"block", "if_statement", "elif_clause", "else_clause", "for_statement", "while_statement",
                     "try_statement", "except_clause", "finally_clause", "with_statement", "match_statement",
                     "case_clause"})  # fmt: skip
_DEEPEST_RETURN = 10  # blocks within blocks
_LONGEST_FLOW = 64  # bindings of one name that are looked at

Kind = Literal["value", "unpacked", "augmented", "loop", "context", "parameter", "rest", "import", "class", "function",
               "global", "unknown"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Binding:
    """A place that gives a name its value."""

    kind: Kind
    name: Node
    value: Node | None = None  # the expression, definition or import statement; None for a parameter without default
    index: int = 0  # of the name, where a tuple is unpacked


def scope_of(code: Code, node: Node) -> Node | None:
    """The function, class or comprehension whose names a node sees first; None for the module."""
    child = node
    for parent in code.ancestors(node):
        if parent.type in COMPREHENSIONS:
            return parent
        if parent.type in _SCOPES:
            body = field_of(parent, "body")
            if body is not None and child.start_byte >= body.start_byte:
                return parent
        child = parent
    return None


def bindings_in(code: Code, scope: Node | None, name: str) -> list[Binding]:
    """The places in a scope that bind a name, in the order of the text."""
    key = (scope.id if scope is not None else 0, name)
    if key not in code.bindings:
        ranges = [scope.byte_range] if scope is not None else code.module.get(name, ())
        found = (_binding(code, node) for start, end in ranges for node in code.occurrences(word(name), start, end))
        belonging = (binding for binding in found if binding is not None and _belongs(code, binding, scope))
        code.bindings[key] = list(islice(belonging, _LONGEST_FLOW))
    return code.bindings[key]


def binds(code: Code, name: Node) -> bool:
    """Whether a name is bound where it stands, in whatever scope."""
    return _binding(code, name) is not None


def reaching(code: Code, found: Sequence[Binding], use: Node | None) -> list[Binding]:
    """The bindings that may hold at a use in the same scope, latest first.

    A use of None stands for a moment after all of them, as when a function reads a name of its module.
    """
    around = {} if use is None else dict(_branches(code, use))
    kept: list[Binding] = []
    seen: dict[int, set[int]] = {}  # conditional -> branches that bind
    for binding in reversed(found):
        if use is not None and not _is_before(binding, use):
            continue
        branches = list(_branches(code, binding.name))
        if any(around.get(statement, branch) != branch for statement, branch in branches):
            continue
        kept.append(binding)
        inner = [(statement, branch) for statement, branch in branches if statement not in around]
        if not inner or _is_complete(code, binding, inner, seen):
            break
    return kept or (list(found) if use is not None else [])


def returned(function: Node) -> Iterator[Node]:
    """The expressions that a function returns."""
    body = field_of(function, "body")
    level = list(body.named_children) if body is not None else []
    for _ in range(_DEEPEST_RETURN):
        yield from (node.named_child(0) for node in level if node.type == "return_statement" and node.named_child_count)
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
    value = field_of(parent, "right")
    if parent.type == "augmented_assignment":
        return Binding("augmented", name, value)
    while value is not None and value.type == "assignment":
        value = field_of(value, "right")
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
    index = next((at for at, child in enumerate(parent.named_children) if child == name), 0)
    owner = code.parent(parent)
    if owner is None or parent.type not in ("pattern_list", "tuple_pattern", "list_pattern"):
        return Binding("unknown", name)
    if owner.type == "assignment" and field_of(owner, "left") == parent:
        return Binding("unpacked", name, field_of(owner, "right"), index)
    if owner.type in ("for_statement", "for_in_clause") and field_of(owner, "left") == parent:
        return Binding("loop", name, field_of(owner, "right"), index + 1)
    return Binding("unknown", name) if owner.type in _PATTERNS else None


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


def _belongs(code: Code, binding: Binding, scope: Node | None) -> bool:
    owner = _owner(code, binding)
    if owner == scope:
        return True
    if owner is None or scope is not None or binding.kind == "global" or owner.type not in _FUNCTIONS:
        return False
    name = code.of(binding.name)
    return any(other.kind == "global" for other in bindings_in(code, owner, name))


def _owner(code: Code, binding: Binding) -> Node | None:
    if binding.kind in ("parameter", "rest"):
        return next((node for node in code.ancestors(binding.name) if node.type in _FUNCTIONS), None)
    if binding.kind in ("class", "function") and binding.value is not None:
        return scope_of(code, binding.value)
    owner = scope_of(code, binding.name)
    parent = code.parent(binding.name)
    if parent is not None and parent.type == "named_expression":
        while owner is not None and owner.type in COMPREHENSIONS:
            owner = scope_of(code, owner)
    return owner


def _is_before(binding: Binding, use: Node) -> bool:
    if binding.kind in ("parameter", "rest", "global"):
        return True
    if binding.value is not None and binding.kind in ("value", "unpacked", "augmented"):
        return binding.value.end_byte <= use.start_byte
    return binding.name.start_byte < use.start_byte


def _branches(code: Code, node: Node) -> Iterator[tuple[int, int]]:
    """The conditional statements around a node inside its scope, each with the branch that it stands in."""
    child = node
    for parent in code.ancestors(node):
        match parent.type:
            case "if_statement":
                if child != field_of(parent, "condition"):
                    yield parent.id, child.id
            case "block":
                if child.type == "case_clause":
                    yield parent.id, child.id
            case "try_statement":
                if child.type in ("except_clause", "except_group_clause"):
                    yield parent.id, child.id
            case "for_statement" | "while_statement":
                if child == field_of(parent, "body") or child.type == "else_clause":
                    yield parent.id, child.id
            case kind if kind in _SCOPES:
                return
        child = parent


def _is_complete(code: Code, binding: Binding, inner: list[tuple[int, int]], seen: dict[int, set[int]]) -> bool:
    """Whether, with this binding, every branch of an `if … else` binds the name."""
    if len(inner) != 1:
        return False
    statement, branch = inner[0]
    seen.setdefault(statement, set()).add(branch)
    node = next((node for node in code.ancestors(binding.name) if node.id == statement), None)
    if node is None or node.type != "if_statement":
        return False
    others = node.children_by_field_name("alternative")
    return any(other.type == "else_clause" for other in others) and len(seen[statement]) == len(others) + 1
