"""Which rules run, and at which level."""

import pytest

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.rules.selection import is_selected, leveled, running, warns
from tests.kit.worlds import at, world


def finding(level: Level) -> Finding:
    """A finding of PTM101."""
    return Finding(code="PTM101", level=level, message="a", place=at(0))


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), True),
        (("PTM101",), (), True),
        (("PTM1",), (), True),
        (("PTM2",), (), False),
        ((), ("PTM1",), False),
        (("PTM101",), ("PTM101",), False),
        (("PTM101",), ("PTM1",), True),
        (("PTM1",), ("PTM101",), False),
    ],
)
def test_the_nearest_entry_decides(select: tuple[str, ...], ignore: tuple[str, ...], expected: bool):
    """A whole group can be ignored but for one rule, and selected but for one."""
    assert expected == is_selected("PTM101", Policy(select=select, ignore=ignore))


def test_a_rule_that_is_off_does_not_run():
    """Nothing has to be asked of a hub for it, and nothing counts as not judged."""
    assert not is_selected("PTM101", Policy(level={"PTM1": Level.OFF}))


def test_one_rule_of_a_group_that_is_off_can_run():
    """The most specific level holds."""
    assert is_selected("PTM101", Policy(level={"PTM1": Level.OFF, "PTM101": Level.ERROR}))


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ({}, Level.WARNING),
        ({"PTM": Level.ERROR}, Level.ERROR),
        ({"PTM": Level.ERROR, "PTM1": Level.INFORMATION}, Level.INFORMATION),
        ({"PTM2": Level.ERROR}, Level.WARNING),
    ],
)
def test_the_policy_sets_the_level(level: dict[str, Level], expected: Level):
    """A project decides what fails its build."""
    assert expected is leveled(finding(Level.WARNING), Level.WARNING, Policy(level=level))


def test_a_group_keeps_what_a_rule_lowered():
    """`PTM1 = "error"` makes pins matter; it does not say that the lock is worth nothing."""
    policy = Policy(level={"PTM1": Level.ERROR})

    assert Level.INFORMATION is leveled(finding(Level.INFORMATION), Level.WARNING, policy)


def test_the_very_code_raises_what_a_rule_lowered():
    """`PTM101 = "error"` demands a commit in the code, whatever the lock holds."""
    policy = Policy(level={"PTM101": Level.ERROR})

    assert Level.ERROR is leveled(finding(Level.INFORMATION), Level.WARNING, policy)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), True),
        (Policy(level={"PTM103": Level.WARNING}), True),
        (Policy(level={"PTM103": Level.INFORMATION}), False),
        (Policy(level={"PTM1": Level.OFF}), False),
        (Policy(ignore=("PTM103",)), False),
        (Policy(select=("PTM101",)), False),
    ],
)
def test_a_rule_warns_where_it_runs_and_matters(policy: Policy, expected: bool):
    """Others leave a model to it only then."""
    assert expected is warns("PTM103", world(policy=policy))


@pytest.mark.parametrize("policy", [Policy(select=("PTM301",)), Policy(select=("PTM301",), level={"PTM1": Level.OFF})])
def test_a_locked_run_adds_the_rules_of_the_lock(policy: Policy):
    """They are what was asked for, whatever else the policy selects."""
    demanded = ("PTM104", "PTM105", "PTM106")

    assert (("PTM301",), (*demanded, "PTM301")) == (
        running(world(policy=policy)),
        running(world(policy=policy, is_locked_run=True)),
    )


@pytest.mark.parametrize(("code", "expected"), [("PTM103", False), ("PTM104", True), ("PTM107", False)])
def test_only_the_rules_of_the_lock_are_demanded(code: str, expected: bool):
    """Pins are the policy's business, in a locked run too."""
    off = world(policy=Policy(level={"PTM": Level.OFF}), is_locked_run=True)

    assert expected is (code in running(off))


def test_what_is_demanded_warns_whatever_the_policy_says():
    """PTM101 leaves an unlocked call to it."""
    assert warns("PTM104", world(policy=Policy(level={"PTM": Level.OFF}), is_locked_run=True))
