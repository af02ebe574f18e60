"""Comments that speak to the tool, and what they switch off."""

from dataclasses import dataclass
from datetime import date

from ptm_lsp.core.text import Place, Source, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """A comment that names the tool, as it stands in a file."""

    place: Place
    text: str  # without the sign that starts a comment
    covers: Span  # its own line, and the next line when it stands alone on its own


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """A decision of the project to live with findings at a place."""

    place: Place
    codes: tuple[str, ...]  # whole codes or the start of some: "PTM101", "PTM1"; never empty
    reason: str
    until: date | None
    covers: Span

    def holds(self, code: str, source: Source, offset: int) -> bool:
        """Whether a finding with this code that starts at this offset is meant."""
        return (
            self.place.source == source
            and self.covers.start <= offset <= self.covers.end
            and any(code.startswith(start) for start in self.codes)
        )
