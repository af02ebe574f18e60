"""Databases: SQLite files in the user's own folder, which several processes and threads share.

One is only ever a shortcut. Where it is corrupt, locked or read-only, it stands aside and says so in `trouble`.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from ptm_lsp.core.text import shown

T = TypeVar("T")

PATIENCE = 2.0  # seconds


class Database:
    """A file with some tables; made when it is first used."""

    def __init__(self, file: Path, tables: Sequence[str], *, patience: float = PATIENCE) -> None:
        """A file in which each of these statements makes a table, where it is not there yet.

        Units: `patience` in seconds, for which another process may hold the lock.
        """
        self.file = file
        self.trouble: str | None = None  # why the database stands aside, in one line
        self.is_damaged = False  # and whether that stays so until it is removed
        self._tables = tables
        self._patience = patience
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def attempt(self, act: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What an act gives; `otherwise`, from the first failure on."""
        with self._lock:
            if self.trouble:
                return otherwise
            try:
                if self._connection is None:
                    self._connection = self._opened()
                with self._connection:
                    return act(self._connection)
            except UnicodeEncodeError:  # half of a surrogate pair in the code or the path of a project
                return otherwise
            except (sqlite3.Error, OSError) as error:
                self.is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
                    error, sqlite3.OperationalError
                )
                self.trouble = f"the cache `{shown(str(self.file))}` is not used: {shown(str(error))}"
                return otherwise

    @property
    def is_there(self) -> bool:
        """Whether there is a file, as far as may be seen."""
        return os.path.exists(self.file)

    @property
    def bytes(self) -> int:
        """How much the file holds, with what has not been written into it yet."""
        return sum(_size(f"{self.file}{end}") for end in ("", "-wal"))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._connection:
                self._connection.close()
            self._connection = None

    def clear(self) -> None:
        """Remove the file, whatever state it is in.

        Raises: OSError
        """
        self.close()
        for end in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)
        self.trouble = None

    def _opened(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self.file, timeout=self._patience, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            for table in self._tables:
                connection.execute(table)
        except BaseException:
            connection.close()
            raise
        return connection


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
