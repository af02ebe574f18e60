"""Command lines: the defaults of the options that a program declares."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation.aliases import called
from ptm_lsp.detect.evaluation.calls import Arguments, arguments
from ptm_lsp.detect.evaluation.containers import elements, mapped
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.value import Entries, Expression, OwnFunction, Unknown, Value, Values, is_nothing, with_origin

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

NO_DEFAULT = "command line option without default"
# Names at which options are declared: of argparse, absl and TensorFlow
_FLAGS = frozenset({"DEFINE_string", "DEFINE_enum", "DEFINE_list", "DEFINE_multi_string"})
_DECLARING = frozenset({"add_argument", "add_arguments", "set_defaults", *_FLAGS})
_MOST_OPTIONS = 512
_EFFORT = 16  # of looking at an option
# Names that programs give to the parsed command line, where no call tells what is handed over.
_USUAL = frozenset({"arg", "args", "arguments", "cfg", "cli_args", "config", "flags", "hparams", "namespace", "ns",
                    "opt", "options", "opts", "params", "parsed", "parsed_args", "FLAGS"})  # fmt: skip


class Option(NamedTuple):
    """An option that a program declares."""

    name: str  # that holds its value: `args.name`
    default: Expression | None
    choices: Expression | None = None  # the values that it may take


def option_default(evaluator: "Evaluator", name: str, use: Node) -> Values:
    """The default of the command line option that `args.name` reads."""
    found = [option for option in _options(evaluator) if option.name == name]
    if not found:
        return (evaluator.unknown(use),)
    values = tuple(value for option in found for value in option_values(evaluator, option))
    return values or (evaluator.unknown(use, NO_DEFAULT),)


def is_option(evaluator: "Evaluator", use: Node) -> bool:
    """Whether `args.name` reads an option that this program declares, though no call tells what `args` is."""
    owner, name = field_of(use, "object"), field_of(use, "attribute")
    if use.type != "attribute" or owner is None or name is None:
        return False
    last = field_of(owner, "attribute") if owner.type == "attribute" else owner
    if last is None or evaluator.code.of(last) not in _USUAL:
        return False
    return any(option.name == evaluator.code.of(name) for option in _options(evaluator))


def all_options(evaluator: "Evaluator") -> Entries:
    """The options that a program declares, as other modules see them."""
    found: dict[str, Values] = {}
    for option in _options(evaluator):
        found[option.name] = (*found.get(option.name, ()), *option_values(evaluator, option))
    return mapped((name, values or (Unknown(NO_DEFAULT, name),)) for name, values in found.items())


def flag_default(evaluator: "Evaluator", call: Node) -> Values:
    """The default of an option that `DEFINE_string` and its like declare."""
    values = option_values(evaluator, Option("", arguments(evaluator, call).find(1, "default")))
    return values or (evaluator.unknown(call, NO_DEFAULT),)


def click_default(evaluator: "Evaluator", function: Node | None, name: str) -> Values:
    """The default that the decorators of a command give to one of its parameters."""
    options = [option for option in click_options(evaluator, function) if option.name == name]
    return tuple(value for option in options for value in option_values(evaluator, option))


def click_options(evaluator: "Evaluator", function: Node | None) -> Iterator[Option]:
    """The options that the decorators of a command declare.

    Source: https://click.palletsprojects.com/en/stable/parameters/#parameter-names (read 2026-11)
    """
    around = evaluator.code.parent(function) if function is not None else None
    if around is None or around.type != "decorated_definition":
        return
    for decorator in around.named_children:
        call = decorator.named_child(0) if decorator.type == "decorator" else None
        if call is not None and call.type == "call" and _declares(evaluator.code, call):
            given = arguments(evaluator, call)
            name = _parameter_name(evaluator, given)
            if name is not None:
                yield Option(name, given.find(None, "default"), _choices(evaluator, given.find(None, "type")))


def typer_default(evaluator: "Evaluator", call: Node) -> Values:
    """The default of a parameter that is declared by a call."""
    values = option_values(evaluator, Option("", arguments(evaluator, call).find(0, "default")))
    return values or (evaluator.unknown(call, NO_DEFAULT),)


def _options(evaluator: "Evaluator") -> list[Option]:
    """The options that a program declares, wherever it does."""
    evaluator.asked.add("add_argument")
    evaluator.code.looked.uses |= _DECLARING
    if evaluator.options is None:
        evaluator.options = []  # NOTE: what is asked meanwhile must not come here again
        evaluator.options = list(islice(_declared(evaluator), _MOST_OPTIONS))
    return evaluator.options


def _declared(evaluator: "Evaluator") -> Iterator[Option]:
    """The options that calls of `add_argument` and its like declare.

    Source: https://docs.python.org/3/library/argparse.html#dest (read 2026-11)
    """
    code = evaluator.code
    ranges = code.module.get("add_argument", ())
    nodes = (node for start, end in ranges for node in code.occurrences_of_any(_DECLARING, start, end))
    for node in code.effort.counted(nodes, _EFFORT):
        call = called(code, node)
        if call is None:
            continue
        given = arguments(evaluator, call)
        match code.of(node):
            case "set_defaults":
                yield from (Option(name, keyword.value) for name, keyword in given.keywords.items())
            case "add_arguments":  # of simple_parsing: a class with the options
                dest = given.find(1, "dest")
                names = evaluator.texts(dest) if dest is not None else ()
                yield from (Option(name, given.find(0)) for name in names)
            case "add_argument":
                name = _destination(evaluator, given)
                if name is not None:
                    yield Option(name, given.find(None, "default"), given.find(None, "choices"))
            case _:
                flag = given.find(0, "name")
                names = evaluator.texts(flag) if flag is not None else ()
                yield from (Option(name, given.find(1, "default")) for name in names)


def option_values(evaluator: "Evaluator", option: Option) -> Values:
    """The default of an option; the values that it may take, where it has none."""
    values = tuple(_defaults(evaluator, option.default)) if option.default is not None else ()
    if is_nothing(values) and option.choices is not None:
        found = elements(evaluator, evaluator.possible(option.choices))
        values = tuple(value for one in found or () for value in one)
    return with_origin(values, Origin.ARGPARSE) if not is_nothing(values) else ()


def _defaults(evaluator: "Evaluator", default: Expression) -> Iterator[Value]:
    """The values of a default, or of the function that gives it."""
    for value in evaluator.possible(default):
        if isinstance(value, OwnFunction):
            yield from evaluator.returned(value.node)
        else:
            yield value


def _choices(evaluator: "Evaluator", kind: Expression | None) -> Expression | None:
    """The values that `click.Choice(…)` lists."""
    if not isinstance(kind, Node) or kind.type != "call" or "Choice" not in evaluator.code.of(kind):
        return None
    return arguments(evaluator, kind).find(0, "choices")


def _destination(evaluator: "Evaluator", given: Arguments) -> str | None:
    explicit = given.find(None, "dest")
    names = [text for node in given.positional for text in evaluator.texts(node)]
    if explicit is not None:
        names = [*evaluator.texts(explicit)]
    names = [name for name in names if name.startswith("--")] or names
    return names[0].lstrip("-").replace("-", "_") if names else None


def _parameter_name(evaluator: "Evaluator", given: Arguments) -> str | None:
    """The parameter that an option of click fills: a name without dashes, else the first long one."""
    names = [text for node in given.positional for text in evaluator.texts(node)]
    plain = [name for name in names if not name.startswith("-")] or [name for name in names if name.startswith("--")]
    chosen = (plain or names)[:1]
    return chosen[0].partition("/")[0].lstrip("-").replace("-", "_").lower() if chosen else None


def _declares(code: Code, call: Node) -> bool:
    callee = field_of(call, "function")
    last = field_of(callee, "attribute") if callee is not None and callee.type == "attribute" else callee
    return last is not None and code.of(last) in ("option", "argument")
