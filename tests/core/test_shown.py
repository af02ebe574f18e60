"""Foreign text made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.text import shown
from tests.kit.strategies import strings

# Blank in every font, though Unicode counts most of these among letters and marks.
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\ufe0f\uffa0\U000e0100"


@given(strings())
def test_nothing_that_is_shown_controls_or_reorders(foreign: str):
    """A terminal, a log and an editor take such signs as orders, and a reader does not see them."""
    found = {unicodedata.category(sign) for sign in shown(foreign)}

    assert not found & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(strings(max_size=80), st.integers(1, 60))
def test_no_more_is_shown_than_was_asked_for(foreign: str, longest: int):
    """Escapes are longer than what they stand for, and still count."""
    assert len(shown(foreign, longest)) <= longest


@given(st.text(st.sampled_from("abc /-_.éß中𝒳🤗\"'<>&`|[]()"), max_size=60))
def test_text_without_such_signs_is_shown_as_it_is(foreign: str):
    """Names in any script stay readable, and escaping for a sink is left to the face."""
    assert foreign == shown(foreign)


@given(strings())
def test_what_was_cut_says_so(foreign: str):
    """A cut name must not pass for another, shorter name."""
    whole = shown(foreign, 10_000)

    assert (shown(foreign, 20) == whole) == (len(whole) <= 20)
    assert shown(foreign, 20) == whole or shown(foreign, 20).endswith("…")


@pytest.mark.parametrize("sign", BLANK)
def test_a_blank_sign_is_made_visible(sign: str):
    """`acme/tiny` with a blank letter in it looks like `acme/tiny`."""
    assert f"acme/\\u{{{ord(sign):x}}}tiny" == shown(f"acme/{sign}tiny")


def test_a_huge_text_is_cut():
    """A model card of megabytes may stand where a name is expected."""
    assert "a" * 199 + "…" == shown("a" * 10_000_000)


@pytest.mark.parametrize("head", ["hf_", "api_org_"])
def test_a_token_is_not_shown(head: str) -> None:
    """Reports end in the logs of pull requests; the length stays, so that a code frame still fits."""
    token = head + "aB3" * 11

    assert f"token={head}{'*' * 33} for `hf_tokenizer`" == shown(f"token={token} for `hf_tokenizer`")
