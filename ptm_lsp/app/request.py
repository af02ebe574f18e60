"""What a run is asked for."""

from dataclasses import dataclass, field

from ptm_lsp.project.overrides import Overrides


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A text that stands for a file: what an editor or a pipe holds instead of what the disk does."""

    file: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Which files are read, and how they are judged."""

    here: str  # absolute path of the current folder
    paths: tuple[str, ...] = ()  # as given; empty: the current folder
    config: str | None = None  # a policy file that replaces those of the projects
    typed: Typed | None = None  # read in place of `paths`
    overrides: Overrides = field(default_factory=Overrides)
    locked: bool = False  # whether the lock must cover the code, whose models are judged at its commits
