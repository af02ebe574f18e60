"""The clock."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time and lets it pass; tests pass one that does not take any."""

    def now(self) -> datetime:
        """This moment, in UTC."""

    def seconds(self) -> float:
        """Seconds since some fixed moment; they never run backwards."""

    def wait(self, seconds: float) -> None:
        """Let time pass."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Seconds since the machine started, or so."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


def written(moment: datetime) -> str:
    """A moment the way facts state it: `2026-11-20T00:00:00Z`, in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
