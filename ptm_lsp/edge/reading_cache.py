"""The cache of readings: what the files of projects said when they were last read."""

import os
import sqlite3
import time
import zlib
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ptm_lsp.edge.database import PATIENCE, Database

FILE = "readings-2.sqlite"  # the number names the form of the tables
_TABLES = (
    """CREATE TABLE IF NOT EXISTS readings (
    project TEXT PRIMARY KEY, state BLOB NOT NULL, reading BLOB NOT NULL, kept_at REAL NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS places (
    place TEXT PRIMARY KEY, program BLOB NOT NULL, kept_at REAL NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS files (
    place TEXT, file TEXT, size INTEGER NOT NULL, changed_at INTEGER NOT NULL, digest BLOB NOT NULL, told BLOB NOT NULL,
    PRIMARY KEY (place, file)) WITHOUT ROWID""",
)
_MOST_PROJECTS = 64
_MOST_BYTES = 64_000_000  # of one reading, before it is packed
_MOST_BYTES_OF_FILE = 8_000_000
_DROP_ORPHANS = "DELETE FROM files WHERE place NOT IN (SELECT place FROM places)"
_SETTLED = 2_000_000_000  # nanoseconds after which a file that changes gets another time


class Stamp(NamedTuple):
    """What tells whether a file has changed."""

    size: int  # bytes
    changed_at: int  # nanoseconds since 1970, UTC


class KeptFile(NamedTuple):
    """What was kept of a file."""

    stamp: Stamp  # that it had
    digest: bytes  # of its content
    told: bytes  # what that said


class Size(NamedTuple):
    """How much a cache holds."""

    projects: int
    bytes: int


class ReadingCache(Database):
    """The cache in a folder."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        """The cache in a folder.

        Units: `patience` in seconds, for which another process may hold the lock.
        """
        super().__init__(folder / FILE, _TABLES, patience=patience)

    def find(self, project: str, state: bytes) -> bytes | None:
        """What was kept of a project, if it was in this state."""
        if not self.is_there:
            return None
        row = self.attempt(lambda connection: _found(connection, project, state), None)
        return None if row is None else _unpacked(row, _MOST_BYTES)

    def keep(self, project: str, state: bytes, reading: bytes) -> None:
        """Keep what a project says in a state, in place of what was kept of it."""
        if len(reading) > _MOST_BYTES:
            return
        row = (project, state, zlib.compress(reading, 1), time.time())
        self.attempt(lambda connection: _keep(connection, row), None)

    def files(self, place: str, program: bytes) -> Mapping[str, KeptFile]:
        """What this program has kept of the files of a place, by file; rows that are damaged are left out."""
        if not self.is_there:
            return {}
        nothing: list[tuple[Any, ...]] = []
        rows = self.attempt(lambda connection: _files(connection, place, program), nothing)
        kept = ((row[:-1], _unpacked(row[-1], _MOST_BYTES_OF_FILE)) for row in rows)
        return {
            file: KeptFile(Stamp(size, changed_at), digest, told)
            for (file, size, changed_at, digest), told in kept
            if told is not None
        }

    def keep_files(self, place: str, program: bytes, fresh: Mapping[str, KeptFile], gone: Collection[str]) -> None:
        """Keep what some files of a place say, and drop what was kept of others."""
        rows = [
            (place, file, *kept.stamp, kept.digest, zlib.compress(kept.told, 1))
            for file, kept in fresh.items()
            if len(kept.told) <= _MOST_BYTES_OF_FILE
        ]
        dropped = [(place, file) for file in gone]
        self.attempt(lambda connection: _keep_files(connection, (place, program, time.time()), rows, dropped), None)

    def size(self) -> Size:
        """How much there is."""
        projects = self.attempt(_count, 0) if self.is_there else 0
        return Size(projects, self.bytes)

    def prune(self, before: datetime) -> int:
        """Drop what was kept before a moment; how many readings that were."""
        if not self.is_there:
            return 0
        return self.attempt(lambda connection: _pruned(connection, before.timestamp()), 0)


def stamp_of(path: str) -> Stamp | None:
    """What tells whether a file has changed; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def is_settled(stamps: Iterable[Stamp]) -> bool:
    """Whether each file would get another stamp if it were written to now."""
    return max((stamp.changed_at for stamp in stamps), default=0) < time.time_ns() - _SETTLED


def _found(connection: sqlite3.Connection, project: str, state: bytes) -> object:
    row = connection.execute(
        "SELECT reading FROM readings WHERE project = ? AND state = ?", (project, state)
    ).fetchone()
    return None if row is None else row[0]


def _keep(connection: sqlite3.Connection, row: tuple[str, bytes, bytes, float]) -> None:
    connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", row)
    newest = "SELECT project FROM readings ORDER BY kept_at DESC LIMIT ?"
    connection.execute(f"DELETE FROM readings WHERE project NOT IN ({newest})", (_MOST_PROJECTS,))  # noqa: S608


def _files(connection: sqlite3.Connection, place: str, program: bytes) -> list[tuple[Any, ...]]:
    columns = "SELECT file, size, changed_at, digest, told FROM files JOIN places USING (place)"
    return connection.execute(f"{columns} WHERE place = ? AND program = ?", (place, program)).fetchall()


def _keep_files(
    connection: sqlite3.Connection,
    place: tuple[str, bytes, float],
    rows: Iterable[tuple[object, ...]],
    gone: Iterable[tuple[str, str]],
) -> None:
    connection.execute("DELETE FROM places WHERE place = ? AND program <> ?", place[:2])
    connection.execute(_DROP_ORPHANS)
    connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", place)
    connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM files WHERE place = ? AND file = ?", gone)
    newest = "SELECT place FROM places ORDER BY kept_at DESC LIMIT ?"
    connection.execute(f"DELETE FROM places WHERE place NOT IN ({newest})", (_MOST_PROJECTS,))  # noqa: S608
    connection.execute(_DROP_ORPHANS)


def _count(connection: sqlite3.Connection) -> int:
    [count] = connection.execute("SELECT count(*) FROM readings").fetchone()
    return int(count)


def _pruned(connection: sqlite3.Connection, before: float) -> int:
    connection.execute("DELETE FROM places WHERE kept_at < ?", (before,))
    connection.execute(_DROP_ORPHANS)
    return connection.execute("DELETE FROM readings WHERE kept_at < ?", (before,)).rowcount


def _unpacked(packed: object, largest: int) -> bytes | None:
    """What was packed; nothing where that is damaged, or larger than what is ever kept."""
    if not isinstance(packed, bytes):
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, largest + 1)
    except zlib.error:
        return None
    return content if unpacking.eof and len(content) <= largest else None
