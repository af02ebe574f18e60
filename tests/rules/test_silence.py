"""Ignore comments, and files that the policy excuses."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.reference import Question
from ptm_lsp.core.report import NotJudged
from ptm_lsp.core.text import Place
from ptm_lsp.core.world import World
from ptm_lsp.rules import codes
from ptm_lsp.rules.silence import hear, idle_ignores, unexcused
from tests.kit.worlds import LINE, TODAY, at, call, ignore, target, world

YESTERDAY = TODAY - timedelta(days=1)
ALL = codes()


def finding(place: Place, code: str = "PTM101") -> Finding:
    """A finding at a place."""
    return Finding(code=code, level=Level.WARNING, message="a", place=place)


def heard(place: Place, among: World) -> bool:
    """Whether a finding at a place is left."""
    return bool(hear([finding(place)], among).findings)


def idle(among: World, *, gaps: tuple[NotJudged, ...] = (), chosen: tuple[str, ...] = ALL) -> int:
    """How many ignores have nothing to do when nothing is found."""
    return len(idle_ignores(among, met=(), chosen=chosen, gaps=gaps))


def test_an_ignore_holds_a_finding_on_its_line():
    """This is what it was written for."""
    assert not heard(at(3, 20), world(ignores=(ignore(3, "PTM101"),)))


def test_an_ignore_holds_no_other_line():
    """A decision is about one place."""
    assert heard(at(4), world(ignores=(ignore(3, "PTM101"),)))


def test_an_ignore_holds_in_its_own_file_only():
    """Two files have a line 3."""
    assert heard(at(3, file="other.py"), world(ignores=(ignore(3, "PTM101"),)))


def test_an_ignore_on_the_first_line_of_a_call_holds_inside_of_it():
    """A call over many lines has its comment where it begins."""
    long_call = call(3, target("acme/tiny"), length=5 * LINE)

    assert not heard(at(6), world(long_call, ignores=(ignore(3, "PTM101"),)))


def test_an_ignore_on_an_outer_call_is_not_about_the_inner_one():
    """`pipeline(model=AutoModel.from_pretrained(…))` is two calls."""
    outer = call(3, target("acme/outer"), length=5 * LINE)
    inner = call(5, target("acme/inner"), length=2 * LINE)

    assert heard(at(6), world(outer, inner, ignores=(ignore(3, "PTM101"),)))


def test_an_expired_ignore_holds_nothing():
    """The day is over on which the decision had to be made again."""
    assert heard(at(3), world(ignores=(ignore(3, "PTM101", until=YESTERDAY),)))


def test_an_ignore_holds_through_its_last_day():
    """`until` means until the end of that day."""
    assert not heard(at(3), world(ignores=(ignore(3, "PTM101", until=TODAY),)))


def test_an_ignore_that_meets_nothing_is_idle():
    """It waits for the next finding on its line."""
    assert 1 == idle(world(ignores=(ignore(3, "PTM101"),)))


def test_an_expired_ignore_is_idle_although_there_is_a_finding():
    """Somebody has to decide again."""
    expired = ignore(3, "PTM101", until=YESTERDAY)
    found = hear([finding(at(3))], world(ignores=(expired,)))

    assert (expired,) == idle_ignores(world(ignores=(expired,)), met=found.met, chosen=ALL, gaps=())


def test_an_ignore_that_met_a_finding_is_not_idle():
    """It does its work."""
    needed = ignore(3, "PTM101")
    found = hear([finding(at(3))], world(ignores=(needed,)))

    assert () == idle_ignores(world(ignores=(needed,)), met=found.met, chosen=ALL, gaps=())


def test_an_ignore_of_a_rule_that_did_not_run_is_not_idle():
    """`--select` for one run must not ask people to remove what the next run needs."""
    assert 0 == idle(world(ignores=(ignore(3, "PTM1"),)), chosen=("PTM101",))


def test_an_ignore_of_a_code_that_no_rule_has_is_idle():
    """No finding will ever meet it."""
    assert 1 == idle(world(ignores=(ignore(3, "PTM199"),)))


def test_an_ignore_of_a_rule_that_could_not_speak_is_not_idle():
    """Without a network, no finding is no proof."""
    named = target("acme/tiny", place=at(3, 20))
    gap = NotJudged(code="PTM301", question=named.question, why="offline")

    assert 0 == idle(world(call(3, named), ignores=(ignore(3, "PTM301"),)), gaps=(gap,))


def test_a_gap_elsewhere_does_not_keep_an_ignore():
    """The rule did speak of the model on this line."""
    here, there = target("acme/tiny", place=at(3, 20)), target("acme/big", place=at(5, 20))
    gap = NotJudged(code="PTM301", question=Question(there.key, None), why="offline")

    assert 1 == idle(world(call(3, here), call(5, there), ignores=(ignore(3, "PTM301"),)), gaps=(gap,))


def test_an_ignore_where_the_id_is_written_is_kept_by_a_gap():
    """A finding about the model would stand there, although the call is elsewhere."""
    named = target("acme/tiny", place=at(3, 20))
    gap = NotJudged(code="PTM301", question=named.question, why="offline")

    assert 0 == idle(world(call(9, named), ignores=(ignore(3, "PTM301"),)), gaps=(gap,))


def test_a_gap_in_another_file_does_not_keep_an_ignore():
    """Two files have a line 3."""
    named = target("acme/tiny", place=at(3, 20, file="other.py"))
    gap = NotJudged(code="PTM301", question=named.question, why="offline")

    assert 1 == idle(world(call(3, named, file="other.py"), ignores=(ignore(3, "PTM301"),)), gaps=(gap,))


def test_an_ignore_can_ask_to_be_kept():
    """A comment that is needed in some environments only names the rule itself."""
    assert 0 == idle(world(ignores=(ignore(3, "PTM101", "PTM901"),)))


def test_an_ignore_of_everything_does_not_keep_itself():
    """`ignore[PTM]` would otherwise never be unused."""
    assert 1 == idle(world(ignores=(ignore(3, "PTM"),)))


@pytest.mark.parametrize(
    ("glob", "file", "expected"),
    [
        ("tests/**", "tests/a/test_b.py", 0),
        ("tests/**", "src/app.py", 1),
        ("*.ipynb", "notes/a.ipynb", 0),
        ("src/app.py", "src/app.py", 0),
        ("src/app.py", "lib/src/app.py", 1),
        ("café/**", "café/a.py", 0),
    ],
)
def test_a_glob_excuses_files(glob: str, file: str, expected: int):
    """Globs mean what they mean in `.gitignore`, as in `include` and `exclude`."""
    policy = Policy(per_file_ignores={glob: ("PTM1",)})

    assert expected == len(unexcused([finding(at(0, file=file))], world(policy=policy)))


def test_a_file_is_excused_from_the_named_codes_only():
    """Tests need no pins, but a license is a license."""
    policy = Policy(per_file_ignores={"**": ("PTM1",)})

    left = unexcused([finding(at(0)), finding(at(0), "PTM301")], world(policy=policy))

    assert ["PTM301"] == [finding.code for finding in left]


def test_nothing_excuses_what_is_demanded():
    """`--locked` is asked for by whoever cannot trust that everything else is as it should be."""
    demanding = world(policy=Policy(per_file_ignores={"**": ("PTM1",)}), is_locked_run=True)
    left = unexcused([finding(at(0)), finding(at(0), "PTM104")], demanding)

    assert ["PTM104"] == [finding.code for finding in left]


def test_an_ignore_meets_what_is_demanded_but_does_not_hold_it():
    """The comment is needed in other runs, so nobody is told to remove it."""
    comment = ignore(3, "PTM1")
    found = hear([finding(at(3)), finding(at(3), "PTM104")], world(ignores=(comment,), is_locked_run=True))

    assert (["PTM104"], {comment}) == ([finding.code for finding in found.findings], found.met)


@given(
    lines=st.lists(st.integers(0, 5), max_size=6),
    ignored=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["PTM1", "PTM101", "PTM2"])), max_size=4),
)
def test_what_is_not_heard_was_met(lines: list[int], ignored: list[tuple[int, str]]):
    """A finding is left, or there is an ignore that met it; never neither."""
    around = world(ignores=tuple(ignore(line, code) for line, code in ignored))

    for line in lines:
        found = hear([finding(at(line))], around)
        assert bool(found.findings) is not bool(found.met)
