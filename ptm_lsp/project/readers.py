"""Readers of settings: each takes a value of a file and gives what it means, with remarks on what it does not mean.

A reader that holds others puts their keys in front of their remarks, so that each remark knows its whole way.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from difflib import get_close_matches
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from ptm_lsp.core import shapes
from ptm_lsp.core.shapes import KeyPath

T = TypeVar("T")

_LONGEST_NAME = 60  # code points of a key that is compared with the known ones


class Wrong(NamedTuple):
    """A value that means nothing where it stands."""

    path: KeyPath
    message: str  # to be read after the path
    hint: str | None = None
    of_key: bool = False  # whether the key itself is meant, not its value


class Strange(NamedTuple):
    """A key that nothing reads."""

    path: KeyPath
    nearest: KeyPath | None


class Stated(NamedTuple):
    """A key that is read."""

    path: KeyPath  # as it is written
    known: KeyPath  # by its own name


Remark: TypeAlias = Wrong | Strange | Stated


class Read(NamedTuple, Generic[T]):
    """What a reader made of a value."""

    value: T | None  # None where it means nothing
    remarks: tuple[Remark, ...] = ()


Reader: TypeAlias = Callable[[object], Read[T]]


def wrong(value: object, expected: str, hint: str | None = None) -> Read[Any]:
    """The answer that a value is not what is expected in its place."""
    return Read(None, (Wrong((), f"is {_described(value)}, not {expected}", hint),))


def plain(expected: str, meaning: Callable[[Any], T | None], hint: str | None = None) -> Reader[T]:
    """A reader of a single value: `meaning` gives None for what it does not take."""

    def read(value: object) -> Read[T]:
        found = meaning(value)
        return wrong(value, expected, hint) if found is None else Read(found)

    return read


def string(expected: str, fits: Callable[[str], object], hint: str | None = None) -> Reader[str]:
    """A reader of a string of which something holds."""
    return plain(expected, lambda value: value if isinstance(value, str) and fits(value) else None, hint)


def choice(meanings: Mapping[str, T]) -> Reader[T]:
    """A reader of one of some names."""
    expected = "one of " + ", ".join(f"`{name}`" for name in meanings)
    return plain(expected, lambda value: meanings.get(value) if isinstance(value, str) else None)


def list_of(reader: Reader[T], expected: str) -> Reader[tuple[T, ...]]:
    """A reader of a list; items that mean nothing are left out."""

    def read(value: object) -> Read[tuple[T, ...]]:
        if not isinstance(value, list):
            alone = isinstance(value, str) and reader(value).value is not None
            return wrong(value, f"a list of {expected}", f'write `["{value}"]`' if alone else None)
        answers = [reader(item) for item in value]
        remarks = (_below(answer.remarks, index, index) for index, answer in enumerate(answers))
        return Read(tuple(answer.value for answer in answers if answer.value is not None), _flat(remarks))

    return read


def map_of(key_reader: Reader[str], reader: Reader[T]) -> Reader[dict[str, T]]:
    """A reader of a table whose keys are the project's own; pairs that mean nothing are left out."""

    def read(value: object) -> Read[dict[str, T]]:
        if not isinstance(value, dict):
            return wrong(value, "a table")
        found: dict[str, T] = {}
        remarks: list[tuple[Remark, ...]] = []
        for key, item in value.items():
            name, answer = key_reader(key), reader(item)
            if name.value is not None and answer.value is not None:
                found[name.value] = answer.value
            of_key = (remark._replace(of_key=True) for remark in name.remarks if isinstance(remark, Wrong))
            remarks.append(_below((*of_key, *answer.remarks), key, key))
        return Read(found, _flat(remarks))

    return read


def record(make: type[T], readers: Mapping[str, Reader[Any]]) -> Reader[T]:
    """A reader of a table that makes a dataclass; what means nothing keeps its default.

    Keys are written with hyphens; underscores mean the same.
    """
    needed = [field.name for field in fields(make) if _is_needed(field)]  # type: ignore[arg-type]

    def read(value: object) -> Read[T]:
        if not isinstance(value, dict):
            return wrong(value, "a table")
        found: dict[str, Any] = {}
        remarks: list[tuple[Remark, ...]] = []
        for key, item in value.items():
            name = key.replace("_", "-")
            if name not in readers:
                remarks.append((Strange((key,), _nearest(name, readers)),))
                continue
            if name != key and name in value:
                remarks.append((Wrong((key,), f"is set twice: it is the same as `{name}`", "keep one of the two"),))
                continue
            answer = readers[name](item)
            remarks.append(_below(answer.remarks, key, name))
            if answer.value is not None:
                found[name.replace("-", "_")] = answer.value
        absent = [name for name in needed if name not in found]
        unsaid = [name for name in absent if name not in value and name.replace("_", "-") not in value]
        remarks.append(tuple(Wrong((), f"has no key `{name}`") for name in unsaid))
        return Read(None if absent else make(**found), _flat(remarks))

    return read


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _nearest(name: str, known: Iterable[str]) -> KeyPath | None:
    nearest = get_close_matches(name.lower()[:_LONGEST_NAME], known, n=1)
    return (nearest[0],) if nearest else None


def _below(remarks: tuple[Remark, ...], key: str | int, name: str | int) -> tuple[Remark, ...]:
    """Remarks on the value of a key that is written as `key` and known as `name`."""
    return (Stated((key,), (name,)), *(_moved(remark, key, name) for remark in remarks))


def _moved(remark: Remark, key: str | int, name: str | int) -> Remark:
    match remark:
        case Wrong(path=path):
            return remark._replace(path=(key, *path))
        case Strange(path=path, nearest=nearest):
            return Strange((key, *path), (name, *nearest) if nearest else None)
        case Stated(path=path, known=known):
            return Stated((key, *path), (name, *known))


def _flat(remarks: Iterable[tuple[Remark, ...]]) -> tuple[Remark, ...]:
    return tuple(remark for group in remarks for remark in group)


def _described(value: object) -> str:
    match value:
        case dict():
            return "a table"
        case date() | time():
            return f"the date `{value.isoformat()}`"
        case _:
            return shapes.described(value)
