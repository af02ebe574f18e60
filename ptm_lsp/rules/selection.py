"""Which rules run, and how grave their findings are, as the policy has it."""

from collections.abc import Iterable, Sequence

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.world import World
from ptm_lsp.rules.catalogue import codes, rule

_ALL = ("",)
_DEMANDED_OF_LOCKS = frozenset({"PTM104", "PTM105", "PTM106"})


def selected(policy: Policy) -> tuple[str, ...]:
    """The codes of the rules that a policy selects, sorted."""
    return tuple(code for code in codes() if is_selected(code, policy))


def running(world: World) -> tuple[str, ...]:
    """The codes of the rules that judge a world, sorted: those that the policy selects, and what is demanded."""
    return tuple(code for code in codes() if is_demanded(code, world) or is_selected(code, world.policy))


def is_selected(code: str, policy: Policy) -> bool:
    """Whether a policy selects a rule.

    Where one entry selects and another ignores, the more specific holds: `ignore = ["PTM1"]` and
    `select = ["PTM101"]` leave PTM101 on. A rule whose level is off never runs.
    """
    if _policy_level(code, policy) is Level.OFF:
        return False
    return _closeness(code, policy.select or _ALL) > _closeness(code, policy.ignore)


def level_of(code: str, default: Level, policy: Policy) -> Level:
    """The level of a rule, unless a finding of it has a reason for another."""
    return _policy_level(code, policy) or default


def leveled(finding: Finding, default: Level, policy: Policy) -> Level:
    """The level of a finding of a rule with this default.

    A rule that chose another level for a reason, such as a lock, keeps it unless the policy names the very code.
    """
    chosen = finding.level is not default
    if chosen and finding.code not in policy.level:
        return finding.level
    return _policy_level(finding.code, policy) or finding.level


def is_demanded(code: str, world: World) -> bool:
    """Whether a rule is what `--locked` demands: then it speaks of errors, whatever policy and ignores say."""
    return world.is_locked_run and code in _DEMANDED_OF_LOCKS


def warns(code: str, world: World) -> bool:
    """Whether a rule runs, and what it finds counts as a warning or more."""
    if is_demanded(code, world):
        return True
    level = level_of(code, rule(code).LEVEL, world.policy)
    return is_selected(code, world.policy) and level.reaches(Level.WARNING)


def matches(code: str, starts: Iterable[str]) -> bool:
    """Whether a list of whole codes, or starts of some, means this code."""
    return any(code.startswith(start) for start in starts)


def _policy_level(code: str, policy: Policy) -> Level | None:
    starts = [start for start in policy.level if code.startswith(start)]
    return policy.level[max(starts, key=len)] if starts else None


def _closeness(code: str, starts: Sequence[str]) -> int:
    """How much of a code the nearest entry names; less than nothing where no entry means it."""
    return max((len(start) for start in starts if code.startswith(start)), default=-1)
