"""Shell scripts: from a text to a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tree_sitter import Node

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Dynamic, Reference
from ptm_lsp.core.text import Place, Source, Span
from ptm_lsp.detect import kinds
from ptm_lsp.detect.commands import references as command_references
from ptm_lsp.detect.commands.command import Command, Language, understood
from ptm_lsp.detect.commands.environment_variables import assigned
from ptm_lsp.detect.commands.words import Gap, Word
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.embedded import Embedded
from ptm_lsp.detect.environment import ALONE
from ptm_lsp.detect.foreign import Tree
from ptm_lsp.detect.line_comments import comment_at
from ptm_lsp.detect.shell.values import ShellValues
from ptm_lsp.detect.value import Known

_FILES = {"python": "code.py", "shell": "code.sh"}
_MANIFEST = "manifest.yaml"
SPENT = "this script has too many possible values to look at all; commands in its later part may be dynamic for it"


def read_shell(file: str, text: str, declared: Sequence[DeclaredLoader] = ()) -> Document:
    """The document of a script, with that of the programs in it."""
    tree = Tree(file, text, "bash")
    values = ShellValues(tree)
    commands = [(node, _understood(values, node)) for node in values.flow.commands]
    inner = [document for node, command in commands for document in _programs(values, node, command, declared)]
    own = [reference for node, command in commands if command for reference in _own(values, node, command)]
    found = [*own, *(reference for document in inner for reference in document.references)]
    found += _exported(values, found)
    marked = [comment for node in values.flow.comments if (comment := comment_at(tree, node, "#")) is not None]
    return Document(
        file=file,
        references=tuple(sorted(found, key=_order)),
        comments=(*marked, *(comment for document in inner for comment in document.comments)),
        problems=(*tree.problems, *_cut(values)),
        sources={Source(file, None): tree.text},
        is_program=False,
    )


def _exported(values: ShellValues, found: Sequence[Reference]) -> Iterator[Reference]:
    """The variables that later programs get and that name a model which no command of the script takes."""
    known = {target.key.id for reference in found for target in reference.targets}  # of whichever hub
    for node in values.flow.exported:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if name is None or value is None:
            continue
        for one in assigned(values.tree.of(name), _word(values, value), values.tree.place(node)):
            if known.isdisjoint(target.key.id for target in one.targets):
                yield one


def _cut(values: ShellValues) -> Iterator[Problem]:
    if values.is_spent:
        yield Problem(place=Place.of_file(values.tree.file), message=SPENT)


def _order(reference: Reference) -> tuple[Span, Span]:
    return reference.callee.span, reference.place.span


def _understood(values: ShellValues, node: Node) -> Command | None:
    children = [child for child in node.named_children if child.type not in ("file_redirect", "herestring_redirect")]
    words = (word for child in children if child.type != "heredoc_redirect" for word in _words(values, child))
    return understood(list(words))


def _own(values: ShellValues, node: Node, command: Command) -> Iterator[Reference]:
    """The references of a command; its words may be those of an array further up, where they begin with an option."""
    start = values.tree.span(node).start
    is_apart = any(word.place.span.start < start for word in command.words)
    for reference in command_references.references(command):
        yield command_references.from_its_name(reference) if is_apart else reference


def _words(values: ShellValues, node: Node) -> Iterator[Word]:
    """The words that stand for one in the script: the elements of an array, the words of a variable, or itself."""
    inner = node.named_children[0] if node.type == "command_name" and node.named_child_count == 1 else node
    elements = values.elements(inner)
    if elements:
        yield from (_word(values, element) for element in elements)
        return
    word = _word(values, inner)
    if inner.type not in ("simple_expansion", "expansion") or " " not in word.text:
        yield word
        return
    for piece in word.text.split():
        yield Word(
            tuple(one._replace(value=piece, inside=None) for one in word.values if isinstance(one, Known)), word.place
        )


def _word(values: ShellValues, inner: Node) -> Word:
    place = values.tree.place(inner)
    end = place._replace(span=Span(place.span.end, place.span.end))
    return Word(values.of(inner), place, Gap(end, " ", " ", ""), values.code(inner))


def _programs(
    values: ShellValues, node: Node, command: Command | None, declared: Sequence[DeclaredLoader]
) -> Iterator[Document]:
    """The documents of the programs that a command is given, as a word or as a here-document."""
    if command is not None and command.code is not None and (code := command.code[1].code) is not None:
        yield inside(code, command.code[0], declared)
    heredoc = _heredoc(node)
    if heredoc is None:
        return
    body = next((child for child in heredoc.named_children if child.type == "heredoc_body"), None)
    start = next((child for child in heredoc.named_children if child.type == "heredoc_start"), None)
    if body is None or start is None:
        return
    name = _name(values, heredoc, command.reads if command is not None else None)
    if name is not None:
        yield _inside(_content(values, start, body), name, declared)


def _heredoc(node: Node) -> Node | None:
    statement = node.parent
    if statement is None or statement.type != "redirected_statement":
        return next((child for child in node.named_children if child.type == "heredoc_redirect"), None)
    return next((child for child in statement.named_children if child.type == "heredoc_redirect"), None)


def _content(values: ShellValues, start: Node, body: Node) -> Embedded:
    is_quoted = values.tree.of(start)[:1] in ("'", '"', "\\")
    found = values.code(body)
    if is_quoted or found is None:
        span = values.tree.span(body)
        found = Embedded.of(values.tree.file, [(values.tree.text.of(span), span, True)], takes_lines=True)
    return found


def _name(values: ShellValues, heredoc: Node, reads: Language | None) -> str | None:
    """The name of a file of the kind that a here-document is."""
    if reads is not None:
        return _FILES[reads]
    statement = heredoc.parent
    redirects = [*heredoc.named_children, *(statement.named_children if statement is not None else ())]
    for redirect in redirects:
        target = redirect.child_by_field_name("destination") if redirect.type == "file_redirect" else None
        name = values.tree.of(target).strip("\"'") if target is not None else ""
        if name and kinds.of(name) is not None:
            return name
    return _MANIFEST if "apiVersion:" in values.tree.of(heredoc) else None


def inside(code: Embedded, language: Language, declared: Sequence[DeclaredLoader]) -> Document:
    """The document of a program in another text, at its places there."""
    return _inside(code, _FILES[language], declared)


def _inside(code: Embedded, name: str, declared: Sequence[DeclaredLoader]) -> Document:
    found = kinds.of_named(name).read(code.file, code.string, declared, ALONE)
    return replace(
        found,
        references=tuple(_unresolved(code.reference(one)) for one in found.references),
        comments=tuple(map(code.comment, found.comments)),
    )


def _unresolved(reference: Reference) -> Reference:
    """The reference, with what only the shell knows taken for what it is."""
    if reference.local_path is not None and "$" in reference.local_path:
        unknown = Dynamic(why="variable of the shell", shown=reference.local_path)
        return replace(reference, local_path=None, dynamic=unknown)
    return reference
