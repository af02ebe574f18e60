"""Documents: what one reading of a file found, and what it needs to be read again in part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.ignore import Comment
from ptm_lsp.core.reference import Reference, Slot, Target
from ptm_lsp.core.text import Place, Source, Span, Text


class Import(NamedTuple):
    """A name of another module that a reference waits for."""

    module: str  # as the code gives it, with leading dots where it is relative: "..config"
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one statement of the module's top level gives; unchanged statements keep theirs.

    Reading a part is a function of its own code and of the statements that bind the names it asked for.
    """

    span: Span
    kind: str  # of its syntax node
    is_whole: bool  # no syntax error in it
    bound: frozenset[str]  # names of the module that it may bind
    asked: frozenset[str] = frozenset()  # names of the module that its references and folders depend on
    aliases: frozenset[str] = frozenset()  # further names for loaders that it introduces
    references: tuple[Reference, ...] = ()  # before the folders that the file saves to are known
    folders: frozenset[str] = frozenset()  # that it saves to
    imports: frozenset[Import] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The references of one file."""

    file: str
    references: tuple[Reference, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[Source, Text]
    words: frozenset[str] = frozenset()  # names that were searched for
    parts: tuple[Part, ...] = ()

    @property
    def imports(self) -> frozenset[Import]:
        """The names of other modules that references of this file wait for."""
        return frozenset[Import]().union(*(part.imports for part in self.parts))

    @property
    def exports(self) -> frozenset[str]:
        """The names that other modules may import from this file."""
        return frozenset[str]().union(*(part.bound for part in self.parts))

    @property
    def folders(self) -> frozenset[str]:
        """The folders that this file saves to."""
        return frozenset[str]().union(*(part.folders for part in self.parts))


def moved_part(part: Part, start: int, distance: int) -> Part:
    """The part after `distance` code points were inserted somewhere before `start`."""
    return replace(
        part,
        span=_moved_span(part.span, start, distance),
        references=tuple(_moved_reference(reference, start, distance) for reference in part.references),
    )


def _moved_reference(reference: Reference, start: int, distance: int) -> Reference:
    def moved(place: Place) -> Place:
        return place._replace(span=_moved_span(place.span, start, distance))

    return replace(
        reference,
        place=moved(reference.place),
        callee=moved(reference.callee),
        targets=tuple(_moved_target(target, start, distance) for target in reference.targets),
        option_places={name: moved(place) for name, place in reference.option_places.items()},
    )


def _moved_target(target: Target, start: int, distance: int) -> Target:
    def moved(place: Place | None) -> Place | None:
        return place and place._replace(span=_moved_span(place.span, start, distance))

    pin = target.pin and Slot(
        target.pin.place._replace(span=_moved_span(target.pin.place.span, start, distance)),
        target.pin.prefix,
        target.pin.suffix,
    )
    return replace(target, place=moved(target.place), revision_place=moved(target.revision_place), pin=pin)


def _moved_span(span: Span, start: int, distance: int) -> Span:
    return Span(span.start + distance, span.end + distance) if span.start >= start else span
