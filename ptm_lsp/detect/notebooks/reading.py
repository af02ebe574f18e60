"""Notebooks: their cells, in order, make one program."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Dynamic, Reference
from ptm_lsp.core.text import Place, Source, Span, Text, encoded
from ptm_lsp.detect.commands.marks import may_run_program
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.embedded import Embedded
from ptm_lsp.detect.environment import Environment
from ptm_lsp.detect.notebooks.magics import Split, may_hold_magics, split
from ptm_lsp.detect.placing import Placing
from ptm_lsp.detect.python import kept
from ptm_lsp.detect.python.problems import SYNTAX, cut
from ptm_lsp.detect.python.reading import read_python
from ptm_lsp.detect.shell.reading import read_shell
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.detect.syntax.code import Code

_CALL = 'a.b("c")'
_MOST_ENDLESS = 8  # cells that swallow what follows; each is read with all that stands before it


def read_notebook(
    file: str,
    code: Mapping[int, str],
    declared: Sequence[DeclaredLoader],
    environment: Environment,
    problems: Sequence[Problem] = (),
) -> Document:
    """The document of the cells of a notebook that hold code, by index; `problems` are those of the other cells."""
    program = _Program.of(file, code)
    found = read_python(kept.program(file, program.text), declared=declared, environment=environment)
    endless = (
        reference
        for index in program.endless[:_MOST_ENDLESS]
        for reference in _up_to(program, index, declared, environment)
    )
    inner = [
        one
        for index in code
        for read in (_run, _written)
        for one in read(file, index, program.cells[index].split, declared)
    ]
    references = [
        *map(program.reference, found.references),
        *endless,
        *(one for run in inner for one in run.references),
    ]
    return replace(
        found,
        references=tuple(sorted(references, key=_order)),
        comments=(*map(program.comment, found.comments), *(one for run in inner for one in run.comments)),
        problems=(
            *problems,
            *cut(Place(file, next(iter(code), None), Span(0, 0)), found.parts),
            *program.broken,
            *(program.problem(one) for part in found.parts for one in part.problems),
        ),
        sources={Source(file, index): Text(cell) for index, cell in code.items()},
        program=Text(program.text),
        # What the parts hold beside stands in the document, with the places that it has in the cells.
        parts=tuple(replace(part, references=(), problems=(), handed=()) for part in found.parts),
        handed=tuple((other, program.handed(handed)) for other, handed in found.handed),
    )


def _up_to(
    program: "_Program", index: int, declared: Sequence[DeclaredLoader], environment: Environment
) -> Iterator[Reference]:
    """The references of a cell that would swallow what follows, read as the last one of the notebook."""
    cell = program.cells[index]
    text = program.text[: cell.start] + cell.split.python
    found = read_python(Code.of_text(program.file, text), declared=declared, environment=environment)
    return (program.reference(one) for one in found.references if one.place.span.start >= cell.start)


def _run(file: str, index: int, cell: Split, declared: Sequence[DeclaredLoader]) -> Iterator[Document]:
    """What the commands that a cell gives to a shell hold, at its places in the cell."""
    for command in cell.commands:
        if not may_run_program(encoded(command.text)):
            continue
        start = command.start
        parts = [
            (command.program, Span(start, start), False),
            (command.text, Span(start, start + len(command.text)), True),
        ]
        inside = Embedded.of(file, parts, cell=index, takes_lines=True)
        found = read_shell(file, inside.string, declared)
        references = tuple(_interpolated(inside.reference(one)) for one in found.references)
        yield replace(found, references=references, comments=tuple(map(inside.comment, found.comments)))


def _written(file: str, index: int, cell: Split, declared: Sequence[DeclaredLoader]) -> Iterator[Document]:
    """What the file holds that a cell writes, at its places in the cell."""
    if cell.written is None:
        return
    start, text, suffix = cell.written
    inside = Embedded.of(file, [(text, Span(start, start + len(text)), True)], cell=index, takes_lines=True)
    if suffix == "py":
        found = read_python(Code.of_text(file, text), declared=declared)
    elif suffix in ("sh", "bash"):
        found = read_shell(file, text, declared)
    else:
        return
    yield replace(
        found,
        references=tuple(map(inside.reference, found.references)),
        comments=tuple(map(inside.comment, found.comments)),
    )


def _interpolated(reference: Reference) -> Reference:
    """The reference, with what IPython puts in before a shell runs taken for what it is."""
    if reference.local_path is not None and "{" in reference.local_path:
        unknown = Dynamic(why="variable of the notebook", shown=reference.local_path)
        return replace(reference, local_path=None, dynamic=unknown)
    return reference


def _order(reference: Reference) -> tuple[int, Span]:
    return reference.place.cell or 0, reference.callee.span


class _Cell(NamedTuple):
    start: int  # in the program
    split: Split


@dataclass(frozen=True, slots=True)
class _Program(Placing):
    """The cells of a notebook as one program."""

    file: str
    text: str
    cells: Mapping[int, _Cell]
    endless: Sequence[int]  # the cells that swallow what follows, and are blank in the text
    broken: Sequence[Problem]

    @classmethod
    def of(cls, file: str, code: Mapping[int, str]) -> "_Program":
        """The program of some cells; cells are looked at one by one only where there is something to find."""
        cells: dict[int, _Cell] = {}
        pieces: list[str] = []
        endless: list[int] = []
        broken: list[Problem] = []
        is_whole = kept.program(file, "\n".join(code.values())).buffer.first_error is None
        start = 0
        for index, cell in code.items():
            piece = Split(cell, ()) if is_whole else _split(cell)
            cells[index] = _Cell(start, piece)
            start += len(cell) + 1
            if not is_whole and (problem := _broken(file, index, piece.python)) is not None:
                broken.append(problem)
                if _is_endless(piece.python):
                    endless.append(index)
                    piece = Split(" " * len(cell), ())
            pieces.append(piece.python)
        return cls(file, "\n".join(pieces), cells, endless, broken)

    def place(self, place: Place) -> Place:
        """The place in a cell."""
        if place.file != self.file or place.cell is not None:
            return place
        indices = [*self.cells]
        index = indices[max(0, bisect_right(indices, place.span.start, key=lambda one: self.cells[one].start) - 1)]
        start, piece = self.cells[index]
        ends = (min(offset - start, len(piece.python)) for offset in place.span)
        return Place(self.file, index, Span(*ends))


def python_of(cell: str) -> str:
    """The Python of a cell: as long as the cell, with the rest blank."""
    return _split(cell).python


def _split(cell: str) -> Split:
    """A cell taken apart: one that is all Python holds no magics, whatever it looks like."""
    if not may_hold_magics(cell) or Buffer.of(cell).first_error is None:
        return Split(cell, ())
    return split(cell)


def _broken(file: str, index: int, python: str) -> Problem | None:
    at = Buffer.of(python).first_error
    return None if at is None else Problem(place=Place(file, index, Span(at, at)), message=SYNTAX)


def _is_endless(python: str) -> bool:
    """Whether what stands behind a cell would be taken for a part of it."""
    return Buffer.of(f"{python}\n{_CALL}").statements[-1].text.string != _CALL
