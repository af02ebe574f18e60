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
    is_any: bool = False  # an object of it, or of a class that derives from it: `self`


class Given(NamedTuple):
    """What an attribute or entry of an object is given."""

    name: str | None  # None: any
    value: "Expression"
    is_sure: bool = True  # whether what it was before is gone


class Object(NamedTuple):
    """An object or a container, with what the program gives to some of its attributes or entries."""

    of: "Value"  # its class, or the object as it was made
    given: tuple[Given, ...]  # later ones count more
    is_made: bool = False  # by a call that gives all that is not left to defaults
    weight: int = 1  # how many values are in it, those of values in it included

    def find(self, name: str) -> tuple[list["Expression"], bool]:
        """What a member may have been given, and whether it surely was."""
        found: list[Expression] = []
        for given in reversed(self.given):
            if given.name in (name, None):
                found.append(given.value)
                if given.is_sure and given.name is not None:
                    return found, True
        return found, False


class Partial(NamedTuple):
    """A function with some of its arguments, as `functools.partial` makes it."""

    function: "Value"
    call: Node


class OwnFunction(NamedTuple):
    """A function or lambda of this file."""

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
    """A list, tuple, set or dictionary whose entries were read: built step by step, or by another module."""

    keys: tuple["Values", ...]  # those of a dictionary; numbers from 0 otherwise
    values: tuple["Values", ...]
    is_mapping: bool
    is_open: bool = False  # there may be further entries
    weight: int = 1  # how many values are in it, those of values in it included
    is_tuple: bool = False  # whether it has names for its elements, but gives these when one goes through it


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
    Known
    | Symbol
    | OwnClass
    | OwnFunction
    | Object
    | Partial
    | Made
    | Folder
    | Collection
    | Entries
    | ForeignFunction
    | Unknown
)
Values: TypeAlias = tuple[Value, ...]
Expression: TypeAlias = Node | Values  # what is still to be read, or was read already

# Where values come from that are the same in each run: no caller, user or environment gives others
FIXED = frozenset({Origin.LITERAL, Origin.CONSTANT, Origin.DICT, Origin.FSTRING})
NOT_DEFINED = "name that this file does not define"


def with_origin(values: Iterable[Value], origin: Origin) -> Values:
    """The values with another origin, where they had a plain one."""
    plain = (Origin.LITERAL, Origin.CONSTANT)
    return tuple(
        value._replace(origin=origin) if isinstance(value, Known) and value.origin in plain else value
        for value in values
    )


def literal(value: Scalar) -> Values:
    """A value that a reader makes up from others, without a place of its own."""
    return (Known(value, Origin.LITERAL, None),)


def weight_of(values: Values) -> int:
    """How many values there are, those of values in them included."""
    return sum(1 + (value.weight if isinstance(value, Entries | Object) else 0) for value in values)


def known_texts(values: Values) -> tuple[str, ...]:
    """The texts among some values."""
    return tuple(value.value for value in values if isinstance(value, Known) and isinstance(value.value, str))


def is_nothing(values: Iterable[Value]) -> bool:
    """Whether there is no value but `None`."""
    return all(isinstance(value, Known) and value.value is None for value in values)
