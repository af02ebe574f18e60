"""A fact book that asks the local Hub."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from ptm_lsp.app.book import Book
from ptm_lsp.edge.cache import FactCache
from ptm_lsp.edge.clock import Clock, SystemClock
from ptm_lsp.edge.environment import Environment


class LaterClock(SystemClock):
    """The clock of this machine, and a jump into the future."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """This moment, or one later."""
        return super().now() + self.ahead


def online_book(
    url: str,
    folder: Path | None = None,
    *,
    offline: bool = False,
    trusted: tuple[str, ...] = (),
    clock: Clock | None = None,
    models: Path = Path(os.devnull) / "nowhere",
) -> Book:
    """A book that asks the Hub at a URL, and keeps what it says in a folder."""
    environment = Environment(
        endpoint=url, trusted=trusted, offline=offline, facts_folder=folder or models, models_folder=models
    )
    return Book(environment=environment, clock=clock or SystemClock(), cache=FactCache(folder) if folder else None)
