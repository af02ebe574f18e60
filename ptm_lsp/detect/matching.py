"""Matching: which loader a call means."""

from collections.abc import Iterable
from dataclasses import dataclass

from tree_sitter import Node

from ptm_lsp.detect import classes, libraries
from ptm_lsp.detect.callers import MAKER
from ptm_lsp.detect.calls import Arguments, arguments
from ptm_lsp.detect.code import field_of
from ptm_lsp.detect.evaluate import Evaluator
from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.value import Known, OwnClass, Symbol, Value


@dataclass(frozen=True, slots=True)
class LoaderCall:
    """A call of a loader."""

    node: Node
    callee: Node
    loader: Loader
    name: str  # of the loader, aliases resolved
    given: Arguments

    def argument(self, argument: Argument) -> Node | None:
        """What the call gives for an argument."""
        return self.given.find(argument.position, *argument.names)


def loader_call(evaluator: Evaluator, call: Node, table: libraries.Table, roots: Iterable[str]) -> LoaderCall | None:
    """The loader that a call means; None where it means none, or one that loads nothing pre-trained."""
    callee = field_of(call, "function")
    found = _loader(evaluator, callee, table, roots) if callee is not None else None
    if callee is None or found is None:
        return None
    name, loader = found
    this = LoaderCall(call, callee, loader, name, arguments(evaluator, call))
    return this if _is_pretrained(evaluator, this) and not _is_other(evaluator, this) else None


def _loader(
    evaluator: Evaluator, callee: Node, table: libraries.Table, roots: Iterable[str]
) -> tuple[str, Loader] | None:
    values = evaluator.possible(callee)
    for symbol in (symbol for value in values for symbol in _symbols(evaluator, value)):
        loader = libraries.find(table, symbol.name)
        if loader is not None:
            return symbol.name, loader
        evaluator.foreign(symbol)
    attribute = field_of(callee, "attribute") if callee.type == "attribute" else None
    if attribute is None or any(isinstance(value, Symbol) for value in values):
        return None
    name = evaluator.code.of(attribute)
    found = libraries.method(table, roots, name)
    return found and (f"{found[0]}.{name}", found[1])


def _symbols(evaluator: Evaluator, value: Value) -> list[Symbol]:
    """What a callee means in the terms of imports: a class of the file's own stands for its bases."""
    match value:
        case Symbol():
            return [value]
        case OwnClass(definition):
            return classes.foreign_bases(evaluator, definition, unless=MAKER)
    return []


def _is_pretrained(evaluator: Evaluator, call: LoaderCall) -> bool:
    """Whether the argument that asks for pre-trained weights is given, and not as `False`."""
    if call.loader.requires is None:
        return True
    given = call.argument(call.loader.requires)
    if given is not None:
        return any(not isinstance(value, Known) or bool(value.value) for value in evaluator.possible(given))
    name = call.argument(call.loader.id)
    return name is not None and any(":" in text for text in evaluator.texts(name))


def _is_other(evaluator: Evaluator, call: LoaderCall) -> bool:
    """Whether an argument says that the call is about a dataset or the like."""
    if call.loader.is_other is None:
        return False
    argument, others = call.loader.is_other
    given = call.argument(argument)
    return given is not None and not others.isdisjoint(evaluator.texts(given))
