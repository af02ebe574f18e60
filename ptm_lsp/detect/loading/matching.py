"""Matching: which loader a call means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tree_sitter import Node

from ptm_lsp.detect.environment import MAKER
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.aliases import is_partial
from ptm_lsp.detect.evaluation.applying import applied_arguments, applying_call, later_calls, stored_arguments
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.evaluator import Evaluator
from ptm_lsp.detect.evaluation.exports import path_of
from ptm_lsp.detect.library import Argument, Asked, Loader
from ptm_lsp.detect.loading.table import Table
from ptm_lsp.detect.modules import absolute_names, dotted_names
from ptm_lsp.detect.naming.paths import is_weights_file
from ptm_lsp.detect.syntax.code import field_of
from ptm_lsp.detect.syntax.names import bindings_in
from ptm_lsp.detect.value import (
    NOT_DEFINED,
    Expression,
    Folder,
    ForeignFunction,
    Known,
    OwnClass,
    OwnFunction,
    Partial,
    Symbol,
    Unknown,
    Value,
    Values,
)


@dataclass(frozen=True, slots=True)
class LoaderCall:
    """A call of a loader."""

    node: Node
    callee: Node
    loader: Loader
    name: str  # of the loader, aliases resolved
    given: Arguments

    def argument(self, argument: Argument) -> Expression | None:
        """What the call gives for an argument."""
        return self.given.find(argument.position, *argument.names)


def loader_call(evaluator: Evaluator, call: Node, table: Table, roots: Iterable[str]) -> LoaderCall | None:
    """The loader that a call means; None where it means none, or one that loads nothing pre-trained.

    Where several loaders have the name, the first one counts whose conditions hold.
    """
    callee = field_of(call, "function")
    if callee is None:
        return None
    values = _callees(evaluator, callee)
    found = _loaders(evaluator, callee, values, table, roots)
    given = arguments(evaluator, call)
    stored = [value for value in values if isinstance(value, Partial)]
    if found is None or not stored:
        return _meant(evaluator, call, callee, found, given)
    before = stored_arguments(evaluator, stored[0])
    # NOTE: where the arguments are stored is the call that names the model, unless more is given later.
    if _names_model(found, before) and not _gives_any(given):
        return None
    return _meant(evaluator, call, callee, found, before.followed_by(given))


def applied_loader(evaluator: Evaluator, function: Node, table: Table, roots: Iterable[str]) -> LoaderCall | None:
    """The loader that another call has called, or stores with the name of a model: `partial(load, "acme/tiny")`."""
    call = applying_call(evaluator, function)
    found = _loaders(evaluator, function, _callees(evaluator, function), table, roots) if call is not None else None
    if call is None or found is None:
        return None
    given = applied_arguments(evaluator, call)
    if is_partial(evaluator.code, call) and (not _names_model(found, given) or _is_completed(evaluator, call)):
        return None
    return _meant(evaluator, call, function, found, given)


def _is_completed(evaluator: Evaluator, stored: Node) -> bool:
    """Whether all calls of the function that `partial(…)` stores give it further arguments."""
    calls = later_calls(evaluator, stored)
    return bool(calls) and all(_gives_any(arguments(evaluator, call)) for call in calls)


def _gives_any(given: Arguments) -> bool:
    return bool(given.positional or given.keywords or given.spread is not None)


def _names_model(found: tuple[str, list[Loader]], given: Arguments) -> bool:
    ids = [loader.id for loader in found[1] if isinstance(loader.id, Argument)]
    return any(given.find(argument.position, *argument.names) is not None for argument in ids)


def _meant(
    evaluator: Evaluator, call: Node, callee: Node, found: tuple[str, list[Loader]] | None, given: Arguments
) -> LoaderCall | None:
    """The first loader of a name whose conditions hold."""
    name, loaders = found or ("", [])
    meant = (LoaderCall(call, callee, loader, name, given) for loader in loaders)
    return next((one for one in meant if _is_pretrained(evaluator, one) and not _is_other(evaluator, one)), None)


def _callees(evaluator: Evaluator, callee: Node) -> Values:
    """What a callee may be; of an entry of a table of functions, the table too."""
    table = field_of(callee, "value") if callee.type == "subscript" else None
    return (*evaluator.possible(callee), *(evaluator.possible(table) if table is not None else ()))


def _loaders(
    evaluator: Evaluator, callee: Node, values: Values, table: Table, roots: Iterable[str]
) -> tuple[str, list[Loader]] | None:
    """The name of what is called, aliases resolved, and the loaders that have it."""
    for value in values:
        own = table.find_own(_own_names(evaluator, value))
        if own is not None:
            return own
        for symbol in _symbols(evaluator, value):
            loaders = table.find(symbol.name)
            if not loaders:
                evaluator.foreign(symbol)
                loaders = table.conventional(symbol.name)
            if loaders:
                return symbol.name, loaders
    attribute = field_of(callee, "attribute") if callee.type == "attribute" else None
    if attribute is None or any(isinstance(value, Symbol | OwnFunction | ForeignFunction) for value in values):
        return None
    if _is_undefined(evaluator, callee) or _hides_import(evaluator, callee):
        return None
    name = evaluator.code.of(attribute)
    found = table.method(roots, name)
    return found and (f"{found[0]}.{name}", found[1])


def _is_undefined(evaluator: Evaluator, callee: Node) -> bool:
    """Whether a method is called on a class that nothing in the program defines or imports."""
    owner = field_of(callee, "object")
    if owner is None or not evaluator.code.of(owner)[:1].isupper():
        return False
    return any(isinstance(value, Unknown) and value.why == NOT_DEFINED for value in evaluator.possible(owner))


def _hides_import(evaluator: Evaluator, callee: Node) -> bool:
    """Whether a method is called on something that has the name of an import, but is another thing here."""
    owner = field_of(callee, "object")
    if owner is None or owner.type != "identifier":
        return False
    name = evaluator.code.of(owner)
    evaluator.asked.add(name)
    return any(binding.kind == "import" for binding in bindings_in(evaluator.code, None, name))


def _symbols(evaluator: Evaluator, value: Value) -> list[Symbol]:
    """What a callee means in the terms of imports: a class of the file's own stands for its bases."""
    match value:
        case Symbol():
            return [value]
        case Partial(function):
            return _symbols(evaluator, function)
        case OwnClass(definition):
            return classes.foreign_bases(evaluator, definition, unless=MAKER)
    return []


def _own_names(evaluator: Evaluator, value: Value) -> Iterator[str]:
    """The dotted names that something of the project's own may have."""
    file = evaluator.code.file
    match value:
        case Symbol(name) if name.startswith("."):
            yield from absolute_names(name, file)
        case Symbol(name) | ForeignFunction(name) if ":" in name:
            other, _, path = name.partition(":")
            yield from dotted_names(other, path)
        case OwnFunction(node) | OwnClass(node):
            yield from dotted_names(file, path_of(evaluator.code, node) or "")


def _is_pretrained(evaluator: Evaluator, call: LoaderCall) -> bool:
    """Whether the call asks for pre-trained weights, by one of the arguments that do or by a name of the hub."""
    if not call.loader.requires or any(_asks(evaluator, call, asked) for asked in call.loader.requires):
        return True
    name = call.argument(call.loader.id) if isinstance(call.loader.id, Argument) else None
    return name is not None and any(":" in text for text in evaluator.texts(name))


def _asks(evaluator: Evaluator, call: LoaderCall, asked: Asked) -> bool:
    """Whether an argument may ask for pre-trained weights: not as `False` or `None`, and not for a file on disk."""
    given = call.argument(asked.argument)
    if given is None:
        return asked.by_default
    for value in evaluator.possible(given):
        match value:
            case Known(str(text)) if text:
                if not is_weights_file(text) and (asked.words is None or text in asked.words):
                    return True
            case Known(nothing) if not nothing:
                pass
            case Folder():
                pass
            case _:
                return True
    return False


def _is_other(evaluator: Evaluator, call: LoaderCall) -> bool:
    """Whether an argument says that the call is about a dataset or the like."""
    if call.loader.is_other is None:
        return False
    argument, others = call.loader.is_other
    given = call.argument(argument)
    return given is not None and not others.isdisjoint(evaluator.texts(given))
