"""Builds a project on the disk and runs the use cases over it."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ptm_lsp.app.book import Book
from ptm_lsp.app.check import Outcome, check
from ptm_lsp.app.request import Request
from ptm_lsp.edge.environment import Environment

LOADS = 'from transformers import AutoModel\n\nAutoModel.from_pretrained("{}")\n'


class StillClock:
    """A clock that stands."""

    def now(self) -> datetime:
        """The same moment, always."""
        return datetime(2026, 11, 21, tzinfo=UTC)

    def seconds(self) -> float:
        """No time passes."""
        return 0.0

    def wait(self, seconds: float) -> None:
        """Waiting takes no time."""


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files of a project."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def run(here: Path, *paths: str, **given: Any) -> Outcome:
    """What `ptm check` finds from a folder."""
    return check(Request(here=str(here), paths=paths, **given), book())


def book() -> Book:
    """A fact book that knows nothing and asks nobody."""
    nowhere = Path(os.devnull) / "nowhere"
    environment = Environment(
        endpoint="https://hub.invalid", trusted=(), offline=True, facts_folder=nowhere, models_folder=nowhere
    )
    return Book(environment=environment, clock=StillClock(), cache=None)


def loads(name: str) -> str:
    """A program that loads a model."""
    return LOADS.format(name)


def found(outcome: Outcome) -> list[str]:
    """The findings in short: `app.py PTM101`."""
    return [f"{finding.place.file} {finding.code}" for finding in outcome.report.findings]


def named(outcome: Outcome) -> list[str]:
    """The models in short: `app.py acme/tiny`; the path or the word `dynamic` where it is no model."""
    return [
        f"{one.place.file} {', '.join(t.key.id for t in one.targets) or one.local_path or 'dynamic'}"
        for one in outcome.report.scan.references
    ]
