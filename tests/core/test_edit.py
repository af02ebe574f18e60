"""Edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.edit import Edit, apply
from ptm_lsp.core.text import Place, Span
from tests.kit.strategies import disjoint_edits


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(Place("app.py", None, Span(start, end)), text)


@given(disjoint_edits())
def test_edits_do_not_touch_the_rest(case: tuple[str, list[Edit]]):
    """Text outside the edited spans is the same before and after, and each span holds its new text."""
    string, edits = case
    starts = [0, *(edit.place.span.end for edit in edits)]
    ends = [*(edit.place.span.start for edit in edits), len(string)]
    outside = [string[start:end] for start, end in zip(starts, ends, strict=True)]
    expected = outside[0] + "".join(edit.text + rest for edit, rest in zip(edits, outside[1:], strict=True))

    assert expected == apply(string, edits)


@given(disjoint_edits(), st.randoms(use_true_random=False))
def test_the_order_in_which_edits_are_given_does_not_matter(case, random):
    """Fixes of several rules are gathered in any order; only those at one place keep theirs."""
    string, edits = case
    spans = {edit.place.span for edit in edits}
    one_each = [next(edit for edit in edits if edit.place.span == span) for span in spans]
    shuffled = random.sample(one_each, len(one_each))

    assert apply(string, one_each) == apply(string, shuffled)


def test_insertions_at_one_place_keep_their_order():
    """Two fixes that add an argument to one call add both."""
    assert "f(a, b, c)" == apply("f(a)", [edit(3, 3, ", b"), edit(3, 3, ", c")])


def test_an_insertion_before_a_replacement_stays_before_it():
    """Touching is not overlapping."""
    assert "f(x, b)" == apply("f(a)", [edit(2, 3, "b"), edit(2, 2, "x, ")])


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 3), edit(2, 4)],
        [edit(1, 3), edit(1, 3)],
        [edit(0, 4), edit(2, 2)],
        [edit(2, 1)],
        [edit(-1, 2)],
        [edit(3, 5)],
    ],
)
def test_edits_that_cannot_be_meant_are_refused(edits: list[Edit]):
    """Overlapping, reversed or outside: a guess would damage the user's file."""
    with pytest.raises(ValueError, match="overlaps one that ends at"):
        apply("abcd", edits)
