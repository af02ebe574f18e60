"""What an ignore switches off."""

from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.ignore import Ignore
from ptm_lsp.core.text import Place, Source, Span

FILE = Source("app.py", None)
COVERS = Span(10, 20)


def ignore(*codes: str, covers: Span = COVERS) -> Ignore:
    return Ignore(place=Place(*FILE, covers), codes=codes, reason="", until=None, covers=covers)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_an_ignore_holds_from_the_start_of_what_it_covers_to_its_end(start: int, length: int, offset: int):
    """A finding at the very end of a line, such as a missing argument, still stands on it."""
    covers = Span(start, start + length)

    assert (start <= offset <= start + length) == ignore("PTM101", covers=covers).holds("PTM101", FILE, offset)


def test_the_start_of_a_code_means_all_that_begin_with_it():
    """`PTM1` is the group of pinning."""
    held = [code for code in ("PTM101", "PTM110", "PTM201") if ignore("PTM1").holds(code, FILE, 12)]

    assert ["PTM101", "PTM110"] == held


def test_any_of_several_codes_is_enough():
    """One comment may name several rules."""
    assert ignore("PTM101", "PTM401").holds("PTM401", FILE, 12)


def test_an_ignore_speaks_of_its_own_text_alone():
    """The same offset in another file or cell is another place."""
    others = [Source("other.py", None), Source("app.py", 0)]

    assert [False, False] == [ignore("PTM101").holds("PTM101", other, 12) for other in others]
