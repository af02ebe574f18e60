"""Reading again: a document in the light of what other files have come to say."""

from dataclasses import replace

from ptm_lsp.detect import kinds
from ptm_lsp.detect.basis import Basis
from ptm_lsp.detect.document import Document, bases, further_names
from ptm_lsp.detect.draft import Draft
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.python.reading import read_python
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.detect.syntax.code import Code


def read_again(document: Document, environment: Environment, buffer: Draft | None = None) -> Document:
    """The document of the same text, read with another environment; what that does not concern is kept.

    `buffer` is the text with its tree, where the caller holds it.
    """
    if environment == document.environment:
        return document
    again = kinds.of_named(document.file).again
    if again is None or not document.is_program:
        return replace(document, environment=environment)
    changed = _changed_words(document.environment, environment)
    if _is_unmoved(document, environment, changed):
        return replace(document, environment=environment, words=document.words | environment.words)
    # NOTE: what is called at another name for such a word may stand in a part that does not hold the word itself.
    further = further_names(document.parts, changed)
    previous = replace(document, words=document.words - (changed & environment.words) - further)
    if not isinstance(buffer, Buffer):
        return again(previous, environment)
    code = Code(document.file, None, buffer)
    return read_python(code, declared=document.declared, environment=environment, previous=previous)


def _changed_words(before: Environment, after: Environment) -> frozenset[str]:
    """The words at which calls hand other parameters to other files than before."""
    words = before.waiting.keys() | after.waiting.keys()
    changed = (word for word in words if before.waiting.get(word) != after.waiting.get(word))
    return frozenset(changed) | (before.words ^ after.words)


def _is_unmoved(document: Document, after: Environment, changed_words: frozenset[str]) -> bool:
    """Whether the text holds nothing that the change of its environment concerns."""
    before, string = document.environment, document.text.string
    if before.exports != after.exports or before.waiting.keys() - after.waiting.keys():
        return False
    if not document.words and after.waiting:
        return False
    if any(name in string for name, _ in before.classes ^ after.classes):
        return False
    if any(word in string for word in changed_words):
        return False
    names = before.imports.keys() | after.imports.keys()
    imports = frozenset(name for name in names if before.imports.get(name) != after.imports.get(name))
    functions = frozenset(handed.function for handed in {*before.handed} ^ {*after.handed})
    told = (*bases(document.parts), *(export.basis for export in document.exports.values()))
    return not any(_hears(basis, imports, functions) for basis in told)


def _hears(basis: Basis, imports: frozenset[str], functions: frozenset[str]) -> bool:
    return (
        not imports.isdisjoint(basis.imports)
        or not imports.isdisjoint(basis.heard)
        or any(parameter.function in functions for parameter in basis.callers)
    )
