"""Words that are safe on a line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.render.style.words import inert, named, named_codes

COMMANDS = st.text(st.sampled_from("#:[] avso\t\u00a0\u3000\n"), max_size=30)


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        ("::error::x", "\\u{3a}:error::x"),
        ("x ::error::x", "x \\u{3a}:error::x"),
        ("##[error]x", "\\u{23}#[error]x"),
        ("x##vso[task.complete]", "x\\u{23}#vso[task.complete]"),
        ("torch::jit, ## heading, a[0]", "torch::jit, ## heading, a[0]"),
    ],
)
def test_only_what_a_runner_obeys_is_changed(foreign: str, expected: str):
    """Names with `::` and headings with `##` are common."""
    assert expected == inert(foreign)


@given(COMMANDS)
def test_no_piece_of_it_is_a_command(foreign: str):
    """Wherever a line is broken between words, no line starts with `::`."""
    safe = inert(foreign)

    assert not any(word.startswith("::") for word in safe.split())
    assert not re.search(r"##\w*\[", safe)
    assert safe == inert(safe)


def test_many_names_are_cut_short():
    """A list of a thousand is read by nobody."""
    assert "`0`, `1`, `2` and 7 more" == named(map(str, range(10)))


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["PTM402", "PTM101", "PTM101"], "`PTM101`, `PTM402`"),
        (["PTM203", "PTM202", "PTM201", "PTM205"], "`PTM201–PTM203`, `PTM205`"),
        (["PTM301", "PTM302"], "`PTM301`, `PTM302`"),
        ([], ""),
    ],
)
def test_codes_in_a_row_are_a_range(codes: list[str], expected: str):
    """A model that nobody knows is not judged by most of the rules."""
    assert expected == named_codes(codes)
