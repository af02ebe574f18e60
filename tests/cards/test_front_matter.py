"""The front matter of a card, well formed and not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.cards.front_matter import UnreadableFrontMatterError, front_matter, read_front_matter


def test_fields_know_their_lines():
    """An attribute that a field states points to the line of its name."""
    matter = front_matter("---\nlanguage: en\ntags:\n- tiny\nlicense: mit\n---\n# Tiny\n")

    assert {"language": 2, "tags": 3, "license": 5} == matter.lines


def test_a_card_without_front_matter_has_none():
    """A ruler in the text is no front matter."""
    matter = front_matter("# Tiny\n\n---\nlicense: mit\n---\n")

    assert ({}, 0, ()) == (matter.values, matter.body, matter.problems)


def test_the_text_behind_the_front_matter_starts_where_it_ends():
    """Lines of the text are counted from there."""
    card = "---\nlicense: mit\n---\n# Tiny\n"

    assert "\n# Tiny\n" == card[front_matter(card).body :]


@pytest.mark.parametrize(
    "card", ["---\r\nlicense: mit\r\n---\r\ntext", "\ufeff---\nlicense: mit\n---\ntext", "\n---\nlicense: mit\n--- \n"]
)
def test_line_ends_and_marks_do_not_hide_it(card):
    """Editors on other systems write these."""
    assert "mit" == front_matter(card).values["license"]


def test_norwegian_is_no_truth_value():
    """YAML reads `no` as false; what the field means is decided where languages are read."""
    assert {"language": False} == front_matter("---\nlanguage: no\n---\n").values


def test_a_malformed_field_leaves_the_others():
    """One wrong line is no reason to know nothing."""
    matter = front_matter("---\nlicense: mit\nwidget: [\nlanguage: en\n---\n")

    assert {"license": "mit", "language": "en"} == matter.values


def test_a_malformed_block_is_a_problem():
    """Its author wants to know."""
    matter = front_matter("---\nlicense: mit\nwidget: [\n---\n")

    assert ["the front matter is no YAML"] == [problem.message for problem in matter.problems]


def test_a_field_that_stands_twice_is_a_problem():
    """The hub takes the last one, which readers of the first do not see."""
    matter = front_matter("---\nlicense: mit\ntags: []\nlicense: gpl-3.0\n---\n")

    assert [(4, "the front matter has `license` twice; the last one counts")] == list(matter.problems)


def test_a_forgotten_opening_is_a_problem_and_the_fields_are_read():
    """It happens; the hub then shows the fields as text."""
    matter = front_matter("language: en\nlicense: bsd\ntags:\n- a\n---\n\n# Tiny\n")

    assert (True, "bsd", {"language": 1, "license": 2, "tags": 3}) == (
        matter.is_headless,
        matter.values["license"],
        matter.lines,
    )


def test_prose_above_a_ruler_is_no_front_matter():
    """A sentence with a colon looks like a field."""
    assert {} == front_matter("This is tiny.\nlicense: mit\n---\n").values


def test_an_unclosed_block_is_a_problem():
    """All the rest would be front matter otherwise."""
    matter = front_matter("---\nlicense: mit\n# Tiny\n")

    assert ["the front matter is not closed"] == [problem.message for problem in matter.problems]


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("a: &x [1]\nb: *x", "uses an alias"),
        ("a: " + "[" * 60 + "]" * 60, "is nested deeper than 50 levels"),
        ("- a\n- b", "is no mapping"),
        ("a: !!python/object/apply:os.system [ls]", "is no YAML"),
    ],
)
def test_hostile_yaml_is_refused(block, fault):
    """A few lines of aliases grow to gigabytes; a tag of Python would run code."""
    with pytest.raises(UnreadableFrontMatterError, match=fault):
        read_front_matter(f"---\n{block}\n---\n")


@given(st.text(alphabet="-:[]{}&*!#|>'\" \n\tab0", max_size=200))
def test_any_block_gives_front_matter(block):
    """Reading never fails."""
    front_matter(f"---\n{block}\n---\n")
