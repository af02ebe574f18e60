"""Loader names: where a program holds the names of loaders, and what it does with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.document import Alias
from ptm_lsp.detect.evaluation.aliases import alias_of, called, handed_name
from ptm_lsp.detect.evaluation.applying import may_apply
from ptm_lsp.detect.syntax.code import Code, field_of

MOST_CALLS = 1_000  # of names that loaders have, in one file; programs that people write have a few hundred
_MOST_ROUNDS = 8  # of aliases of aliases


class Named(NamedTuple):
    """What is done with a name of a loader."""

    node: Node
    word: str  # the name


class _Site(NamedTuple):
    """Where a name of a loader stands."""

    statement: int  # its index
    name: Node


class Names(NamedTuple):
    """The names of loaders in one statement, by what is done with them."""

    calls: list[Named]
    applied: list[Named]  # arguments of functions that call them
    aliases: set[Alias]  # further names for them
    too_deep: list[Node]  # nested so deeply that it cannot be told

    @property
    def number(self) -> int:
        """How many there are to be looked at."""
        return len(self.calls) + len(self.applied)

    def first(self, most: int) -> "Names":
        """So many of those to be looked at, from the top of the statement."""
        if self.number <= most:
            return self
        every = [*self.calls, *self.applied]
        chosen = sorted(range(len(every)), key=lambda index: every[index].node.start_byte)[:most]
        calls = [every[index] for index in sorted(chosen) if index < len(self.calls)]
        applied = [every[index] for index in sorted(chosen) if index >= len(self.calls)]
        return self._replace(calls=calls, applied=applied)


NO_NAMES = Names([], [], set(), [])


def loader_names(code: Code, words: frozenset[str], indexes: Sequence[int]) -> Mapping[int, Names]:
    """The names of loaders in some statements of the top level, by their indexes; those without any are left out.

    `words` are the names at which loaders are called; those that the statements add are looked for too.
    """
    found: dict[int, Names] = {}
    seen, others = words, list[_Site]()  # those are looked at again once there are further names
    for _ in range(_MOST_ROUNDS):
        sites, others = [*_sites(code, words, indexes), *others], []
        for site in sites:
            if _gets_other(code, site.name, seen):
                others.append(site)
            else:
                _sort(code, site.name, found.setdefault(site.statement, Names([], [], set(), [])))
        words = frozenset(alias.name for one in found.values() for alias in one.aliases) - seen
        if not words:
            break
        seen |= words
    return found


def _sites(code: Code, names: Iterable[str], indexes: Sequence[int]) -> Iterator[_Site]:
    """The identifiers that are one of some names; statements that follow each other are searched at once."""
    for first, last in _runs(indexes):
        for node in code.occurrences_of_any(names, code.starts[first], code.starts[last + 1]):
            yield _Site(code.index(node.start_byte), node)


def _gets_other(code: Code, name: Node, words: frozenset[str]) -> bool:
    """Whether a name is `getattr`, called for a member, spelled out, that has the name of no loader."""
    call = called(code, name) if code.of(name) == "getattr" else None
    given = field_of(call, "arguments") if call is not None else None
    member = given.named_child(1) if given is not None and given.named_child_count > 1 else None
    if member is None or member.type != "string" or member.named_child_count != 3:
        return False
    text = member.named_children[1]
    return text.type == "string_content" and code.of(text) not in words


def _runs(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of indexes that follow each other."""
    first = 0
    for at, index in enumerate(indexes):
        if at == 0 or indexes[at - 1] != index - 1:
            first = index
        if at + 1 == len(indexes) or indexes[at + 1] != index + 1:
            yield first, index


def _sort(code: Code, name: Node, names: Names) -> None:
    word = code.of(name)
    call, alias = called(code, name), alias_of(code, name)
    argument = handed_name(code, name)
    if argument is not None and may_apply(code, argument):
        names.applied.append(Named(argument, word))
    if call is not None and word == "getattr":
        outer = code.parent(call)
        names.calls.extend([Named(outer, word)] if outer is not None and outer.type == "call" else ())
        names.aliases.update(Alias(given, word) for given in [alias_of(code, call)] if given is not None)
    elif call is not None:
        names.calls.append(Named(call, word))
    elif alias is not None:
        names.aliases.add(Alias(alias, word))
    elif code.parent(name) is None:
        names.too_deep.append(name)
