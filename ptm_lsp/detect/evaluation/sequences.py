"""Sequences: what functions give that go through collections, or make them."""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation.applying import applied_each
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.containers import elements, entries, entries_of, listed, mapped, merged
from ptm_lsp.detect.value import Entries, Known, OwnFunction, Value, Values, literal, with_origin

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

Reader: TypeAlias = Callable[["Evaluator", Node], Values]

_MOST_NUMBERS = 64


def one_of(position: int, *names: str) -> Reader:
    """Reads a function that gives one element of a collection."""

    def read(evaluator: "Evaluator", call: Node) -> Values:
        given = arguments(evaluator, call).find(position, *names)
        found = elements(evaluator, evaluator.possible(given)) if given is not None else None
        values = tuple(value for values in found or () for value in values)
        return with_origin(values, Origin.CONSTANT) or (evaluator.unknown(call),)

    return read


def dictionary(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `dict(…)` and of what else makes an object from entries."""
    given = arguments(evaluator, call)
    before: Entries | None = mapped(())
    for value in evaluator.possible(given.positional[0]) if given.positional else ():
        held = _from_pairs(evaluator, entries_of(evaluator, value))
        before = before and held and merged(evaluator, before, held)
    if before is None or given.spread is not None:
        return (evaluator.unknown(call),)
    named = mapped((name, evaluator.possible(keyword.value)) for name, keyword in given.keywords.items())
    return (merged(evaluator, before, named) or named,)


def _from_pairs(evaluator: "Evaluator", known: Entries | None) -> Entries | None:
    """The dictionary that a list of pairs is made into."""
    if known is None or known.is_mapping:
        return known
    pairs = [elements(evaluator, values) or [] for values in known.values]
    return entries((pair[0], pair[1]) for pair in pairs) if all(len(pair) == 2 for pair in pairs) else None


def with_keys(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `dict.fromkeys(…)`."""
    given = arguments(evaluator, call)
    keys = elements(evaluator, evaluator.possible(given.positional[0])) if given.positional else None
    default = given.find(1, "value")
    value = evaluator.possible(default) if default is not None else literal(None)
    return (entries((key, value) for key in keys),) if keys is not None else (evaluator.unknown(call),)


def going_through(position: int = 0) -> Reader:
    """Reads a function that gives the elements of a collection, in whatever order."""

    def read(evaluator: "Evaluator", call: Node) -> Values:
        given = arguments(evaluator, call).find(position)
        found = elements(evaluator, evaluator.possible(given)) if given is not None else []
        return (listed(found),) if found is not None else (evaluator.unknown(call),)

    return read


def numbered(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `enumerate(…)`."""
    found = _elements_of(evaluator, arguments(evaluator, call), 1)
    if found is None:
        return (evaluator.unknown(call),)
    return (listed((listed((literal(at), values)),) for at, values in enumerate(found[0])),)


def side_by_side(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `zip(…)`."""
    found = _elements_of(evaluator, arguments(evaluator, call))
    if found is None:
        return (evaluator.unknown(call),)
    return (listed((listed(together),) for together in zip(*found, strict=False)),)


def each_with_each(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `itertools.product(…)`."""
    found = _elements_of(evaluator, arguments(evaluator, call))
    if found is None:
        return (evaluator.unknown(call),)
    pairs = (listed(together) for together in islice(product(*found), _MOST_NUMBERS))
    return (listed((pair,) for pair in pairs),)


def one_after_another(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `itertools.chain(…)`."""
    found = _elements_of(evaluator, arguments(evaluator, call))
    return (listed(one for held in found for one in held),) if found is not None else (evaluator.unknown(call),)


def _elements_of(evaluator: "Evaluator", given: Arguments, most: int = 8) -> list[list[Values]] | None:
    """The elements of each argument; an argument of which they are not known gives one unknown for each."""
    found = [elements(evaluator, evaluator.possible(argument)) for argument in given.positional[:most]]
    longest = max((len(one) for one in found if one), default=0)
    if not longest or given.spread is not None:
        return None
    unknown = [
        [(evaluator.unknown(argument),)] * longest if one is None else one
        for argument, one in zip(given.positional, found, strict=False)
    ]
    return [[*one] for one in unknown]


def numbers(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `range(…)`."""
    bounds = [evaluator.possible(argument) for argument in arguments(evaluator, call).positional]
    known = [value.value for values in bounds for value in values[:1] if isinstance(value, Known)]
    whole = [value for value in known if isinstance(value, int)]
    if not 0 < len(whole) == len(bounds) <= 3 or whole[2:] == [0]:
        return (evaluator.unknown(call),)
    numbers = range(*whole)
    return (listed(literal(number) for number in numbers[:_MOST_NUMBERS]),)


def results(evaluator: "Evaluator", call: Node) -> Values:
    """The results of `map(function, …)` and `itertools.starmap(function, …)`."""
    function = arguments(evaluator, call).find(0)
    found = evaluator.possible(function) if function is not None else ()
    results = [tuple(_applied(evaluator, call, found, given)) for given in applied_each(evaluator, call)]
    return (listed(results),) if results and all(results) else (evaluator.unknown(call),)


def _applied(evaluator: "Evaluator", call: Node, functions: Values, given: Arguments) -> Iterator[Value]:
    for function in functions:
        if isinstance(function, OwnFunction):
            yield from evaluator.result_of(call, function.node, given)
