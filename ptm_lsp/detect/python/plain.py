"""Plain statements: those in functions to which a reading comes only by a name that it looks for.

A loader is found by its name, a function whose calls count by its own, and a value where its name gets it or it is
changed. What steers the flow, and whatever stands outside of functions, may be looked at without any name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import AnyStr, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation.flow import leaving
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.syntax.common_ends import common_end, common_start
from ptm_lsp.detect.syntax.looked import Sight
from ptm_lsp.detect.syntax.statement import Statement

_PLAIN = frozenset({"assert_statement", "comment", "delete_statement", "ERROR", "expression_statement",
                    "pass_statement", "print_statement"})  # fmt: skip
_DEFINITIONS = frozenset({"class_definition", "decorated_definition", "function_definition"})
# NOTE: an error is none of them: how a parser gets over one depends on all of it.
_COMPOUND = _DEFINITIONS | {"block", "case_clause", "elif_clause", "else_clause", "except_clause",
                            "except_group_clause", "finally_clause", "for_statement", "if_statement",
                            "match_statement", "try_statement", "while_statement", "with_statement"}  # fmt: skip
_SCOPES = {"function_definition": True, "class_definition": False}  # whether their bodies are those of functions
_BINDING = {"assignment": "left", "augmented_assignment": "left", "named_expression": "name", "for_in_clause": "left"}
_BINDING_ALL = frozenset({"as_pattern", "delete_statement", "ERROR", "lambda_parameters"})
_CHANGING = frozenset({"add", "append", "extend", "insert", "merge_update", "merge_with", "pop", "setdefault",
                       "update"})  # fmt: skip
_ASSIGNED = re.compile(r"(\w+) ?=")  # some look for it in the text alone


class _Change(NamedTuple):
    """What an edit replaced; bytes."""

    start: int
    before: int  # where it ended
    after: int  # where it ends now


def touched_lines(before: AnyStr, after: AnyStr) -> tuple[AnyStr, AnyStr]:
    """The lines of a text that an edit touched, before and after it."""
    start, behind = common_start(before, after), common_end(before, after)
    return _lines(before, start, len(before) - behind), _lines(after, start, len(after) - behind)


def _lines(text: AnyStr, start: int, end: int) -> AnyStr:
    sign: AnyStr = "\n" if isinstance(text, str) else b"\n"
    first, last = text.rfind(sign, 0, start) + 1, text.find(sign, end)
    return text[first : last if last >= 0 else len(text)]


class Touched(NamedTuple):
    """The plain statements that an edit replaced, and those that it put there."""

    path: str  # of the function or class that they stand in
    old: Sequence[Node]
    new: Sequence[Node]


def touched(before: Statement, after: Statement, module: frozenset[str]) -> Sight | None:
    """What would see the plain statements that an edit touched; None where it touched anything else.

    `module`: the names of the module that the statement may bind, before or after.
    """
    behind = common_end(before.data, after.data)
    change = _Change(common_start(before.data, after.data), len(before.data) - behind, len(after.data) - behind)
    found = _touched(before, after, change)
    if found is None:
        return None
    names = [*_names(before.data, found.old), *_names(after.data, found.new)]
    bindings = frozenset(name for name, is_bound in names if is_bound)
    return Sight.of_statements(found.path, (name for name, _ in names), bindings, bindings & module)


def _touched(before: Statement, after: Statement, change: _Change) -> Touched | None:
    """The plain statements that an edit replaced, and those that it put there; None where it touched anything else."""
    old, new = before.tree.root_node, after.tree.root_node
    is_in_function, path = False, list[str]()
    while old.type == new.type:
        is_in_function = _SCOPES.get(old.type, is_in_function)
        name = field_of(old, "name") if old.type in _SCOPES else None
        path += [_written(before.data, name)] if name is not None else []
        olds, news = old.children, new.children
        first, behind = _same_around(olds, news, change)
        replaced, put = olds[first : len(olds) - behind], news[first : len(news) - behind]
        if all(one.type == "comment" for one in (*replaced, *put)):
            return Touched(".".join(path), replaced, put)
        if old.type == "block" and is_in_function and _are_plain(replaced, put):
            is_followed = any(one.type != "comment" for one in olds[len(olds) - behind :])
            is_left = _is_left(before, olds) or _is_left(after, news)
            return Touched(".".join(path), replaced, put) if is_followed or not is_left else None
        inner = _DEFINITIONS if old.type == "module" else _COMPOUND
        if not len(replaced) == len(put) == 1 or replaced[0].type not in inner:
            return None
        old, new = replaced[0], put[0]
    return None


def _same_around(olds: Sequence[Node], news: Sequence[Node], change: _Change) -> tuple[int, int]:
    """How many nodes before a change, and how many behind it, are the same."""
    first, most = 0, min(len(olds), len(news))
    while first < most and olds[first].end_byte < change.start and _is_same(olds[first], news[first], 0):
        first += 1
    behind, most, moved = 0, most - first, change.after - change.before
    while (
        behind < most
        and olds[-1 - behind].start_byte > change.before
        and _is_same(olds[-1 - behind], news[-1 - behind], moved)
    ):
        behind += 1
    return first, behind


def _is_left(statement: Statement, children: Sequence[Node]) -> bool:
    """Whether the last statement of a block ends what follows the block."""
    last = next((one for one in reversed(children) if one.type != "comment"), None)
    return last is not None and leaving(last, _written(statement.data, last)) is not None


def _is_same(one: Node, other: Node, moved: int) -> bool:
    """Whether two nodes around an edit stand for the same code."""
    # NOTE: how a parser gets over an error depends on more than the code that it stands in.
    return (
        one.type == other.type
        and one.start_byte + moved == other.start_byte
        and one.end_byte + moved == other.end_byte
        and not (one.has_error or other.has_error)
    )


def _are_plain(old: Sequence[Node], new: Sequence[Node]) -> bool:
    """Whether some statements took the place of others, and neither are looked at without a name."""
    if len(old) == len(new) == 1 and old[0].type == new[0].type == "raise_statement":
        return True
    return all(map(_is_plain, (*old, *new)))


def _is_plain(node: Node) -> bool:
    if node.type not in _PLAIN:
        return False
    inner = node.named_child(0) if node.type == "expression_statement" else None
    return inner is None or inner.type != "yield"


def _names(data: bytes, statements: Sequence[Node]) -> Iterator[tuple[str, bool]]:
    """The names in some statements, and whether they may get a value or be changed where they stand."""
    for node in statements:
        yield from ((name, True) for name in _ASSIGNED.findall(_written(data, node)))
    waiting = [(node, node.has_error) for node in statements]
    while waiting:
        node, is_bound = waiting.pop()
        if node.type == "identifier":
            yield _written(data, node), is_bound
            continue
        is_bound = is_bound or node.type in _BINDING_ALL
        targets = (_target(data, node), _shared(node))
        waiting += [(child, is_bound or child in targets) for child in node.named_children]


def _target(data: bytes, node: Node) -> Node | None:
    """The child of a node that names what gets a value, or is changed, there."""
    if node.type in _BINDING:
        return field_of(node, _BINDING[node.type])
    callee = field_of(node, "function") if node.type == "call" else None
    if callee is None:
        return None
    name = field_of(callee, "attribute") if callee.type == "attribute" else callee
    written = _written(data, name) if name is not None else ""
    if written == "setattr":
        return field_of(node, "arguments")
    return callee if written in _CHANGING and callee.type == "attribute" else None


def _shared(node: Node) -> Node | None:
    """The dotted name whose object an assignment gives another name: what is done to that is done to both."""
    right = field_of(node, "right") if node.type == "assignment" else None
    return right if right is not None and right.type in ("identifier", "attribute") else None


def _written(data: bytes, node: Node) -> str:
    return data[node.start_byte : node.end_byte].decode("utf-8", "replace")
