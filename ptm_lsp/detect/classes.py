"""Classes of the program's own: what their members may be."""

from functools import partial
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.code import Code, field_of, word
from ptm_lsp.detect.names import bindings_in, reaching, scope_of
from ptm_lsp.detect.value import OwnClass, OwnFunction, Symbol, Value, Values, with_origin

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluate import Evaluator

_DEEPEST_BASES = 8
_FIELDS = ("dataclass", "BaseModel", "BaseSettings", "define", "attrs", "attr.s", "NamedTuple", "TypedDict")


def class_of_first_parameter(code: Code, name: Node) -> Node | None:
    """The class whose object or self a parameter is: the first one of a method."""
    parameters = code.parent(name)
    if parameters is None or parameters.type != "parameters" or parameters.named_child(0) != name:
        return None
    function = code.parent(parameters)
    if function is None or function.type != "function_definition":
        return None
    return scope_of(code, function) if is_method(code, function) else None


def is_method(code: Code, function: Node) -> bool:
    """Whether the first parameter of a function is not given by calls: it is an object or its class."""
    owner, around = scope_of(code, function), code.parent(function)
    if owner is None or owner.type != "class_definition":
        return False
    return around is None or around.type != "decorated_definition" or "@staticmethod" not in code.of(around)[:200]


def member(evaluator: "Evaluator", definition: Node, name: str, use: Node) -> Values:
    """The values that a member of a class may have: of its body, of `self.name = …`, or of its bases."""
    found = reaching(evaluator.code, bindings_in(evaluator.code, definition, name), None)
    values: list[Value] = []
    for binding in found:
        if binding.kind == "function" and binding.value is not None:
            values.append(OwnFunction(binding.value))
        elif binding.kind == "class" and binding.value is not None:
            values.append(OwnClass(binding.value))
        elif binding.value is not None:
            values += with_origin(evaluator.possible(binding.value), _origin(evaluator.code, definition))
    for value in _assigned(evaluator, definition, name):
        values += with_origin(evaluator.possible(value), Origin.CONSTANT)
    return tuple(values) or _inherited(evaluator, definition, name, use)


def bases(evaluator: "Evaluator", definition: Node) -> Values:
    """What the bases of a class may be."""
    superclasses = field_of(definition, "superclasses")
    if superclasses is None:
        return ()
    found = [base for base in superclasses.named_children if base.type not in ("keyword_argument", "comment")]
    return tuple(value for base in found for value in evaluator.possible(base))


def foreign_bases(
    evaluator: "Evaluator", definition: Node, *, unless: str | None = None, depth: int = 0
) -> list[Symbol]:
    """The imported classes that a class derives from, unless one on the way defines some member itself."""
    if depth >= _DEEPEST_BASES or (unless is not None and has_own(evaluator, definition, unless)):
        return []
    found: list[Symbol] = []
    for base in bases(evaluator, definition):
        if isinstance(base, Symbol):
            found.append(base)
        elif isinstance(base, OwnClass):
            found += foreign_bases(evaluator, base.node, unless=unless, depth=depth + 1)
    return found


def has_own(evaluator: "Evaluator", definition: Node, name: str) -> bool:
    """Whether a class defines a member itself."""
    return bool(bindings_in(evaluator.code, definition, name))


def _inherited(evaluator: "Evaluator", definition: Node, name: str, use: Node) -> Values:
    values: list[Value] = []
    for base in bases(evaluator, definition):
        if isinstance(base, Symbol):
            values += evaluator.symbol(Symbol(f"{base.name}.{name}", evaluator.code.shown(use)))
        elif isinstance(base, OwnClass) and base.node != definition:
            values += evaluator.deeper(use, partial(member, evaluator, base.node, name, use))
    return tuple(values) or (evaluator.unknown(use),)


def _assigned(evaluator: "Evaluator", definition: Node, name: str) -> list[Node]:
    """The values that methods of a class give to an attribute of its objects."""
    found = []
    for node in evaluator.code.occurrences(word(name), definition.start_byte, definition.end_byte):
        attribute = evaluator.code.parent(node)
        if attribute is None or attribute.type != "attribute" or field_of(attribute, "attribute") != node:
            continue
        owner, assignment = field_of(attribute, "object"), evaluator.code.parent(attribute)
        if owner is None or evaluator.code.of(owner) != "self" or assignment is None:
            continue
        value = field_of(assignment, "right")
        if assignment.type == "assignment" and field_of(assignment, "left") == attribute and value is not None:
            found.append(value)
    return found


def _origin(code: Code, definition: Node) -> Origin:
    decorated = code.parent(definition)
    head = field_of(definition, "superclasses")
    decorators = (
        decorated.named_children[:-1] if decorated is not None and decorated.type == "decorated_definition" else []
    )
    written = " ".join(code.of(node) for node in [*decorators, *([head] if head is not None else [])])
    return Origin.DATACLASS if any(name in written for name in _FIELDS) else Origin.CONSTANT
