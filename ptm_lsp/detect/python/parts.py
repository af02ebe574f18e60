"""Parts: what each statement of a module's top level gives, and which of them an edit leaves as they were."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.document import Document, Export, Part, Saved
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.importing import imports_in_statement
from ptm_lsp.detect.loading.table import words_of
from ptm_lsp.detect.moving import Move
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.imports import imported_names
from ptm_lsp.detect.syntax.names import binds

_NAME = re.compile(rb"[A-Za-z_\x80-\xff][\w\x80-\xff]*")
_WORDS = re.compile(r"\w+")
# What a statement holds that binds a name; `:=` has the sign of an assignment.
_BINDS = re.compile(rb"=|\b(?:import|for|with|as|def|class|case|global|del|type)\b")
_BINDS_INSIDE = re.compile(rb":=|\b(?:lambda|for)\b")  # what an expression holds that binds a name
_LARGE = 20_000  # bytes, from which on a statement may bind whatever it names
_DEFINITIONS = ("function_definition", "class_definition")
_IMPORTS = ("import_statement", "import_from_statement")
_GLOBAL = re.compile(rb"\b(?:global|nonlocal)[^\S\n]+([\w, \t]+)")
# Places where a name may be changed that another statement binds: `name.x = …`, `name[x] = …`, `name.append(…)`,
# `del name[x]`, `y = name.pop(x)`.
_CHANGE = re.compile(
    rb"[\n:;][ \t]*([A-Za-z_]\w*)[.\[][^\n=(]*"
    rb"(?:=(?!=)|(?:(?<=append)|(?<=extend)|(?<=update)|(?<=insert)|(?<=add)|(?<=setdefault)|(?<=\.pop))\()"
    rb"|setattr\((\w+)|\bdel[ \t]+(\w+)\[|=[ \t]*(\w+)\.pop\("
)
# Names that stand for what a statement does to the whole module, beside the names that it binds.
_MARKS = (
    (b"import *", "*"),
    (b"add_argument", "add_argument"),
    (b"set_defaults", "add_argument"),
    (b"DEFINE_", "add_argument"),
    (b"environ", "environ"),
)


@dataclass(frozen=True, slots=True)
class Split:
    """A program, statement by statement of its top level."""

    parts: Sequence[Part]  # not read yet, save those that are the same
    before: int  # how many of the first ones are those of the previous document
    behind: int  # how many of the last ones

    @property
    def fresh(self) -> range:
        """The indexes of those that the previous document does not have."""
        return range(self.before, len(self.parts) - self.behind)


def split(code: Code, signs: frozenset[bytes], previous: Document | None = None) -> Split:
    """The statements of the top level, not read yet, but for those that the previous document has."""
    codes = [statement.text.string for statement in code.buffer.statements]
    old = previous.parts if previous is not None else ()
    before, most = 0, min(len(codes), len(old))
    while before < most and old[before].code == codes[before]:
        before += 1
    behind, most = 0, most - before
    while behind < most and old[-1 - behind].code == codes[-1 - behind]:
        behind += 1
    fresh = (_part(code, index, signs) for index in range(before, len(codes) - behind))
    return Split((*old[:before], *fresh, *old[len(old) - behind :]), before, behind)


def unread(part: Part) -> Part:
    """A statement as it is before it is read."""
    return Part(
        code=part.code,
        bound=part.bound,
        imported=part.imported,
        named=part.named,
        modules=part.modules,
        error=part.error,
    )


class Kept(NamedTuple):
    """What of the previous document needs no new reading, with its places moved."""

    parts: dict[int, Part]  # by index
    exports: dict[str, Export]  # by path


def unchanged(code: Code, statements: Split, previous: Document | None, environment: Environment) -> Kept:
    """What of the previous document needs no new reading."""
    if previous is None:
        return Kept({}, {})
    is_changed = _Changes.between(statements, previous, environment)
    distance = len(code.text) - len(previous.text)
    first = len(statements.parts) - statements.behind
    start = code.buffer.starts[first] - distance if statements.behind else len(previous.text)
    move = Move(code.file, start, distance)
    same = (*enumerate(statements.parts[: statements.before]), *enumerate(statements.parts[first:], first))
    kept = ((index, part) for index, part in same if not (is_changed(part) or (part.saved and is_changed(part.saved))))
    exports = {
        path: move.export(export)
        for path, export in previous.exports.items()
        if path in environment.exports and not is_changed(export)
    }
    return Kept({index: move.part(part) for index, part in kept} if distance else dict(kept), exports)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What an edit, or other files, changed of what a part may have asked for."""

    names: frozenset[str]  # that statements bind which were changed, added or removed
    words: frozenset[str]  # in these statements, before and after
    imports: frozenset[str]  # whose values are other ones
    callers: frozenset[str]  # functions of this file to which other files hand other values

    @classmethod
    def between(cls, statements: Split, previous: Document, environment: Environment) -> "_Changes":
        gone = previous.parts[statements.before : len(previous.parts) - statements.behind]
        new = [statements.parts[index] for index in statements.fresh]
        before, after = previous.environment, environment
        return cls(
            names=_bound_otherwise(gone, new),
            words=frozenset(word for part in (*gone, *new) for word in _WORDS.findall(part.code)),
            imports=frozenset(
                name
                for name in before.imports.keys() | after.imports.keys()
                if before.imports.get(name) != after.imports.get(name)
            ),
            callers=frozenset(handed.function for handed in {*before.handed} ^ {*after.handed}),
        )

    def __call__(self, part: Part | Saved | Export) -> bool:
        if not (part.asked or part.imports or part.heard or part.callers or part.called):
            return False
        if not (
            part.asked.isdisjoint(self.names)
            and part.imports.isdisjoint(self.imports)
            and part.heard.isdisjoint(self.imports)
            and self.callers.isdisjoint(parameter.function for parameter in part.callers)
        ):
            return True
        return not part.called.isdisjoint(self.words)


def _bound_otherwise(gone: Sequence[Part], new: Sequence[Part]) -> frozenset[str]:
    """The names that are bound to something else now; where an import took the place of an import, only some are."""
    if len(gone) == len(new) == 1 and gone[0].imported and new[0].imported:
        return frozenset(name for name, _ in gone[0].imported ^ new[0].imported)
    return frozenset[str]().union(*(part.bound for part in (*gone, *new)))


def _part(code: Code, index: int, signs: frozenset[bytes]) -> Part:
    statement = code.buffer.statements[index]
    nodes = [node for node in code.tree(index).named_children if node.type != "comment"]
    return Part(
        code=statement.text.string,
        bound=frozenset(name for node in nodes for name in _bound(code, node)),
        imported=_imported(code, nodes),
        named=words_of(statement.data, signs),
        modules=imports_in_statement(statement.data),
        error=statement.first_error,
    )


def _bound(code: Code, node: Node) -> set[str]:
    """The names of the module that a statement may bind; too many rather than too few."""
    data = code.data[node.start_byte : node.end_byte]
    names = {name for mark, name in _MARKS if mark in data}
    changes = (next(filter(None, found.groups())) for found in _CHANGE.finditer(b"\n" + data))
    names |= {name.decode() for name in changes} - {"self", "cls"}
    definition = field_of(node, "definition") if node.type == "decorated_definition" else node
    if definition is not None and definition.type in _DEFINITIONS and not node.has_error:
        names |= {
            word.decode("utf-8", "replace") for found in _GLOBAL.finditer(data) for word in _NAME.findall(found[1])
        }
        own = field_of(definition, "name")
        return names | ({code.of(own)} if own is not None else set())
    if not _BINDS.search(data):
        return names
    if not node.has_error and node.type in _IMPORTS:
        return names | {name for name, _ in imported_names(code, node)}
    if not node.has_error and node.type == "expression_statement" and not _BINDS_INSIDE.search(data):
        node = _target(node.named_child(0)) or node
    written = {word.decode("utf-8", "replace") for word in _NAME.findall(data)} if len(data) > _LARGE else None
    if written is not None:
        return names | written
    found = code.identifiers_in(node.start_byte, node.end_byte)
    return names | {code.of(name) for name in found if binds(code, name)}


def _target(expression: Node) -> Node | None:
    """What a plain assignment gives a value to: nothing else in it binds a name."""
    right = field_of(expression, "right")
    return field_of(expression, "left") if right is not None and right.type != "assignment" else None


def _imported(code: Code, nodes: Sequence[Node]) -> frozenset[tuple[str, str]]:
    """The names that an import binds, with what they stand for; none where more than an import stands there."""
    if len(nodes) != 1 or nodes[0].type not in _IMPORTS or nodes[0].has_error:
        return frozenset()
    return frozenset(imported_names(code, nodes[0]))
