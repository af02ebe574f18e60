"""Members: the values that the members of classes and objects may have."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tree_sitter import Node

from ptm_lsp.core.reference import Origin
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.callers import given_by_derived, handed_to_field
from ptm_lsp.detect.evaluation.commandline import flag_default, is_option, option_default
from ptm_lsp.detect.evaluation.containers import entries_of
from ptm_lsp.detect.evaluation.flow import reaching
from ptm_lsp.detect.evaluation.lookup import taken_apart
from ptm_lsp.detect.evaluation.parameters import annotated
from ptm_lsp.detect.syntax.assignments import assigned
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import bindings_in
from ptm_lsp.detect.syntax.paths import path_of_scope
from ptm_lsp.detect.value import (
    Collection,
    Entries,
    Folder,
    ForeignFunction,
    Known,
    Made,
    Object,
    OwnClass,
    OwnFunction,
    Symbol,
    Unknown,
    Value,
    Values,
    is_nothing,
    with_origin,
)

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_PROPERTIES = ("@property", "@cached_property", "@functools.cached_property", "@computed_field", "@lazy")
_MOST_ASSIGNED = 64


def member(evaluator: "Evaluator", of: Value, name: str, use: Node) -> Values:
    """The values of a member of a value; never empty."""
    match of:
        case OwnClass() | Object() if name == "__dict__":
            return (of,)
        case OwnClass(definition, is_any):
            return _of_class(evaluator, definition, name, use, is_any=is_any) or (evaluator.unknown(use),)
        case Object():
            return _of_object(evaluator, of, name, use)
        case Symbol(dotted, _, is_member):
            if dotted.endswith("flags.FLAGS"):
                return option_default(evaluator, name, use)
            return evaluator.symbol(Symbol(f"{dotted}.{name}", evaluator.code.shown(use), is_member))
        case OwnFunction(function):
            results = evaluator.deeper(use, partial(evaluator.returned, function))
            return tuple(value for one in results for value in member(evaluator, one, name, use))
        case ForeignFunction(_, result) if result:
            return tuple(value for one in result for value in member(evaluator, one, name, use))
        case Made():
            return _of_made(evaluator, of, name, use)
        case Collection() | Entries() if name in ("value", "_value_") and not _of_entries(evaluator, of, name):
            return (of,)  # of an enumeration
        case Collection() | Entries():
            return _of_entries(evaluator, of, name) or (evaluator.unknown(use),)
        case Known() if name in ("value", "_value_"):  # of an enumeration
            return (of,)
        case Folder():
            return (Folder(evaluator.code.shown(use)),)
        case Unknown() if is_option(evaluator, use):
            return option_default(evaluator, name, use)
    return (evaluator.unknown(use),)


def own(evaluator: "Evaluator", definition: Node, name: str, *, is_made: bool = False) -> Values:
    """The values of a member that a class defines itself, in its body or by `self.name = …`; none where it does not."""
    code = evaluator.code
    values: list[Value] = []
    for binding in reaching(code, bindings_in(code, definition, name), None):
        if binding.kind == "function" and binding.value is not None:
            values += _method(evaluator, binding.value)
        elif binding.kind == "class" and binding.value is not None:
            values.append(OwnClass(binding.value))
        elif binding.value is not None:
            found = evaluator.possible(binding.value)
            found = taken_apart(evaluator, binding, found) if binding.kind == "unpacked" else found
            values += with_origin(found, classes.origin(code, definition))
    for value in _assigned(evaluator, definition, name):
        values += with_origin(evaluator.possible(value), Origin.CONSTANT)
    if is_nothing(values):
        values = []
    if not is_made and classes.has_fields(evaluator, definition):
        values += handed_to_field(evaluator, definition, name)
    return tuple(values) or tuple(_annotated(evaluator, definition, name))


def _of_class(evaluator: "Evaluator", definition: Node, name: str, use: Node, *, is_any: bool) -> Values:
    if name == "__class__":
        return (OwnClass(definition, is_any),)
    values = own(evaluator, definition, name) or _inherited(evaluator, definition, name, use)
    if is_any:
        for other in classes.derived(evaluator, definition):
            values = (*values, *own(evaluator, other, name))
        values = (*values, *given_by_derived(evaluator, definition, name))
    known = tuple(value for value in values if not isinstance(value, Unknown))
    return known or values


def _inherited(evaluator: "Evaluator", definition: Node, name: str, use: Node) -> Values:
    values: list[Value] = []
    for base in classes.bases(evaluator, definition):
        if isinstance(base, Symbol):
            values += evaluator.symbol(Symbol(f"{base.name}.{name}", evaluator.code.shown(use)))
        elif isinstance(base, OwnClass) and base.node != definition:
            inherited = partial(_of_class, evaluator, base.node, name, use, is_any=False)
            values += evaluator.deeper(use, inherited)
    return tuple(values)


def _of_object(evaluator: "Evaluator", of: Object, name: str, use: Node) -> Values:
    expressions, is_sure = of.find(name)
    found = tuple(value for one in expressions for value in evaluator.possible(one))
    found = with_origin(found, Origin.CONSTANT)
    if is_sure:
        return found
    if of.is_made and isinstance(of.of, OwnClass):
        before = own(evaluator, of.of.node, name, is_made=True) or member(evaluator, of.of, name, use)
    else:
        before = member(evaluator, of.of, name, use)
    return (*found, *(value for value in before if not (found and isinstance(value, Unknown))))


def _of_made(evaluator: "Evaluator", of: Made, name: str, use: Node) -> Values:
    last = of.by.rpartition(".")[2]
    if last in ("parse_args", "parse_known_args", "parse_intermixed_args"):
        return option_default(evaluator, name, use)
    if last.startswith("DEFINE_") and name in ("value", "default"):
        return flag_default(evaluator, of.call)
    made = of.by.rpartition(".from_")[0] or of.by  # `Class.from_…(…)` makes an object of `Class`
    return evaluator.symbol(Symbol(f"{made}.{name}", evaluator.code.shown(use), is_member=True))


def _of_entries(evaluator: "Evaluator", of: Collection | Entries, name: str) -> Values:
    """The entry of a dictionary whose keys are attributes too, as configurations have them."""
    known = entries_of(evaluator, of)
    if known is None or not known.is_mapping:
        return ()
    pairs = zip(known.keys, known.values, strict=True)
    found = (values for key, values in pairs if any(one.value == name for one in key if isinstance(one, Known)))
    return with_origin((value for values in found for value in values), Origin.DICT)


def _method(evaluator: "Evaluator", function: Node) -> Values:
    """A method, or what a property of that name gives."""
    around = evaluator.code.parent(function)
    if around is not None and around.type == "decorated_definition":
        decorators = [evaluator.code.of(one)[:60] for one in around.named_children if one.type == "decorator"]
        if any(one.startswith(_PROPERTIES) for one in decorators):
            return tuple(evaluator.deeper(function, partial(evaluator.returned, function)))
    return (OwnFunction(function),)


def _assigned(evaluator: "Evaluator", definition: Node, name: str) -> list[Node]:
    """The values that methods of a class give to an attribute of its objects."""
    code, key = evaluator.code, (definition.id, name)
    code.looked.for_bindings(path_of_scope(code, definition), name)
    if key not in code.assigned:
        found = code.binding_uses(name, [definition.byte_range])
        values = (_assignment(code, node) for node in found)
        code.assigned[key] = [value for value in values if value is not None][:_MOST_ASSIGNED]
    return code.assigned[key]


def _assignment(code: Code, name: Node) -> Node | None:
    """The value of `self.name = value` at a name."""
    attribute = code.parent(name)
    if attribute is None or attribute.type != "attribute" or field_of(attribute, "attribute") != name:
        return None
    owner, assignment = field_of(attribute, "object"), code.parent(attribute)
    if owner is None or code.of(owner) not in ("self", "cls") or assignment is None:
        return None
    return assigned(assignment, attribute)


def _annotated(evaluator: "Evaluator", definition: Node, name: str) -> Iterator[Value]:
    """An object of the class that an annotation in the body of a class names."""
    for node, value in classes.body(evaluator.code, definition):
        owner = evaluator.code.parent(node) if value is None and evaluator.code.of(node) == name else None
        annotation = field_of(owner, "type") if owner is not None else None
        if annotation is not None:
            yield from annotated(evaluator, annotation)
