"""PTM109: calls of which nobody can tell what they load."""

from ptm_lsp.core.reference import Dynamic
from ptm_lsp.rules import judge
from tests.kit.findings import codes, findings
from tests.kit.worlds import at, call, target, world

WHY = Dynamic(why="parameter without default", shown="name")


def test_an_id_that_nobody_knows_is_told():
    """A report that left it out would look complete."""
    assert ["PTM109"] == codes("def load(name):\n    return AutoModel.from_pretrained(name)")


def test_an_id_with_a_default_is_known():
    """A default is what runs when nobody says otherwise."""
    assert "PTM109" not in codes('def load(name="acme/tiny"):\n    return AutoModel.from_pretrained(name)')


def test_a_local_path_is_known():
    """It is no model of a hub, and nothing about it is dynamic."""
    assert [] == codes('AutoModel.from_pretrained("./checkpoints/last")')


def test_the_message_gives_the_reason():
    """The reader learns what would have to be written otherwise."""
    [finding] = findings("def load(name):\n    return AutoModel.from_pretrained(name)")

    assert finding.message.startswith("which model is loaded is not known: `name` (")


def test_a_revision_that_nobody_knows_is_told():
    """PTM101 cannot say whether it pins, and silence would read as «pinned»."""
    [finding, *_] = judge(world(call(0, target("acme/tiny", revision_dynamic=WHY)))).findings

    assert ("PTM109", "which revision of `acme/tiny` is loaded is not known: `name` (parameter without default)") == (
        finding.code,
        finding.message,
    )


def test_a_revision_of_two_targets_is_told_once():
    """One call is one line of the report."""
    targets = (target("acme/tiny", revision_dynamic=WHY), target("acme/big", revision_dynamic=WHY))
    found = judge(world(call(0, *targets))).findings

    assert 1 == len(found)


def test_it_stands_on_the_revision():
    """This is the argument at fault."""
    place = at(0, 40)
    named = target("acme/tiny", revision_dynamic=WHY, revision_place=place)

    assert [place] == [finding.place for finding in judge(world(call(0, named))).findings]
