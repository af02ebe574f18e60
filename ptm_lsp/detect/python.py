"""Python programs: from a buffer to a document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Place, Source, Span
from ptm_lsp.detect import folders, libraries
from ptm_lsp.detect.aliases import alias_of, called
from ptm_lsp.detect.buffer import Buffer
from ptm_lsp.detect.code import Code, any_word
from ptm_lsp.detect.comments import comments
from ptm_lsp.detect.document import Document, Import, Part
from ptm_lsp.detect.evaluate import Evaluator
from ptm_lsp.detect.halftyped import closed, first_error
from ptm_lsp.detect.loaders import reference
from ptm_lsp.detect.parts import Split, by_name, split, unchanged

_MOST_ROUNDS = 8  # of aliases of aliases


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in one program."""

    table: libraries.Table
    roots: tuple[str, ...]  # of the libraries that the program names
    words: frozenset[str]  # names at which a loader may be called


def read_python(
    file: str, buffer: Buffer, *, declared: Sequence[DeclaredLoader] = (), previous: Document | None = None
) -> Document:
    """The document of a program; parts that an edit left alone are taken from the previous one."""
    search = _search(buffer.data, declared)
    code = Code(file, None, buffer.text, buffer.data, buffer.tree.root_node)
    if search.words and code.root.has_error:
        code = closed(code, buffer)
    statements = split(code, previous)
    code = replace(code, module=by_name(statements), bindings={})
    kept = unchanged(statements, previous, buffer.text.string)
    found = _found(code, search, statements, kept)
    words = search.words.union(*(part.aliases for part in found))
    if previous is not None and words != previous.words:
        return read_python(file, buffer, declared=declared)
    return Document(
        file=file,
        references=folders.without_saved(found),
        comments=comments(code),
        problems=_problems(file, buffer),
        sources={Source(file, None): buffer.text},
        words=words,
        parts=tuple(found),
    )


def _search(data: bytes, declared: Sequence[DeclaredLoader]) -> _Search:
    table = libraries.with_declared(declared)
    roots = tuple(root for root in table if root.encode() in data)
    words = frozenset(libraries.last_word(loader) for root in roots for loader in table[root])
    return _Search(table, roots, words)


def _found(code: Code, search: _Search, statements: Split, kept: Mapping[int, Part]) -> list[Part]:
    """All parts, read where they are not kept."""
    open_parts = {index: node for index, node in enumerate(statements.nodes) if index not in kept}
    calls: dict[int, list[Node]] = {index: [] for index in open_parts}
    aliases: dict[int, set[str]] = {index: set() for index in open_parts}
    words = search.words
    seen = frozenset[str]().union(words, *(part.aliases for part in kept.values()))
    words = seen
    for _ in range(_MOST_ROUNDS):
        for index, node in open_parts.items():
            for name in _occurrences(code, words, node):
                _sort(code, name, calls[index], aliases[index])
        words = frozenset[str]().union(*aliases.values()) - seen
        if not words:
            break
        seen |= words
    return [
        kept[index]
        if index in kept
        else _read(Evaluator(code), search, statements.nodes[index], part, calls=calls[index], aliases=aliases[index])
        for index, part in enumerate(statements.parts)
    ]


def _occurrences(code: Code, words: frozenset[str], node: Node) -> Iterable[Node]:
    return code.occurrences(any_word(words), node.start_byte, node.end_byte) if words else ()


def _sort(code: Code, name: Node, calls: list[Node], aliases: set[str]) -> None:
    call = called(code, name)
    if call is not None:
        calls.append(call)
        return
    alias = alias_of(code, name)
    if alias is not None:
        aliases.add(alias)


def _read(
    evaluator: Evaluator, search: _Search, node: Node, part: Part, *, calls: Iterable[Node], aliases: Iterable[str]
) -> Part:
    found = [reference(evaluator, call, search.table, search.roots) for call in calls]
    saved = folders.saved_to(evaluator, node) if search.words else frozenset[str]()
    return replace(
        part,
        asked=frozenset(evaluator.asked),
        aliases=frozenset(aliases),
        references=tuple(sorted((one for one in found if one is not None), key=_start)),
        folders=saved,
        imports=frozenset[Import](evaluator.imports),
    )


def _start(reference: Reference) -> tuple[int, int]:
    return reference.callee.span


def _problems(file: str, buffer: Buffer) -> tuple[Problem, ...]:
    """Where the program cannot be understood, if anywhere: the first place."""
    error = first_error(buffer.tree.root_node)
    if error is None:
        return ()
    at = buffer.text.offset_of_byte(error.at)
    message = "the syntax around here is not understood; references near it may be missing"
    return (Problem(place=Place(file, None, Span(at, at)), message=message),)
