"""Where a text names models."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Source, Span

# How the licenses of a model are shown: `Apache-2.0` for the tag `apache-2.0`.
LicenseNames: TypeAlias = Callable[[CommitFacts], tuple[str, ...]]


class Named(NamedTuple):
    """A model, and a place that speaks of it."""

    span: Span
    reference: Reference
    target: Target


def ids_in(report: Report, source: Source) -> Iterator[Named]:
    """The models whose ids a text holds; one that several calls load comes once for each."""
    for reference in report.scan.references:
        for target in reference.targets:
            place = target.place or reference.callee  # a loader with a default of its own
            if place.source == source:
                yield Named(place.span, reference, target)


def named_at(report: Report, source: Source, offset: int) -> tuple[Named, ...]:
    """The models that a text speaks of at an offset, each once: by an id, a revision, or the name of a loader."""
    for places in (_ids, _revisions, _callees):
        found = {
            target.question: Named(place.span, reference, target)
            for reference in report.scan.references
            for target in reference.targets
            for place in places(reference, target)
            if place.source == source and place.span.start <= offset <= place.span.end
        }
        if found:
            return tuple(found.values())
    return ()


def _ids(_: Reference, target: Target) -> tuple[Place, ...]:
    return (target.place,) if target.place else ()


def _revisions(_: Reference, target: Target) -> tuple[Place, ...]:
    return (target.revision_place,) if target.revision_place else ()


def _callees(reference: Reference, _: Target) -> tuple[Place, ...]:
    return (reference.callee,)
