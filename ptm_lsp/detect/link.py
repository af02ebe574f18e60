"""Linking: what the files of a project say to each other.

Pure: whoever reads files links after each round of reading, asks which further files matter, and reads those.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ptm_lsp.core.reference import Origin, Question, Reference, Target
from ptm_lsp.core.text import Place
from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.exchange import Exchange
from ptm_lsp.detect.loading.folders import local_in
from ptm_lsp.detect.naming.paths import plain

ROUNDS = 4  # of reading; what is not known then stays dynamic
_MOST_READINGS = 16  # of one file in the light of the others: some change each other's minds for ever

Again = Callable[[Mapping[str, Environment]], Iterable[Document]]  # reads files again, each with its environment


def settle(exchange: Exchange, documents: Iterable[Document], again: Again | None = None) -> None:
    """Have new documents, and those that they concern, read with what the others tell."""
    concerned = set[str]()
    for document in documents:
        concerned |= exchange.put(document)
    waiting: dict[str, Environment] = {}
    readings = Counter[str]()
    while True:
        concerned = {file for file in concerned if readings[file] < _MOST_READINGS}
        waiting = {file: told for file, told in waiting.items() if file not in concerned} | exchange.news(concerned)
        if not waiting:
            break
        first = {file: waiting.pop(file) for file in _ready(exchange, waiting)}
        readings.update(first.keys())
        read = list((again or _all_of(exchange))(first))
        concerned = set[str]().union(*(exchange.put(document) for document in read))


def _ready(exchange: Exchange, waiting: Mapping[str, Environment]) -> list[str]:
    """The files to be read again before the others: each after those that it imports from.

    What callers hand over is heard once nobody has anything else to say, and from the outermost callers first.
    """
    told = [file for file in sorted(waiting) if _is_told(exchange.documents[file].environment, waiting[file])]
    order = exchange.graph.order
    return order.lowest(told) if told else order.highest(sorted(waiting))


def _is_told(before: Environment, after: Environment) -> bool:
    """Whether a file is told more than what callers hand over."""
    return replace(before, handed=after.handed) != after


def says_the_same(one: Document, other: Document) -> bool:
    """Whether two readings of a file ask others for the same, and tell them the same."""
    return (
        (one.imports, one.waiting, one.classes, one.handed)
        == (other.imports, other.waiting, other.classes, other.handed)
        and one.exports.keys() == other.exports.keys()
        and all(export.values == other.exports[path].values for path, export in one.exports.items())
    )


def names_any(content: bytes, words: Collection[frozenset[str]]) -> bool:
    """Whether all words of one of the sets occur in a file."""
    return any(all(word.encode() in content for word in together) for together in words)


def in_folders(documents: Mapping[str, Document], folders: Collection[str]) -> Mapping[str, Document]:
    """The documents, in which names of folders of the project are paths, no models."""
    known = frozenset(map(plain, folders))
    return {file: _local(document, known) for file, document in documents.items()} if known else documents


def where_chosen(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references, of which those whose file names a model keep what it names.

    What callers in other files choose instead is a reference of its own, which stands where that model is written, one
    for all calls that it gets to. Where the file of a call names no model, all that callers choose stays with the call.
    """
    apart: dict[tuple[Place, Question], Reference] = {}
    for reference in references:
        chosen = [target for target in reference.targets if _is_chosen_elsewhere(reference, target)]
        kept = tuple(target for target in reference.targets if target not in chosen)
        yield replace(reference, targets=kept) if kept else reference
        for target in chosen if kept else ():
            place = target.place or reference.place
            one = replace(reference, place=place, callee=place, targets=(target,), option_places={})
            known = apart.get((place, target.question), one)
            apart[place, target.question] = replace(known, options={**one.options, **known.options})
    yield from apart.values()


def _is_chosen_elsewhere(reference: Reference, target: Target) -> bool:
    place = target.place
    return target.origin is Origin.CALLER and place is not None and place.file != reference.place.file


def _all_of(exchange: Exchange) -> Again:
    return lambda news: [read_again(exchange.documents[file], news[file]) for file in news]


def _local(document: Document, folders: frozenset[str]) -> Document:
    references = tuple(local_in(reference, folders) for reference in document.references)
    return document if references == document.references else replace(document, references=references)
