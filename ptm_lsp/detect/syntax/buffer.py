"""Buffers: texts with their syntax, which live as long as an editor session needs them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ptm_lsp.core.text import Span, Text, encoded
from ptm_lsp.detect.syntax.splitting import Split, split, split_again
from ptm_lsp.detect.syntax.statement import Statement


@dataclass(frozen=True)  # no slots: what follows from the fields is made once, when it is first asked for
class Buffer:
    """A Python text by its statements; edits give a new buffer, which shares those that they do not touch."""

    text: Text
    statements: tuple[Statement, ...]  # together they are the text; at least one
    replaced: Statement | None = field(default=None, compare=False)  # by the last edit, where it changed no other

    @classmethod
    def of(cls, text: str) -> "Buffer":
        """The buffer of a text, parsed as a whole."""
        return cls(Text(text), _fresh(text, split(text), ()))

    def edit(self, span: Span, replacement: str) -> "Buffer":
        """The buffer after a piece of its text was replaced; parses only the statements that the change touches."""
        text = self.text.edited(span, replacement)
        moved = len(text) - len(self.text)
        first, starts = self._first_touched(span.start), self.starts

        def is_known(at: int) -> bool:
            return at - moved > span.end and self._is_clean_start(at - moved)

        fresh = None if self._is_mended else split_again(text.string, starts[first], is_known)
        if fresh is None:
            return self._with(text, 0, len(starts), split(text.string))
        return self._with(text, first, bisect_left(starts, fresh.end - moved), fresh)

    def _with(self, text: Text, first: int, last: int, found: Split) -> "Buffer":
        """The buffer of a text in which other statements take the place of some."""
        before = self.statements[first:last]
        after = _fresh(text.string, found, before)
        other = [old for old, new in zip(before, after, strict=False) if old is not new]
        replaced = other[0] if len(before) == len(after) and len(other) == 1 else None
        return Buffer(text, (*self.statements[:first], *after, *self.statements[last:]), replaced)

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each statement begins, in code points."""
        return list(accumulate([len(one.text.string) for one in self.statements], initial=0))[:-1]

    @cached_property
    def data_starts(self) -> Sequence[int]:
        """The bytes of `data` at which each statement begins, and that behind the last one."""
        return list(accumulate([len(one.data) for one in self.statements], initial=0))

    @cached_property
    def data(self) -> bytes:
        """What was parsed."""
        return b"".join([one.data for one in self.statements])

    @property
    def whole(self) -> str:
        """The text."""
        return self.text.string

    @cached_property
    def content(self) -> bytes:
        """The UTF-8 form of the text."""
        return encoded(self.text.string)

    @property
    def first_error(self) -> int | None:
        """The first place, in code points, that cannot be made sense of; None where all is well."""
        found = zip(self.starts, self.statements, strict=True)
        return next((start + one.first_error for start, one in found if one.first_error is not None), None)

    def token_at(self, offset: int) -> tuple[str, int]:
        """The string or comment around an offset, and where it begins; empty where there is none."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        start = self.starts[index]
        token, at = self.statements[index].token_at(offset - start)
        return token, start + at

    def takes_comment(self, offset: int) -> bool:
        """Whether a comment may begin here: outside of strings, and not where a backslash continues a line."""
        string = self.text.string
        begins_line = offset == 0 or string[offset - 1] in "\r\n"
        before = string[:offset].removesuffix("\n").removesuffix("\r") if begins_line else string[:offset]
        token, start = self.token_at(offset)
        return not before.endswith("\\") and not (token[:1] in ("'", '"') and start < offset)

    @property
    def _is_mended(self) -> bool:
        return any(one.half_typed for one in self.statements)

    def _is_clean_start(self, at: int) -> bool:
        index = bisect_left(self.starts, at)
        return index < len(self.starts) and self.starts[index] == at and self.statements[index].is_clean

    def _first_touched(self, at: int) -> int:
        """The last statement that an edit at an offset leaves as it begins, and before which nothing is open."""
        index = max(0, bisect_right(self.starts, at) - 2)
        while index and not self.statements[index].is_clean:
            index -= 1
        return index


class _Piece(NamedTuple):
    """What a statement is read from."""

    string: str
    is_clean: bool
    half_typed: tuple[int, ...]


def _fresh(string: str, found: Split, old: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements that were found, of which those before and behind a change are old ones."""
    pieces = list(_pieces(string, found))
    before = 0
    while before < min(len(pieces), len(old)) and _piece(old[before]) == pieces[before]:
        before += 1
    behind = 0
    while behind < min(len(pieces), len(old)) - before and _piece(old[-1 - behind]) == pieces[-1 - behind]:
        behind += 1
    stop = len(old) - behind
    if stop - before == 1 and len(pieces) - behind - before == 1:
        changed = [old[before].again(*pieces[before])]
    else:
        changed = [Statement.of(*piece) for piece in pieces[before : len(pieces) - behind]]
    return (*old[:before], *changed, *old[stop:])


def _piece(statement: Statement) -> _Piece:
    return _Piece(statement.text.string, statement.is_clean, statement.half_typed)


def _pieces(string: str, found: Split) -> Iterator[_Piece]:
    ends = [*(start.at for start in found.starts[1:]), found.end]
    for (at, is_clean), end in zip(found.starts, ends, strict=True):
        yield _Piece(string[at:end], is_clean, tuple(sorted(one - at for one in found.half_typed if at <= one < end)))
