"""What an expression of a program may be, as far as its text tells."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from tree_sitter import Node

from ptm_lsp.core.reference import Dynamic, Origin
from ptm_lsp.core.text import Place

Scalar: TypeAlias = str | int | float | bool | None


class Known(NamedTuple):
    """A value that follows from the program."""

    value: Scalar
    origin: Origin
    place: Place | None  # where it is written
    inside: Place | None = None  # between the quotes, where one plain literal says it all


class Symbol(NamedTuple):
    """Something that an import names."""

    # Dotted: "transformers.AutoModel"; with leading dots where the import is relative: "..config.MODEL";
    # with the file before a colon where that is known: "acme/config.py:Config"
    name: str
    shown: str
    is_member: bool = False  # of an object that a call of something imported gave


class OwnClass(NamedTuple):
    """A class of this file, or an object of it."""

    node: Node


class OwnFunction(NamedTuple):
    """A function of this file."""

    node: Node


class Made(NamedTuple):
    """What a call of something imported gives: an object, no text."""

    by: str  # dotted name of what was called
    call: Node


class Folder(NamedTuple):
    """A path on disk."""

    shown: str
    text: str | None = None  # the path, where it is known as a whole


class Collection(NamedTuple):
    """A list, tuple, set or dictionary that the program spells out."""

    node: Node


class Entries(NamedTuple):
    """A list, tuple, set or dictionary that another module spells out."""

    keys: tuple["Values", ...]  # those of a dictionary; numbers from 0 otherwise
    values: tuple["Values", ...]
    is_mapping: bool


class ForeignFunction(NamedTuple):
    """A function of another module of the project."""

    name: str  # the file and the path in it: "loading.py:Loader.load"
    result: "Values"


class Unknown(NamedTuple):
    """A value that only a run of the program could tell."""

    why: str
    shown: str

    @property
    def dynamic(self) -> Dynamic:
        """The same, as references say it."""
        return Dynamic(why=self.why, shown=self.shown)


Value: TypeAlias = (
    Known | Symbol | OwnClass | OwnFunction | Made | Folder | Collection | Entries | ForeignFunction | Unknown
)
Values: TypeAlias = tuple[Value, ...]

NOT_DEFINED = "name that this file does not define"


def with_origin(values: Iterable[Value], origin: Origin) -> Values:
    """The values with another origin, where they had a plain one."""
    plain = (Origin.LITERAL, Origin.CONSTANT)
    return tuple(
        value._replace(origin=origin) if isinstance(value, Known) and value.origin in plain else value
        for value in values
    )
