"""Bound names: what a statement of the top level does to the names of its module."""

import re
from collections.abc import Sequence

from tree_sitter import Node

from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.imports import imported_names
from ptm_lsp.detect.syntax.names import binds

_NAME = re.compile(rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*")
# What a statement holds that binds a name; `:=` has the sign of an assignment.
_BINDS = re.compile(rb"=|\b(?:import|for|with|as|def|class|case|global|del|type)\b")
_BINDS_INSIDE = re.compile(rb":=|\b(?:lambda|for)\b")  # what an expression holds that binds a name
_LARGE = 20_000  # bytes, from which on a statement may bind whatever it names
_DEFINITIONS = ("function_definition", "class_definition")
_IMPORTS = ("import_statement", "import_from_statement")
_GLOBAL = re.compile(rb"\b(?:global|nonlocal)[^\S\n]+([\w, \t]+)")
# Places where a name may be changed that another statement binds: `name.x = …`, `name[x] = …`, `name.append(…)`,
# `del name[x]`, `y = name.pop(x)`. Each begins with a sign of its own, which is found far faster than a choice.
_CHANGES = (
    re.compile(
        rb"[\n:;][ \t]*+([A-Za-z_]\w*+)[.\[][^\n=(]*+"
        rb"(?:=(?!=)|(?:(?<=append)|(?<=extend)|(?<=update)|(?<=insert)|(?<=add)|(?<=setdefault)|(?<=\.pop))\()"
    ),
    re.compile(rb"setattr\((\w+)"),
    re.compile(rb"del(?<!\wdel)[ \t]+(\w+)\["),
    re.compile(rb"=[ \t]*(\w+)\.pop\("),
)
# Names that stand for what a statement does to the whole module, beside the names that it binds.
_MARKS = (
    (b"import *", "*"),
    (b"add_argument", "add_argument"),
    (b"set_defaults", "add_argument"),
    (b"DEFINE_", "add_argument"),
    (b"environ", "environ"),
)


def bound_by(code: Code, node: Node) -> set[str]:
    """The names of the module that a statement may bind; too many rather than too few."""
    data = code.data[node.start_byte : node.end_byte]
    names = noted(data)
    definition = field_of(node, "definition") if node.type == "decorated_definition" else node
    if definition is not None and definition.type in _DEFINITIONS and _is_whole(node, definition):
        own = field_of(definition, "name")
        return names | ({code.of(own)} if own is not None else set())
    if not _BINDS.search(data):
        return names
    if not node.has_error and node.type in _IMPORTS:
        return names | {name for name, _ in imported_names(code, node)}
    if not node.has_error and node.type == "expression_statement" and not _BINDS_INSIDE.search(data):
        names |= _shared(code, node.named_child(0))
        node = _target(node.named_child(0)) or node
        if node.type == "identifier":
            return names | {code.of(node)}
    written = {word.decode("utf-8", "replace") for word in _NAME.findall(data)} if len(data) > _LARGE else None
    if written is not None:
        return names | written
    found = code.identifiers_in(node.start_byte, node.end_byte)
    return names | {code.of(name) for name in found if binds(code, name)}


def noted(data: bytes) -> set[str]:
    """The names of the module that some lines of code may bind or change, wherever they stand."""
    names = {name for mark, name in _MARKS if mark in data}
    behind_line = b"\n" + data
    names |= {name.decode() for change in _CHANGES for name in change.findall(behind_line)} - {"self", "cls"}
    if b"global" not in data and b"nonlocal" not in data:  # far faster to tell than where
        return names
    declared = (word for found in _GLOBAL.findall(data) for word in _NAME.findall(found))
    return names | {word.decode("utf-8", "replace") for word in declared}


def _is_whole(node: Node, definition: Node) -> bool:
    """Whether a definition is understood but for its body, so that names in there are not the module's."""
    body = field_of(definition, "body")
    around = (*definition.children, *(child for child in node.children if child != definition))
    return body is not None and not any(child.has_error for child in around if child != body)


def _shared(code: Code, expression: Node) -> set[str]:
    """The name whose object an assignment gives another name: what is done to that is done to both."""
    right = field_of(expression, "right")
    while right is not None and right.type == "attribute":
        right = field_of(right, "object")
    return {code.of(right)} if right is not None and right.type == "identifier" else set()


def _target(expression: Node) -> Node | None:
    """What a plain assignment gives a value to: nothing else in it binds a name."""
    right = field_of(expression, "right")
    return field_of(expression, "left") if right is not None and right.type != "assignment" else None


def imported(code: Code, nodes: Sequence[Node]) -> frozenset[tuple[str, str]]:
    """The names that an import binds, with what they stand for; none where more than an import stands there."""
    if len(nodes) != 1 or nodes[0].type not in _IMPORTS or nodes[0].has_error:
        return frozenset()
    return frozenset(imported_names(code, nodes[0]))
