"""Whether a lock covers the code exactly, told without a question to anyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ptm_lsp.app.covering import cover, naming
from ptm_lsp.app.lock import Held
from ptm_lsp.app.request import Request
from ptm_lsp.core.errors import Problem
from ptm_lsp.core.lock import DEFAULT_BRANCH, Lock, LockedModel, is_lockable
from ptm_lsp.core.reference import Key, Question, Reference
from ptm_lsp.core.text import Place, Sources


class Kind(Enum):
    """How code and lock differ about a model."""

    ABSENT = "absent"  # the code loads it, the lock does not hold it
    CHANGED = "changed"  # the lock holds it, but not at the revision that the code loads
    STALE = "stale"  # the lock holds it, nothing loads it


@dataclass(frozen=True, kw_only=True, slots=True)
class Mismatch:
    """A model about which code and lock differ."""

    kind: Kind
    key: Key
    loaded: str | None  # the revision that the code loads
    locked: str | None  # the revision that the lock holds
    place: Place | None  # where the code loads it


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What there is between the code and the lock of a project."""

    lock: str  # the file, as the run calls it
    mismatches: tuple[Mismatch, ...]
    problems: tuple[Problem, ...]  # with files that could not be read
    sources: Sources


def compare_locks(request: Request) -> tuple[Comparison, ...]:
    """The comparison for each project that a request covers.

    Raises: RequestError, ProjectError.
    """
    called = naming(request)
    projects = [Held.of(covered, called) for covered in cover(request)]
    return tuple(
        Comparison(
            lock=project.lock_file.name,
            mismatches=tuple(mismatches(project.lock_file.lock, project.reading.references)),
            problems=project.problems,
            sources=project.reading.sources,
        )
        for project in projects
    )


def mismatches(lock: Lock, references: tuple[Reference, ...]) -> Iterator[Mismatch]:
    """What a lock and references differ about, sorted by model."""
    places: dict[Question, Place] = {}
    for reference in references:
        for target in reference.targets:
            if is_lockable(reference, target):
                key, revision = target.question
                places.setdefault(Question(key, revision or DEFAULT_BRANCH), reference.callee)
    entries = {question: lock.find(question) for question in places}
    stale = [model for model in lock.models if model not in entries.values()]
    for question in sorted(places):
        if entries[question] is None:
            old = next((model for model in stale if model.key == question.key), None)
            if old is not None:
                stale.remove(old)
            yield _absent(question, old, places[question])
    for model in stale:
        yield Mismatch(kind=Kind.STALE, key=model.key, loaded=None, locked=model.requested, place=None)


def _absent(question: Question, old: LockedModel | None, place: Place) -> Mismatch:
    """A question without an entry; `old` is one of the same model that nothing asks for any more."""
    return Mismatch(
        kind=Kind.CHANGED if old else Kind.ABSENT,
        key=question.key,
        loaded=question.revision,
        locked=old.requested if old else None,
        place=place,
    )
