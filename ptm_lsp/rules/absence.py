"""What a hub does not have, although the code names it."""

from ptm_lsp.core.facts import Missing, Why
from ptm_lsp.core.reference import Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.locking import locked_instead
from ptm_lsp.rules.selection import warns
from ptm_lsp.rules.subjects import missing_of


def is_unknown_model(missing: Missing) -> bool:
    """Whether the hub shows no model of this name; one that nobody could ask has shown nothing."""
    return missing.why is Why.NOT_FOUND and not missing.revision_only


def denied_revision(world: World, target: Target) -> Missing | None:
    """The hub's answer that the model of a target has no such revision as it was asked for."""
    missing = missing_of(world, target)
    return missing if missing and missing.revision_only else None


def unknown_revision(world: World, target: Target) -> Missing | None:
    """The same, where it was asked for the revision that the code gives."""
    return None if locked_instead(world, target) else denied_revision(world, target)


def is_told_absent(world: World, target: Target) -> bool:
    """Whether PTM103 or PTM404 says of a target that there is nothing to load."""
    missing = missing_of(world, target)
    if missing is None:
        return False
    if is_unknown_model(missing):
        return warns("PTM404", world)
    return unknown_revision(world, target) is not None and warns("PTM103", world)
