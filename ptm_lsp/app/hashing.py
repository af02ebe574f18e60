"""The hashes of a model's files: of what we read, our own; of the rest, what the hub says."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from ptm_lsp.core.facts import CommitFacts, Missing, ModelFile, Why
from ptm_lsp.core.grammar import is_file_path
from ptm_lsp.core.lock import LockedFile
from ptm_lsp.core.text import shown

Fetch: TypeAlias = Callable[[str], bytes | Missing]  # the content of a file, by its path

_SMALL = 1_000_000  # bytes
_LARGEST_READ = 10 * 2**20  # bytes; what is larger is with LFS, whose hashes are those that we would compute
_MOST_FILES = 10_000
# Files that run, or that decide what runs.
_CODE = (".py", ".sh", ".json", ".jinja", ".jinja2", ".yaml", ".yml", ".toml", ".cfg", ".ini")
_OUT_OF_REACH = frozenset({Why.OFFLINE, Why.UNREACHABLE, Why.RATE_LIMITED})


class NoEntry(NamedTuple):
    """Why a model cannot be locked."""

    why: str
    is_out_of_reach: bool = False  # whether another try may go better


def hashed(facts: CommitFacts, fetch: Fetch | None) -> tuple[LockedFile, ...] | NoEntry:
    """The files of a commit as a lock has them; without a way to fetch, their hashes are those that the facts state."""
    if not isinstance(facts.files, tuple):
        return NoEntry("its files are not known")
    if len(facts.files) > _MOST_FILES:
        return NoEntry(f"it has {len(facts.files):,} files; at most {_MOST_FILES:,} are locked")
    locked: list[LockedFile] = []
    for file in facts.files:
        found = _locked(file, fetch) if is_file_path(file.path) else _unfit(file)
        if isinstance(found, NoEntry):
            return found
        if isinstance(found, _Closed):
            fetch, found = None, found.file
        locked.append(found)
    return tuple(locked)


def read_by_us(facts: CommitFacts) -> int:
    """How many files of a commit are read when it is locked."""
    return sum(map(_is_read, facts.files)) if isinstance(facts.files, tuple) else 0


def no_entry(missing: Missing) -> NoEntry:
    """Why a model cannot be locked of which nothing is known."""
    return NoEntry(missing.detail or missing.why.value, missing.why in _OUT_OF_REACH)


class _Closed(NamedTuple):
    """A file of a repository whose files the hub does not give out."""

    file: LockedFile


def _locked(file: ModelFile, fetch: Fetch | None) -> LockedFile | NoEntry | _Closed:
    content = fetch(file.path) if fetch and _is_read(file) else None
    match content:
        case bytes():
            return _agreed(file, content)
        case Missing(why=Why.REFUSED):
            told = _told(file)
            return told if isinstance(told, NoEntry) else _Closed(told)
        case Missing(why=Why.NOT_ASKED) | None:  # it lies with another host: large files do
            return _told(file)
        case Missing():
            reason = no_entry(content)
            return NoEntry(f"`{shown(file.path)}` cannot be read: {reason.why}", reason.is_out_of_reach)


def _is_read(file: ModelFile) -> bool:
    if not isinstance(file.size, int):
        return True
    return file.size < _SMALL or (file.path.lower().endswith(_CODE) and file.size <= _LARGEST_READ)


def _agreed(file: ModelFile, content: bytes) -> LockedFile | NoEntry:
    """A file that we have read, if it is what the hub says that it is."""
    own = f"sha256:{hashlib.sha256(content).hexdigest()}"
    blob = f"git-sha1:{_git_sha1(content)}"
    if isinstance(file.hash, str) and file.hash not in (own, blob):
        return NoEntry(
            f"the content of `{shown(file.path)}` is not what the hub says: it has `{own}`, not `{file.hash}`"
        )
    return LockedFile(path=file.path, size=len(content), hash=own)


def _told(file: ModelFile) -> LockedFile | NoEntry:
    """A file as the facts state it."""
    if isinstance(file.size, int) and isinstance(file.hash, str):
        return LockedFile(path=file.path, size=file.size, hash=file.hash)
    return NoEntry(f"size or hash of `{shown(file.path)}` is not known")


def _unfit(file: ModelFile) -> NoEntry:
    return NoEntry(f"`{shown(file.path)}` is no path that every system can hold")


def _git_sha1(content: bytes) -> str:
    """The name that Git gives to a content.

    Source: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    """
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
