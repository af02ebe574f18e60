"""Python programs: from a buffer to a document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tree_sitter import Node

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Reference
from ptm_lsp.core.text import Place, Source
from ptm_lsp.detect.document import (
    MOST_STEPS_OF_FILE,
    Document,
    Export,
    Part,
    Saved,
    bases,
    further_names,
    is_spent,
    steps,
)
from ptm_lsp.detect.environment import ALONE, Environment, Parameter
from ptm_lsp.detect.evaluation import classes
from ptm_lsp.detect.evaluation.evaluator import FEWEST_STEPS, MOST_STEPS, Evaluator
from ptm_lsp.detect.evaluation.exports import export
from ptm_lsp.detect.loading import folders
from ptm_lsp.detect.loading.loader_names import MOST_CALLS, NO_NAMES, Named, Names, loader_names
from ptm_lsp.detect.loading.reference import applied_reference, reference
from ptm_lsp.detect.loading.table import CLASS, Table, table
from ptm_lsp.detect.python.handing import Handing, defined_classes, handed_on
from ptm_lsp.detect.python.parts import Split, modules, split, unchanged, unread
from ptm_lsp.detect.python.problems import problems
from ptm_lsp.detect.syntax.code import Code, field_of
from ptm_lsp.detect.syntax.comments import comments

_FEWEST_STEPS_AFTER_ALL = 8  # nodes that each question may take, once the file took all that it may twice: a constant


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in one program."""

    table: Table
    roots: tuple[str, ...]  # of the libraries that the program names
    words: frozenset[str]  # names at which a loader may be called
    held: frozenset[str]  # those of them that the program may hold
    of_libraries: frozenset[str]  # those of them at which no other file waits for calls
    environment: Environment


def read_python(
    code: Code,
    *,
    declared: Sequence[DeclaredLoader] = (),
    environment: Environment = ALONE,
    previous: Document | None = None,
) -> Document:
    """The document of a program; parts that an edit left alone are taken from the previous one."""
    previous = previous if previous is not None and previous.declared == tuple(declared) else None
    code = _with_all_effort(code)
    statements = split(code, _signs(tuple(declared)), previous)
    code.bound[:] = [part.bound for part in statements.parts]
    named = frozenset[str]().union(*(part.named for part in statements.parts))
    search = _search(code.text.string, named, declared, environment)
    kept, saved, exports = unchanged(code, statements, previous, environment)
    known = search.words
    if previous is not None:
        known |= previous.words
        is_new = search.roots != previous.roots or is_spent(previous.parts)
        kept, saved = ({}, {}) if is_new else (_without(code, kept, known - previous.words), saved)
    found = _found(code, search, statements, kept, saved)
    words = search.words | further_names(found)
    while kept and words != known:  # further names for loaders came or went
        kept = _without(code, kept, words ^ known)
        found, known = _found(code, search, statements, kept, saved), words
        words = search.words | further_names(found)
    exports |= {path: export(Evaluator(code, environment), path) for path in environment.exports - exports.keys()}
    return Document(
        file=code.file,
        references=folders.without_saved(found),
        comments=comments(code),
        problems=(*problems(code, found), *(problem for part in found for problem in part.problems)),
        sources={Source(code.file, None): code.text},
        words=words,
        roots=search.roots,
        named=named,
        parts=tuple(found),
        declared=tuple(declared),
        modules=modules(found, statements, previous),
        environment=environment,
        imports=frozenset[str]().union(
            *(basis.imports for basis in bases(found)), *(one.basis.imports for one in exports.values())
        ),
        exports=exports,
        waiting=_waiting(found, exports),
        classes=frozenset(one for part in found for one in part.classes),
        handed=tuple(one for part in found for one in part.handed),
    )


def _with_all_effort(code: Code) -> Code:
    """A program to look at; anew, where what was found in it before was cut short."""
    code = code.fresh() if code.effort.is_spent else code
    code.effort.renew()
    return code


@cache
def _signs(declared: tuple[DeclaredLoader, ...]) -> frozenset[bytes]:
    """The words that tell what a statement may hold."""
    return table(declared).signs.union(word.encode() for word in folders.SAVING)


def _search(
    string: str, named: frozenset[str], declared: Sequence[DeclaredLoader], environment: Environment
) -> _Search:
    known = table(tuple(declared))
    derived = {root for name, root in environment.classes if name in string}
    roots = tuple(sorted((derived | named) & known.by_root.keys()))
    of_libraries = known.words(roots, named)
    borrowed = {name for name, root in environment.classes if root in roots and name in string}
    words = of_libraries | environment.words | borrowed
    if words and "getattr(" in string:
        words |= {"getattr"}
    held = frozenset(word for word in words if word in named or word.encode() not in known.signs)
    return _Search(known, roots, words, held, of_libraries - environment.words, environment)


def _found(
    code: Code, search: _Search, statements: Split, kept: Mapping[int, Part], saved: Mapping[int, Saved]
) -> list[Part]:
    """All parts, read where they are not kept."""
    wanted = [index for index in range(len(statements.parts)) if index not in kept]
    names = loader_names(code, search.held | further_names([*kept.values()]), wanted)
    found: list[Part] = []
    left, room = MOST_STEPS_OF_FILE, MOST_CALLS
    for index, part in enumerate(statements.parts):
        own = names.get(index, NO_NAMES).first(room)
        bare = part if index in statements.fresh else replace(unread(part), saved=saved.get(index))
        one = kept.get(index) or _read(code, search, index, bare, own, left)
        left, room = left - one.steps, room - one.calls
        if left > 0 and (code.effort.is_spent or room == 0):
            one, left = replace(one, steps=one.steps + left), 0
        found.append(one)
    found = _with_folders(code, search, found)
    # NOTE: how much each statement may take depends on all before it, once the file has taken all it may.
    return _found(code.fresh(), search, statements, {}, {}) if kept and is_spent(found) else found


def _with_folders(code: Code, search: _Search, found: list[Part]) -> list[Part]:
    """The parts, with the folders that they save to where that matters."""
    if not folders.may_be_saved(reference for part in found for reference in part.references):
        return [replace(part, saved=None) if part.saved is not None else part for part in found]
    left = max(0, MOST_STEPS_OF_FILE - steps(found))
    for index, part in enumerate(found):
        if part.saved is None and not part.named.isdisjoint(folders.SAVING):
            saved = folders.saved_to(Evaluator(code, search.environment, min(left, MOST_STEPS)), *code.range(index))
            found[index] = replace(part, saved=saved)
            left = max(0, left - saved.steps)
    return found


def _without(code: Code, parts: dict[int, Part], words: frozenset[str]) -> dict[int, Part]:
    """The parts that hold none of some words."""
    return {index: part for index, part in parts.items() if not code.holds_any(index, words)}


def _read(code: Code, search: _Search, index: int, part: Part, names: Names, left: int) -> Part:
    if names is NO_NAMES and not (search.roots and CLASS in part.named):
        return part
    most_steps = max(0, min(left, MOST_STEPS))
    fewest_steps = FEWEST_STEPS if left > -MOST_STEPS_OF_FILE else _FEWEST_STEPS_AFTER_ALL
    evaluator = Evaluator(code, search.environment, most_steps, fewest_steps)
    found = [reference(evaluator, call.node, search.table, search.roots) for call in names.calls]
    applied = [applied_reference(evaluator, one.node, search.table, search.roots) for one in names.applied]
    known_as = {alias.name for alias in names.aliases}
    handing = Handing(
        calls=_others(search, names.calls, found),
        applied=_others(search, names.applied, applied),
        classes=[one for one in defined_classes(code.tree(index)) if _name_of(code, one) in known_as],
    )
    handed = [*handed_on(evaluator, handing)]
    return replace(
        part,
        aliases=frozenset(names.aliases),
        calls=names.number,
        references=tuple(sorted((one for one in [*found, *applied] if one is not None), key=_start)),
        problems=tuple(_limits(evaluator, code.starts[index], names, most_steps)),
        handed=tuple(dict.fromkeys(handed)),
        classes=frozenset(_classes(evaluator, search, code.tree(index))),
        derived=frozenset(evaluator.derived),
        basis=evaluator.basis(),
        steps=evaluator.steps + evaluator.steps_beside // 8,  # where all of a file is bounded, these weigh less
    )


def _others(search: _Search, names: Sequence[Named], found: Sequence[Reference | None]) -> list[Node]:
    """What is done with names that are no references, and no words of libraries alone.

    NOTE: what a part asks others for must follow from what it holds: a part without the words is not read again.
    """
    pairs = zip(names, found, strict=True)
    return [name.node for name, one in pairs if one is None and name.word not in search.of_libraries]


def _name_of(code: Code, definition: Node) -> str:
    name = field_of(definition, "name")
    return code.of(name) if name is not None else ""


def _limits(evaluator: Evaluator, start: int, names: Names, most_steps: int) -> Iterator[Problem]:
    """What could not be read in a statement, for its depth or size."""
    code = evaluator.code
    for name in names.too_deep[:1]:
        message = f"`{code.shown(name)}` is nested too deeply to be read; references around it may be missing"
        yield Problem(place=code.place(name), message=message)
    if evaluator.is_exhausted and most_steps:
        message = "this statement has too many possible values to look at all; some references may be dynamic for it"
        yield Problem(place=Place(code.file, code.cell, code.span(start, start)), message=message)


def _start(reference: Reference) -> tuple[int, int]:
    return reference.callee.span


def _classes(evaluator: Evaluator, search: _Search, tree: Node) -> Iterator[tuple[str, str]]:
    """The classes that a statement derives from a library's, with the library."""
    for definition in defined_classes(tree) if search.roots else ():
        name = field_of(definition, "name")
        for symbol in classes.foreign_bases(evaluator, definition) if name is not None else ():
            root = symbol.name.partition(".")[0]
            if name is not None and root in search.table.derivable:
                yield evaluator.code.of(name), root


def _waiting(parts: Sequence[Part], exports: Mapping[str, Export]) -> frozenset[Parameter]:
    derived = frozenset[str]().union(*(part.derived for part in parts))
    asked = frozenset[Parameter]().union(*(one.callers for one in bases(parts)))
    return frozenset(parameter for parameter in asked if parameter.function in derived).union(
        *(export.basis.callers for export in exports.values())
    )
