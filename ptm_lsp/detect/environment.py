"""Environments: what the rest of a project has to say to a file, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ptm_lsp.detect.value import Values

ALL_NAMES = "**"  # as the name of a parameter: it takes all arguments that are given by name
MAKER = "__init__"


class Parameter(NamedTuple):
    """A parameter of a function of the project's own."""

    function: str  # the path in its file: "Loader.__init__"
    name: str
    position: int  # among what calls give; -1 where it is only given by name


class Handed(NamedTuple):
    """What a call in one file hands to a function of another file of the project."""

    function: str  # the path in its file: "Loader.__init__"
    positional: tuple[Values, ...]  # empty values for parameters that do not wait
    keywords: tuple[tuple[str, Values], ...]
    is_open: bool = False  # whether there are further arguments, which are not known: `**options`

    def find(self, parameter: Parameter) -> Values:
        """The values for a parameter; none where the call does not give it."""
        named = next((values for name, values in self.keywords if name == parameter.name), None)
        if named is not None:
            return named
        return self.positional[parameter.position] if 0 <= parameter.position < len(self.positional) else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """What a reading of a file may know of the other files of its project.

    The values in it are plain: they hold no piece of a tree.
    """

    imports: Mapping[str, Values] = field(default_factory=dict)  # by dotted name, as this file gives it
    handed: tuple[Handed, ...] = ()  # to functions of this file
    exports: frozenset[str] = frozenset()  # paths in this file that others ask for: "settings.model"
    # By the names of functions in other files that wait for what callers hand them: which parameters of these
    waiting: Mapping[str, frozenset[Parameter]] = field(default_factory=dict)
    # Names of classes of other files that this file may name; with the library whose class each is made from
    classes: frozenset[tuple[str, str]] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """The names at which calls, or classes that are derived, hand something to other files."""
        makes = any(one.function.endswith(f".{MAKER}") for many in self.waiting.values() for one in many)
        return frozenset({*self.waiting, MAKER} if makes else self.waiting)  # `super().__init__(…)` calls it

    @property
    def written(self) -> str:
        """The same text for equal environments, in every process."""
        waiting = ((word, sorted(self.waiting[word])) for word in sorted(self.waiting))
        return repr((sorted(self.imports.items()), self.handed, sorted(self.exports), [*waiting], sorted(self.classes)))


ALONE = Environment()
