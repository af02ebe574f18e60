"""The flow of a shell script: its commands, and which assignments reach them."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.foreign import Tree

_BRANCHES = frozenset({"c_style_for_statement", "case_item", "elif_clause", "else_clause", "for_statement",
                       "function_definition", "if_statement", "subshell", "while_statement"})  # fmt: skip


class _Assignment(NamedTuple):
    start: int  # byte
    end: int
    nodes: tuple[Node, ...]  # one of them
    around: tuple[int, ...]  # ids of the branches around it, from the outside
    is_sure: bool  # whether it forgets what was there before


class Flow:
    """What stands in a script, in order."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.commands: list[Node] = []
        self.comments: list[Node] = []
        self.exported: list[Node] = []  # assignments of variables that later programs get
        self._assignments: dict[str, list[_Assignment]] = {}
        for node, around in _walk(tree.root):
            self._note(node, around)

    def reaching(self, name: str, use: Node) -> list[Node]:
        """The values that a variable may have where it is used, in the order in which they are given."""
        around = self._branches(use)
        known = self._assignments.get(name, [])
        before = bisect_left(known, use.start_byte, key=_start)
        found: list[Node] = []
        for at in range(before - 1, -1, -1):
            one = known[at]
            if one.end > use.start_byte:
                continue
            found += reversed(one.nodes)
            if one.is_sure and one.around == around[: len(one.around)]:
                break
        if not found and around:  # a function may be called behind what it uses
            return [node for one in known[before:] if one.start > use.start_byte for node in one.nodes]
        return found[::-1]

    def _note(self, node: Node, around: tuple[int, ...]) -> None:
        match node.type:
            case "command":
                self.commands.append(node)
            case "comment":
                self.comments.append(node)
            case "variable_assignment":
                self._assign(node, around)
                if node.parent is not None and self.tree.of(node.parent).startswith("export"):
                    self.exported.append(node)
            case "for_statement":
                name = node.child_by_field_name("variable")
                if name is not None:
                    values = tuple(node.children_by_field_name("value"))
                    self._bind(
                        self.tree.of(name),
                        _Assignment(node.start_byte, name.end_byte, values, (*around, node.id), True),
                    )

    def _assign(self, node: Node, around: tuple[int, ...]) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None or value is None or _is_for_one_command(node):
            return
        nodes = tuple(value.named_children) if value.type == "array" else (value,)
        is_sure = not any(child.type == "+=" for child in node.children)
        key = self.tree.of(name).partition("[")[0]
        self._bind(
            key, _Assignment(node.start_byte, node.end_byte, nodes, around, is_sure and "[" not in self.tree.of(name))
        )

    def _bind(self, name: str, assignment: _Assignment) -> None:
        self._assignments.setdefault(name, []).append(assignment)

    def _branches(self, node: Node) -> tuple[int, ...]:
        """The ids of the branches around a node, from the outside."""
        found: list[int] = []
        current = self.tree.root
        for _ in range(1000):
            if current.type in _BRANCHES:
                found.append(current.id)
            child = current.child_with_descendant(node)
            if child is None or child == current:
                break
            current = child
        return tuple(found)


def _start(assignment: _Assignment) -> int:
    return assignment.start


def _is_for_one_command(assignment: Node) -> bool:
    """Whether an assignment stands before a command, on its line: the grammar joins them over line ends too."""
    command = assignment.parent
    name = command.child_by_field_name("name") if command is not None and command.type == "command" else None
    return name is not None and name.start_point.row == assignment.end_point.row


def _walk(root: Node) -> Iterator[tuple[Node, tuple[int, ...]]]:
    """All nodes in order, each with the branches around it."""
    waiting: list[tuple[Node, tuple[int, ...]]] = [(root, ())]
    while waiting:
        node, around = waiting.pop()
        yield node, around
        inner = (*around, node.id) if node.type in _BRANCHES else around
        waiting += [(child, inner) for child in reversed(node.named_children)]
