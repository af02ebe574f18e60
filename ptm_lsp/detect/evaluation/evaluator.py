"""The abstract evaluator: what an expression may be, without running anything.

Bounded: each question to it may look at a fixed number of nodes, to a fixed depth, and gets a fixed number of
alternatives; beyond that the answer is `Unknown`.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.basis import Basis
from ptm_lsp.detect.environment import ALONE, Environment, Parameter
from ptm_lsp.detect.evaluation import expressions
from ptm_lsp.detect.evaluation.calls import Arguments
from ptm_lsp.detect.evaluation.commandline import Option
from ptm_lsp.detect.evaluation.lookup import named
from ptm_lsp.detect.evaluation.members import member
from ptm_lsp.detect.evaluation.memory import Memory
from ptm_lsp.detect.evaluation.results import result_of, returned_values
from ptm_lsp.detect.evaluation.variables import variable
from ptm_lsp.detect.syntax.code import Code, bare
from ptm_lsp.detect.value import (
    Expression,
    Symbol,
    Unknown,
    Value,
    Values,
    known_texts,
    with_origin,
)

_T = TypeVar("_T")

_DEEPEST = 40  # expressions within expressions, names and calls included
MOST_STEPS = 3_000  # nodes for all questions about one statement of the top level
_MOST_STEPS = 500  # nodes for one question
FEWEST_STEPS = 40  # nodes that each question may take, however much others took: those of a plain call
_FEWEST_BESIDE = 200  # nodes for what is looked at once more
_MOST_BESIDE = 1_000
_OVERDRAWN = 8  # times what a statement may take
_SHARE_BESIDE = 8  # the same, for each node that was looked at before
_MOST_VALUES = 128
_TOO_LARGE = "expression too large"


class Evaluator:
    """Answers what expressions of one program may be, and remembers which names of its module that took."""

    def __init__(
        self,
        code: Code,
        environment: Environment = ALONE,
        most_steps: int = MOST_STEPS,
        fewest_steps: int = FEWEST_STEPS,
    ) -> None:
        self.code = code
        self.environment = environment
        code.looked.taken()  # by others before
        self.asked: set[str] = set()  # names of the module
        self.imports: set[str] = set()  # dotted names of other modules that were asked for
        self.heard: set[str] = set()  # those of which others told nothing
        self.callers: set[Parameter] = set()  # for whose values the callers in other files were asked
        self.derived: set[str] = set()  # functions that hand an id on to a loader
        self.called: set[str] = set()  # names at which calls in this file were looked for
        self.memory = Memory()
        self.hears_callers = True
        # What was found in the program, once it was asked for
        self.calls: dict[int, list[Node]] = {}  # of functions, by the id of their node
        self.arguments: dict[int, Arguments] = {}  # of calls, by the id of their node
        self.enumerations: dict[int, bool] = {}  # whether classes are
        self.with_fields: dict[int, bool] = {}  # whether constructors of classes take fields
        self.subclasses: dict[int, list[Node]] = {}
        self.options: list[Option] | None = None  # of the command line
        self.variables: list[tuple[Node, Expression]] | None = None  # of the environment
        self._most_steps = most_steps
        self._fewest_steps = fewest_steps
        self._depth = 0
        self._steps = 0
        self.steps = 0  # nodes that were looked at
        self.steps_beside = 0  # the same, once more
        self.is_exhausted = False  # there was more to look at than a statement may take

    def basis(self) -> Basis:
        """What all answers follow from, besides the expressions."""
        return Basis(
            asked=frozenset(self.asked),
            called=frozenset(self.called),
            sight=self.code.looked.taken(),
            imports=frozenset(self.imports),
            heard=frozenset(self.heard),
            callers=frozenset(self.callers),
        )

    def possible(self, expression: Expression) -> Values:
        """The values that an expression may have; never empty."""
        if not isinstance(expression, Node):
            return expression
        if self._depth == 0:
            self._steps = 0
        node = bare(expression)
        reader = expressions.READERS.get(node.type)
        if reader is None:
            return (self.unknown(node),)
        known = self.memory.known(node.id)
        if known is None:
            before = self.memory.begin()
            known = self.deeper(node, partial(reader, self, node))
            self.memory.end(node.id, known, before)
        return known

    def deeper(self, node: Node, read: Callable[[], Values]) -> Values:
        """What a reader says of a node, unless that goes too deep or on for too long."""
        if self._is_too_much():
            return (Unknown(_TOO_LARGE, self.code.shown(node)),)
        self._depth += 1
        try:
            found = tuple(dict.fromkeys(read()))
        finally:
            self._depth -= 1
        self.is_exhausted = self.is_exhausted or len(found) > _MOST_VALUES
        return found[:_MOST_VALUES]

    def kept(self, key: Hashable, read: Callable[[], _T | None]) -> _T | None:
        """What a reader says of a container, read once; None while it is being read, and where that takes too long."""
        if self._depth == 0:
            self._steps = 0
        if self._is_too_much():
            return None
        self._depth += 1
        try:
            return self.memory.kept(key, read)
        finally:
            self._depth -= 1

    def _is_too_much(self) -> bool:
        """Counts a step; whether it is one too many or too deep."""
        self._steps += 1
        self.steps += 1
        is_spent = self.steps >= self._most_steps and self._steps >= self._fewest_steps
        if not is_spent and self._steps < _MOST_STEPS and self._depth + self.memory.level < _DEEPEST:
            return False
        self.is_exhausted = self.is_exhausted or is_spent
        self.memory.spoil()
        return True

    @property
    def is_overdrawn(self) -> bool:
        """Whether many small questions have taken far more than there was for all of them."""
        return self.steps >= _OVERDRAWN * self._most_steps

    def unknown(self, expression: Expression, why: str | None = None) -> Unknown:
        """That the text of the program does not tell what an expression is."""
        if not isinstance(expression, Node):
            found = next((value for value in expression if isinstance(value, Unknown)), None)
            return found or Unknown(why or "expression", "")
        return Unknown(why or expressions.WHY.get(expression.type, "expression"), self.code.shown(expression))

    @contextmanager
    def afresh(self, *, hears_callers: bool = True) -> Iterator[None]:
        """While values are read as if nothing had been read; `hears_callers`: what callers give counts."""
        before = self.memory, self.hears_callers
        self.memory, self.hears_callers = Memory(), hears_callers
        try:
            yield
        finally:
            self.memory, self.hears_callers = before

    def beside(self, read: Callable[[], _T]) -> _T | None:
        """What a reader says that looks at what is known already once more; None where that takes too much.

        It takes a share of what was taken before, and nothing from what comes later.
        """
        before = self._most_steps, self.steps, self.is_exhausted
        share = min(_FEWEST_BESIDE + _SHARE_BESIDE * self.steps, _MOST_BESIDE, self._most_steps)
        self._most_steps, self.steps, self.is_exhausted = share, 0, False
        try:
            found = read()
            return None if self.is_exhausted else found
        finally:
            self.steps_beside += self.steps
            self._most_steps, self.steps, self.is_exhausted = before

    def texts(self, expression: Expression) -> tuple[str, ...]:
        """The texts that an expression may be, as far as they are known."""
        return known_texts(self.possible(expression))

    def foreign(self, symbol: Symbol) -> Unknown:
        """That a value stands in another module, which is remembered, or in an object of one."""
        self.imports.add(symbol.name)
        return Unknown("attribute" if symbol.is_member else "imported from another module", symbol.shown)

    def symbol(self, symbol: Symbol) -> Values:
        """What a symbol stands for, where other modules of the project tell; else itself."""
        found = self.environment.imports.get(symbol.name)
        if found is None:
            self.heard.add(symbol.name)
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
        return member(self, value, name, use)

    def returned(self, function: Node) -> Values:
        """The values that a function of the program's own returns, whatever it is given."""
        return returned_values(self, function)

    def variable(self, name: Values, use: Node, default: Values = ()) -> Values:
        """The values of an environment variable."""
        return variable(self, name, use, default)

    def result_of(self, call: Node, function: Node, given: Arguments | None = None) -> Values:
        """The values that a function of the program's own gives for some arguments."""
        return result_of(self, call, function, given or Arguments((), {}, None))
