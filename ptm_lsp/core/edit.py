"""Changes to texts."""

from collections.abc import Iterable
from typing import NamedTuple

from ptm_lsp.core.text import Place


class Edit(NamedTuple):
    """A piece of a text and what replaces it; an empty span inserts."""

    place: Place
    text: str


def apply(string: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, whose spans count in the text before.

    Edits at the same place are applied in the order given.
    Raises: ValueError, if two edits overlap or one lies outside the text.
    """
    pieces: list[str] = []
    reached = 0
    for edit in sorted(edits, key=lambda edit: edit.place.span):
        start, end = edit.place.span
        if not reached <= start <= end <= len(string):
            raise ValueError(f"edit of {start}-{end} overlaps one that ends at {reached}, or lies outside the text")
        pieces += [string[reached:start], edit.text]
        reached = end
    return "".join([*pieces, string[reached:]])
