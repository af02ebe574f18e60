"""Values of words in a shell script: what follows from its text, variables by flow."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.core.text import Place, Span, shown
from ptm_lsp.detect.embedded import Embedded
from ptm_lsp.detect.foreign import Tree
from ptm_lsp.detect.shell.flow import Flow
from ptm_lsp.detect.value import Folder, Known, Unknown, Value, Values, with_origin

_DEFAULT = re.compile(r"\$\{\s*!?(\w+|[@*#?])(?:\[[^\]]*\])?:?[-=](.*)\}", re.DOTALL)
_PLAIN = re.compile(r"\$\{\s*(\w+)(?:\[[^\]]*\])?\s*\}|\$(\w+)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPE_IN_STRING = re.compile(r'\\(["$`\\\n])')
_FOLDER = re.compile(r"DIR|PATH|HOME|PWD|ROOT|FOLDER|CACHE|TMP|WORKSPACE|BASE|STORAGE")
_ENTRY = re.compile(r"\[[^\]]*\]=")
_ARRAY = re.compile(r'"?\$\{(\w+)\[[@*]\]\}"?')
_MOST_VALUES = 32
_DEEPEST = 20
_MOST_STEPS = 100_000  # words and values of variables that are looked at in one script
_LONGEST_SHOWN = 60


class ShellValues:
    """What the words of a script may be."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.flow = Flow(tree)
        self._depth = 0
        self._left = _MOST_STEPS

    @property
    def is_spent(self) -> bool:
        """Whether the script took all that it may."""
        return self._left <= 0

    def of(self, node: Node) -> Values:
        """The values of a word."""
        self._left -= 1
        if self._depth >= _DEEPEST:
            return (Unknown("expression too large", self._shown(node)),)
        self._depth += 1
        try:
            return tuple(dict.fromkeys(self._of(node)))[:_MOST_VALUES]
        finally:
            self._depth -= 1

    def elements(self, node: Node) -> list[Node]:
        """The elements of the array that a word stands for: `"${NAME[@]}"`."""
        name = _ARRAY.fullmatch(self.tree.of(node))
        return self.flow.reaching(name[1], node) if name is not None else []

    def code(self, node: Node) -> Embedded | None:
        """The text of a word that may be a program, in which known variables have their values."""
        match node.type:
            case "raw_string":
                start, end = self.tree.span(node)
                inside = Span(start + 1, end - 1)
                return Embedded.of(
                    self.tree.file, [(self.tree.text.of(inside), inside, True)], quotes="'", takes_lines=True
                )
            case "string":
                parts = self._parts(node, node.start_byte + 1, node.end_byte - 1)
                return Embedded.of(self.tree.file, parts, quotes='"', takes_lines=True)
            case "heredoc_body":
                parts = self._parts(node, node.start_byte, node.end_byte)
                return Embedded.of(self.tree.file, parts, takes_lines=True)
        return None

    def _of(self, node: Node) -> Values:
        text = self.tree.of(node)
        match node.type:
            case "word" | "number" | "command_name" | "file_descriptor":
                if node.named_child_count == 1:
                    return self.of(node.named_children[0])
                if node.named_child_count:
                    return self._joined(node, node.start_byte, node.end_byte)
                place = self.tree.place(node)
                plain = _ESCAPE.sub(lambda found: found[1].strip("\n"), text)
                return (Known(plain, Origin.LITERAL, place, place if plain == text else None),)
            case "raw_string":
                return (self._quoted(node, text[1:-1], 1),)
            case "ansi_c_string":
                return (self._quoted(node, text[2:-1], 2),)
            case "string":
                return self._joined(node, node.start_byte + 1, node.end_byte - 1)
            case "concatenation":
                entry = _ENTRY.match(text)  # of an array with names: `[small]=acme/tiny`
                head = len(entry[0].encode()) if entry is not None else 0
                return self._joined(node, node.start_byte + head, node.end_byte)
            case "simple_expansion" | "expansion":
                return self._expanded(node, text)
            case "variable_assignment":
                return self._assigned(node)
            case "command_substitution":
                return (Unknown("result of a command", self._shown(node)),)
        return (Unknown("expansion", self._shown(node)),)

    def _assigned(self, node: Node) -> Values:
        """The values of a word that only looks like an assignment: `docker run -e NAME=value`."""
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None or value is None:
            return (Known(self.tree.of(node), Origin.LITERAL, self.tree.place(node)),)
        head = f"{self.tree.of(name)}="
        return tuple(
            one._replace(value=f"{head}{one.value}") if isinstance(one, Known) else one for one in self.of(value)
        )

    def _quoted(self, node: Node, text: str, quote: int) -> Known:
        place = self.tree.place(node)
        inside = place._replace(span=Span(place.span.start + quote, place.span.end - 1))
        return Known(text, Origin.LITERAL, place, inside if "\\" not in text or quote == 1 else None)

    def _joined(self, node: Node, start: int, end: int) -> Values:
        """The values of a text that is put together."""
        parts: list[Values] = []
        for text, outer, inner in self._chunks(node, start, end):
            if inner is not None:
                parts.append(self.of(inner))
            elif text:
                plain = _ESCAPE_IN_STRING.sub(lambda found: found[1].strip("\n"), text)
                place = Place(self.tree.file, None, outer)
                parts.append((Known(plain, Origin.LITERAL, place, place if plain == text else None),))
        if not parts:
            return (Known("", Origin.LITERAL, self.tree.place(node)),)
        if len(parts) == 1:
            place = self.tree.place(node)
            return tuple(
                one._replace(place=place) if isinstance(one, Known) and one.origin is Origin.LITERAL else one
                for one in parts[0]
            )
        return tuple(self._combined(node, chosen) for chosen in _choices(parts))

    def _combined(self, node: Node, values: tuple[Value, ...]) -> Value:
        option, given = values[0], values[-1]
        if len(values) == 2 and isinstance(option, Known) and isinstance(given, Known) and _is_option(option):
            return given._replace(value=f"{option.value}{given.value}")  # it stands where its value stands
        known = [value.value for value in values if isinstance(value, Known) and isinstance(value.value, str)]
        if len(known) == len(values):
            return Known("".join(known), Origin.FSTRING, self.tree.place(node))
        first = values[0]
        text = self._shown(node)
        is_folder = isinstance(first, Folder) or (isinstance(first, Unknown) and _FOLDER.search(first.shown.upper()))
        if (isinstance(first, Known) and str(first.value).startswith((".", "/", "~"))) or (is_folder and "/" in text):
            return Folder(text)
        if isinstance(first, Unknown) and "://" not in text and text.count("/") > 1:
            return Folder(text)
        unknown = next((value for value in values if isinstance(value, Unknown)), None)
        return Unknown(unknown.why if unknown is not None else "expansion", text)

    def _chunks(self, node: Node, start: int, end: int) -> Iterator[tuple[str, Span, Node | None]]:
        """The literal texts and the expansions of a string, in order."""
        at = start
        literal = ("string_content", "heredoc_content")
        for child in node.named_children:
            if child.type in literal or child.start_byte < at or child.end_byte > end:
                continue
            yield self._literal(at, child.start_byte)
            yield "", self.tree.span(child), child
            at = child.end_byte
        yield self._literal(at, end)

    def _literal(self, start: int, end: int) -> tuple[str, Span, None]:
        span = self.tree.between(start, max(start, end))
        return self.tree.text.of(span), span, None

    def _parts(self, node: Node, start: int, end: int) -> Iterator[tuple[str, Span, bool]]:
        for text, outer, inner in self._chunks(node, start, end):
            if inner is not None:
                values = self.of(inner)
                known = [value.value for value in values if isinstance(value, Known)]
                yield str(known[0]) if len(known) == len(values) == 1 else self.tree.of(inner), outer, False
                continue
            at = 0
            for escape in _ESCAPE_IN_STRING.finditer(text):
                yield text[at : escape.start()], Span(outer.start + at, outer.start + escape.start()), True
                here = Span(outer.start + escape.start(), outer.start + escape.end())
                yield escape[1].strip("\n"), here, False
                at = escape.end()
            yield text[at:], Span(outer.start + at, outer.end), True

    def _expanded(self, node: Node, text: str) -> Values:
        with_default = _DEFAULT.fullmatch(text)
        if with_default is not None:
            name = with_default[1]
            found = tuple(value for value in self._variable(name, node) if not isinstance(value, Unknown))
            origin = Origin.DEFAULT if name.isdecimal() or name in "@*" else Origin.ENV
            return found or with_origin(self._default(node), origin)
        plain = _PLAIN.fullmatch(text)
        if plain is None:
            return (Unknown("expansion", self._shown(node)),)
        return self._variable(plain[1] or plain[2], node)

    def _default(self, node: Node) -> Values:
        """The values behind the operator of `${NAME:-default}`."""
        operator = next((child for child in node.children if child.type in (":-", "-", ":=", "=")), None)
        behind = [child for child in node.named_children if operator and child.start_byte >= operator.end_byte]
        if operator is None or not behind:
            return (Known("", Origin.LITERAL, None),)
        text = self.tree.data[operator.end_byte : node.end_byte - 1].decode("utf-8", "replace")
        if not any(sign in text for sign in "$`'\"\\"):  # NOTE: the grammar takes some texts for patterns
            place = Place(self.tree.file, None, self.tree.between(operator.end_byte, node.end_byte - 1))
            return (Known(text, Origin.LITERAL, place, place),)
        if len(behind) == 1:
            return self.of(behind[0])
        return self._joined(node, operator.end_byte, node.end_byte - 1)

    def _variable(self, name: str, use: Node) -> Values:
        if name.isdecimal():
            return (Unknown("argument of the script", self._shown(use)),)
        if self.is_spent:
            return (Unknown("expression too large", self._shown(use)),)
        found = (value for node in self.flow.reaching(name, use) for value in self.of(node))
        values = with_origin(_few(found), Origin.CONSTANT)
        return values or (Unknown("environment variable without default", self._shown(use)),)

    def _shown(self, node: Node) -> str:
        return shown(" ".join(self.tree.of(node).split()), _LONGEST_SHOWN)


def _is_option(value: Known) -> bool:
    text = str(value.value)
    return value.origin is Origin.LITERAL and text.startswith("-") and text.endswith("=")


def _few(found: Iterable[Value]) -> Iterable[Value]:
    """The first different ones of some values; no others are made."""
    few: dict[Value, None] = {}
    for value in found:
        few[value] = None
        if len(few) == _MOST_VALUES:
            break
    return few


def _choices(parts: Iterable[Values]) -> Iterator[tuple[Value, ...]]:
    for count, chosen in enumerate(product(*parts)):
        if count >= _MOST_VALUES:
            return
        yield chosen
