"""What readings look for in a program: the names by which they come to its places."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
_MODULE = "/"  # stands for what is looked for among the names of the module alone


class Sight(NamedTuple):
    """What a reading looked for: it saw nothing of a plain statement that holds none of it."""

    uses: frozenset[str] = frozenset()  # names, wherever they stand
    # Names where they get a value, or what they name is changed; with the path of the scope that was searched
    bindings: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of_statements(
        cls, path: str, uses: Iterable[str], bindings: Collection[str], module: Collection[str]
    ) -> "Sight":
        """What would have to be looked for to see some statements of the scope at a path.

        `uses`: the names in them; `bindings`: those that may get a value, or be changed; `module`: those of the module.
        """
        steps = path.split(".")
        around = ("", *(".".join(steps[: count + 1]) for count in range(len(steps))))
        searched = {(scope, name) for name in bindings for scope in around}
        return cls(frozenset(uses), frozenset(searched.union((_MODULE, name) for name in module)))

    def sees(self, other: "Sight") -> bool:
        """Whether some statements are seen, by what would have to be looked for to see them."""
        return not (self.uses.isdisjoint(other.uses) and self.bindings.isdisjoint(other.bindings))


BLIND = Sight()


@dataclass(slots=True)
class Looked:
    """What has been looked for since it was last asked what was."""

    uses: set[str] = field(default_factory=set)
    bindings: set[tuple[str, str]] = field(default_factory=set)
    _kept: dict[Hashable, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def for_bindings(self, path: str | None, name: str) -> None:
        """Notes that somebody asks where a name gets a value, or is changed, in the scope at a path.

        None stands for the names of the module; a path that is empty for wherever the name stands.
        """
        self.bindings.add((_MODULE if path is None else path, name))

    def kept(self, key: Hashable, read: Callable[[], _T]) -> _T:
        """What a reader says, who looks for the same whenever a key is asked for, but keeps what it found."""
        before, self.bindings = self.bindings, set()
        found = read()
        before |= self._kept.setdefault(key, frozenset(self.bindings))
        self.bindings = before
        return found

    def taken(self) -> Sight:
        """What was looked for; from here on anew."""
        found = Sight(frozenset(self.uses), frozenset(self.bindings))
        self.uses.clear()
        self.bindings.clear()
        return found
