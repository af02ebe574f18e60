"""Parts: what each statement of a module's top level gives, and which of them an edit leaves as they were."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ptm_lsp.detect.basis import NO_BASIS, Basis
from ptm_lsp.detect.document import Document, Export, Part, Saved
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.importing import Import, imports_in_statement, imports_of
from ptm_lsp.detect.loading.table import words_of
from ptm_lsp.detect.moving import Move
from ptm_lsp.detect.python.bound import bound_by, imported, noted
from ptm_lsp.detect.python.plain import touched, touched_lines
from ptm_lsp.detect.syntax.code import Code
from ptm_lsp.detect.syntax.common_ends import common_end
from ptm_lsp.detect.syntax.looked import BLIND, Sight

_WORDS = re.compile(r"\w+")
_GENERAL = (b"import", b"class")  # what is counted in the whole of a statement


class Touched(NamedTuple):
    """A statement of which an edit touched nothing but plain statements of functions."""

    at: int  # its index
    sight: Sight  # what sees these


@dataclass(frozen=True, slots=True)
class Split:
    """A program, statement by statement of its top level."""

    parts: Sequence[Part]  # not read yet, save those that are the same
    fresh: range  # the indexes of those that the previous document does not have
    gone: Sequence[Part]  # those that only the previous document has
    start: int  # in the previous text, in code points: from there on, all only moved
    touched: Touched | None = None  # the one that differs from the previous one, as far as that could be seen


def split(code: Code, signs: frozenset[bytes], previous: Document | None = None) -> Split:
    """The statements of the top level, not read yet, but for those that the previous document has."""
    codes = [statement.text.string for statement in code.buffer.statements]
    old = previous.parts if previous is not None else ()
    before, most = 0, min(len(codes), len(old))
    while before < most and old[before].code == codes[before]:
        before += 1
    behind, most = 0, most - before
    while behind < most and old[-1 - behind].code == codes[-1 - behind]:
        behind += 1
    fresh, gone = range(before, len(codes) - behind), old[before : len(old) - behind]
    start = sum(len(part.code) for part in old[: len(old) - behind])
    if len(fresh) == len(gone) == 1 and (same := _touched(code, before, gone[0], signs)) is not None:
        part, sight = same
        start -= common_end(gone[0].code, part.code)
        return Split((*old[:before], part, *old[before + 1 :]), range(0), (), start, Touched(before, sight))
    parts = (_part(code, index, signs) for index in fresh)
    return Split((*old[:before], *parts, *old[len(old) - behind :]), fresh, gone, start)


def _touched(code: Code, index: int, part: Part, signs: frozenset[bytes]) -> tuple[Part, Sight] | None:
    """The part of a statement in which an edit touched plain statements alone, and what sees these."""
    before, after = code.buffer.replaced, code.buffer.statements[index]
    if before is None or before.text.string != part.code:
        return None
    was, now = touched_lines(before.data, after.data)
    if any(word in lines for word in _GENERAL for lines in (was, now)):
        return None
    bound = part.bound if noted(was) == noted(now) else _bound(code, index)
    sight = touched(before, after, bound | part.bound)
    if sight is None:
        return None
    is_as_before = words_of(was, signs) == words_of(now, signs)
    is_without = not (part.modules or imports_in_statement(now))
    again = replace(
        part,
        code=after.text.string,
        bound=bound,
        named=part.named if is_as_before else words_of(after.data, signs),
        modules=() if is_without else imports_in_statement(after.data),
        error=after.first_error,
    )
    return again, sight


def modules(parts: Sequence[Part], statements: Split, previous: Document | None) -> tuple[Import, ...]:
    """What a program imports, each once; as before, where an edit touched no import."""
    if previous is not None:
        gone, fresh = statements.gone, [parts[index] for index in statements.fresh]
        if statements.touched is not None:
            at = statements.touched.at
            gone, fresh = [previous.parts[at]], [parts[at]]
        if [part.modules for part in gone if part.modules] == [part.modules for part in fresh if part.modules]:
            return previous.modules
    return imports_of(part.modules for part in parts)


def unread(part: Part) -> Part:
    """A statement as it is before it is read."""
    return Part(
        code=part.code,
        bound=part.bound,
        imported=part.imported,
        named=part.named,
        modules=part.modules,
        error=part.error,
    )


class Kept(NamedTuple):
    """What of the previous document needs no new reading, with its places moved."""

    parts: dict[int, Part]  # by index
    saved: dict[int, Saved]  # of parts that do, by index
    exports: dict[str, Export]  # by path


def unchanged(code: Code, statements: Split, previous: Document | None, environment: Environment) -> Kept:
    """What of the previous document needs no new reading."""
    if previous is None:
        return Kept({}, {}, {})
    changes = _Changes.between(statements, previous, environment)
    distance = len(code.text) - len(previous.text)
    move = Move(code.file, statements.start, distance)
    same = [(index, part) for index, part in enumerate(statements.parts) if index not in statements.fresh]
    saved = {
        index: part.saved for index, part in same if part.saved is not None and not changes.concern(part.saved.basis)
    }
    kept = {
        index: part if part.saved is None else replace(part, saved=saved.get(index))
        for index, part in same
        if not changes.concern(part.basis)
    }
    if statements.touched is not None and not statements.touched.sight.uses.isdisjoint(previous.words):
        kept.pop(statements.touched.at, None)
    exports = {
        path: move.export(export)
        for path, export in previous.exports.items()
        if path in environment.exports and not changes.concern(export.basis)
    }
    moved = {index: move.part(part) for index, part in kept.items()} if distance else kept
    return Kept(moved, saved, exports)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What an edit, or other files, changed of what readings may have asked for."""

    names: frozenset[str]  # that statements bind which were changed, added or removed
    words: frozenset[str]  # in these statements, before and after
    imports: frozenset[str]  # whose values are other ones
    callers: frozenset[str]  # functions of this file to which other files hand other values
    touched: Sight  # what sees the plain statements that were changed, added or removed

    @classmethod
    def between(cls, statements: Split, previous: Document, environment: Environment) -> "_Changes":
        gone, new = statements.gone, [statements.parts[index] for index in statements.fresh]
        before, after = previous.environment, environment
        return cls(
            names=_bound_otherwise(gone, new),
            words=frozenset(word for part in (*gone, *new) for word in _WORDS.findall(part.code)),
            imports=frozenset(
                name
                for name in before.imports.keys() | after.imports.keys()
                if before.imports.get(name) != after.imports.get(name)
            ),
            callers=frozenset(handed.function for handed in {*before.handed} ^ {*after.handed}),
            touched=statements.touched.sight if statements.touched is not None else BLIND,
        )

    def concern(self, basis: Basis) -> bool:
        """Whether what was found on some basis may be something else now."""
        if basis == NO_BASIS:
            return False
        return basis.sight.sees(self.touched) or not (
            basis.asked.isdisjoint(self.names)
            and basis.imports.isdisjoint(self.imports)
            and basis.heard.isdisjoint(self.imports)
            and self.callers.isdisjoint(parameter.function for parameter in basis.callers)
            and basis.called.isdisjoint(self.words)
        )


def _bound_otherwise(gone: Sequence[Part], new: Sequence[Part]) -> frozenset[str]:
    """The names that are bound to something else now; where an import took the place of an import, only some are."""
    if len(gone) == len(new) == 1 and gone[0].imported and new[0].imported:
        return frozenset(name for name, _ in gone[0].imported ^ new[0].imported)
    return frozenset[str]().union(*(part.bound for part in (*gone, *new)))


def _part(code: Code, index: int, signs: frozenset[bytes]) -> Part:
    statement = code.buffer.statements[index]
    nodes = [node for node in code.tree(index).named_children if node.type != "comment"]
    return Part(
        code=statement.text.string,
        bound=_bound(code, index),
        imported=imported(code, nodes),
        named=words_of(statement.data, signs),
        modules=imports_in_statement(statement.data),
        error=statement.first_error,
    )


def _bound(code: Code, index: int) -> frozenset[str]:
    nodes = (node for node in code.tree(index).named_children if node.type != "comment")
    return frozenset(name for node in nodes for name in bound_by(code, node))
