"""Findings: what rules say, where, and what could be done about it."""

from dataclasses import dataclass
from enum import Enum

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.reference import Key
from ptm_lsp.core.text import Place


class Level(Enum):
    """How much a finding matters; the first is the gravest."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]

    def reaches(self, other: "Level") -> bool:
        """Whether this level is as grave as the other, or graver."""
        return self is not Level.OFF and self.rank <= other.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Something that helps to understand a finding, often at another place."""

    message: str
    place: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """A change that would settle a finding."""

    title: str
    safe: bool  # whether it may be applied without a look: the program behaves as before
    edits: tuple[Edit, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One judgement of one rule at one place."""

    code: str
    level: Level
    message: str
    place: Place
    hint: str | None = None
    about: Key | None = None
    notes: tuple[Note, ...] = ()
    fixes: tuple[Fix, ...] = ()
    as_of: str | None = None  # UTC, when it rests on something that is true only at a time

    @property
    def safe_fix(self) -> Fix | None:
        """The fix that may be applied without a look."""
        return next((fix for fix in self.fixes if fix.safe), None)
