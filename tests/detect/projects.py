"""Projects of several files, read in rounds without a disk."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from ptm_lsp.app.rounds import linked
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Reference
from ptm_lsp.detect import link
from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.importing import imports_in
from ptm_lsp.detect.modules import Modules
from ptm_lsp.detect.reading import may_matter, read


class Files(NamedTuple):
    """The files of a project, as rounds of reading get them."""

    texts: Mapping[str, str]
    declared: tuple[DeclaredLoader, ...]
    read: dict[str, Document]  # as they were last read

    def further(self, wanted: Collection[str], callers: Mapping[str, Collection[frozenset[str]]]) -> list[Document]:
        called = {file for file, words in callers.items() if link.names_any(self.texts[file].encode(), words)}
        return [self.put(read(file, self.texts[file], declared=self.declared)) for file in sorted({*wanted, *called})]

    def again(self, news: Mapping[str, Environment]) -> list[Document]:
        return [self.put(read_again(self.read[file], environment)) for file, environment in news.items()]

    def put(self, document: Document) -> Document:
        self.read[document.file] = document
        return document


def project(texts: dict[str, str], *declared: DeclaredLoader) -> dict[str, Document]:
    """The documents of a project, read in rounds as a run reads them."""
    files = Files(texts, declared, {})
    first = [
        files.put(read(file, text, declared=declared))
        for file, text in texts.items()
        if may_matter(file, text.encode(), declared)
    ]
    graph = ImportGraph(Modules(texts), {file: imports_in(text.encode()) for file, text in texts.items()})
    return linked(first, graph, files).documents


def references(files: dict[str, str]) -> list[Reference]:
    """The references of a project."""
    return [reference for document in project(files).values() for reference in document.references]
