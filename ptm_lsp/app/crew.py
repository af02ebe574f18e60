"""A crew: several processes that read the files of a run, each those that are its own, from first to last.

What passes between processes is small: of files that hold nothing their imports, of documents what others may ask.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from ptm_lsp.app.covering import Covered
from ptm_lsp.app.reader import Begun, Reader, Told
from ptm_lsp.core.errors import PtmError
from ptm_lsp.core.text import shown
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import ALONE, Environment
from ptm_lsp.detect.loading.table import table
from ptm_lsp.edge.processes import Died, Note, Processes, cores, starting_takes

T = TypeVar("T")

_BYTES_A_SECOND = 3_000_000  # that one process reads
_LEAST_SECONDS = 0.2  # of work for a process


def workers(covered: Covered, paths: Collection[str]) -> int:
    """How many processes are worth their start to read some files of a run."""
    seconds = sum(covered.stamps[path].size for path in paths) / _BYTES_A_SECOND
    return min(cores(), int(seconds / max(_LEAST_SECONDS, 2 * starting_takes())), len(paths))


@contextmanager
def crew(covered: Covered, named: Mapping[str, str], count: int) -> Iterator["Crew"]:
    """A crew of so many processes for the files of a run.

    Raises: PtmError, if a file ends the process that reads it; NotStarted, if there can be no processes.
    """
    largest = sorted(named, key=lambda file: (-covered.stamps[named[file]].size, file))
    shares = [sorted(largest[number::count]) for number in range(count)]
    given = [(_share_of(covered, share, named), {file: named[file] for file in share}) for share in shares]
    owners = {file: number for number, share in enumerate(shares) for file in share}
    table(covered.policy.loaders)  # which all of them need: made once, before they part
    with Processes(_reader, given) as processes:
        try:
            yield Crew(processes, {file: owners[file] for file in named}, count)
        except Died as died:
            file = shown(shares[died.number][died.at])
            raise PtmError(f"reading `{file}` ends the process that does it", "add it to `exclude`") from died


class Crew:
    """Readers in other processes, as one."""

    def __init__(self, processes: Processes[Reader], owners: Mapping[str, int], count: int) -> None:
        self._processes = processes
        self._owners = owners  # by file: the number of its process
        self._count = count

    def begin(self, files: Collection[str]) -> Begun:
        """Look at files."""
        found = self._call(_begin, {owner: (own,) for owner, own in self._shared(files).items()})
        documents = {document.file: document for begun in found for document in begun.documents}
        imports = {file: imports for begun in found for file, imports in begun.imports.items()}
        return Begun(
            sum(begun.files for begun in found),
            {file: imports[file] for file in self._owners if file in imports},
            [documents[file] for file in self._owners if file in documents],
            {file: digest for begun in found for file, digest in begun.digests.items()},
        )

    def further(
        self, wanted: Collection[str], callers: Mapping[str, Collection[frozenset[str]]]
    ) -> Collection[Document]:
        """The documents of files that others wait for, and of those that hold words of calls."""
        files = self._shared({*wanted, *callers})
        given = {
            owner: ([file for file in own if file in wanted], {file: callers[file] for file in own if file in callers})
            for owner, own in files.items()
        }
        found = [document for documents in self._call(_further, given) for document in documents]
        return sorted(found, key=lambda document: document.file)

    def again(self, news: Mapping[str, Environment]) -> Iterable[Document]:
        """Documents read with what the others tell now."""
        given = {owner: ({file: news[file] for file in own},) for owner, own in self._shared(news).items()}
        found = {one.file: one for documents in self._call(_again, given) for one in documents}
        return [replace(found[file], environment=told) for file, told in news.items()]

    def told(self, files: Collection[str]) -> Told:
        """What there is to say, with the texts of some files."""
        found = self._all(Reader.told, tuple(files))
        problems = {problem.place.file: problem for told in found for problem in told.problems}
        sources = {source: text for told in found for source, text in told.sources.items()}
        return Told(
            tuple(problems[file] for file in self._owners if file in problems),
            sources,
            all(told.is_certain for told in found),
        )

    def _shared(self, files: Iterable[str]) -> Mapping[int, list[str]]:
        shares: dict[int, list[str]] = defaultdict(list)
        for file in sorted(files):
            shares[self._owners[file]].append(file)
        return shares

    def _all(self, act: Callable[..., T], *given: Any) -> list[T]:
        return self._call(act, dict.fromkeys(range(self._count), given))

    def _call(self, act: Callable[..., T], given: Mapping[int, tuple[Any, ...]]) -> list[T]:
        return [*self._processes.call(act, given).values()]


def _share_of(covered: Covered, share: Iterable[str], named: Mapping[str, str]) -> Covered:
    """A run, as far as one process has to know of it."""
    own = {named[file] for file in share}
    return replace(covered, files={path: covered.files[path] for path in own}, stamps={}, sources={}, problems=())


def _reader(note: Note, covered: Covered, named: Mapping[str, str]) -> Reader:
    numbers = {file: number for number, file in enumerate(named)}
    return Reader(covered, named, note=lambda file: note(numbers[file]))


def _begin(reader: Reader, files: Collection[str]) -> Begun:
    begun = reader.begin(files)
    return begun._replace(documents=_small(begun.documents))


def _further(
    reader: Reader, wanted: Collection[str], callers: Mapping[str, Collection[frozenset[str]]]
) -> list[Document]:
    return _small(reader.further(wanted, callers))


def _again(reader: Reader, news: Mapping[str, Environment]) -> list[Document]:
    return _small(reader.again(news))


def _small(documents: Iterable[Document]) -> list[Document]:
    """The documents without what is only needed to read them again, or is known where they are sent.

    The texts in notebooks are kept elsewhere, too.
    """
    return [
        replace(
            document,
            sources={source: text for source, text in document.sources.items() if source.cell is not None},
            program=None,
            parts=(),
            words=frozenset(),
            roots=(),
            named=frozenset(),
            modules=(),
            environment=ALONE,
        )
        for document in documents
    ]
