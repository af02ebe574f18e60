"""The lock file, read with suspicion: it may come from a stranger's pull request."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.grammar import is_commit, is_file_path, is_hash, is_model_id, is_ref
from ptm_lsp.core.lock import Lock, LockedFile, LockedModel
from ptm_lsp.core.reference import HUBS, Key
from ptm_lsp.core.shapes import (
    Fault,
    KeyPath,
    Unfit,
    described,
    list_of,
    number_from,
    one_of,
    or_none,
    path_shown,
    record,
    text,
    text_that,
)
from ptm_lsp.core.text import Place, Span, shown
from ptm_lsp.project.places import nearest, toml_places
from ptm_lsp.project.toml import read_toml

VERSION = 1
_HINT = "restore the file from Git, or delete it and run `ptm lock`"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)", re.MULTILINE)
_HEADER = re.compile(r"^\[\[model\]\]", re.MULTILINE)
_MOST_SAID = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class LockText:
    """What a lock file holds; a lock with problems is refused as a whole."""

    lock: Lock
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """An entry as it is written."""

    hub: str
    id: str
    requested: str
    commit: str
    files: tuple[LockedFile, ...]
    license: str | None = None
    base: tuple[str, ...] = ()
    endpoint: str | None = None

    def model(self) -> LockedModel:
        """The entry in our own terms."""
        return LockedModel(
            key=Key(self.hub, self.id),
            requested=self.requested,
            commit=self.commit,
            license=self.license,
            base=self.base,
            files=tuple(sorted(self.files, key=lambda file: file.path)),
            endpoint=self.endpoint,
        )


_FILE = record(
    LockedFile,
    {
        "path": text_that(is_file_path, "a path inside the model's repository"),
        "size": number_from(0),
        "hash": text_that(is_hash, "`sha256:` and 64 hex digits, or `git-sha1:` and 40"),
    },
)
_ENTRY = record(
    _Entry,
    {
        "hub": one_of(*HUBS),
        "id": text,
        "requested": text_that(is_ref, "the name of a Git ref"),
        "commit": text_that(is_commit, "a commit of 40 hex digits"),
        "license": or_none(text),
        "base": list_of(text),
        "files": list_of(_FILE),
        "endpoint": text_that(lambda url: url.startswith("https://"), "a URL that begins with `https://`"),
    },
)


def read_lock(file: str, string: str) -> LockText:
    """The lock that a text holds; any text gives an answer."""
    if conflict := _CONFLICT.search(string):
        place = Place(file, None, Span(conflict.start(), conflict.end()))
        hint = "take either side of the conflict, then run `ptm lock`"
        problem = Problem(place=place, message=f"`{shown(file)}` holds the marks of a merge conflict", hint=hint)
        return LockText(lock=Lock(), problems=(problem,))
    value, broken = read_toml(file, string)
    if broken:
        return LockText(lock=Lock(), problems=(Problem(place=broken.place, message=broken.message, hint=_HINT),))
    faults = list(_frame_faults(value))
    if not faults:
        models, faults = models_of(value)
    if faults:
        return LockText(lock=Lock(), problems=_problems(file, string, faults))
    headers = _headers(string, len(models))
    placed = (replace(model, place=Place(file, None, span)) for model, span in zip(models, headers, strict=True))
    return LockText(lock=Lock(models=tuple(sorted(placed, key=rank))))


def models_of(value: Mapping[str, Any]) -> tuple[list[LockedModel], list[Fault]]:
    """The entries in the order of the text, and what keeps some from being believed."""
    models: list[LockedModel] = []
    faults: list[Fault] = []
    for index, item in enumerate(value.get("model", [])):
        try:
            models.append(_model(item, ("model", index)))
        except Unfit as unfit:
            faults.append(unfit.fault)
    return models, faults or list(_repeated(models))


def _headers(string: str, models: int) -> list[Span]:
    """Where each entry begins, in the order of the text."""
    headers = [Span(*header.span()) for header in _HEADER.finditer(string)]
    if len(headers) == models:
        return headers
    places = toml_places(string)  # ten times slower, and needed only where the text has a form of its own
    return [nearest(places, ("model", index)).key for index in range(models)]


def _model(value: object, path: KeyPath) -> LockedModel:
    entry: _Entry = _ENTRY(value, path, {})
    if not is_model_id(entry.hub, entry.id):
        raise Unfit((*path, "id"), f"is {described(entry.id)}, not the id of a model of `{entry.hub}`")
    paths = [file.path for file in entry.files]
    if len(set(paths)) < len(paths):
        raise Unfit((*path, "files"), "names a path twice")
    return entry.model()


def _frame_faults(value: Mapping[str, Any]) -> Iterator[Fault]:
    version = value.get("version")
    if type(version) is int and version > VERSION:
        yield Fault(("version",), f"is {version}, and this `ptm` reads locks up to version {VERSION}")
    elif type(version) is not int or version != VERSION:
        said = "is missing" if "version" not in value else f"is {described(version)}, not {VERSION}"
        yield Fault(("version",), said)
    if not isinstance(value.get("model", []), list):
        yield Fault(("model",), f"is {described(value['model'])}, not a list of tables")


def _repeated(models: Iterable[LockedModel]) -> Iterator[Fault]:
    first: dict[tuple[str, str, str], int] = {}
    for index, model in enumerate(models):
        earlier = first.setdefault(rank(model), index)
        if earlier != index:
            message = f"locks `{model.key.id}` at `{model.requested}`, as `model[{earlier}]` does"
            yield Fault(("model", index), message)


def _problems(file: str, string: str, faults: list[Fault]) -> tuple[Problem, ...]:
    places = toml_places(string)
    return tuple(
        Problem(
            place=Place(file, None, nearest(places, fault.path).whole),
            message=f"`{path_shown(fault.path)}` {fault.message}",
            hint="update `ptm-lsp`" if "this `ptm` reads" in fault.message else _HINT,
        )
        for fault in faults[:_MOST_SAID]
    )


def rank(model: LockedModel) -> tuple[str, str, str]:
    """What makes an entry the only one of its kind, and its place among the others."""
    return model.key.hub, model.key.id, model.requested
