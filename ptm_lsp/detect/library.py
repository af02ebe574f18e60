"""What a table of loaders says of a library."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ptm_lsp.core.reference import Use
from ptm_lsp.detect.naming import Named, hugging_face


class Argument(NamedTuple):
    """An argument of a loader, by position, by name, or both."""

    position: int | None
    name: str
    other_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that the argument has had."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Loader:
    """A function, class or method that takes the id of a model."""

    name: str  # dotted, below the library; `*` stands for any one name, or for the rest of one
    id: Argument
    naming: Callable[[str], Named | None] = hugging_face  # what a text names; None: nothing that a hub has
    revision: str | None = "revision"  # name of the argument that holds the revision; None: there is none
    filename: Argument | None = None
    others: tuple[str, ...] = ()  # further arguments that hold ids
    use: Use = "load"
    is_method: bool = False  # called on an object: known by its name in a file that imports the library
    requires: Argument | None = None  # argument without which nothing pre-trained is loaded
    is_local: tuple[Argument, str] | None = None  # argument and value that make the id a path
    is_other: tuple[Argument, frozenset[str]] | None = None  # argument and values that make it no model
    default: str | None = None  # the id that is loaded when none is given
    defaults: Mapping[str, str] = field(default_factory=dict)  # the same, by the text of another argument
    decides: Argument | None = None  # that argument
    objects_with: tuple[str, ...] = ()  # arguments beside which an id that cannot be known is an object
