"""Applying: calls that have another function called, which is one of their arguments."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.detect.evaluation.aliases import alias_of, called, last_word
from ptm_lsp.detect.evaluation.calls import Arguments, arguments, keywords_of
from ptm_lsp.detect.evaluation.containers import alternatives, elements
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.names import bindings_in
from ptm_lsp.detect.value import Expression, Partial, Value, Values

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator

_EFFORT_OF_USE = 20  # of looking at what a name stands for where it is called
_MOST_EACH = 64  # elements for each of which a function is called


class _Slot(NamedTuple):
    """An argument of a call that has a function called."""

    position: int
    name: str = ""


class _Applying(NamedTuple):
    """How a call has another function called."""

    function: _Slot
    rest: int = 0  # where those arguments begin that are given to it
    listed: _Slot | None = None  # the list of the arguments that are given to it instead
    named: _Slot | None = None  # the dictionary of those that are given by name
    is_for_each: bool = False  # called for one element after another
    further: int = 0  # arguments that the caller puts before
    takes_keywords: bool = True


_FOLLOWED = _Applying(_Slot(0), rest=1)
_FOR_EACH = _Applying(_Slot(0), rest=1, is_for_each=True, takes_keywords=False)
_FOR_EACH_LIST = _Applying(_Slot(0), listed=_Slot(1), is_for_each=True, takes_keywords=False)
_THREAD = _Applying(_Slot(1, "target"), listed=_Slot(3, "args"), named=_Slot(4, "kwargs"))
_SPAWN = _Applying(_Slot(0, "fn"), listed=_Slot(1, "args"), further=1)
# Functions that call another one, by the last word of their name
_APPLYING = {
    **dict.fromkeys(("partial", "partialmethod", "submit", "to_thread", "run_in_threadpool", "sync_to_async"),
                    _FOLLOWED),
    "run_sync": _FOLLOWED._replace(takes_keywords=False),
    "run_in_executor": _Applying(_Slot(1), rest=2, takes_keywords=False),
    **dict.fromkeys(("map", "imap", "imap_unordered", "map_async"), _FOR_EACH),
    **dict.fromkeys(("starmap", "starmap_async"), _FOR_EACH_LIST),
    **dict.fromkeys(("Thread", "Process"), _THREAD),
    "Timer": _Applying(_Slot(1, "function"), listed=_Slot(2, "args"), named=_Slot(3, "kwargs")),
    **dict.fromkeys(("apply", "apply_async"),
                    _Applying(_Slot(0, "func"), listed=_Slot(1, "args"), named=_Slot(2, "kwds"))),
    **dict.fromkeys(("spawn", "start_processes"), _SPAWN),
    "notebook_launcher": _Applying(_Slot(0, "function"), listed=_Slot(1, "args")),
}  # fmt: skip


def may_apply(code: Code, function: Node) -> bool:
    """Whether an argument may be a function that its call has called."""
    call = _call_around(code, function)
    callee = field_of(call, "function") if call is not None else None
    return callee is not None and (_last_word(code, callee) in _APPLYING or _is_own_name(code, callee))


def applying_call(evaluator: "Evaluator", function: Node) -> Node | None:
    """The call that has another function, its argument, called: `executor.submit(function, …)`."""
    code, call = evaluator.code, _call_around(evaluator.code, function)
    applying = _applying(evaluator, call) if call is not None else None
    given = field_of(call, "arguments") if call is not None else None
    around = code.parent(function)
    if applying is None or given is None or around is None:
        return None
    if around != given:
        name = field_of(around, "name")
        return call if name is not None and code.of(name) == applying.function.name else None
    present = [child for child in given.named_children if child.type != "comment"]
    return call if present[applying.function.position : applying.function.position + 1] == [function] else None


def applied_arguments(evaluator: "Evaluator", call: Node) -> Arguments:
    """The arguments that a call hands on to the function which it has called."""
    each = applied_each(evaluator, call)
    if len(each) == 1:
        return each[0]
    longest = max((one.positional for one in each), key=len, default=())
    columns = ([one.positional[at] for one in each if at < len(one.positional)] for at in range(len(longest)))
    together = (tuple(value for one in column for value in evaluator.possible(one)) for column in columns)
    return Arguments(tuple(together), {}, None, takes_keywords=False)


def applied_each(evaluator: "Evaluator", call: Node) -> list[Arguments]:
    """The same, for one call of that function at a time."""
    given, applying = arguments(evaluator, call), _applying(evaluator, call) or _FOLLOWED
    positional = given.positional[applying.rest :]
    if applying.listed is not None:
        listed = given.find(applying.listed.position, applying.listed.name)
        if applying.is_for_each:
            return [*islice(_for_each_list(evaluator, listed), _MOST_EACH)]
        return [_packed(evaluator, call, given, applying, listed)]
    if applying.is_for_each:
        return [Arguments(row, {}, given.spread, takes_keywords=False) for row in _rows(evaluator, positional)]
    return [replace(given, positional=positional, takes_keywords=applying.takes_keywords)]


def stored_arguments(evaluator: "Evaluator", function: Partial) -> Arguments:
    """The arguments that a function holds already, those of functions that it was made from first."""
    given = applied_arguments(evaluator, function.call)
    inner = function.function
    return stored_arguments(evaluator, inner).followed_by(given) if isinstance(inner, Partial) else given


def later_calls(evaluator: "Evaluator", stored: Node) -> list[Node]:
    """The calls in the same file of the function that `partial(…)` stores."""
    code, given = evaluator.code, field_of(stored, "arguments")
    first = given.named_child(0) if given is not None and given.named_child_count else None
    alias = alias_of(code, first) if first is not None else None
    if alias is None:
        return []
    evaluator.called.add(alias)
    uses = code.effort.counted(code.uses(alias), _EFFORT_OF_USE)
    calls = (call for node in uses if (call := called(code, node)) is not None)
    return [call for call in calls if any(_stores(value, stored) for value in _callees(evaluator, call))]


def _stores(value: Value, stored: Node) -> bool:
    return isinstance(value, Partial) and (value.call == stored or _stores(value.function, stored))


def _callees(evaluator: "Evaluator", call: Node) -> Values:
    callee = field_of(call, "function")
    return evaluator.possible(callee) if callee is not None else ()


def _call_around(code: Code, argument: Node) -> Node | None:
    given = code.parent(argument)
    if given is not None and given.type == "keyword_argument":
        given = code.parent(given)
    return code.parent(given) if given is not None and given.type == "argument_list" else None


def _applying(evaluator: "Evaluator", call: Node) -> _Applying | None:
    code, callee = evaluator.code, field_of(call, "function")
    known = _APPLYING.get(_last_word(code, callee)) if callee is not None else None
    if known is not None or callee is None or not _is_own_name(code, callee):
        return known
    is_method = callee.type == "attribute"
    scope = next((one for one in code.ancestors(call) if one.type == "class_definition"), None) if is_method else None
    name = _last_word(code, callee)
    if scope is None:
        evaluator.asked.add(name)
    found = [one.value for one in bindings_in(code, scope, name) if one.kind == "function" and one.value is not None]
    return _own_applying(code, found[-1], is_method=is_method) if found else None


def _is_own_name(code: Code, callee: Node) -> bool:
    """Whether a callee may be a function or method of the same file."""
    owner = field_of(callee, "object") if callee.type == "attribute" else None
    return callee.type == "identifier" or (owner is not None and code.of(owner) == "self")


def _own_applying(code: Code, definition: Node, *, is_method: bool) -> _Applying | None:
    """How a function of the program's own calls one of its parameters: `def retry(load, *rest): load(*rest)`."""
    parameters, body = field_of(definition, "parameters"), field_of(definition, "body")
    names = [one for one in parameters.named_children if one.type != "comment"] if parameters is not None else []
    rest = next((at for at, one in enumerate(names) if one.type == "list_splat_pattern"), None)
    if rest is None or body is None:
        return None
    splat = code.of(names[rest])
    for position, parameter in enumerate(names[:rest]):
        name = parameter if parameter.type == "identifier" else parameter.named_child(0)
        used = code.occurrences(code.of(name), body.start_byte, body.end_byte) if name is not None else ()
        calls = (parent for one in used if (parent := code.parent(one)) is not None and parent.type == "call")
        given = (field_of(call, "arguments") for call in calls)
        if any(code.of(one) == splat for node in given if node is not None for one in node.named_children):
            return _Applying(_Slot(position - is_method), rest=rest - is_method)
    return None


def _packed(
    evaluator: "Evaluator", call: Node, given: Arguments, applying: _Applying, listed: Expression | None
) -> Arguments:
    """The arguments that stand in a list, and those in a dictionary: `Thread(target=…, args=(…), kwargs={…})`."""
    held = [*_alternatives(evaluator, listed)] if listed is not None else []
    first = ((evaluator.unknown(call),),) * applying.further
    named = given.find(applying.named.position, applying.named.name) if applying.named is not None else None
    keywords, is_all = keywords_of(evaluator, evaluator.possible(named), call) if named is not None else ({}, True)
    is_known = (listed is None or len(held) == 1) and is_all
    return Arguments((*first, *(held[0] if held else ())), keywords, None if is_known else call, takes_keywords=False)


def _alternatives(evaluator: "Evaluator", listed: Expression) -> Iterator[Sequence[Expression]]:
    """The elements of each list that an expression may be; unread, where it spells them out."""
    is_spelled = isinstance(listed, Node) and listed.type in ("tuple", "list")
    if isinstance(listed, Node) and is_spelled and all(one.type != "list_splat" for one in listed.named_children):
        yield [one for one in listed.named_children if one.type != "comment"]
    else:
        yield from alternatives(evaluator, evaluator.possible(listed))


def _for_each_list(evaluator: "Evaluator", listed: Expression | None) -> Iterator[Arguments]:
    """The arguments that each element of a list holds."""
    each = elements(evaluator, evaluator.possible(listed)) if listed is not None else None
    for values in each or ():
        for held in alternatives(evaluator, values):
            yield Arguments(tuple(held), {}, None, takes_keywords=False)


def _rows(evaluator: "Evaluator", columns: Sequence[Expression]) -> Iterator[tuple[Values, ...]]:
    """One element of each column after another; of a column that is not known, something unknown."""
    held = [elements(evaluator, evaluator.possible(column)) for column in columns]
    longest = max((len(one) for one in held if one is not None), default=1)
    for at in range(min(longest, _MOST_EACH)):
        cells = zip(columns, held, strict=True)
        yield tuple(one[at] if one and at < len(one) else (evaluator.unknown(column),) for column, one in cells)


def _last_word(code: Code, callee: Node) -> str:
    # NOTE: so the parser reads `[*map(…)]`
    is_splat = callee.type == "list_splat" and callee.named_child_count
    return last_word(code, callee.named_child(0) if is_splat else callee)
