"""Reads the files of a project into documents, in rounds."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from ptm_lsp.app.covering import Covered, Naming
from ptm_lsp.app.crew import crew, workers
from ptm_lsp.app.reader import Reader, Told
from ptm_lsp.app.recall import Kept, Readers, Recall
from ptm_lsp.app.request import Typed
from ptm_lsp.app.resolving import resolved
from ptm_lsp.app.rounds import linked
from ptm_lsp.app.said import Reading, is_folder, names_in
from ptm_lsp.core.errors import Problem, ProjectError
from ptm_lsp.core.ignore import Ignore
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Source
from ptm_lsp.detect import kinds
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.import_graph import ImportGraph
from ptm_lsp.detect.modules import Modules
from ptm_lsp.detect.settled import in_folders, where_chosen
from ptm_lsp.edge.processes import NotStarted
from ptm_lsp.project.ignores import read_ignore


def read_project(covered: Covered, naming: Naming, typed: Typed | None, kept: Kept | None = None) -> Reading:
    """The documents of the files that the run covers, joined; on all cores where that is faster.

    `kept` has what earlier runs have read, and takes what this one reads.

    Raises: ProjectError, if files that were named cannot be read: who names a file means it; PtmError, if one of them
    ends the process that reads it.
    """
    named = naming.named(covered.files)
    unknown = [path for file, path in named.items() if kept is None or file not in kept.memories]
    count = workers(covered, unknown) if typed is None and covered.stamps.keys() == covered.files.keys() else 1
    if count > 1:
        with suppress(NotStarted), crew(covered, named, count) as readers:
            return read_files(covered, _recalling(readers, kept), named)
    return read_files(covered, _recalling(Reader(covered, named, typed), kept), named)


def _recalling(readers: Readers, kept: Kept | None) -> Readers:
    return readers if kept is None else Recall(readers, kept)


def read_files(covered: Covered, reader: Readers, named: Mapping[str, str]) -> Reading:
    """What the files of a run say, whoever reads them; `named` has their paths, by what the run calls them.

    Raises: ProjectError, if files that were named cannot be read.
    """
    begun = reader.begin([*named])
    _refuse(covered, reader.told(()), named)
    graph = ImportGraph(Modules(named), begun.imports)
    documents = linked(begun.documents, graph, reader).documents
    folders = {name for name in names_written(documents) if is_folder(covered, name)}
    found = joined_reading(documents, folders, problems=reader.told(()).problems, files=begun.files)
    spoken_of = _spoken_of(found)
    told = reader.told({source.file for source in spoken_of})
    sources = {source: text for source, text in told.sources.items() if source in spoken_of}
    return replace(found, sources=sources, is_certain=told.is_certain)


def _refuse(covered: Covered, told: Told, named: Mapping[str, str]) -> None:
    refused = tuple(problem for problem in told.problems if covered.files[named[problem.place.file]])
    if refused:
        raise ProjectError(refused, {})


def joined_reading(
    documents: Mapping[str, Document], folders: Iterable[str], *, problems: Iterable[Problem], files: int
) -> Reading:
    """What documents say in the light of each other, where some of the names that they give are folders."""
    folders = frozenset(folders)
    joined = in_folders(documents, folders)
    ordered = [joined[file] for file in sorted(joined)]
    comments = [read_ignore(comment) for document in ordered for comment in document.comments]
    wrong = (problem for document in ordered for problem in document.problems)
    unread = sorted(problems, key=_file_of)
    references = where_chosen(reference for document in ordered for reference in document.references)
    found = Reading(
        references=tuple(resolved(reference) for reference in references),
        sources={},
        ignores=tuple(ignore for ignore in comments if isinstance(ignore, Ignore)),
        problems=(*unread, *wrong, *(problem for problem in comments if isinstance(problem, Problem))),
        files=files + sum(bool(one.references) and not kinds.is_counted(one.file) for one in ordered),
        folders=folders,
    )
    held = {source: text for document in ordered for source, text in document.sources.items()}
    return replace(found, sources={source: held[source] for source in _spoken_of(found) & held.keys()})


def _file_of(problem: Problem) -> str:
    return problem.place.file


def _spoken_of(reading: Reading) -> set[Source]:
    """The texts in which something was found."""
    targets = [target for reference in reading.references for target in reference.targets]
    slots = (target.pin.place for target in targets if target.pin is not None)
    optional = (place for target in targets for place in (target.place, target.revision_place) if place is not None)
    told: tuple[Reference | Ignore | Problem, ...] = (*reading.references, *reading.ignores, *reading.problems)
    return {place.source for place in (*slots, *optional, *(one.place for one in told))}


def names_written(documents: Mapping[str, Document]) -> set[str]:
    """The names that the code gives, of models or of folders."""
    return names_in(reference for document in documents.values() for reference in document.references)
