"""Ignore comments, read and written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.ignore import Comment, Ignore
from ptm_lsp.core.text import Place, Span
from ptm_lsp.project.ignores import ignore_comment, read_ignore
from tests.kit.strategies import strings

PLACE = Place("app.py", None, Span(4, 30))
CODES = st.lists(st.from_regex(r"PTM[0-9]{0,3}", fullmatch=True), min_size=1, max_size=4, unique=True)


def read(text: str) -> Ignore | Problem | None:
    return read_ignore(Comment(place=PLACE, text=text, covers=Span(0, 40)))


def ignore(*codes: str, reason: str = "", until: date | None = None) -> Ignore:
    return Ignore(place=PLACE, codes=codes, reason=reason, until=until, covers=Span(0, 40))


@given(
    codes=CODES,
    reason=strings() | st.sampled_from(["until we move: on", ": x", ":", "until 2027-01-31: x", "# x", "]"]),
)
def test_what_is_written_is_read(codes: list[str], reason: str) -> None:
    """`--add-ignores` writes comments that the next run obeys, with the reason on one line."""
    assert ignore(*codes, reason=" ".join(reason.split())) == read(ignore_comment(codes, reason))


@given(text=strings() | st.builds("ptm: {}".format, strings()) | st.builds("ptm: ignore[{}".format, strings()))
def test_any_comment_is_read(text: str) -> None:
    """Comments are typed letter by letter."""
    assert isinstance(read(text), Ignore | Problem | None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ptm: ignore[PTM101]", ignore("PTM101")),
        (" ptm: ignore[PTM101] agreed with Ann", ignore("PTM101", reason="agreed with Ann")),
        ("ptm:ignore[ PTM101,PTM4, ] x", ignore("PTM101", "PTM4", reason="x")),
        ("ptm: ignore[PTM101, PTM101]", ignore("PTM101")),
        ("ptm: ignore[PTM101] until 2027-01-31", ignore("PTM101", until=date(2027, 1, 31))),
        ("ptm: ignore[PTM101] until 2027-01-31: x: y", ignore("PTM101", reason="x: y", until=date(2027, 1, 31))),
        ("noqa: E501  # ptm: ignore[PTM101] x", ignore("PTM101", reason="x")),
        ("ptm: ignore[PTM101] untilted é𝒳", ignore("PTM101", reason="untilted é𝒳")),
    ],
)
def test_an_ignore_is_read(text: str, expected: Ignore) -> None:
    """Codes, a day and a reason."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ptm: ignore", "the ignore comment names no codes"),
        ("ptm: ignore PTM101", "the ignore comment names no codes"),
        ("ptm: ignore[]", "the ignore comment names no codes"),
        ("ptm: ignore[PTM101 reason", "the ignore comment has an open bracket"),
        ("ptm: ignore[E501]", "`E501` is no rule code, nor the start of one"),
        ("ptm: ignore[ptm101]", "`ptm101` is no rule code, nor the start of one"),
        ("ptm: ignore[PTM101 PTM402]", "`PTM101 PTM402` is no rule code, nor the start of one"),
        ("ptm: ignore[PTM101] until soon", "`soon` is no date"),
        ("ptm: ignore[PTM101] until 2027-02-30: x", "`2027-02-30` is no date"),
        ("ptm: ignore[PTM101] until 2027-01-31 x", "a colon is absent between `2027-01-31` and the reason"),
        ("ptm: ignroe[PTM101]", "`ignroe` is no word of `ptm`"),
        ("ptm: ignored PTM101", "`ignored` is no word of `ptm`"),
        ("ptm: disable", "`disable` is no word of `ptm`"),
    ],
)
def test_an_ignore_that_cannot_be_obeyed_is_a_problem(text: str, message: str) -> None:
    """It would otherwise look as if it held."""
    found = read(text)

    assert isinstance(found, Problem)
    assert (message, PLACE) == (found.message, found.place)
    assert (found.hint or "").startswith("write `ptm: ignore[")


@pytest.mark.parametrize(
    "text",
    ["", "see the ptm docs", "PTM: post-translational modification", "ptm: see the model card below", "xptm: ignore"],
)
def test_prose_about_the_tool_is_left_alone(text: str) -> None:
    """Three letters mean many things."""
    assert read(text) is None
