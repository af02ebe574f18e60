"""PTM103: revisions that do not exist."""

import pytest

from ptm_lsp.core.facts import Missing, Why
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.text import Text
from ptm_lsp.rules import judge
from tests.kit.findings import COMMIT, codes, findings, judged, judged_code, locked, not_found
from tests.kit.worlds import call, target, world

CALL = 'AutoModel.from_pretrained("acme/tiny", revision="v9")'
PINS = '[tool.ptm]\nselect = ["PTM1"]\n'
GONE = {"acme/tiny": not_found(revision_only=True, as_of="2026-11-20T00:00:00Z")}


def only(code: str, **known: object) -> Finding:
    """The one finding about pins."""
    [finding] = findings(code, **{"policy": PINS, "missing": GONE, **known})
    return finding


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ('"v9"', "`acme/tiny` has no revision `v9`"),
        (f'"{COMMIT}"', f"`acme/tiny` has no commit `{COMMIT}`"),
        ('""', "`acme/tiny` has no revision without a name"),
        ('"a`b"', "`acme/tiny` has no revision `a\u02cbb`"),
    ],
)
def test_a_revision_that_the_hub_does_not_have_is_found(revision: str, message: str):
    """The program stops there, so it is an error, and the only thing to say of the call."""
    finding = only(f'AutoModel.from_pretrained("acme/tiny", revision={revision})')

    assert ("PTM103", Level.ERROR, message) == (finding.code, finding.level, finding.message)


def test_it_stands_on_the_revision():
    """This is what somebody wrote and has to change."""
    assert '"v9"' == Text(judged_code(CALL)).of(only(CALL).place.span)


def test_it_is_dated():
    """Somebody may push the tag tomorrow."""
    assert "2026-11-20T00:00:00Z" == only(CALL).as_of


@pytest.mark.parametrize("why", sorted({*Why} - {Why.NOT_FOUND}, key=str))
def test_a_hub_that_has_not_answered_has_denied_nothing(why: Why):
    """Unknown never reads as bad; it is counted as not judged."""
    found = judged(CALL, missing={"acme/tiny": Missing(why=why, detail="")}, policy=PINS)

    assert (["PTM101"], ["PTM102", "PTM103"]) == (
        [finding.code for finding in found.findings],
        [gap.code for gap in found.not_judged],
    )


def test_a_model_that_is_not_there_is_the_business_of_another_rule():
    """What revision it lacks is no question then, so the rule has judged."""
    found = judged(CALL, missing={"acme/tiny": not_found()}, policy='[tool.ptm]\nselect = ["PTM103", "PTM404"]\n')

    assert (["PTM404"], ()) == ([finding.code for finding in found.findings], found.not_judged)


def test_any_answer_shows_that_the_revision_is_there():
    """Bundle and cache need no second source for what they have read at this revision."""
    found = judged(CALL, facts={"id": "acme/tiny", "requested": "v9"}, policy='[tool.ptm]\nselect = ["PTM103"]\n')

    assert ((), ()) == (found.findings, found.not_judged)


def test_models_that_lack_the_same_revision_share_a_finding():
    """A call has one revision argument, however many models it chooses from."""
    chosen = call(0, target("acme/tiny", revision="v9"), target("acme/big", revision="v9"))
    answers = dict.fromkeys([named.question for named in chosen.targets], not_found(revision_only=True))
    [finding] = judge(world(chosen, answers=answers, policy=Policy(select=("PTM103",)))).findings

    assert "`acme/tiny` and `acme/big` have no revision `v9`" == finding.message


def test_a_model_that_has_the_revision_is_not_named():
    """The other target of the same call lacks it."""
    chosen = call(0, target("acme/tiny", revision="v9"), target("acme/big", revision="v9"))
    answers = {chosen.targets[0].question: not_found(revision_only=True)}
    [finding] = judge(world(chosen, answers=answers, policy=Policy(select=("PTM103",)))).findings

    assert "`acme/tiny` has no revision `v9`" == finding.message


@pytest.mark.parametrize("policy", ['ignore = ["PTM103"]', 'level = { PTM103 = "information" }'])
def test_a_rule_that_warns_of_nothing_hides_nothing(policy: str):
    """The call is still unpinned, and somebody has to say so."""
    assert "PTM101" in codes(CALL, missing=GONE, policy=f"[tool.ptm]\n{policy}\n")


def test_an_ignore_of_the_pin_is_not_unused_while_the_revision_is_unknown():
    """It is needed again on the day that the tag is pushed."""
    code = f"{CALL}  # ptm: ignore[PTM101] we follow our own tags"

    assert ["PTM103"] == codes(code, missing=GONE, policy='[tool.ptm]\nselect = ["PTM1", "PTM9"]\n')


def test_what_the_lock_has_lost_is_not_put_down_to_the_code():
    """In a locked run the hub was asked for the commit of the lock."""
    found = codes(CALL, missing=GONE, lock=locked("acme/tiny", requested="v9"), is_locked_run=True, policy=PINS)

    assert {"PTM101", "PTM105"} == {*found}


def test_a_lock_does_not_answer_for_the_code_in_other_runs():
    """There the hub was asked for what the code names, and does not have it."""
    assert ["PTM103"] == codes(CALL, missing=GONE, lock=locked("acme/tiny", requested="v9"), policy=PINS)


def test_a_call_without_a_revision_lacks_none():
    """Whatever the default branch is called, it is there if the model is."""
    found = judged('AutoModel.from_pretrained("acme/tiny")', policy='[tool.ptm]\nselect = ["PTM103"]\n')

    assert () == found.not_judged
