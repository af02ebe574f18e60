"""Classes of the program's own: what they derive from, and what kind of class they are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import bindings_in, scope_of
from ptm_lsp.detect.value import Known, OwnClass, Symbol, Values

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_DEEPEST_BASES = 8
_MOST_SUBCLASSES = 64
_FIELDS = ("dataclass", "BaseModel", "BaseSettings", "SQLModel", "define", "attrs", "attr.s", "frozen", "mutable",
           "NamedTuple", "TypedDict", "Struct", "configclass")  # fmt: skip
_ENUMERATIONS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "ChoiceEnum", "ExplicitEnum", "BaseEnum"})


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


def bases(evaluator: "Evaluator", definition: Node) -> Values:
    """What the bases of a class may be."""
    superclasses = field_of(definition, "superclasses")
    if superclasses is None:
        return ()
    found = [base for base in superclasses.named_children if base.type not in ("keyword_argument", "comment")]
    found = [_generic(base) for base in found]
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


def derived(evaluator: "Evaluator", definition: Node) -> list[Node]:
    """The classes of this file that derive from a class, directly or not."""
    if definition.id not in evaluator.subclasses:
        found = [definition]
        for one in found:  # NOTE: grows while it is gone through
            further = [node for node in _directly_derived(evaluator, one) if node not in found]
            found += further[: _MOST_SUBCLASSES - len(found)]
        evaluator.subclasses[definition.id] = found[1:]
    return evaluator.subclasses[definition.id]


def has_fields(evaluator: "Evaluator", definition: Node) -> bool:
    """Whether the constructor of a class takes its fields: a dataclass, a model of pydantic, and their like."""
    if definition.id not in evaluator.with_fields:
        evaluator.with_fields[definition.id] = _has_fields(evaluator, definition, 0)
    return evaluator.with_fields[definition.id]


def _has_fields(evaluator: "Evaluator", definition: Node, depth: int) -> bool:
    head = _head(evaluator.code, definition)
    if any(name in head for name in _FIELDS):
        return True
    own = [base.node for base in bases(evaluator, definition) if isinstance(base, OwnClass) and base.node != definition]
    return depth < _DEEPEST_BASES and any(_has_fields(evaluator, base, depth + 1) for base in own)


def fields(evaluator: "Evaluator", definition: Node, depth: int = 0) -> list[str]:
    """The names of the fields that the constructor of a class takes, in order."""
    found: list[str] = []
    for base in bases(evaluator, definition) if depth < _DEEPEST_BASES else ():
        if isinstance(base, OwnClass) and base.node != definition:
            found += fields(evaluator, base.node, depth + 1)
    found += (evaluator.code.of(name) for name, _ in body(evaluator.code, definition))
    return [*dict.fromkeys(found)]


def is_enumeration(evaluator: "Evaluator", definition: Node) -> bool:
    """Whether a class is an enumeration."""
    if definition.id not in evaluator.enumerations:
        names = {base.name.rpartition(".")[2] for base in foreign_bases(evaluator, definition)}
        evaluator.enumerations[definition.id] = not names.isdisjoint(_ENUMERATIONS)
    return evaluator.enumerations[definition.id]


def is_named_tuple(code: Code, definition: Node) -> bool:
    """Whether the objects of a class are tuples whose elements have names."""
    return "NamedTuple" in _head(code, definition)


def enumerated(evaluator: "Evaluator", definition: Node, names: tuple[str, ...] = ()) -> Values:
    """The values of the members of an enumeration; of those with some names, if any are given."""
    chosen = [
        value for name, value in body(evaluator.code, definition) if not names or evaluator.code.of(name) in names
    ]
    found = tuple(one for value in chosen if value is not None for one in evaluator.possible(value))
    return tuple(one._replace(origin=Origin.CONSTANT) if isinstance(one, Known) else one for one in found)


def origin(code: Code, definition: Node) -> Origin:
    """Where the values of a class's members come from."""
    head = _head(code, definition)
    return Origin.DATACLASS if any(name in head for name in _FIELDS) else Origin.CONSTANT


def _generic(base: Node) -> Node:
    """The class behind `Base[Parameter]`."""
    value = field_of(base, "value") if base.type == "subscript" else None
    return value if value is not None else base


def _directly_derived(evaluator: "Evaluator", definition: Node) -> Iterator[Node]:
    code, name = evaluator.code, field_of(definition, "name")
    if name is None:
        return
    text = code.of(name)
    evaluator.called.add(text)
    for node in code.uses(text):
        parent = code.parent(node)
        owner = code.parent(parent) if parent is not None and parent.type == "argument_list" else None
        if owner is not None and owner.type == "class_definition" and owner != definition:
            yield owner


def body(code: Code, definition: Node) -> Iterator[tuple[Node, Node | None]]:
    """The assignments and annotations in the body of a class: name and value."""
    if definition.id not in code.bodies:
        code.bodies[definition.id] = list(_body(definition))
    return code.effort.counted(code.bodies[definition.id])


def _body(definition: Node) -> Iterator[tuple[Node, Node | None]]:
    block = field_of(definition, "body")
    for statement in block.named_children if block is not None else ():
        assignment = statement.named_child(0) if statement.type == "expression_statement" else None
        name = field_of(assignment, "left") if assignment is not None and assignment.type == "assignment" else None
        if assignment is not None and name is not None and name.type == "identifier":
            yield name, field_of(assignment, "right")


def _head(code: Code, definition: Node) -> str:
    """The code of a class's decorators and bases."""
    decorated = code.parent(definition)
    head = field_of(definition, "superclasses")
    decorators = (
        decorated.named_children[:-1] if decorated is not None and decorated.type == "decorated_definition" else []
    )
    return " ".join(code.of(node) for node in [*decorators, *([head] if head is not None else [])])
