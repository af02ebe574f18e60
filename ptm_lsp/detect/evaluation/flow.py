"""Flow: which of the places that bind a name may have given it its value at a use."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import FUNCTIONS, SCOPES, Binding, bindings_in, scope_of

_LEAVING = frozenset({"return_statement", "raise_statement", "continue_statement", "break_statement"})
_EXIT = re.compile(r"(?:sys\.|os\.)?_?(?:exit|quit|abort)\(")


def reaching(code: Code, found: Sequence[Binding], use: Node | None) -> list[Binding]:
    """The bindings that may hold at a use in the same scope, latest first.

    A use of None stands for a moment after all of them, as when a function reads a name of its module.
    """
    return flow(code, found, use)[0] or (list(found) if use is not None else [])


def flow(code: Code, found: Sequence[Binding], use: Node | None) -> tuple[list[Binding], bool]:
    """The bindings that may hold at a use, latest first, and whether one of them surely does."""
    around = {} if use is None else {statement.id: branch.id for statement, branch in branches_of(code, use)}
    kept: list[Binding] = []
    seen: dict[int, set[int]] = {}  # conditional -> branches that bind
    for binding in reversed(found):
        if use is not None and not _is_before(binding, use):
            continue
        branches = branches_of(code, binding.name)
        if any(around.get(statement.id, branch.id) != branch.id for statement, branch in branches):
            continue
        inner = [(statement, branch) for statement, branch in branches if statement.id not in around]
        if use is not None and any(_leaves(code, branch, around) for _, branch in inner):
            continue
        kept.append(binding)
        if _is_elsewhere(code, binding):
            continue  # a function that may be called at any time, or never
        if not inner or _is_complete(code, inner, seen):
            return kept, True
    return kept, False


def _is_elsewhere(code: Code, binding: Binding) -> bool:
    """Whether a function binds a name of the scope around it."""
    owner = scope_of(code, binding.name) if binding.kind in ("value", "unpacked", "augmented", "loop") else None
    if owner is None or owner.type not in FUNCTIONS:
        return False
    return any(one.kind == "global" for one in bindings_in(code, owner, code.of(binding.name)))


def _is_before(binding: Binding, use: Node) -> bool:
    if binding.kind in ("parameter", "rest", "global"):
        return True
    if binding.value is not None and binding.kind in ("value", "unpacked", "augmented"):
        return binding.value.end_byte <= use.start_byte
    return binding.name.start_byte < use.start_byte


def branches_of(code: Code, node: Node) -> list[tuple[Node, Node]]:
    """The conditional statements around a node inside its scope, each with the branch that it stands in."""
    if node.id not in code.branches:
        code.branches[node.id] = list(_branches_around(code, node))
    return code.branches[node.id]


def _branches_around(code: Code, node: Node) -> Iterator[tuple[Node, Node]]:
    child = node
    for parent in code.ancestors(node):
        match parent.type:
            case "if_statement":
                if child != field_of(parent, "condition"):
                    yield parent, child
            case "block":
                if child.type == "case_clause":
                    yield parent, child
            case "try_statement":
                if child.type in ("except_clause", "except_group_clause"):
                    yield parent, child
            case "for_statement" | "while_statement":
                if child == field_of(parent, "body") or child.type == "else_clause":
                    yield parent, child
            case kind if kind in SCOPES:
                return
        child = parent


def leaves(code: Code, branch: Node) -> str | None:
    """The kind of statement by which a branch ends all that follows it, if it does."""
    block = branch
    if branch.type != "block":
        inner = field_of(branch, "consequence") or field_of(branch, "body") or field_of(branch, "alternative")
        block = inner or next((child for child in branch.named_children if child.type == "block"), branch)
    last = next((child for child in reversed(block.named_children) if child.type != "comment"), None)
    return leaving(last, code.of(last)) if last is not None else None


def leaving(statement: Node, written: str) -> str | None:
    """The kind of statement by which a statement ends all that follows it, if it does; `written` is its code."""
    if statement.type == "expression_statement":
        return "return_statement" if _EXIT.match(written) else None
    return statement.type if statement.type in _LEAVING else None


def _leaves(code: Code, branch: Node, around: Mapping[int, int]) -> bool:
    """Whether a branch that is not around a use is left before the use can come."""
    match leaves(code, branch):
        case "return_statement" | "raise_statement":
            return True
        case "continue_statement":
            loops = (node for node in code.ancestors(branch) if node.type in ("for_statement", "while_statement"))
            loop = next(loops, None)
            return loop is not None and loop.id in around
    return False


def _is_complete(code: Code, inner: list[tuple[Node, Node]], seen: dict[int, set[int]]) -> bool:
    """Whether, with the binding in some branches, every branch of a conditional binds the name or is left."""
    if len(inner) != 1:
        return False
    statement, branch = inner[0]
    seen.setdefault(statement.id, set()).add(branch.id)
    if statement.id not in code.arms:
        code.arms[statement.id] = _arms(code, statement)
    arms, is_closed = code.arms[statement.id]
    return is_closed and all(one.id in seen[statement.id] or leaves(code, one) is not None for one in arms)


def _arms(code: Code, statement: Node) -> tuple[list[Node], bool]:
    """The branches of a conditional statement, and whether one of them surely is taken."""
    match statement.type:
        case "if_statement":
            others = statement.children_by_field_name("alternative")
            first = field_of(statement, "consequence")
            is_closed = any(other.type == "else_clause" for other in others)
            return [*([first] if first is not None else []), *others], is_closed
        case "block":
            cases = [child for child in statement.named_children if child.type == "case_clause"]
            return cases, any(code.of(one).startswith(("case _:", "case _ :")) for one in cases)
    return [], False
