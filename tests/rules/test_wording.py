"""Names in messages."""

import pytest
from hypothesis import example, given

from ptm_lsp.rules.wording import listed, quoted
from tests.kit.strategies import strings


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a"], "`a`"),
        (["a", "a"], "`a`"),
        (["a", "b"], "`a` and `b`"),
        (["a", "b", "c"], "`a`, `b` and `c`"),
        (["a", "b", "c", "d", "e"], "`a`, `b`, `c` and 2 more"),
    ],
)
def test_many_names_are_cut_short(names: list[str], expected: str):
    """A call that chooses between fifty models still gives one line."""
    assert expected == listed(names)


@given(name=strings())
@example(name="`a` [b](c)")
def test_a_name_stays_inside_its_quotes(name: str):
    """Foreign text cannot end the code span that shows it, nor the line."""
    shown = quoted(name)

    assert (2, 1) == (shown.count("`"), len(shown.splitlines()))
