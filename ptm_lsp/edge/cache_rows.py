"""The rows of the cache: which answers are kept, and how they are found again.

A row that does not hold what we write is no row.
"""

import json
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from ptm_lsp.core.facts import Answer, CommitFacts, Facts, Missing, Why
from ptm_lsp.core.facts_json import facts_from_json, facts_to_json
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.edge.clock import written
from ptm_lsp.edge.state_json import state_from_json, state_to_json

_DEFAULT_BRANCH = "main"
TABLES = (
    """CREATE TABLE IF NOT EXISTS commits (
    endpoint TEXT, hub TEXT, id TEXT, sha TEXT, reader INTEGER, facts TEXT NOT NULL, kept_at REAL NOT NULL,
    PRIMARY KEY (endpoint, hub, id, sha, reader)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS answers (
    endpoint TEXT, with_token INTEGER, hub TEXT, id TEXT, revision TEXT, reader INTEGER, answer TEXT NOT NULL,
    kept_at REAL NOT NULL,
    PRIMARY KEY (endpoint, with_token, hub, id, revision, reader)) WITHOUT ROWID""",
)


class Shelf(NamedTuple):
    """Where rows stand: they answer for the same endpoint, asked in the same way and understood by the same reader."""

    endpoint: str
    with_token: bool
    reader: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An answer from the cache."""

    answer: Answer
    covered: frozenset[str]  # the fields that it settles
    kept_at: datetime | None  # None where only the commit facts are known, which do not age


class Row(NamedTuple):
    """An answer as it is kept."""

    sha: str | None
    facts: str | None
    answer: str  # what is true only for a time


def row_of(answer: Answer, covered: frozenset[str]) -> Row | None:
    """The row for an answer; None for one that may be another the next moment."""
    told: dict[str, Any] = {"covered": sorted(covered)}
    match answer:
        case Missing(why=Why.NOT_FOUND):
            told |= {"missing": answer.detail, "revision_only": answer.revision_only}
            return Row(sha=None, facts=None, answer=json.dumps(told))
        case Facts(commit=CommitFacts(commit=str(sha)) as facts, state=state) if state is not None:
            told |= {"sha": sha, "state": state_to_json(state)}
            facts_written = json.dumps({"facts": facts_to_json(facts), "problems": answer.problems})
            return Row(sha=sha, facts=facts_written, answer=json.dumps(told))
        case _:
            return None


def keep_row(connection: sqlite3.Connection, shelf: Shelf, question: Question, row: Row, now: datetime) -> None:
    """Keep an answer in place of what was kept for its question."""
    (hub, id_), revision = question
    at = now.timestamp()
    if row.facts is not None:
        commit = (shelf.endpoint, hub, id_, row.sha, shelf.reader, row.facts, at)
        connection.execute("INSERT OR REPLACE INTO commits VALUES (?, ?, ?, ?, ?, ?, ?)", commit)
    named = (shelf.endpoint, shelf.with_token, hub, id_, revision or _DEFAULT_BRANCH, shelf.reader)
    connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*named, row.answer, at))


def find_row(connection: sqlite3.Connection, shelf: Shelf, question: Question) -> Kept | None:
    """What was kept for a question; for a commit, also with the answer to another."""
    key, revision = question
    revision = revision or _DEFAULT_BRANCH
    row = connection.execute(
        "SELECT answer, kept_at FROM answers"
        " WHERE endpoint = ? AND with_token = ? AND hub = ? AND id = ? AND revision = ? AND reader = ?",
        (shelf.endpoint, shelf.with_token, *key, revision, shelf.reader),
    ).fetchone()
    if row is None:
        facts = _facts(connection, shelf, key, revision, revision)
        return None if facts is None else Kept(answer=facts, covered=frozenset(), kept_at=None)
    match _object(row[0]):
        case {"covered": list(covered), "missing": str(detail), "revision_only": bool(revision_only)}:
            answer: Answer = Missing(
                why=Why.NOT_FOUND, detail=detail, revision_only=revision_only, as_of=_moment(row[1])
            )
        case {"covered": list(covered), "sha": str(sha), "state": state}:
            facts = _facts(connection, shelf, key, sha, revision)
            if facts is None:
                return None
            answer = replace(facts, state=state_from_json(state))
        case _:
            return None
    names = frozenset(name for name in covered if isinstance(name, str))
    return Kept(answer=answer, covered=names, kept_at=datetime.fromtimestamp(row[1], UTC))


def exported(connection: sqlite3.Connection, endpoint: str) -> tuple[CommitFacts, ...]:
    """The commit facts of an endpoint, as the newest reader understood them."""
    rows = connection.execute(
        "SELECT facts FROM commits WHERE endpoint = ? ORDER BY hub, id, sha, reader DESC", (endpoint,)
    )
    newest: dict[tuple[str, str, str | None], CommitFacts] = {}
    for (stored,) in rows:
        facts = facts_from_json(_object(stored).get("facts")).facts
        if facts is not None:
            held = newest.setdefault((facts.hub, facts.id, facts.commit), facts)
            # NOTE: who asked by an old name has a row of its own.
            names = tuple(sorted({*held.written_ids, *facts.written_ids}))
            newest[facts.hub, facts.id, facts.commit] = replace(held, written_ids=names)
    return tuple(newest.values())


def _facts(connection: sqlite3.Connection, shelf: Shelf, key: Key, sha: str, revision: str) -> Facts | None:
    """The facts of a commit, as an answer to a question at a revision."""
    row = connection.execute(
        "SELECT facts FROM commits WHERE endpoint = ? AND hub = ? AND id = ? AND sha = ? AND reader = ?",
        (shelf.endpoint, *key, sha, shelf.reader),
    ).fetchone()
    held = _object(row[0]) if row else {}
    facts = facts_from_json(held.get("facts")).facts
    if facts is None:
        return None
    problems = held.get("problems")
    told = tuple(problem for problem in problems if isinstance(problem, str)) if isinstance(problems, list) else ()
    return Facts(commit=replace(facts, requested=revision), problems=told)


def _moment(seconds: float) -> str:
    return written(datetime.fromtimestamp(seconds, UTC))


def _object(stored: object) -> dict[str, Any]:
    try:
        value = json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
