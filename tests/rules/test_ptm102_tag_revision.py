"""PTM102: calls that name a tag."""

from ptm_lsp.core.facts import CommitFacts, Facts, HubState
from ptm_lsp.core.finding import Level
from ptm_lsp.core.policy import Policy
from ptm_lsp.core.reference import HUGGINGFACE
from ptm_lsp.rules import judge
from tests.kit.findings import COMMIT, codes, findings, locked
from tests.kit.worlds import call, target, world

AS_OF = "2026-11-20T00:00:00Z"
STATE = HubState(as_of=AS_OF, tags={"v1.0": COMMIT, "v2.0": "f" * 40})
TAGGED = 'AutoModel.from_pretrained("acme/tiny", revision="v1.0")'
ONLY_TAGS = '[tool.ptm]\nselect = ["PTM102"]\n'


def test_a_tag_can_move():
    """Whoever can push can set it anew."""
    [finding] = findings(TAGGED, state=STATE, policy=ONLY_TAGS)

    assert "`acme/tiny` is pinned to the tag `v1.0`, which can move" == finding.message


def test_several_tags_are_one_finding():
    """One call is one line of the report."""
    loose = call(0, target("acme/tiny", revision="v1.0"), target("acme/big", revision="v2.0"))
    answers = {each.question: Facts(commit=CommitFacts(hub=HUGGINGFACE, id="a"), state=STATE) for each in loose.targets}
    found = judge(world(loose, answers=answers, policy=Policy(select=("PTM102",)))).findings

    assert ["`acme/tiny` and `acme/big` are pinned to tags `v1.0` and `v2.0`, which can move"] == [
        finding.message for finding in found
    ]


def test_a_tag_that_looks_like_a_commit_is_a_tag():
    """A hub lets people call a tag as they like."""
    state = HubState(as_of=AS_OF, tags={COMMIT: COMMIT})

    assert ["PTM102"] == codes(
        f'AutoModel.from_pretrained("acme/tiny", revision="{COMMIT}")', state=state, policy=ONLY_TAGS
    )


def test_without_the_hub_there_is_no_telling():
    """PTM101 speaks instead, so nothing is lost."""
    assert ["PTM101"] == codes(TAGGED, policy='[tool.ptm]\nselect = ["PTM1"]\n')


def test_the_fix_writes_what_the_tag_names():
    """The program goes on loading the same files."""
    [finding] = findings(TAGGED, state=STATE, policy=ONLY_TAGS)

    assert [(True, COMMIT)] == [(fix.safe, edit.text) for fix in finding.fixes for edit in fix.edits]


def test_a_lock_lowers_the_level():
    """The lock holds the commit that the tag had."""
    [finding] = findings(TAGGED, state=STATE, policy=ONLY_TAGS, lock=locked("acme/tiny", requested="v1.0"))

    assert Level.INFORMATION is finding.level


def test_the_finding_is_dated():
    """It rests on what the hub said at a time."""
    assert [AS_OF] == [finding.as_of for finding in findings(TAGGED, state=STATE, policy=ONLY_TAGS)]
