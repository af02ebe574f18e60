"""Cuts: a file that ends anywhere, as one does while it is typed, keeps the calls before its end."""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import read
from tests.detect.mutations import sources
from tests.detect.programs import FILE
from tests.kit.real import shared_data

_BLOCK = re.compile(r"^```[ ]?python[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_BORDER = re.compile(r"(?<=\w)\b|(?<=\W)(?=\S)")  # behind a word, and before and behind signs
_CUTS = 3  # of one program, at random places and at as many borders of what somebody types


def _programs_of_cards() -> list[str]:
    """What authors of real models tell people to run; each block of a card goes on with the one before it."""
    cards = sorted(shared_data("cards", "transformers-2020").glob("**/README.md"))
    found = ("".join(_BLOCK.findall(card.read_text(encoding="utf-8", errors="replace"))) for card in cards)
    return [text for text in found if "import" in text]


@cache
def _long_program() -> Sequence[str]:
    """All examples of the libraries in one file: long, and full of everything that people do."""
    return ["\n\n".join(source.replace("from __future__ import annotations", "") for source in sources())]


def _cuts(text: str) -> Iterator[int]:
    numbers = random.Random(len(text))
    borders = [found.start() for found in _BORDER.finditer(text)]
    yield from (numbers.randint(0, len(text)) for _ in range(_CUTS))
    yield from numbers.sample(borders, min(_CUTS, len(borders)))


def _kept(text: str) -> tuple[int, int]:
    """How many calls ended before cuts of a program, and how many of these were found."""
    whole = [(one.place.span, one.callee.span) for one in read(FILE, text).references]
    ended = kept = 0
    for cut in _cuts(text):
        found = {one.callee.span for one in read(FILE, text[:cut]).references}
        before: list[Span] = [callee for place, callee in whole if place.end <= cut]
        ended += len(before)
        kept += sum(callee in found for callee in before)
    return ended, kept


@pytest.mark.parametrize("programs", [_programs_of_cards, sources, _long_program])
def test_calls_before_a_cut_are_kept(programs):
    """Half-typed code is the ordinary state of a file; at most one call in a hundred may be lost to it."""
    counts = [_kept(text) for text in programs()]
    ended, kept = (sum(column) for column in zip(*counts, strict=True))

    assert 100 < 0.99 * ended <= kept
