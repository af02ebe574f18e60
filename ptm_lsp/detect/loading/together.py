"""Together: which revision, file and options belong to which id, where a call may be reached in several ways."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Node

from ptm_lsp.core.reference import Dynamic, Key, Origin, Slot, Target
from ptm_lsp.detect.evaluation.calls import rest_of
from ptm_lsp.detect.evaluation.situations import in_situation, situations
from ptm_lsp.detect.library import Argument
from ptm_lsp.detect.loading.ids import ids_of
from ptm_lsp.detect.loading.options import Options, options
from ptm_lsp.detect.loading.revisions import UNPACKED, with_revision
from ptm_lsp.detect.syntax.code import Code

if TYPE_CHECKING:
    from ptm_lsp.detect.evaluation.evaluator import Evaluator
    from ptm_lsp.detect.loading.matching import LoaderCall

_PLAIN = frozenset({"string", "none", "true", "false"})  # unless there is something in it to be filled in


class Asked(NamedTuple):
    """What a call asks for."""

    targets: tuple[Target, ...]
    options: Options


def together(
    evaluator: "Evaluator", call: "LoaderCall", asked: Asked, read: "Callable[[], LoaderCall | None]"
) -> Asked:
    """What a call asks for, read for one situation after another; as it was, where that tells nothing more."""
    depends_on = _depends_on(evaluator.code, call, asked.targets)
    if not depends_on.beside:
        return asked
    each = evaluator.beside(lambda: _each(evaluator, depends_on, asked, read))
    if each is None:
        return asked._replace(targets=_undecided(asked.targets))
    found = [one for one in each if one.targets]
    if not found:
        return asked._replace(targets=tuple(_unshared(asked.targets)))
    origins = {target.key: target.origin for target in asked.targets}
    targets = _each_once([target for one in found for target in one.targets])
    targets = [replace(one, origin=origins.get(one.key, one.origin)) for one in targets]
    # NOTE: what would be inserted into the call would count in all situations.
    targets = [replace(one, pin=None) if one.revision is None else one for one in targets]
    return Asked(tuple(_unshared(targets)), _agreed([one.options for one in found]))


def _each(
    evaluator: "Evaluator", depends_on: "_Dependent", asked: Asked, read: "Callable[[], LoaderCall | None]"
) -> list[Asked] | None:
    """What a call asks for in each situation, where there are several; None where there are too many."""
    if all(len(evaluator.possible(node)) == 1 for node in depends_on.beside):
        alone = situations(evaluator, depends_on.beside)
        if alone is not None and len(alone) < 2:
            return []
    ways = situations(evaluator, depends_on.all)
    if ways is None or len(ways) < 2:
        return None if ways is None else []
    keys = {target.key for target in asked.targets}
    return [in_situation(evaluator, way, lambda: _asked(evaluator, read, keys)) for way in ways]


def _undecided(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """The targets of a call whose revision may belong to any of them."""
    shown = next((target.revision for target in targets if target.revision is not None), None)
    if shown is None or len(targets) < 2:
        return targets
    dynamic = Dynamic(why="one of several", shown=shown)
    return tuple(replace(one, revision=None, revision_dynamic=dynamic, pin=None) for one in targets)


class _Dependent(NamedTuple):
    """The arguments of a call that have to be read together."""

    all: list[Node]
    beside: list[Node]  # those that differ between situations, if any do; empty where each can be read by itself


def _depends_on(code: Code, call: "LoaderCall", targets: Sequence[Target]) -> _Dependent:
    loader = call.loader
    names = [one for one in (loader.id, loader.revision, loader.filename) if isinstance(one, Argument)]
    given = [(one, _node(call, one)) for one in names]
    nodes = [(one, node) for one, node in given if node is not None and not _is_plain(node)]
    spread = call.given.spread
    is_beside = any(one != loader.id for one, _ in nodes)
    is_made = len(targets) > 1 and any(target.origin is Origin.FSTRING for target in targets)
    may_tell = bool(targets) or not isinstance(loader.id, Argument) or call.argument(loader.id) is None
    is_spread = spread is not None and (may_tell or rest_of(code, spread) is not None)
    if not is_spread and not (targets and (is_beside or is_made)):
        return _Dependent([], [])
    rest = [spread] if spread is not None else []
    everything = [*(node for _, node in nodes), *rest]
    return _Dependent(
        everything, everything if is_made else [*(node for one, node in nodes if one != loader.id), *rest]
    )


def _node(call: "LoaderCall", argument: Argument) -> Node | None:
    """Where an argument is given; of one that comes out of a dictionary, where that is handed on."""
    given = call.argument(argument)
    if isinstance(given, Node):
        return given
    keywords = (call.given.keywords.get(name) for name in argument.names)
    return next((one.node for one in keywords if one is not None and one.node.type == "dictionary_splat"), None)


def _is_plain(node: Node) -> bool:
    return node.type in _PLAIN and not any(child.type == "interpolation" for child in node.named_children)


def _asked(evaluator: "Evaluator", read: "Callable[[], LoaderCall | None]", keys: set[Key]) -> Asked:
    """What a call asks for in one situation, as far as that is known."""
    call = read()
    if call is None:
        return Asked((), {})
    targets = with_revision(evaluator, call, ids_of(evaluator, call).targets)
    kept = (target for target in targets if not keys or target.key in keys)
    return Asked(tuple(kept), options(evaluator, call))


def _each_once(targets: Sequence[Target]) -> list[Target]:
    """Targets that differ in what they ask for."""
    found: dict[tuple[object, ...], Target] = {}
    known = {target.key for target in targets if target.revision_dynamic is None}
    for target in targets:
        is_open = target.revision_dynamic is not None and target.revision_dynamic.why == UNPACKED
        if is_open and target.key in known:
            continue  # nobody is seen to give another revision
        found.setdefault((target.key, target.revision, target.revision_dynamic, target.filename, target.entry), target)
    return [*found.values()]


def _unshared(targets: Sequence[Target]) -> Iterator[Target]:
    """The targets, each with its pin where that is of no other model."""
    for target in targets:
        is_shared = any(_place(other.pin) == _place(target.pin) for other in targets if other.key != target.key)
        yield replace(target, pin=None) if is_shared and target.pin is not None else target


def _place(pin: Slot | None) -> object:
    return pin and pin.place


def _agreed(each: Sequence[Options]) -> Options:
    """The options of all situations; what differs between them is dynamic."""
    found = {name: given for one in each for name, given in one.items()}
    for name, (value, place) in found.items():
        if any(name not in one or one[name][0] != value for one in each):
            found[name] = (Dynamic(why="one of several", shown=name), place)
    return found
