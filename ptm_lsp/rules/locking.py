"""What the lock says of calls, and where it says nothing or something else."""

from ptm_lsp.core.lock import LockedModel, is_lockable
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.pins import Pin, is_locked, pin_of


def is_uncovered(world: World, reference: Reference, target: Target) -> bool:
    """Whether a lock that the project has, or was told to have, says nothing of a target."""
    has_to_be_locked = world.lock is not None or world.is_locked_run
    return (
        has_to_be_locked
        and is_lockable(reference, target)
        and not is_locked(world, target)
        and not contradicting(world, reference, target)
    )


def contradicting(world: World, reference: Reference, target: Target) -> tuple[LockedModel, ...]:
    """The entries of a model that the code pins to a commit, where the lock holds it at other commits only."""
    if world.lock is None or not is_lockable(reference, target) or pin_of(world, target) is not Pin.COMMIT:
        return ()
    entries = tuple(model for model in world.lock.models if model.key == target.question.key)
    return () if any(entry.commit == target.revision for entry in entries) else entries


def locked_instead(world: World, target: Target) -> LockedModel | None:
    """The entry at whose commit a model is judged, in a locked run, in place of the revision that the code gives."""
    if world.lock is None or not world.is_locked_run:
        return None
    entry = world.lock.find(target.question)
    return entry if entry and entry.commit != target.revision else None
