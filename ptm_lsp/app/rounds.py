"""The rounds of reading: files that matter by themselves, then those that matter for what the others say.

The command line and the editor go the same way, so that they find the same.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.exchange import Exchange
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.link import ROUNDS, settle


class Source(Protocol):
    """Where the rounds get documents from."""

    def further(
        self, wanted: Collection[str], callers: Mapping[str, Collection[frozenset[str]]]
    ) -> Collection[Document]:
        """The documents, read alone, of files that others wait for, and of those that hold words of calls."""

    def again(self, news: Mapping[str, Environment]) -> Iterable[Document]:
        """Documents that were read before, read with what the others tell now."""


def linked(first: Iterable[Document], graph: ImportGraph, source: Source) -> Exchange:
    """The documents of a project in the light of each other.

    `first` has those that matter by themselves.
    """
    exchange = Exchange(graph)
    settle(exchange, first, source.again)
    for _ in range(ROUNDS - 1):
        further = source.further(exchange.wanted(), exchange.callers())
        if not further:
            break
        settle(exchange, further, source.again)
    return exchange
