"""Calls: which arguments they give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.detect.evaluation.containers import elements, entries_of
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import bindings_in, scope_of
from ptm_lsp.detect.value import Collection, Entries, Expression, Symbol, Values, known_texts, literal

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator


@dataclass(frozen=True, slots=True)
class Keyword:
    """An argument given by name."""

    value: Expression
    node: Node  # the argument, name included


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a call."""

    positional: tuple[Expression, ...]
    keywords: Mapping[str, Keyword]
    spread: Node | None  # arguments that are handed on, and cannot be known: `*args`, `**kwargs`
    takes_keywords: bool = True  # whether an argument could be added by name

    def find(self, position: int | None, *names: str) -> Expression | None:
        """The argument at a position or with one of some names."""
        for name in names:
            if name in self.keywords:
                return self.keywords[name].value
        return self.positional[position] if position is not None and position < len(self.positional) else None

    def followed_by(self, others: "Arguments") -> "Arguments":
        """These arguments and further ones, which win where both have a name."""
        return Arguments(
            (*self.positional, *others.positional),
            {**self.keywords, **others.keywords},
            self.spread or others.spread,
            others.takes_keywords,
        )


NO_ARGUMENTS = Arguments((), {}, None)


def arguments(evaluator: "Evaluator", call: Node) -> Arguments:
    """The arguments that a call gives, those of a known `*list` or `**dictionary` included."""
    known = evaluator.arguments.get(call.id)
    if known is not None:
        return known
    given = field_of(call, "arguments")
    nodes = given.named_children if given is not None and given.type == "argument_list" else []
    if given is not None and given.type == "generator_expression":  # `next(one for one in …)`
        nodes = [given]
    found = _arguments(evaluator, nodes)
    if not any(node.type in ("dictionary_splat", "list_splat") for node in nodes):
        evaluator.arguments[call.id] = found
    return found


def _arguments(evaluator: "Evaluator", nodes: Sequence[Node]) -> Arguments:
    positional: list[Expression] = []
    keywords: dict[str, Keyword] = {}
    spread: Node | None = None
    for node in nodes:
        match node.type:
            case "keyword_argument":
                name, value = field_of(node, "name"), field_of(node, "value")
                if name is not None and value is not None:
                    keywords[evaluator.code.of(name)] = Keyword(value, node)
            case "dictionary_splat":
                known, is_all = _named(evaluator, node)
                keywords |= known
                spread = spread if is_all else node
            case "list_splat":
                listed = _listed(evaluator, node)
                positional += listed or ()
                spread = spread if listed is not None else node
            case "comment" | "ERROR":
                pass
            case _ if spread is None:
                positional.append(node)
    return Arguments(tuple(positional), keywords, spread)


def _named(evaluator: "Evaluator", splat: Node) -> tuple[dict[str, Keyword], bool]:
    """The entries of the one dictionary that `**…` hands on, and whether these are all."""
    rest = rest_of(evaluator.code, splat)
    if rest is not None and not evaluator.memory.is_framed(rest.id):
        return {}, False  # of the `**options` that a function is given, there may always be more
    values = evaluator.possible(splat.named_child(0)) if splat.named_child_count else ()
    return keywords_of(evaluator, values, splat, is_rest=rest is not None)


def keywords_of(
    evaluator: "Evaluator", values: Values, given: Node, *, is_rest: bool = False
) -> tuple[dict[str, Keyword], bool]:
    """The entries of a dictionary as arguments that a node gives by name, and whether these are all."""
    for symbol in values:
        if isinstance(symbol, Symbol):
            evaluator.foreign(symbol)
    known = [_by_name(entries_of(evaluator, value), is_rest=is_rest) for value in values]
    if not known or any(one is None for one in known):
        return {}, False
    each = [one for one in known if one is not None]
    found = {
        # NOTE: an argument that is not given mostly counts as `None`.
        name: tuple(value for one, _ in each for value in one.get(name, literal(None)))
        for name in dict.fromkeys(name for one, _ in each for name in one)
    }
    return {name: Keyword(held, given) for name, held in found.items()}, not any(is_open for _, is_open in each)


def _by_name(known: Entries | None, *, is_rest: bool) -> tuple[dict[str, Values], bool] | None:
    """The entries of a dictionary by their names, and whether there may be more; None where they are not known."""
    if known is None or not known.is_mapping:
        return None
    if known.is_open and not is_rest:  # what is not known may stand in the place of what is
        return None
    names = [known_texts(key) for key in known.keys]
    if any(len(one) != 1 for one in names):
        return None
    return {name: held for (name, *_), held in zip(names, known.values, strict=True)}, known.is_open


def rest_of(code: Code, splat: Node) -> Node | None:
    """The name of the `**options` of a function that it hands on."""
    name = splat.named_child(0) if splat.named_child_count else None
    scope = scope_of(code, splat)
    if name is None or name.type != "identifier" or scope is None:
        return None
    found = bindings_in(code, scope, code.of(name))
    return next((binding.name for binding in found if binding.kind == "rest"), None)


def _listed(evaluator: "Evaluator", splat: Node) -> list[Expression] | None:
    """The elements of the one list that `*…` hands on; None where they are not known."""
    values = evaluator.possible(splat.named_child(0)) if splat.named_child_count else ()
    match values:
        case (Collection() | Entries(is_open=False),):
            found = elements(evaluator, values)
            return [*found] if found is not None else None
    return None
