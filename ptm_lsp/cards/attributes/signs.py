"""The signs by which attributes are recognised: the table `signs.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ptm_lsp.cards.patterns import Pattern, compiled, words
from ptm_lsp.core.tables import load

_TABLE = "signs.toml"


class Signs(NamedTuple):
    """What tells that a card states one attribute; None where nothing of that kind does."""

    heading: Pattern | None = None
    content: Pattern | None = None
    prose: Pattern | None = None
    field: Pattern | None = None
    rows: Pattern | None = None
    code: Pattern | None = None
    linked: Pattern | None = None
    tags: Pattern | None = None
    unless: Pattern | None = None


@cache
def all_signs() -> Mapping[str, Signs]:
    """The signs of each attribute that is recognised by signs."""
    pieces = words(__package__, _TABLE)
    return {
        attribute: Signs(**{place: compiled(written, pieces) for place, written in signs.items()})
        for attribute, signs in load(__package__, _TABLE).items()
        if attribute != "words"
    }


@cache
def word(name: str) -> Pattern:
    """One of the words that signs are made of."""
    return compiled(words(__package__, _TABLE)[name], {})
