"""Moving: what was found in a file, after text was inserted or removed before some of it."""

from dataclasses import dataclass, replace

from ptm_lsp.core.reference import Reference, Slot, Target
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect.document import Part
from ptm_lsp.detect.environment import Handed
from ptm_lsp.detect.value import Entries, ForeignFunction, Known, Value, Values


@dataclass(frozen=True, slots=True)
class Move:
    """An edit: all places of a file from `start` on move by `distance` code points."""

    file: str
    start: int
    distance: int

    def part(self, part: Part) -> Part:
        """The part after the edit."""
        if not (self.distance and (part.references or part.handed or part.problems)):
            return part
        return replace(
            part,
            references=tuple(map(self._reference, part.references)),
            problems=tuple(replace(one, place=self._place(one.place)) for one in part.problems),
            handed=tuple((file, self._handed(handed)) for file, handed in part.handed),
        )

    def _reference(self, reference: Reference) -> Reference:
        return replace(
            reference,
            place=self._place(reference.place),
            callee=self._place(reference.callee),
            targets=tuple(map(self._target, reference.targets)),
            option_places={name: self._place(place) for name, place in reference.option_places.items()},
        )

    def _target(self, target: Target) -> Target:
        return replace(
            target,
            place=target.place and self._place(target.place),
            revision_place=target.revision_place and self._place(target.revision_place),
            pin=target.pin and Slot(self._place(target.pin.place), target.pin.prefix, target.pin.suffix),
        )

    def _handed(self, handed: Handed) -> Handed:
        return handed._replace(
            positional=tuple(map(self._values, handed.positional)),
            keywords=tuple((name, self._values(values)) for name, values in handed.keywords),
        )

    def _values(self, values: Values) -> Values:
        return tuple(map(self._value, values))

    def _value(self, value: Value) -> Value:
        match value:
            case Known(_, _, place, inside):
                return value._replace(place=place and self._place(place), inside=inside and self._place(inside))
            case Entries(keys, values):
                return value._replace(keys=tuple(map(self._values, keys)), values=tuple(map(self._values, values)))
            case ForeignFunction(_, result):
                return value._replace(result=self._values(result))
        return value

    def _place(self, place: Place) -> Place:
        return place._replace(span=self._span(place.span)) if place.file == self.file else place

    def _span(self, span: Span) -> Span:
        return Span(span.start + self.distance, span.end + self.distance) if span.start >= self.start else span
