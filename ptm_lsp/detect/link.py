"""Linking: what the files of a project say to each other.

Pure: whoever reads files links after each round of reading, asks which further files matter, and reads those.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ptm_lsp.core.reference import HUGGINGFACE, Dynamic, Origin, Question, Reference, Target
from ptm_lsp.core.text import Place
from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.exchange import Exchange
from ptm_lsp.detect.loading.folders import local_in
from ptm_lsp.detect.naming.likely import likely
from ptm_lsp.detect.naming.paths import plain

ROUNDS = 4  # of reading; what is not known then stays dynamic
_MOST_READINGS = 16  # of one file in the light of the others: some change each other's minds for ever
_TEST = re.compile(r"(?:.*/)?(?:tests?/.*|test_[^/]*|[^/]*_test\.\w+|conftest\.py)")

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
    """The files to be read again before the others.

    First what names stand for, each file after those that it imports from; then what callers hand over, from the
    outermost ones on; and which functions wait for it once nobody has anything else to say.
    """
    order = exchange.graph.order
    before = {file: exchange.documents[file].environment for file in sorted(waiting)}
    if named := [file for file in before if _names(before[file]) != _names(waiting[file])]:
        return order.lowest(named)
    if called := [file for file in before if before[file].handed != waiting[file].handed]:
        return order.highest(called)
    return order.lowest(before)


def _names(environment: Environment) -> object:
    """What other files say that names stand for, and which names they ask for."""
    return environment.imports, environment.exports


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
    for all calls that it gets to. Where the file of a call names no model, all that callers choose stays with the call,
    save what tests choose: they try the call out, often with names that they make up.
    """
    apart: dict[tuple[Place, Question], Reference] = {}
    for reference in references:
        tried = [target for target in reference.targets if _is_test(target.place) and not _is_test(reference.place)]
        chosen = [target for target in reference.targets if target in tried or _is_chosen_elsewhere(reference, target)]
        own = tuple(target for target in reference.targets if target not in chosen)
        kept = own or tuple(target for target in chosen if target not in tried)
        yield _keeping(reference, kept)
        for target in (target for target in chosen if target not in kept and not _is_made_up(target, tried)):
            place = target.place or reference.place
            one = replace(reference, place=place, callee=place, targets=(target,), option_places={})
            known = apart.get((place, target.question), one)
            apart[place, target.question] = replace(known, options={**one.options, **known.options})
    yield from apart.values()


def _keeping(reference: Reference, targets: tuple[Target, ...]) -> Reference:
    """The reference with some of its targets; dynamic, where none is left."""
    if targets or not reference.targets:
        return replace(reference, targets=targets)
    return replace(
        reference, targets=(), dynamic=Dynamic(why="chosen by tests alone", shown=reference.targets[0].written)
    )


def _is_test(place: Place | None) -> bool:
    return place is not None and _TEST.fullmatch(place.file) is not None


def _is_made_up(target: Target, tried: Collection[Target]) -> bool:
    """Whether a target is the name that a test gave to no model."""
    return target in tried and target.key.hub == HUGGINGFACE and likely(target.written) is None


def _is_chosen_elsewhere(reference: Reference, target: Target) -> bool:
    place = target.place
    return target.origin is Origin.CALLER and place is not None and place.file != reference.place.file


def _all_of(exchange: Exchange) -> Again:
    return lambda news: [read_again(exchange.documents[file], news[file]) for file in news]


def _local(document: Document, folders: frozenset[str]) -> Document:
    references = tuple(local_in(reference, folders) for reference in document.references)
    return document if references == document.references else replace(document, references=references)
