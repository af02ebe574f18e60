"""Loader names: where a program holds the names of loaders, and what it does with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation.aliases import alias_of, called, handed_name
from ptm_lsp.detect.evaluation.applying import may_apply
from ptm_lsp.detect.syntax.code import Code

_MOST_ROUNDS = 8  # of aliases of aliases


class Named(NamedTuple):
    """What is done with a name of a loader."""

    node: Node
    word: str  # the name


class Names(NamedTuple):
    """The names of loaders in one statement, by what is done with them."""

    calls: list[Named]
    applied: list[Named]  # arguments of functions that call them
    aliases: set[str]  # further names for them
    too_deep: list[Node]  # nested so deeply that it cannot be told


NO_NAMES = Names([], [], set(), [])


def loader_names(code: Code, words: frozenset[str], indexes: Sequence[int]) -> Mapping[int, Names]:
    """The names of loaders in some statements of the top level, by their indexes; those without any are left out.

    `words` are the names at which loaders are called; those that the statements add are looked for too.
    """
    found: dict[int, Names] = {}
    seen = words
    for _ in range(_MOST_ROUNDS):
        for index, names in _by_statement(code, words, indexes).items():
            one = found.setdefault(index, Names([], [], set(), []))
            for name in names:
                _sort(code, name, one)
        words = frozenset[str]().union(*(one.aliases for one in found.values())) - seen
        if not words:
            break
        seen |= words
    return found


def _by_statement(code: Code, names: Iterable[str], indexes: Sequence[int]) -> Mapping[int, list[Node]]:
    """The identifiers that are one of some names; statements that follow each other are searched at once."""
    found: dict[int, list[Node]] = {}
    for first, last in _runs(indexes):
        for node in code.occurrences_of_any(names, code.starts[first], code.starts[last + 1]):
            found.setdefault(code.index(node.start_byte), []).append(node)
    return found


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
        names.aliases.update(given for given in [alias_of(code, call)] if given is not None)
    elif call is not None:
        names.calls.append(Named(call, word))
    elif alias is not None:
        names.aliases.add(alias)
    elif code.parent(name) is None:
        names.too_deep.append(name)
