"""Containers: lists, tuples, sets and dictionaries, and what they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.value import (
    Collection,
    Entries,
    Given,
    Known,
    Object,
    OwnClass,
    Scalar,
    Symbol,
    Unknown,
    Value,
    Values,
    literal,
    weight_of,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_MOST_ENTRIES = 256
_HEAVIEST = 4096  # values in a container, those of containers in it included
TOO_LARGE = "collection too large"


def elements(evaluator: "Evaluator", values: Values) -> list[Values] | None:
    """The values of each element that going through some collections gives; None where none of them is known."""
    found = [one for one in (_elements(evaluator, value) for value in values) if one is not None]
    return [element for one in found for element in one] if found else None


def alternatives(evaluator: "Evaluator", values: Values) -> Iterator[Sequence[Values]]:
    """The elements of each collection that some values may be."""
    for value in values:
        found = _elements(evaluator, value)
        if found is not None:
            yield found


def entries_of(evaluator: "Evaluator", value: Value) -> Entries | None:
    """What a container holds, entry by entry; None where a value is no container whose entries are known."""
    match value:
        case Entries():
            return value
        case Object(of, given):
            known = entries_of(evaluator, of)
            return known and _after(evaluator, known, given)
        case Collection(node) if node.type == "dictionary":
            return evaluator.kept(("entries", node.id), lambda: _pairs(evaluator, node))
        case Collection(node):
            spelled = _elements(evaluator, value)
            return listed(spelled) if spelled is not None else None
    return None


def _after(evaluator: "Evaluator", known: Entries, given: Iterable[Given]) -> Entries:
    """What a dictionary holds after it was given some entries; those that it may not have got are `None` as well."""
    for one in given:
        if one.name is None:
            continue
        values = evaluator.possible(one.value)
        if not one.is_sure:
            pairs = zip(known.keys, known.values, strict=True)
            before = [held for key, held in pairs if one.name in scalars(key)]
            values = (*values, *(value for held in before or [literal(None)] for value in held))
        known = _merged(known, [(literal(one.name), values)])
    return known


def listed(values: Iterable[Values]) -> Entries:
    """A list of some elements."""
    return _entries(((literal(at), held) for at, held in enumerate(values)), is_mapping=False)


def mapped(pairs: Iterable[tuple[str, Values]]) -> Entries:
    """A dictionary of some entries."""
    return _entries(((literal(key), held) for key, held in pairs), is_mapping=True)


def entries(pairs: Iterable[tuple[Values, Values]]) -> Entries:
    """A dictionary of some entries, whose keys may have several values."""
    return _entries(pairs, is_mapping=True)


def merged(evaluator: "Evaluator", one: Value, other: Value) -> Entries | None:
    """A container with the entries of another one added: dictionaries by key, lists at their end."""
    first, second = entries_of(evaluator, one), entries_of(evaluator, other)
    if first is None or second is None:
        return first or second
    if not first.is_mapping:
        return listed((*first.values, *second.values))
    return _merged(first, zip(second.keys, second.values, strict=True))._replace(
        is_open=first.is_open or second.is_open
    )


def _elements(evaluator: "Evaluator", value: Value) -> Sequence[Values] | None:
    match value:
        case Collection(node) if node.type == "dictionary":
            pairs = written_pairs(evaluator.code, node)
            if not pairs.is_spread:
                return _bounded(evaluator, [key for key, _ in pairs.all])
            known = entries_of(evaluator, value)
            return known and known.keys
        case Collection(node):
            return evaluator.kept(("entries", node.id), lambda: _spelled(evaluator, node))
        case Object(OwnClass(definition)) if classes.is_named_tuple(evaluator.code, definition):
            names = classes.fields(evaluator, definition)
            return [evaluator.member(value, name, definition) for name in names]
        case Entries() | Object():
            known = entries_of(evaluator, value)
            return known and (known.keys if known.is_mapping and not known.is_tuple else known.values)
        case OwnClass(definition) if classes.is_enumeration(evaluator, definition):
            return [(one,) for one in classes.enumerated(evaluator, definition)]
        case Symbol():
            evaluator.foreign(value)
    return None


def _spelled(evaluator: "Evaluator", node: Node) -> list[Values]:
    """The elements of a list that the program spells out, those of lists spread into it included."""
    children = [child for child in node.named_children if child.type != "comment"]
    if not any(child.type == "list_splat" for child in children):
        return _bounded(evaluator, children)
    found: list[Values] = []
    for child in children:
        if child.type != "list_splat":
            found.append(evaluator.possible(child))
        else:
            inner = elements(evaluator, evaluator.possible(child.named_child(0)))
            found += inner if inner is not None else [(evaluator.unknown(child, "unpacked value"),)]
    return found[:_MOST_ENTRIES]


def _bounded(evaluator: "Evaluator", nodes: Sequence[Node]) -> list[Values]:
    found = [evaluator.possible(node) for node in nodes[:_MOST_ENTRIES]]
    if len(nodes) > _MOST_ENTRIES:
        found.append((Unknown(TOO_LARGE, evaluator.code.shown(nodes[_MOST_ENTRIES])),))
    return found


def _pairs(evaluator: "Evaluator", node: Node) -> Entries:
    """The entries of a dictionary that the program spells out."""
    found: list[tuple[Values, Values]] = []
    is_open = len(node.named_children) > _MOST_ENTRIES
    for child in node.named_children[:_MOST_ENTRIES]:
        key, value = field_of(child, "key"), field_of(child, "value")
        if child.type == "pair" and key is not None and value is not None:
            found.append((evaluator.possible(key), evaluator.possible(value)))
        elif child.type == "dictionary_splat":
            inner = [entries_of(evaluator, one) for one in evaluator.possible(child.named_child(0))]
            known = [one for one in inner if one is not None]
            is_open = is_open or len(known) != len(inner) or any(one.is_open for one in known)
            found = _overwritten(found, (pair for one in known for pair in zip(one.keys, one.values, strict=True)))
    return _entries(found, is_mapping=True, is_open=is_open)


def _entries(pairs: Iterable[tuple[Values, Values]], *, is_mapping: bool, is_open: bool = False) -> Entries:
    """A container; of one that would hold too much, the first entries."""
    keys: list[Values] = []
    held: list[Values] = []
    weight = 1
    for key, values in pairs:
        weight += weight_of(values)
        if weight > _HEAVIEST or len(keys) >= _MOST_ENTRIES:
            keys.append(())
            held.append((Unknown(TOO_LARGE, ""),))
            is_open = True
            break
        keys.append(key)
        held.append(values)
    return Entries(tuple(keys), tuple(held), is_mapping, is_open, min(weight, _HEAVIEST))


def _merged(first: Entries, added: Iterable[tuple[Values, Values]], *, is_open: bool = False) -> Entries:
    pairs = _overwritten(list(zip(first.keys, first.values, strict=True)), added)
    return _entries(pairs, is_mapping=True, is_open=is_open or first.is_open)


def _overwritten(
    pairs: Iterable[tuple[Values, Values]], added: Iterable[tuple[Values, Values]]
) -> list[tuple[Values, Values]]:
    """Entries with further ones, which take the place of those with the same single key."""
    kept = list(pairs)
    for key, values in added:
        names = {*scalars(key)}
        kept = [pair for pair in kept if len(names) != 1 or {*scalars(pair[0])} != names]
        kept.append((key, values))
    return kept


class WrittenPairs(NamedTuple):
    """The keys and values of a dictionary that the program spells out."""

    all: Sequence[tuple[Node, Node]]
    by_text: Mapping[str, Sequence[Node]]  # values of the keys that are plain texts
    others: Sequence[tuple[Node, Node]]  # with all other keys
    is_spread: bool  # whether another dictionary is spread into it


def written_pairs(code: Code, node: Node) -> WrittenPairs:
    """The keys and values of a dictionary that the program spells out."""
    if node.id not in code.pairs:
        code.pairs[node.id] = _written_pairs(code, node)
    return code.pairs[node.id]


def _written_pairs(code: Code, node: Node) -> WrittenPairs:
    children = node.named_children
    pairs = [(field_of(pair, "key"), field_of(pair, "value")) for pair in children if pair.type == "pair"]
    known = [(key, value) for key, value in pairs if key is not None and value is not None]
    by_text: dict[str, list[Node]] = {}
    others = []
    for key, value in known:
        text = _plain_text(code, key)
        if text is None:
            others.append((key, value))
        else:
            by_text.setdefault(text, []).append(value)
    return WrittenPairs(known, by_text, others, any(child.type == "dictionary_splat" for child in children))


def _plain_text(code: Code, key: Node) -> str | None:
    """The text of a string without escapes and without anything filled in; None for another expression."""
    parts = key.named_children
    is_plain = key.type == "string" and len(parts) == 3 and not parts[1].named_child_count
    return code.of(parts[1]) if is_plain else None


def scalars(values: Values) -> Iterator[Scalar]:
    """What is known of some values."""
    return (value.value for value in values if isinstance(value, Known))
