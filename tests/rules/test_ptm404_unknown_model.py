"""PTM404: models that the hub does not show."""

import pytest

from ptm_lsp.core.facts import HubState, Missing, Why
from ptm_lsp.core.finding import Level
from tests.kit.findings import COMMIT, codes, findings, judged, not_found

CALL = 'AutoModel.from_pretrained("acme/tiny")'
ALONE = '[tool.ptm]\nselect = ["PTM404"]\n'
GONE = {"acme/tiny": not_found(as_of="2026-11-20T00:00:00Z")}


@pytest.mark.parametrize(
    "code",
    [CALL, f'AutoModel.from_pretrained("acme/tiny", revision="{COMMIT}")'],
)
def test_it_is_all_that_is_said_of_a_model_that_is_not_there(code: str):
    """No license, no card, no pin: nobody could do anything about them."""
    found = findings(code, missing=GONE)

    assert [("PTM404", Level.WARNING)] == [(finding.code, finding.level) for finding in found]


def test_code_that_would_run_is_a_danger_of_its_own():
    """Whoever takes the free name decides what it is."""
    code = 'AutoModel.from_pretrained("acme/tiny", trust_remote_code=True)'

    assert {"PTM401", "PTM404"} == {*codes(code, missing=GONE)}


def test_the_message_leaves_open_what_a_hub_leaves_open():
    """A stranger is not told whether a model is private."""
    [finding] = findings(CALL, missing=GONE)

    assert "`acme/tiny` is no model that the hub shows: it never was, was deleted, or is private" == finding.message


def test_it_is_dated():
    """The model may be made public tomorrow."""
    assert ["2026-11-20T00:00:00Z"] == [finding.as_of for finding in findings(CALL, missing=GONE)]


@pytest.mark.parametrize("why", sorted({*Why} - {Why.NOT_FOUND}, key=str))
def test_a_hub_that_has_not_answered_has_denied_nothing(why: Why):
    """Unknown never reads as bad; it is counted as not judged."""
    found = judged(CALL, missing={"acme/tiny": Missing(why=why, detail="")}, policy=ALONE)

    assert ((), ["PTM404"]) == (found.findings, [gap.code for gap in found.not_judged])


def test_a_model_that_is_refused_is_there():
    """The hub says why it keeps it back."""
    refused = Missing(why=Why.REFUSED, detail="", barred="disabled")
    found = judged(CALL, missing={"acme/tiny": refused}, policy=ALONE)

    assert ((), ()) == (found.findings, found.not_judged)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"facts": {"id": "acme/tiny"}}, ["PTM404"]),
        ({"state": HubState(as_of="2026-11-20T00:00:00Z", redirected_from=None)}, []),
        ({"missing": GONE}, []),
    ],
    ids=["bundle", "hub", "not found"],
)
def test_only_a_hub_knows_whether_a_model_is_still_there(known: dict[str, object], expected: list[str]):
    """A bundle tells what was true when it was written."""
    assert expected == [gap.code for gap in judged(CALL, policy=ALONE, **known).not_judged]


def test_a_model_is_reported_once():
    """The second call is a note."""
    code = f'{CALL}\nAutoTokenizer.from_pretrained("acme/tiny")'
    [finding] = findings(code, missing=GONE, policy=ALONE)

    assert ["loaded here by `transformers.AutoTokenizer.from_pretrained`"] == [note.message for note in finding.notes]


@pytest.mark.parametrize("policy", ['ignore = ["PTM404"]', 'level = { PTM404 = "information" }'])
def test_a_rule_that_warns_of_nothing_hides_nothing(policy: str):
    """A private model is unpinned like any other, and a run without a token can say so."""
    assert "PTM101" in codes(CALL, missing=GONE, policy=f"[tool.ptm]\n{policy}\n")


def test_an_ignore_of_the_pin_is_not_unused_while_the_model_is_out_of_sight():
    """With a token it is needed again."""
    code = f"{CALL}  # ptm: ignore[PTM101] our own, we follow main"

    assert ["PTM404"] == codes(code, missing=GONE)
