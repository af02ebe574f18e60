"""The abstract evaluator: what an expression may be, without running anything.

Bounded: each question to it may look at a fixed number of nodes, to a fixed depth, and gets a fixed number of
alternatives; beyond that the answer is `Unknown`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect import classes, strings
from ptm_lsp.detect.calls import item
from ptm_lsp.detect.code import Code, bare, field_of
from ptm_lsp.detect.commandline import command_line_default
from ptm_lsp.detect.environment import ALONE, Environment, Parameter
from ptm_lsp.detect.lookup import named
from ptm_lsp.detect.results import result, returned_values
from ptm_lsp.detect.value import (
    Collection,
    Folder,
    ForeignFunction,
    Known,
    Made,
    OwnClass,
    OwnFunction,
    Symbol,
    Unknown,
    Value,
    Values,
    with_origin,
)

_DEEPEST = 40  # expressions within expressions, names included
_MOST_STEPS = 2000  # nodes for one question
_MOST_STEPS_OF_ALL = 20_000  # nodes for all questions about one statement of the top level
_MOST_VALUES = 128


class Evaluator:
    """Answers what expressions of one program may be, and remembers which names of its module that took."""

    def __init__(self, code: Code, environment: Environment = ALONE) -> None:
        self.code = code
        self.environment = environment
        self.asked: set[str] = set()
        self.imports: set[str] = set()  # dotted names of other modules that were asked for
        self.callers: set[Parameter] = set()  # for whose values the callers in other files were asked
        self.derived: set[str] = set()  # functions that hand an id on to a loader
        self.called: set[str] = set()  # names at which calls in this file were looked for
        self.calls: dict[int, list[Node]] = {}  # of functions, by the id of their node
        self.open_parameters: set[int] = set()  # whose callers are being looked at
        self._depth = 0
        self._steps = 0
        self._all_steps = 0

    def possible(self, node: Node) -> Values:
        """The values that an expression may have; never empty."""
        if self._depth == 0:
            self._steps = 0
        node = bare(node)
        reader = _READERS.get(node.type)
        return self.deeper(node, partial(reader, self, node)) if reader else (self.unknown(node),)

    def deeper(self, node: Node, read: Callable[[], Values]) -> Values:
        """What a reader says of a node, unless that goes too deep or on for too long."""
        self._steps += 1
        self._all_steps += 1
        if self._depth >= _DEEPEST or self._steps >= _MOST_STEPS or self._all_steps >= _MOST_STEPS_OF_ALL:
            return (Unknown("expression too large", self.code.shown(node)),)
        self._depth += 1
        try:
            return tuple(dict.fromkeys(read()))[:_MOST_VALUES]
        finally:
            self._depth -= 1

    @property
    def is_exhausted(self) -> bool:
        """Whether there was more to look at than a statement may take."""
        return self._all_steps >= _MOST_STEPS_OF_ALL

    def unknown(self, node: Node, why: str | None = None) -> Unknown:
        """That the text of the program does not tell what an expression is."""
        return Unknown(why or _WHY.get(node.type, "expression"), self.code.shown(node))

    def texts(self, node: Node) -> tuple[str, ...]:
        """The texts that an expression may be, as far as they are known."""
        return tuple(value.value for value in self.possible(node) if isinstance(value, Known)
                     and isinstance(value.value, str))  # fmt: skip

    def foreign(self, symbol: Symbol) -> Unknown:
        """That a value stands in another module, which is remembered, or in an object of one."""
        self.imports.add(symbol.name)
        return Unknown("attribute" if symbol.is_member else "imported from another module", symbol.shown)

    def symbol(self, symbol: Symbol) -> Values:
        """What a symbol stands for, where other modules of the project tell; else itself."""
        found = self.environment.imports.get(symbol.name)
        if found is None:
            return (symbol,)
        self.imports.add(symbol.name)
        shown = (
            value._replace(shown=symbol.shown) if isinstance(value, Symbol | Unknown) else value for value in found
        )
        return with_origin(shown, Origin.MODULE)

    def named(self, name: str) -> Values:
        """The values of a name of the module, once all of it was run."""
        return named(self, name, None)

    def member(self, value: Value, name: str, use: Node) -> Values:
        """The values of a member of a value."""
        return _member(self, value, name, use)


def _name(evaluator: Evaluator, node: Node) -> Values:
    return named(evaluator, evaluator.code.of(node), node)


def _string(evaluator: Evaluator, node: Node) -> Values:
    return strings.literal(evaluator, node)


def _either(*fields: int) -> Callable[[Evaluator, Node], Values]:
    """Reads an expression that is one of some of its children."""

    def read(evaluator: Evaluator, node: Node) -> Values:
        children = [child for child in node.named_children if child.type != "comment"]
        found = [evaluator.possible(children[at]) for at in fields if at < len(children)]
        return _without_nothing(value for values in found for value in values) or (evaluator.unknown(node),)

    return read


def _boolean(evaluator: Evaluator, node: Node) -> Values:
    operator = field_of(node, "operator")
    if operator is None or operator.type != "or":
        return (evaluator.unknown(node),)
    return _either(0, 1)(evaluator, node)


def _without_nothing(values: Iterable[Value]) -> Values:
    """The values without `None` and the empty text, unless nothing else is there."""
    found = tuple(values)
    return tuple(value for value in found if not (isinstance(value, Known) and value.value in (None, ""))) or found


def _attribute(evaluator: Evaluator, node: Node) -> Values:
    base, name = field_of(node, "object"), field_of(node, "attribute")
    if base is None or name is None:
        return (evaluator.unknown(node),)
    attribute = evaluator.code.of(name)
    return tuple(value for of in evaluator.possible(base) for value in _member(evaluator, of, attribute, node))


def _member(evaluator: Evaluator, of: Value, attribute: str, node: Node) -> Values:
    match of:
        case Symbol(name, _, is_member):
            return evaluator.symbol(Symbol(f"{name}.{attribute}", evaluator.code.shown(node), is_member))
        case OwnFunction(function):
            results = evaluator.deeper(node, partial(returned_values, evaluator, function))
            return tuple(value for one in results for value in _member(evaluator, one, attribute, node))
        case ForeignFunction(_, result):
            return tuple(value for one in result for value in _member(evaluator, one, attribute, node))
        case OwnClass(definition):
            return classes.member(evaluator, definition, attribute, node)
        case Made(by) if by.endswith((".parse_args", ".parse_known_args")):
            return command_line_default(evaluator, attribute, node)
        case Made(by):
            made = by.rpartition(".from_")[0] or by  # `Class.from_…(…)` makes an object of `Class`
            return evaluator.symbol(Symbol(f"{made}.{attribute}", evaluator.code.shown(node), is_member=True))
        case Folder():
            return (Folder(evaluator.code.shown(node)),)
    return (evaluator.unknown(node),)


def _number(evaluator: Evaluator, node: Node) -> Values:
    text = evaluator.code.of(node).replace("_", "")
    try:
        value: int | float = int(text, 0) if node.type == "integer" else float(text)
    except ValueError:
        return (evaluator.unknown(node),)
    return (Known(value, Origin.LITERAL, evaluator.code.place(node)),)


def _fixed(value: bool | None) -> Callable[[Evaluator, Node], Values]:
    return lambda evaluator, node: (Known(value, Origin.LITERAL, evaluator.code.place(node)),)


def _collection(_: Evaluator, node: Node) -> Values:
    return (Collection(node),)


_READERS: Mapping[str, Callable[[Evaluator, Node], Values]] = {
    "identifier": _name,
    "string": _string,
    "concatenated_string": _string,
    "binary_operator": strings.operation,
    "conditional_expression": _either(0, 2),
    "boolean_operator": _boolean,
    "named_expression": _either(1),
    "attribute": _attribute,
    "subscript": item,
    "call": result,
    "await": _either(0),
    "integer": _number,
    "float": _number,
    "true": _fixed(True),
    "false": _fixed(False),
    "none": _fixed(None),
    "list": _collection,
    "tuple": _collection,
    "set": _collection,
    "dictionary": _collection,
}
_WHY = {
    "call": "result of a call",
    "attribute": "attribute",
    "subscript": "item",
    "binary_operator": "operation",
    "lambda": "function",
}
