"""PTM409: models whose files are kept back."""

import pytest

from ptm_lsp.core.facts import HubState, Missing, Why
from ptm_lsp.core.finding import Level
from tests.kit.findings import findings, judged, not_found

CALL = 'AutoModel.from_pretrained("acme/tiny")'
ALONE = '[tool.ptm]\nselect = ["PTM409"]\n'
AS_OF = "2026-11-20T00:00:00Z"
GATED_AUTO = "`acme/tiny` is gated: its files go to accounts that have accepted its terms"
GATED_BY_HAND = "`acme/tiny` is gated: its files go to accounts that its publisher has let in"
DISABLED = "`acme/tiny` is disabled by the hub: nobody can load it"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (HubState(as_of=AS_OF), []),
        (HubState(as_of=AS_OF, gated=None, disabled=False), []),
        (HubState(as_of=AS_OF, gated="auto", disabled=False), [GATED_AUTO]),
        (HubState(as_of=AS_OF, gated="manual"), [GATED_BY_HAND]),
        (HubState(as_of=AS_OF, disabled=True), [DISABLED]),
        (HubState(as_of=AS_OF, gated="manual", disabled=True), [DISABLED]),
    ],
)
def test_what_the_hub_keeps_back_is_told(state: HubState, expected: list[str]):
    """Unknown never reads as bad, and of two bars the higher one counts."""
    assert expected == [finding.message for finding in findings(CALL, state=state, policy=ALONE)]


@pytest.mark.parametrize(
    ("barred", "expected"),
    [("disabled", [DISABLED]), ("gated", ["`acme/tiny` is gated: its files do not go to everybody"]), (None, [])],
)
def test_a_refusal_for_that_reason_is_told(barred: str | None, expected: list[str]):
    """A hub does not even tell what a disabled model is; a refusal of a token says nothing of the model."""
    missing = {"acme/tiny": Missing(why=Why.REFUSED, detail="", barred=barred, as_of=AS_OF)}

    assert expected == [finding.message for finding in findings(CALL, missing=missing, policy=ALONE)]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"state": HubState(as_of=AS_OF)}, ["unknown: disabled, gated"]),
        ({"state": HubState(as_of=AS_OF, gated="auto")}, ["unknown: disabled"]),
        ({"state": HubState(as_of=AS_OF, gated=None, disabled=False)}, []),
        ({"facts": {"id": "acme/tiny"}}, ["unknown: disabled, gated"]),
        ({"missing": {"acme/tiny": Missing(why=Why.REFUSED, detail="", barred="disabled")}}, []),
        ({"missing": {"acme/tiny": Missing(why=Why.REFUSED, detail="token")}}, ["refused: token"]),
        ({"missing": {"acme/tiny": not_found()}}, ["not found: no such thing"]),
    ],
)
def test_what_was_never_learnt_is_counted(known: dict[str, object], expected: list[str]):
    """Silence for lack of knowledge is told apart from silence because all is well."""
    assert expected == [gap.why for gap in judged(CALL, policy=ALONE, **known).not_judged]


@pytest.mark.parametrize(
    "known",
    [
        {"state": HubState(as_of=AS_OF, gated="auto")},
        {"missing": {"acme/tiny": Missing(why=Why.REFUSED, detail="", barred="gated", as_of=AS_OF)}},
    ],
)
def test_it_is_dated_information(known: dict[str, object]):
    """Gates open and close; the program may well have the token it needs."""
    [finding] = findings(CALL, policy=ALONE, **known)

    assert (Level.INFORMATION, AS_OF) == (finding.level, finding.as_of)
