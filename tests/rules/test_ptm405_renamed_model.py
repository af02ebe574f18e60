"""PTM405: models that are called otherwise by now."""

import pytest

from ptm_lsp.core.edit import apply
from ptm_lsp.core.facts import CommitFacts, Facts, HubState
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.reference import Key
from ptm_lsp.rules import judge
from tests.kit.findings import codes, findings, judged, judged_code
from tests.kit.worlds import at, call, target, world

ALONE = '[tool.ptm]\nselect = ["PTM405"]\n'
CALL = 'AutoModel.from_pretrained("acme/tiny")'
MOVED = {"id": "acme-labs/tiny", "written_ids": ["acme/tiny"]}
STATE = HubState(as_of="2026-11-20T00:00:00Z", redirected_from="acme/tiny")


def only(code: str, facts: object = MOVED) -> Finding:
    """The one finding of the rule."""
    [finding] = findings(code, facts=facts, state=STATE, policy=ALONE)
    return finding


def renamed(old: str, new: str, *, quotes: int = 2) -> Finding:
    """The finding for a call of `old`, which the hub calls `new`."""
    named = target(old, place=at(0, 30, length=len(old) + quotes))
    facts = CommitFacts(hub="huggingface", id=new, written_ids=(old,))
    answer = Facts(commit=facts, state=HubState(as_of=STATE.as_of, redirected_from=old))
    policy = Policy(select=("PTM405",))
    [finding] = judge(world(call(0, named), answers={named.question: answer}, policy=policy)).findings
    return finding


def test_both_names_are_said():
    """The reader sees whether it is a move within a house or a change of hands."""
    finding = only(CALL)

    assert ("`acme/tiny` is called `acme-labs/tiny` by now, and the hub only redirects", STATE.as_of) == (
        finding.message,
        finding.as_of,
    )


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        ("acme/tiny", "acme-labs/tiny", Level.WARNING),
        ("acme/tiny", "acme/tiny-v2", Level.WARNING),
        ("tiny", "acme/tiny", Level.INFORMATION),
        ("Acme/Tiny", "acme/tiny", Level.INFORMATION),
    ],
)
def test_a_name_that_can_be_taken_weighs_more(old: str, new: str, level: Level):
    """A redirect is a danger where a newcomer can end it."""
    assert level is renamed(old, new).level


def test_a_model_that_the_hub_does_not_redirect_is_silent():
    """Other ids in the facts are spellings that somebody wrote down."""
    state = HubState(as_of=STATE.as_of, redirected_from=None)

    assert [] == codes(CALL, facts=MOVED, state=state, policy=ALONE)


def test_only_a_hub_knows_of_redirects():
    """A bundle that knows both names does not say which of them stands today."""
    found = judged(CALL, facts=MOVED, policy=ALONE)

    assert ((), ["unknown: redirected_from"]) == (found.findings, [gap.why for gap in found.not_judged])


def test_a_new_name_that_no_source_tells_is_not_made_up():
    """A bundle may decide the facts and know the model by its old name only."""
    finding = only(CALL, {"id": "acme/tiny"})

    assert ("`acme/tiny` is called otherwise by now, and the hub only redirects", Level.WARNING, ()) == (
        finding.message,
        finding.level,
        finding.fixes,
    )


@pytest.mark.parametrize(
    "code",
    [
        'AutoModel.from_pretrained("{}")',
        "AutoModel.from_pretrained('{}')",
        'ID = "{}"\nAutoModel.from_pretrained(ID)',
        'def load(name="{}"):\n    return AutoModel.from_pretrained(name)',
        'IDS = {{"small": "{}"}}\nAutoModel.from_pretrained(IDS["small"])',
        'é = "𝔸"\nAutoModel.from_pretrained("{}")',
    ],
)
def test_the_fix_writes_the_new_name(code: str):
    """Wherever the old one stands in one piece; never without a look, for caches know the old one."""
    before, after = judged_code(code.format("acme/tiny")), judged_code(code.format("acme-labs/tiny"))
    [fix] = only(code.format("acme/tiny")).fixes

    assert (after, False) == (apply(before, fix.edits), fix.safe)


def test_the_fix_writes_it_everywhere():
    """A model that is half renamed is two models to a lock."""
    code = (
        'ID = "{0}"\nAutoModel.from_pretrained(ID)\nAutoModel.from_pretrained(ID)\nAutoTokenizer.from_pretrained("{0}")'
    )
    [fix] = only(code.format("acme/tiny")).fixes

    assert judged_code(code.format("acme-labs/tiny")) == apply(judged_code(code.format("acme/tiny")), fix.edits)


def test_the_fix_settles_the_finding():
    """A fix that left its finding behind would be offered for ever."""
    [fix] = only(CALL).fixes
    fixed = apply(judged_code(CALL), fix.edits).removeprefix(judged_code(""))
    state = HubState(as_of=STATE.as_of, redirected_from=None)

    assert [] == codes(fixed, facts={"id": "acme-labs/tiny"}, state=state, policy=ALONE)


@pytest.mark.parametrize(
    "code",
    [
        'OWNER = "acme"\nAutoModel.from_pretrained(f"acme/tiny")',
        'X = "tiny"\nAutoModel.from_pretrained(f"acme/{X}")',
        'AutoModel.from_pretrained("acme/" "tiny")',
        'AutoModel.from_pretrained(r"acme/tiny")',
        'AutoModel.from_pretrained("""acme/tiny""")',
        'AutoModel.from_pretrained("acme\\x2ftiny")',
    ],
)
def test_a_name_in_pieces_is_not_replaced(code: str):
    """An edit that guesses where the name is would break the program."""
    assert () == only(code).fixes


@pytest.mark.parametrize("new", ['x"); evil("', "../up", "a/b/c", "", "acme/ti\u202eny"])
def test_nothing_but_a_name_is_written_into_code(new: str):
    """What a hub says is foreign."""
    assert () == renamed("acme/tiny", new).fixes


def test_a_name_without_quotes_is_replaced_as_a_whole():
    """Configurations and shells have such names."""
    [fix] = renamed("acme/tiny", "acme-labs/tiny", quotes=0).fixes

    assert [at(0, 30, length=9)] == [edit.place for edit in fix.edits]


def test_a_name_of_another_registry_is_not_replaced():
    """`resnet50` is what its library asks for, wherever its files live."""
    named = target("resnet50", place=at(0, 30), key=Key("timm", "resnet50"), resolved=Key("huggingface", "timm/old"))
    facts = CommitFacts(hub="huggingface", id="timm/new")
    answer = Facts(commit=facts, state=HubState(as_of=STATE.as_of, redirected_from="timm/old"))
    policy = Policy(select=("PTM405",))
    [finding] = judge(world(call(0, named), answers={named.question: answer}, policy=policy)).findings

    assert () == finding.fixes
