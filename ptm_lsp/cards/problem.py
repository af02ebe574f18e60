"""What keeps a card from being understood as a whole."""

from typing import NamedTuple


class CardProblem(NamedTuple):
    """Something in a card that was not understood, or not read; a value, never raised."""

    line: int  # from 1
    message: str
