"""Memories: what readings of one content said, by what they were asked; plain JSON, written and read by type."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from ptm_lsp.core.codec import codec_of
from ptm_lsp.core.errors import Problem
from ptm_lsp.core.ignore import Comment
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Source, Sources, Text, encoded
from ptm_lsp.detect.basis import NO_BASIS
from ptm_lsp.detect.document import Document, Export
from ptm_lsp.detect.environment import Environment, Handed, Parameter
from ptm_lsp.detect.importing import Import
from ptm_lsp.detect.value import Values

READ_ALONE = "read alone"  # the way of a file whose document is that of its text alone


class _Said(NamedTuple):
    """What others may ask of a document, and what reports show of it."""

    references: tuple[Reference, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    is_program: bool
    declared: tuple[DeclaredLoader, ...]
    imports: frozenset[str]
    exports: Mapping[str, Values]
    waiting: frozenset[Parameter]
    classes: frozenset[tuple[str, str]]
    handed: tuple[tuple[str, Handed], ...]


class _Seen(NamedTuple):
    """What a first look at a file gave."""

    imports: tuple[Import, ...]
    counts: bool
    cells: tuple[tuple[int, str], ...]  # the texts in a notebook


class _Row(NamedTuple):
    """A memory as it is kept."""

    seen: _Seen
    told: Mapping[str, str]


@dataclass(slots=True)
class Memory:
    """What one content of a file said; only what this run asked for is kept for the next."""

    digest: bytes  # of the content
    imports: tuple[Import, ...] = ()
    counts: bool = False  # by itself, and not only where another file waits for its names
    cells: tuple[tuple[int, str], ...] = ()  # the texts in a notebook, by the index of the cell
    told: dict[str, str] = field(default_factory=dict)  # what was asked -> the answer, as JSON
    used: set[str] = field(default_factory=set)
    is_changed: bool = False  # since it was kept

    @classmethod
    def of(cls, digest: bytes, content: bytes) -> "Memory | None":
        """The memory in a row, if the row holds one."""
        try:
            row: _Row = codec_of(_Row).read(json.loads(content))
        except (ValueError, RecursionError):
            return None
        return cls(digest, *row.seen, dict(row.told))

    def written(self) -> bytes:
        """The row that keeps what was asked for."""
        row = _Row(_Seen(self.imports, self.counts, self.cells), {asked: self.told[asked] for asked in self.used})
        return json.dumps(codec_of(_Row).write(row), separators=(",", ":")).encode()

    @property
    def is_worth_writing(self) -> bool:
        """Whether the row that was kept says other things, or more than is asked for."""
        return self.is_changed or self.used != self.told.keys()

    def document(self, file: str, way: str, environment: Environment) -> Document | None:
        """The document that was read after a way, which ended with this environment, as far as others may ask."""
        try:
            said: _Said = codec_of(_Said).read(json.loads(self.told.get(way, "null")))
        except (ValueError, RecursionError):
            return None
        self.used.add(way)
        fields = said._asdict() | {"exports": {path: _export(values) for path, values in said.exports.items()}}
        return Document(file=file, sources=self.sources(file), environment=environment, **fields)

    def learn(self, document: Document, way: str) -> None:
        """Remember what was read after a way."""
        texts = document.sources.items()
        self.cells = tuple((source.cell, text.string) for source, text in texts if source.cell is not None)
        plain: dict[str, Any] = {name: getattr(document, name) for name in _Said._fields}
        values = {path: export.values for path, export in document.exports.items()}
        self._add(way, codec_of(_Said).write(_Said(**plain | {"exports": values})))

    def holds(self, words: Collection[frozenset[str]]) -> bool | None:
        """Whether all words of one of the sets occur in the file; None where nobody has looked."""
        asked = _search_for(words)
        if asked not in self.told:
            return None
        self.used.add(asked)
        return self.told[asked] == "true"

    def learn_whether(self, words: Collection[frozenset[str]], *, is_there: bool) -> None:
        """Remember whether all words of one of the sets occur."""
        self._add(_search_for(words), is_there)

    def sources(self, file: str) -> Sources:
        """The texts in a notebook."""
        return {Source(file, cell): Text(string) for cell, string in self.cells}

    def _add(self, asked: str, answer: object) -> None:
        self.told[asked] = json.dumps(answer, separators=(",", ":"))
        self.used.add(asked)
        self.is_changed = True


def led_on(way: str, environment: Environment) -> str:
    """The way of a file that is read again: all that it was told, from the first time on."""
    return sha256(encoded(f"{way} {environment.written}")).hexdigest()


def _export(values: Values) -> Export:
    return Export(values, NO_BASIS)


def _search_for(words: Collection[frozenset[str]]) -> str:
    return f"holds {sha256(encoded(repr(sorted(map(sorted, words))))).hexdigest()}"
