"""Methods: what the methods of texts and containers give."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.containers import elements, entries_of, listed
from ptm_lsp.detect.evaluation.filling import formatted, substituted
from ptm_lsp.detect.evaluation.items import entry, looked_up
from ptm_lsp.detect.evaluation.objects import validated
from ptm_lsp.detect.evaluation.strings import BYTES, combined, decoded
from ptm_lsp.detect.value import (
    Collection,
    Entries,
    Expression,
    Known,
    Made,
    Object,
    Scalar,
    Symbol,
    Unknown,
    Value,
    Values,
    known_texts,
    literal,
    with_origin,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

Reader: TypeAlias = Callable[["Evaluator", Node, Node], Values | None]

_LONGEST = 512  # code points of a text that is changed
_MOST_CHOICES = 64


def _get(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    """The values of `dictionary.get(key, default)`, and of `pop` and `setdefault`."""
    found = [value for value in evaluator.possible(owner) if isinstance(value, Collection | Entries | Object)]
    given = arguments(evaluator, call)
    for value in evaluator.possible(owner) if given.positional else ():
        if isinstance(value, Symbol):
            evaluator.foreign(value)
    held = [(one, entries_of(evaluator, one)) for one in found]
    if not any(known is not None for _, known in held):
        return _default_alone(evaluator, owner, given)
    if not given.positional:  # `list.pop()`
        return tuple(value for _, known in held if known for values in known.values[-1:] for value in values) or None
    key = evaluator.possible(given.positional[0])
    default = given.find(1, "default")
    fallback = evaluator.possible(default) if default is not None else ()
    values: list[Value] = []
    for one, known in held:
        looked_up = one if isinstance(one, Collection | Entries) else known
        is_there = known is not None and not known.is_open and _always_has(known, key)
        values += entry(evaluator, looked_up, key) if looked_up is not None else ()
        values += () if is_there else fallback
    is_absent = default is None and all(known is not None and not known.is_open for _, known in held)
    return tuple(values) or fallback or (literal(None) if is_absent else (evaluator.unknown(call),))


def _always_has(known: Entries, key: Values) -> bool:
    held: set[Scalar] = {one.value for values in known.keys for one in values if isinstance(one, Known)}
    return all(isinstance(one, Known) and one.origin is not Origin.CALLER and one.value in held for one in key)


def _default_alone(evaluator: "Evaluator", owner: Node, given: Arguments) -> Values | None:
    """The default of a lookup in a dictionary of which nothing is known, with what the program itself puts there."""
    default = given.find(1, "default")
    keys = known_texts(evaluator.possible(given.positional[0])) if given.positional else ()
    owners = evaluator.possible(owner)
    if default is None or not keys or not all(map(_is_unread, owners)):
        return None
    objects = [value for value in owners if isinstance(value, Object)]
    put = [one for value in objects for key in keys for held in value.find(key)[0] for one in evaluator.possible(held)]
    found = (*put, *with_origin(evaluator.possible(default), Origin.DEFAULT))
    return found if known_texts(found) else None


def _is_unread(value: Value) -> bool:
    """Whether a value may be a dictionary that stands in no program: read from a file, or given by others."""
    match value:
        case Object(of):
            return _is_unread(of)
        case Symbol("os.environ" | "environ"):
            return False
    return isinstance(value, Unknown | Made | Symbol)


def _entries(part: str, evaluator: "Evaluator", _: Node, owner: Node) -> Values | None:
    """The values of `keys()`, `values()` and `items()`."""
    held = [entries_of(evaluator, value) for value in evaluator.possible(owner)]
    known = [one for one in held if one is not None and one.is_mapping]
    if not known:
        return None
    match part:
        case "keys":
            return tuple(listed(one.keys) for one in known)
        case "values":
            return tuple(listed(one.values) for one in known)
    return tuple(listed((listed(pair),) for pair in zip(one.keys, one.values, strict=True)) for one in known)


def _parsed(evaluator: "Evaluator", _: Node, owner: Node) -> Values | None:
    """The values of `parser.parse_args()`, where another module made the parser."""
    return tuple(value for value in evaluator.possible(owner) if isinstance(value, Entries)) or None


def _copied(evaluator: "Evaluator", _: Node, owner: Node) -> Values | None:
    """The values of `copy()`, where there is a container to copy."""
    found = evaluator.possible(owner)
    return None if all(isinstance(value, Unknown | Symbol) for value in found) else found


def _format(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    templates = evaluator.texts(owner)
    if len(templates) != 1:
        return None
    given = arguments(evaluator, call)
    return formatted(evaluator, call, templates[0], partial(_filler, evaluator, given))


def _format_map(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    templates = evaluator.texts(owner)
    given = arguments(evaluator, call).find(0)
    if len(templates) != 1 or given is None:
        return None
    return formatted(evaluator, call, templates[0], partial(_entry, evaluator, given, call))


def _substitute(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    """The values of `string.Template(…).substitute(…)`."""
    made = [one.call for one in evaluator.possible(owner) if isinstance(one, Made) and one.by == "string.Template"]
    template = arguments(evaluator, made[0]).find(0, "template") if made else None
    texts = evaluator.texts(template) if template is not None else ()
    if len(texts) != 1:
        return None
    given = arguments(evaluator, call)

    def filler(name: str) -> Values:
        named = given.find(None, name)
        held = given.find(0) if named is None else None
        return _entry(evaluator, held, call, name) if held is not None else _filler(evaluator, given, name)

    return substituted(evaluator, call, texts[0], filler)


def _filler(evaluator: "Evaluator", given: Arguments, name: str) -> Values:
    """What is filled in for a name or number of a field."""
    found = given.find(int(name)) if name.isdigit() else given.find(None, name)
    return evaluator.possible(found) if found is not None else ()


def _entry(evaluator: "Evaluator", held: Expression, call: Node, name: str) -> Values:
    return tuple(one for of in evaluator.possible(held) for one in looked_up(evaluator, of, literal(name), call))


def _decode(evaluator: "Evaluator", _: Node, owner: Node) -> Values | None:
    found = [
        decoded(evaluator, one.call) for one in evaluator.possible(owner) if isinstance(one, Made) and one.by == BYTES
    ]
    return tuple(one for values in found for one in values) or None


def _join(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    separators = evaluator.texts(owner)
    given = arguments(evaluator, call).find(0)
    parts = elements(evaluator, evaluator.possible(given)) if given is not None else None
    if len(separators) != 1 or not parts:
        return None
    between = [part for values in parts for part in (literal(separators[0]), values)][1:]
    return combined(evaluator, call, between)


def _changed(change: Callable[..., object], evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    """The values of a method of texts, where the text and all arguments are known."""
    found = evaluator.possible(owner)
    if not known_texts(found):
        return found if isinstance(found[0], Symbol | Unknown) and not arguments(evaluator, call).positional else None
    given = [evaluator.possible(argument) for argument in arguments(evaluator, call).positional]
    given += [evaluator.possible(one.value) for one in arguments(evaluator, call).keywords.values()]
    if not all(isinstance(value, Known) for values in given for value in values):
        return None
    values: list[Value] = []
    for value, *others in islice(product(found, *given), _MOST_CHOICES):
        values += _result(change, value, [other.value for other in others if isinstance(other, Known)])
    return tuple(values) or None


def _result(change: Callable[..., object], value: Value, others: list[Scalar]) -> Iterator[Value]:
    if not isinstance(value, Known) or not isinstance(value.value, str):
        yield value
        return
    if len(value.value) > _LONGEST or any(isinstance(other, str) and len(other) > _LONGEST for other in others):
        return
    try:
        found = change(value.value, *others)
    except (TypeError, ValueError, OverflowError):
        return
    if isinstance(found, bool):
        yield Known(found, Origin.LITERAL, None)
    elif isinstance(found, str):
        yield value if found == value.value else value._replace(value=found, inside=None)
    elif isinstance(found, list | tuple):
        yield listed((value._replace(value=piece, inside=None),) for piece in found)


METHODS: Mapping[str, Reader] = {
    "get": _get,
    "pop": _get,
    "setdefault": _get,
    "keys": partial(_entries, "keys"),
    "values": partial(_entries, "values"),
    "items": partial(_entries, "items"),
    "copy": _copied,
    **dict.fromkeys(("model_validate", "parse_obj"), validated),
    "parse_args": _parsed,
    "format": _format,
    "format_map": _format_map,
    "substitute": _substitute,
    "safe_substitute": _substitute,
    "decode": _decode,
    "join": _join,
    **{
        method.__name__: partial(_changed, method)
        for method in (
            str.strip, str.lstrip, str.rstrip, str.lower, str.upper, str.title, str.capitalize, str.casefold,
            str.replace, str.removeprefix, str.removesuffix, str.split, str.rsplit, str.partition, str.rpartition,
            str.startswith, str.endswith,
        )
    },
}  # fmt: skip
