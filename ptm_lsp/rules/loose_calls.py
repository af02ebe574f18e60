"""Calls that leave the commit of their models open."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ptm_lsp.core.finding import Level, Note
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.text import Place
from ptm_lsp.core.world import World
from ptm_lsp.rules.absence import is_told_absent
from ptm_lsp.rules.locking import is_uncovered
from ptm_lsp.rules.pins import Pin, is_locked, is_pinnable, pin_of, runs_loose_code
from ptm_lsp.rules.selection import warns
from ptm_lsp.rules.subjects import place_of, state_of, written_elsewhere

LOCKED = Note(message="pinned by `ptm.lock`, as long as the program runs on a cache that holds the locked commit")


@dataclass(frozen=True, kw_only=True, slots=True)
class LooseCall:
    """A call that leaves the commit of some of its targets open."""

    reference: Reference
    targets: tuple[Target, ...]  # those that are open, and matter most
    level: Level  # a warning; information where the lock holds all; off where a graver rule speaks of all
    as_of: str | None  # UTC, where it is a hub that told what the revisions are

    @property
    def place(self) -> Place:
        """The revision that does not hold, or the name of the loader where none stands in the call."""
        return place_of(self.reference, self.targets)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What makes the call less loose than it looks, and what of it is written elsewhere."""
        is_held = self.level is Level.INFORMATION
        return (*((LOCKED,) if is_held else ()), *written_elsewhere(self.reference, self.targets))


def loose_calls(world: World, pins: Collection[Pin]) -> Iterator[LooseCall]:
    """The calls with targets that are held in one of these ways only.

    What is off is there for the comment that ignores it: that stays needed while a graver rule speaks.
    """
    for reference in world.references:
        loose: dict[Level, list[Target]] = {}
        for target in reference.targets:
            if is_pinnable(reference, target) and pin_of(world, target) in pins:
                loose.setdefault(_level(world, reference, target), []).append(target)
        if loose:
            level = min(loose, key=lambda level: level.rank)
            targets = tuple(loose[level])
            yield LooseCall(reference=reference, targets=targets, level=level, as_of=_as_of(world, targets))


def _level(world: World, reference: Reference, target: Target) -> Level:
    """How much it matters that a target is open."""
    if (
        (runs_loose_code(world, reference, target) and warns("PTM401", world))
        or (is_uncovered(world, reference, target) and warns("PTM104", world))
        or is_told_absent(world, target)
    ):
        return Level.OFF
    return Level.INFORMATION if is_locked(world, target) else Level.WARNING


def _as_of(world: World, targets: Iterable[Target]) -> str | None:
    """The oldest of the times at which hubs told that a revision is a branch or a tag."""
    states = [state_of(world, target) for target in targets if pin_of(world, target) in {Pin.BRANCH, Pin.TAG}]
    return min((state.as_of for state in states if state), default=None)
