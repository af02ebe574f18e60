"""The links of a project that is edited: its documents in the light of each other, kept from edit to edit."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from ptm_lsp.app.rounds import linked
from ptm_lsp.core.errors import Problem
from ptm_lsp.detect.again import read_again
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.draft import Draft
from ptm_lsp.detect.environment import ALONE, Environment
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.importing import Import
from ptm_lsp.detect.link import names_any, says_the_same
from ptm_lsp.detect.modules import Modules

_EMPTY = ImportGraph(Modules(()), {})


class Held(Protocol):
    """A file as it is now."""

    @property
    def document(self) -> Document:
        """A reading of its text, whatever the others said then."""

    @property
    def buffer(self) -> Draft | None:
        """Its text with its tree, where an editor holds it."""


class Files(Protocol):
    """Where files come from that do not matter by themselves."""

    def document(self, file: str) -> Document | Problem:
        """The document of a file, read alone."""

    def content(self, file: str) -> bytes:
        """What a file holds; nothing where it cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """The documents of a project, each read with what the others tell, and what it takes to link them again."""

    graph: ImportGraph = _EMPTY
    documents: Mapping[str, Document] = field(default_factory=dict)
    readings: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)  # of each text, on the way there
    # Files that may call what the project derives from loaders, but hold none of the words
    callers: Mapping[str, Collection[frozenset[str]]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()  # of files that others wait for

    @classmethod
    def of(cls, files: Collection[str]) -> "Links":
        """The links of the files of a project before any has been read."""
        return cls(graph=ImportGraph(Modules(files), {}))

    def edited(self, document: Document, imports: Sequence[Import], data: bytes) -> "Links | None":
        """The links after a file was edited; None where it says other things than before, so that all count anew."""
        file = document.file
        before = self.documents.get(file)
        if (before is None or before.modules != imports) and not self.graph.agrees(file, imports):
            return None
        if before is None:
            return None if names_any(data, self.callers.get(file, ())) else self
        if not says_the_same(before, document):
            return None
        return replace(self, documents={**self.documents, file: document}, readings={**self.readings, file: ()})

    def anew(self, first: Mapping[str, Held], changed: Mapping[str, Sequence[Import]], files: Files) -> "Links":
        """The links of files, of which `first` matter by themselves, after some changed, with what these import now.

        What has been read of the others is not read again.
        """
        known = {file: found for file, found in self.readings.items() if file not in changed}
        graph = self.graph.with_imports(changed)
        source = _Source(first, known, files)
        exchange = linked([source.alone(file) for file in sorted(first)], graph, source)
        return Links(
            graph=graph,
            documents=exchange.documents,
            readings={file: tuple(found) for file, found in source.found.items()},
            callers=exchange.callers(),
            problems=tuple(source.problems.values()),
        )


class _Source:
    """The documents of the rounds, of which most have been read before."""

    def __init__(self, first: Mapping[str, Held], known: Mapping[str, tuple[Document, ...]], files: Files) -> None:
        self.found: dict[str, list[Document]] = {}  # the latest reading last
        self.problems: dict[str, Problem] = {}
        self._first = first
        self._known = known
        self._files = files

    def alone(self, file: str) -> Document:
        """The document of a file that matters by itself."""
        held = self._first[file]
        self.found[file] = [held.document]
        return self._again(file, ALONE)

    def further(
        self, wanted: Collection[str], callers: Mapping[str, Collection[frozenset[str]]]
    ) -> Collection[Document]:
        """The documents of files that others wait for, and of those that hold words of calls."""
        found = {}
        for file in sorted({*wanted, *callers} - self.problems.keys()):
            known = self._known.get(file)
            content = known[0].text.string.encode() if known else self._files.content(file)
            if file in wanted or names_any(content, callers[file]):
                match known[0] if known else self._files.document(file):
                    case Problem() as problem:
                        self.problems[file] = problem
                    case document:
                        self.found[file] = [document]
                        found[file] = document
        return found.values()

    def again(self, news: Mapping[str, Environment]) -> Iterable[Document]:
        """Documents read with what the others tell now."""
        return [self._again(file, environment) for file, environment in news.items()]

    def _again(self, file: str, environment: Environment) -> Document:
        latest = self.found[file][-1]
        known = (one for one in self._known.get(file, ()) if one.environment == environment)
        before = next((one for one in known if one.sources == latest.sources), None)
        held = self._first.get(file)
        document = before or read_again(latest, environment, held.buffer if held is not None else None)
        if document is not latest:
            self.found[file].append(document)
        return document
