"""Objects: those that well-known libraries make from dictionaries, classes and fields."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial, reduce
from typing import TYPE_CHECKING, TypeAlias

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation.calls import arguments
from ptm_lsp.detect.evaluation.containers import elements, entries, entries_of, listed, mapped, merged, scalars
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.value import (
    Collection,
    Entries,
    Expression,
    Given,
    Made,
    Object,
    OwnClass,
    OwnFunction,
    Symbol,
    Value,
    Values,
    is_nothing,
    known_texts,
    weight_of,
    with_origin,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

Reader: TypeAlias = Callable[["Evaluator", Node], Values]


def _field(evaluator: "Evaluator", call: Node) -> Values:
    """The default of a field of a dataclass or of a model."""
    given = arguments(evaluator, call)
    default = given.find(0, "default")
    factory = given.find(None, "default_factory", "factory")
    values = evaluator.possible(default) if default is not None else ()
    values = (*values, *(_results(evaluator, call, factory) if factory is not None else ()))
    if is_nothing(values):
        return (evaluator.unknown(call, "field without default"),)
    return with_origin(values, Origin.DATACLASS)


def _results(evaluator: "Evaluator", call: Node, factory: Expression) -> Iterator[Value]:
    """What a function without arguments, or a class, makes."""
    for maker in evaluator.possible(factory):
        match maker:
            case OwnFunction(node):
                yield from evaluator.result_of(call, node)
            case OwnClass():
                yield Object(maker, (), is_made=True)
            case Symbol(name) if ":" in name:
                yield maker


def _made_by(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `attr.Factory(function)`."""
    factory = arguments(evaluator, call).find(0, "factory")
    found = tuple(_results(evaluator, call, factory)) if factory is not None else ()
    return with_origin(found, Origin.DATACLASS) or (evaluator.unknown(call, "field without default"),)


def _parser_itself(evaluator: "Evaluator", call: Node) -> Values:
    """The object on which a method is called."""
    function = field_of(call, "function")
    owner = field_of(function, "object") if function is not None else None
    return evaluator.possible(owner) if owner is not None else (evaluator.unknown(call),)


def _parsed_classes(evaluator: "Evaluator", call: Node) -> Values:
    """The objects that `HfArgumentParser((One, Other)).parse_args_into_dataclasses()` makes, in order.

    Source: https://huggingface.co/docs/transformers/internal/trainer_utils#transformers.HfArgumentParser (read 2026-11)
    """
    function = field_of(call, "function")
    parser = field_of(function, "object") if function is not None else None
    made = [value.call for value in evaluator.possible(parser) if isinstance(value, Made)] if parser else []
    found: list[Value] = []
    for one in made:
        given = arguments(evaluator, one).find(0, "dataclass_types")
        classes = evaluator.possible(given) if given is not None else ()
        found += [value if isinstance(value, Collection | Entries) else listed([(value,)]) for value in classes]
    return tuple(found) or (evaluator.unknown(call),)


def _object_of(position: int, *names: str) -> Reader:
    """Reads a function that makes an object of the class which it is given."""

    def read(evaluator: "Evaluator", call: Node) -> Values:
        given = arguments(evaluator, call).find(position, *names)
        found = evaluator.possible(given) if given is not None else ()
        kept = (value for value in found if isinstance(value, OwnClass | Object | Symbol | Collection | Entries))
        return tuple(kept) or (evaluator.unknown(call),)

    return read


def _replaced(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `dataclasses.replace(object, …)`."""
    given = arguments(evaluator, call)
    fields = tuple(Given(name, evaluator.possible(keyword.value)) for name, keyword in given.keywords.items())
    found = evaluator.possible(given.positional[0]) if given.positional else ()
    return tuple(made(value, fields) for value in found) or (evaluator.unknown(call),)


def made(of: Value, given: tuple[Given, ...], *, is_made: bool = False) -> Value:
    """An object with what it is given; one that would hold too much is the object alone."""
    before, is_made, base = (of.given, of.is_made, of.of) if isinstance(of, Object) else ((), is_made, of)
    known = tuple(one.value for one in given if isinstance(one.value, tuple))
    weight = weight_of((of,)) + sum(map(weight_of, known))
    return Object(base, (*before, *given), is_made, weight) if weight <= _HEAVIEST else of


def validated(evaluator: "Evaluator", call: Node, owner: Node) -> Values | None:
    """The values of `Model.model_validate({…})`: an object of the class, with the entries for its fields."""
    classes = [value for value in evaluator.possible(owner) if isinstance(value, OwnClass)]
    given = arguments(evaluator, call).find(0, "obj")
    held = [entries_of(evaluator, value) for value in evaluator.possible(given)] if given is not None else []
    known = [one for one in held if one is not None and one.is_mapping]
    if not classes or len(known) != 1:
        return None
    pairs = zip(known[0].keys, known[0].values, strict=True)
    fields = tuple(Given(name, values) for key, values in pairs for name in known_texts(key))
    return tuple(made(of, fields, is_made=not known[0].is_open) for of in classes)


def _merged(evaluator: "Evaluator", call: Node) -> Values:
    """The values of `OmegaConf.merge(one, …)`: later ones win, unknown ones are passed over."""
    found: list[Value] = []
    for argument in reversed(arguments(evaluator, call).positional):
        found += [
            one for one in evaluator.possible(argument) if isinstance(one, OwnClass | Object | Collection | Entries)
        ]
    held = [entries_of(evaluator, one) for one in reversed(found)]
    known = [one for one in held if one is not None]
    if len(known) == len(held) > 1:
        return (reduce(partial(_laid_over, evaluator, 0), known),)
    return tuple(found) or (evaluator.unknown(call),)


def _laid_over(evaluator: "Evaluator", depth: int, one: Entries, other: Entries) -> Entries:
    """A configuration with the entries of another one, which win; configurations in it likewise."""
    below = dict(zip(one.keys, one.values, strict=True))
    pairs: list[tuple[Values, Values]] = []
    for key, values in zip(other.keys, other.values, strict=True):
        before = next((held for name, held in below.items() if {*scalars(name)} == {*scalars(key)}), ())
        both = [entries_of(evaluator, value) for value in (*before[:1], *values[:1])]
        if len(both) == 2 and both[0] is not None and both[1] is not None and depth < _DEEPEST_MERGE:
            pairs.append((key, (_laid_over(evaluator, depth + 1, both[0], both[1]),)))
        else:
            pairs.append((key, values))
    return merged(evaluator, one, entries(pairs)) or one


def _named_tuple(_: "Evaluator", call: Node) -> Values:
    """The class that `collections.namedtuple` makes."""
    return (Made("collections.namedtuple", call),)


def named_tuple_fields(evaluator: "Evaluator", made: Node) -> list[str]:
    """The names of the fields of a named tuple."""
    given = arguments(evaluator, made).find(1, "field_names")
    values = evaluator.possible(given) if given is not None else ()
    found = [text for one in elements(evaluator, values) or () for text in known_texts(one)]
    return found or [name for text in known_texts(values) for name in text.replace(",", " ").split()]


def named_tuple(evaluator: "Evaluator", made: Node, call: Node) -> Values:
    """A named tuple that a call makes."""
    given = arguments(evaluator, call)
    names = named_tuple_fields(evaluator, made)
    fields = dict(zip(names, given.positional, strict=False))
    fields |= {name: keyword.value for name, keyword in given.keywords.items()}
    held = mapped((name, evaluator.possible(fields[name])) for name in names if name in fields)
    return (held._replace(is_tuple=True),)


_DEEPEST_MERGE = 8
_HEAVIEST = 1024  # values in an object
_PARSERS = ("transformers.HfArgumentParser", "trl.TrlParser", "trl.commands.cli_utils.TrlParser", "HfArgumentParser",
            "llamafactory.HfArgumentParser")  # fmt: skip
_PARSING = ("parse_args_into_dataclasses", "parse_json_file", "parse_yaml_file", "parse_dict", "parse_args_and_config",
            "parse")  # fmt: skip
MAKERS: Mapping[str, Reader] = {
    **dict.fromkeys(
        ("dataclasses.field", "pydantic.Field", "pydantic.fields.Field", "attrs.field", "attr.ib", "attr.field",
         "attr.attrib", "sqlmodel.Field", "msgspec.field", "pydantic.v1.Field"), _field),
    **{f"{parser}.{method}": _parsed_classes for parser in _PARSERS for method in _PARSING},
    "attr.Factory": _made_by,
    "attrs.Factory": _made_by,
    "tap.Tap.parse_args": _parser_itself,
    "tap.TypedArgs.parse_args": _parser_itself,
    "dataclasses.replace": _replaced,
    "attrs.evolve": _replaced,
    "attr.evolve": _replaced,
    "collections.namedtuple": _named_tuple,
    "omegaconf.OmegaConf.structured": _object_of(0, "obj"),
    "omegaconf.OmegaConf.to_object": _object_of(0, "cfg"),
    "omegaconf.OmegaConf.to_container": _object_of(0, "cfg"),
    "omegaconf.OmegaConf.merge": _merged,
    "omegaconf.OmegaConf.unsafe_merge": _merged,
    "simple_parsing.parse": _object_of(0, "config_class"),
    "tyro.cli": _object_of(0, "f"),
    "draccus.parse": _object_of(0, "config_class"),
    "pyrallis.parse": _object_of(0, "config_class"),
    "chz.entrypoint": _object_of(0, "target"),
}  # fmt: skip
