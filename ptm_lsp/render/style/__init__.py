"""How outputs look, and what formats are made of: words, places, code frames, colour."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """What the reader's screen can show; a format that is not for a screen pays no heed to it."""

    color: bool = False
    width: int = 80  # cells
