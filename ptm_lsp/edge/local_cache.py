"""Models that are on this machine: the cache that the Hugging Face libraries share, read without the network.

Source: https://huggingface.co/docs/huggingface_hub/guides/manage-cache (2.4.0: `trees/` holds whole file lists)
"""

import json
import os
import re
from pathlib import Path
from typing import Any

from ptm_lsp.cards import read_card
from ptm_lsp.cards.config import CODE_CONFIGS, CONFIG, code_targets, entries_in, whole
from ptm_lsp.cards.contents import CARD, formats_of
from ptm_lsp.cards.front_matter import UnreadableFrontMatterError, read_front_matter
from ptm_lsp.cards.metadata import stated
from ptm_lsp.cards.telling import Telling
from ptm_lsp.cards.weight_sets import default_size, sets_of, weights_of
from ptm_lsp.core.facts import UNKNOWN, Card, CommitFacts, Facts, ModelFile
from ptm_lsp.core.grammar import is_commit, stays_inside
from ptm_lsp.core.reference import HUGGINGFACE, Question
from ptm_lsp.edge.files import read_bytes
from ptm_lsp.edge.project_root import is_inside

_LARGEST = 1024 * 1024  # bytes of a card, a config
_LARGEST_TREE = 32 * 1024 * 1024
_DEFAULT_BRANCH = "main"
_ID = re.compile(r"([A-Za-z0-9_.-]{1,96}/)?[A-Za-z0-9_.-]{1,96}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REF = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_SOURCE = "local cache"
_RESULTS = ".eval_results/"


def find_local(folder: Path, question: Question) -> Facts | None:
    """What the files on this machine say of a model at a revision; None where it is not there.

    A branch is where it was when a library last asked for it.
    """
    (hub, id_), revision = question
    if hub != HUGGINGFACE or not _ID.fullmatch(id_) or ".." in id_ or "--" in id_:
        return None
    repository = folder / ("models--" + id_.replace("/", "--"))
    commit = _commit(repository, revision or _DEFAULT_BRANCH)
    if commit is None:
        return None
    told: list[Telling] = []
    snapshot = repository / "snapshots" / commit
    files = _files(repository, commit)
    config = _json(_read(folder, snapshot / "config.json", _LARGEST))
    fields = {
        **({} if files is None else _of_files(files)),
        **_of_config(config, told),
        **_of_card(_read(folder, snapshot / CARD, _LARGEST), id_, files, told),
        "custom_code": _code(files, config),
    }
    known = {name: value for name, value in fields.items() if value is not UNKNOWN}
    if not known:
        return None
    facts = CommitFacts(
        hub=HUGGINGFACE,
        id=id_,
        requested=revision or _DEFAULT_BRANCH,
        commit=commit,
        sources=dict.fromkeys(known, _SOURCE),
        **known,
    )
    return Facts(commit=facts, problems=tuple(problem for telling in told for problem in telling.problems))


def _commit(repository: Path, revision: str) -> str | None:
    if is_commit(revision):
        return revision
    if not _REF.fullmatch(revision):
        return None
    written = (_read(repository, repository / "refs" / revision, 100) or b"").decode("ascii", "replace").strip()
    return written if is_commit(written) else None


def _files(repository: Path, commit: str) -> tuple[ModelFile, ...] | None:
    """The whole list of files, which libraries since 2.0 keep."""
    listed = _json(_read(repository, repository / "trees" / f"{commit}.json", _LARGEST_TREE))
    entries = listed.get("files") if listed.get("format_version") == 1 else None
    if not isinstance(entries, dict) or not all(stays_inside(path) for path in entries):
        return None
    return tuple(sorted((_file(path, entry) for path, entry in entries.items()), key=lambda file: file.path))


def _of_files(files: tuple[ModelFile, ...]) -> dict[str, Any]:
    sets = sets_of(files)
    return {
        "files": files,
        "formats": formats_of(files),
        "weights_size": default_size(sets),
        "weights": weights_of(sets),
        "card": Card(present=any(file.path == CARD for file in files)),
    }


def _code(files: tuple[ModelFile, ...] | None, config: dict[str, Any]) -> Any:
    """The code that runs at load, as far as the first config tells; that there is none, no single config proves."""
    paths = {file.path for file in files or ()}
    code = tuple(sorted({*code_targets(config), *entries_in(paths)}))
    is_proven = files is not None and not any(path.endswith((".py", *CODE_CONFIGS)) for path in paths - {CONFIG})
    return code if code or (is_proven and (config or CONFIG not in paths)) else UNKNOWN


def _file(path: str, entry: object) -> ModelFile:
    held = entry if isinstance(entry, dict) else {}
    size, sha256, sha1 = held.get("size"), held.get("lfs_sha256"), held.get("blob_id")
    hash_: Any = UNKNOWN
    if isinstance(sha256, str) and _SHA256.fullmatch(sha256):
        hash_ = f"sha256:{sha256}"
    elif sha256 is None and isinstance(sha1, str) and is_commit(sha1):
        hash_ = f"git-sha1:{sha1}"
    return ModelFile(path=path, size=size if type(size) is int and size >= 0 else UNKNOWN, hash=hash_)


def _of_config(config: dict[str, Any], told: list[Telling]) -> dict[str, Any]:
    if not config:
        return {}
    telling = Telling(config, ("config.json",))
    told.append(telling)
    return whole(telling)


def _of_card(
    content: bytes | None, id_: str, files: tuple[ModelFile, ...] | None, told: list[Telling]
) -> dict[str, Any]:
    if content is None:
        return {}
    text = content.decode("utf-8", "replace")
    read = read_card(text, id_)
    # NOTE: further claims may stand in files of their own, which only the hub reads.
    is_all = files is not None and not any(file.path.startswith(_RESULTS) for file in files)
    claims = read.claims if is_all else UNKNOWN
    said = Card(
        present=True,
        attributes=read.attributes,
        claims=claims,
        figures=read.figures,
        deprecation=read.deprecation,
    )
    card = {"card": said}
    try:
        metadata = read_front_matter(text)
    except UnreadableFrontMatterError:
        return card
    telling = Telling(metadata or {}, (CARD,))
    told.append(telling)
    fields = stated(telling)
    # NOTE: where the card is silent, the hub works these out from the files.
    for worked_out in ("task", "library"):
        if fields[worked_out] is None:
            del fields[worked_out]
    return card | fields


def _json(content: bytes | None) -> dict[str, Any]:
    try:
        value = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _read(folder: Path, file: Path, largest: int) -> bytes | None:
    """The content of a file, if it lies below the folder and is small enough."""
    try:
        real = os.path.realpath(file, strict=True)
    except (OSError, ValueError):
        return None
    if not is_inside(os.path.realpath(folder), real):
        return None
    content = read_bytes(real, str(file), largest=largest)
    return content if isinstance(content, bytes) else None
