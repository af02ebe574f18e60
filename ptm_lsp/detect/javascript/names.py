"""Names of a JavaScript or TypeScript program: what they are bound to, and what comes from which module."""

from collections.abc import Iterator, Sequence

from tree_sitter import Node

from ptm_lsp.detect.foreign import Tree

_SCOPES = frozenset({"arrow_function", "class_body", "for_in_statement", "for_statement", "function",
                     "function_declaration", "function_expression", "generator_function_declaration",
                     "method_definition", "program", "statement_block"})  # fmt: skip
_FUNCTIONS = frozenset({"arrow_function", "function_declaration", "function_expression", "method_definition"})
_FIELDS = frozenset({"field_definition", "public_field_definition"})
_DEEPEST = 400


class Names:
    """What stands in a program, found in one walk."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.calls: list[Node] = []
        self.comments: list[Node] = []
        self.imported: dict[str, tuple[str, str]] = {}  # name -> module, and name there: "*" for all of it
        self._bindings: dict[str, list[tuple[int, Node]]] = {}  # with the id of the scope
        self._parameters: dict[tuple[int, str], tuple[int, Node | None]] = {}  # by function: index, default
        self._members: dict[str, list[Node]] = {}
        self._functions: dict[int, str] = {}  # the name by which a function is called
        self._parents: dict[int, Node] = {}
        for node, scope in self._walk():
            self._note(node, scope)

    def bound(self, use: Node) -> Sequence[Node]:
        """The expressions that a name is bound to where it is used, in the innermost scope that knows it."""
        scopes = self._scopes(use)
        known = self._bindings.get(self.tree.of(use), ())
        for scope in scopes:
            found = [node for at, node in known if at == scope and not _holds(node, use)]
            if found:
                return found
            if (scope, self.tree.of(use)) in self._parameters:
                return ()
        return ()

    def given(self, use: Node) -> tuple[Sequence[Node], Sequence[Node]]:
        """What calls in this file give for the parameter that a name is, and its defaults."""
        name = self.tree.of(use)
        for scope in self._scopes(use):
            parameter = self._parameters.get((scope, name))
            if parameter is not None:
                index, default = parameter
                found = [*self._arguments(self._functions.get(scope, ""), index)]
                return found, [default] if default is not None else []
        return (), ()

    def members(self, name: str) -> Sequence[Node]:
        """What fields of classes and objects of this file with a name are bound to."""
        return self._members.get(name, ())

    def _arguments(self, function: str, index: int) -> Iterator[Node]:
        for call in self.calls if function else ():
            callee = call.child_by_field_name("function") or call.child_by_field_name("constructor")
            given = call.child_by_field_name("arguments")
            if callee is None or given is None or index >= given.named_child_count:
                continue
            if self.tree.of(callee).rpartition(".")[2] == function:
                yield given.named_children[index]

    def _walk(self) -> Iterator[tuple[Node, int]]:
        """All nodes in order, each with the id of the scope around it."""
        waiting: list[tuple[Node, int, int]] = [(self.tree.root, self.tree.root.id, 0)]
        while waiting:
            node, scope, depth = waiting.pop()
            yield node, scope
            inner = node.id if node.type in _SCOPES else scope
            if depth < _DEEPEST:
                for child in reversed(node.named_children):
                    self._parents[child.id] = node
                    waiting.append((child, inner, depth + 1))

    def _note(self, node: Node, scope: int) -> None:
        match node.type:
            case "call_expression" | "new_expression":
                self.calls.append(node)
            case "comment":
                self.comments.append(node)
            case "import_statement":
                self._import(node)
            case "variable_declarator":
                self._declare(node, scope)
            case "assignment_expression" | "augmented_assignment_expression":
                self._assign(node, scope)
            case kind if kind in _FUNCTIONS:
                self._define(node)
            case kind if kind in _FIELDS:
                name = node.child_by_field_name("property") or node.child_by_field_name("name")
                value = node.child_by_field_name("value")
                if name is not None and value is not None:
                    self._members.setdefault(self.tree.of(name), []).append(value)

    def _import(self, node: Node) -> None:
        source = node.child_by_field_name("source")
        clause = next((child for child in node.named_children if child.type == "import_clause"), None)
        if source is None or clause is None:
            return
        module = self.tree.of(source)[1:-1]
        for child in clause.named_children:
            match child.type:
                case "identifier":
                    self.imported[self.tree.of(child)] = (module, "*")
                case "namespace_import" if child.named_child_count:
                    self.imported[self.tree.of(child.named_children[0])] = (module, "*")
                case "named_imports":
                    for one in child.named_children:
                        name, alias = one.child_by_field_name("name"), one.child_by_field_name("alias")
                        if name is not None:
                            self.imported[self.tree.of(alias or name)] = (module, self.tree.of(name))

    def _declare(self, node: Node, scope: int) -> None:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None or value is None:
            return
        module = self._required(value) or self._whole(value)
        if module is not None:
            self.imported |= dict(self._taken(name, module))
        elif name.type == "identifier":
            self._bindings.setdefault(self.tree.of(name), []).append((scope, value))

    def _required(self, value: Node) -> str | None:
        """The module that `require("…")` or `await import("…")` gives."""
        if value.type == "await_expression" and value.named_child_count:
            value = value.named_children[0]
        callee, given = value.child_by_field_name("function"), value.child_by_field_name("arguments")
        if callee is None or given is None or self.tree.of(callee) not in ("require", "import"):
            return None
        return self.tree.of(given.named_children[0])[1:-1] if given.named_child_count else None

    def _whole(self, value: Node) -> str | None:
        """The module that a name stands for: `const all = await import("…"); const { one } = all`."""
        module, name = self.imported.get(self.tree.of(value), ("", "")) if value.type == "identifier" else ("", "")
        return module if name == "*" else None

    def _taken(self, name: Node, module: str) -> Iterator[tuple[str, tuple[str, str]]]:
        if name.type == "identifier":
            yield self.tree.of(name), (module, "*")
        for child in name.named_children if name.type == "object_pattern" else ():
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if child.type == "shorthand_property_identifier_pattern":
                yield self.tree.of(child), (module, self.tree.of(child))
            elif key is not None and value is not None:
                yield self.tree.of(value), (module, self.tree.of(key))

    def _assign(self, node: Node, scope: int) -> None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return
        if left.type == "identifier":
            name = self.tree.of(left)
            known = self._bindings.get(name)
            self._bindings.setdefault(name, []).append((known[0][0] if known else scope, right))
        elif left.type == "member_expression" and (name_node := left.child_by_field_name("property")) is not None:
            self._members.setdefault(self.tree.of(name_node), []).append(right)

    def _define(self, node: Node) -> None:
        name = node.child_by_field_name("name")
        parent = self._parents.get(node.id)
        if name is None and parent is not None and parent.type == "variable_declarator":
            name = parent.child_by_field_name("name")
        text = self.tree.of(name) if name is not None else ""
        if text == "constructor" and parent is not None:
            owner = self._parents.get(parent.id)
            own = owner.child_by_field_name("name") if owner is not None else None
            text = self.tree.of(own) if own is not None else ""
        self._functions[node.id] = text
        given = node.child_by_field_name("parameters")
        for index, child in enumerate(given.named_children if given is not None else ()):
            pattern = child.child_by_field_name("pattern") or child.child_by_field_name("left") or child
            default = child.child_by_field_name("value") or child.child_by_field_name("right")
            if pattern.type == "identifier":
                self._parameters[node.id, self.tree.of(pattern)] = (index, default)

    def _scopes(self, node: Node) -> Iterator[int]:
        """The ids of the scopes around a node, from the inside."""
        current: Node | None = node
        while current is not None:
            if current.type in _SCOPES:
                yield current.id
            current = self._parents.get(current.id)


def _holds(node: Node, use: Node) -> bool:
    """Whether a name is used inside of what it is bound to."""
    return node.start_byte <= use.start_byte and use.end_byte <= node.end_byte
