"""Levels."""

from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.finding import Level

levels = st.sampled_from(Level)


@given(levels, levels)
def test_levels_stand_in_one_order(one: Level, other: Level):
    """Of two levels one reaches the other, and both do only if they are the same; off reaches nothing."""
    if Level.OFF in (one, other):
        assert not Level.OFF.reaches(one)
        assert not Level.OFF.reaches(other)
    else:
        assert one.reaches(other) or other.reaches(one)
        assert (one is other) == (one.reaches(other) and other.reaches(one))


@given(levels, levels, levels)
def test_what_reaches_a_level_reaches_all_below_it(one: Level, two: Level, three: Level):
    """A threshold lets nothing graver through."""
    assert not (one.reaches(two) and two.reaches(three)) or one.reaches(three)


def test_an_error_is_the_gravest():
    """Reports sort by rank, gravest first."""
    assert [Level.ERROR, Level.WARNING, Level.INFORMATION, Level.OFF] == sorted(Level, key=lambda level: level.rank)
