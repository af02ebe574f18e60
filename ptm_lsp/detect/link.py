"""Linking: what the files of a project say to each other.

Pure: whoever reads files links after each round of reading, asks which further files matter, and reads those.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.exchange import Exchange

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


def _all_of(exchange: Exchange) -> Again:
    return lambda news: [read_again(exchange.documents[file], news[file]) for file in news]
