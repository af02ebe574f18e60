"""Keystrokes: what one edit of a 5,000-line file costs until references, and until findings, are known.

Each edit is measured beside `ast.parse` of the same file in the same run, both in processor time; the budget is a
quarter of it in 99 of 100 cases. The edits are those of people: letters in a string, a comment and an expression,
arguments and statements typed and taken back, imports, quotes, brackets, line ends, lines deleted, fifty lines pasted
and undone.

Run: `python benchmarks/keystroke.py [FILE …]`; a file of 4,000 lines and more is taken as it is, others are put
together until there are 5,000 lines. Without any, programs in the shapes of real ones of that size are made: many
functions, long classes as in tests of libraries, and a `main` of most of the file. Nothing is known of any model, and
no hub is asked.
"""

import ast
import gc
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ptm_lsp.app.workspace import Workspace, open_folder
from ptm_lsp.core.text import Source, Span
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.reading import document
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.project.overrides import Overrides
from ptm_lsp.views.diagnostics import diagnostics

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.shapes import LINES, SHAPES

EDITS = 1_000
_LARGE = 4_000  # lines, from which on a file is long enough by itself
FILE = "app.py"
_LOAD = (
    'from transformers import AutoModel\n\n\ndef load_{0}():\n    return AutoModel.from_pretrained("acme/m{0}")\n\n\n'
)
_ARGUMENT = 'revision="main", '
_STATEMENT = "value = load(name)\n"
_SPOTS = {
    "string": re.compile(r'"[^"\n\\]{3,60}"'),
    "comment": re.compile(r"#[^\n]{5,}"),
    "expression": re.compile(r"(?<=[ (=])[a-z_]{4,}(?=[ ),.\n])"),
    "name": re.compile(r"(?<=\ndef )\w+|(?<=\nclass )\w+"),
    "call": re.compile(r"from_pretrained\(|\w\("),
    "import": re.compile(r"^(?:import|from) ", re.MULTILINE),
    "top": re.compile(r"^(?:def|class) ", re.MULTILINE),
    "line": re.compile(r"^[ ]*", re.MULTILINE),
}

Edit = tuple[Span, str]


def program(files: list[Path]) -> str:
    """A program of about 5,000 lines, in which every file adds a reference; a large file stands for itself."""
    text = ""
    for index, file in enumerate(files * LINES):
        own = file.read_text(encoding="utf-8")
        if own.count("\n") >= _LARGE:
            return own
        text += _LOAD.format(index) + own.replace("from __future__ import annotations", "")
        if text.count("\n") >= LINES:
            break
    return text


def bursts(text: str, numbers: random.Random) -> Iterator[tuple[str, list[Edit]]]:
    """What somebody does at one place, kind by kind, without end."""
    spots = {kind: [Span(*found.span()) for found in pattern.finditer(text)] for kind, pattern in _SPOTS.items()}
    lines = spots["line"]

    def some(kind: str) -> Span:
        return numbers.choice(spots[kind])

    while True:
        for kind in ("string", "comment", "expression"):
            found = some(kind)
            yield f"letters in a {kind}", _typed_and_deleted(numbers.randrange(found.start + 1, found.end), "ab")
        yield "an argument", _typed_and_deleted(some("call").end, _ARGUMENT)
        yield "a statement between definitions", _typed_and_deleted(some("top").start, _STATEMENT)
        start, end = some("line")
        yield "a statement in a body", _typing(start, text[start:end]) + _typed_and_deleted(end, _STATEMENT)
        yield "an import", _typed_and_deleted(some("import").start, "from os import path\n")
        yield "a name of a definition", _typed_and_deleted(some("name").end, "ab")
        yield "a quote", _typed_and_deleted(some("line").end, 'x = "some"\n')
        yield "a triple quote", _typed_and_deleted(some("line").end, '"""ab"""\n')
        yield "a bracket", _typed_and_deleted(some("line").end, "print(x, [])\n")
        yield "line ends", _typed_and_deleted(some("line").start, "\n\n")
        at = numbers.randrange(len(lines) - 60)
        yield "deleted lines", [(Span(lines[at].start, lines[at + 1].start), "")] * 3
        source, target = lines[at].start, some("line").start
        pasted = text[source : lines[at + 50].start]
        yield "pasted and undone", [(Span(target, target), pasted), (Span(target, target + len(pasted)), "")]


def _typed_and_deleted(at: int, typed: str) -> list[Edit]:
    size = len(typed)
    return [*_typing(at, typed), *((Span(at + size - 1 - index, at + size - index), "") for index in range(size))]


def _typing(at: int, typed: str) -> list[Edit]:
    return [(Span(at + index, at + index), sign) for index, sign in enumerate(typed)]


def keystrokes(text: str, start: Any, step: Callable[[Buffer, Any], Any]) -> tuple[dict[str, list[float]], float]:
    """The seconds that edits took, by kind, and those of `ast.parse`; `step` goes from one state to the next."""
    whole = Buffer.of(text)
    start = step(whole, start)
    took: dict[str, list[float]] = {}
    parses: list[float] = []
    gc.collect()
    gc.freeze()
    for kind, edits in bursts(text, random.Random(5)):
        buffer, state = whole, start
        for span, typed in edits:
            begun = time.process_time()
            buffer = buffer.edit(span, typed)
            state = step(buffer, state)
            took.setdefault(kind, []).append(time.process_time() - begun)
        parses.append(_parse(text))
        if sum(map(len, took.values())) >= EDITS:
            return took, sorted(parses)[len(parses) // 2]
    raise AssertionError


def _parse(text: str) -> float:
    gc.disable()  # NOTE: it would pay for what others left behind
    begun = time.process_time()
    ast.parse(text)
    taken = time.process_time() - begun
    gc.enable()
    return taken


def to_references(buffer: Buffer, known: Document | None) -> Document:
    """What detection does."""
    return document(FILE, buffer, known)


def to_findings(path: str) -> Callable[[Buffer, Workspace], Workspace]:
    """What the server does until it can answer."""

    def step(buffer: Buffer, workspace: Workspace) -> Workspace:
        workspace = workspace.with_text(path, buffer)
        diagnostics(workspace.project_of(path).report, Source(FILE, None))
        return workspace

    return step


def main(names: list[str]) -> None:
    """Prints the figures."""
    shapes = {"files": partial(program, [Path(name) for name in names])} if names else SHAPES
    for shape, make in shapes.items():
        text = make()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            path.write_text(text, encoding="utf-8")
            opened = open_folder(folder, {}, Overrides(offline=True), date(2026, 11, 21))
            for name, start, step in (
                ("references", None, to_references),
                ("findings", opened, to_findings(str(path))),
            ):
                took, parse = keystrokes(text, start, step)
                print(f"{shape}, to {name}: {text.count(chr(10))} lines, ast.parse {1000 * parse:.1f} ms")
                _show("all", [seconds for kind in took.values() for seconds in kind], parse)
                for kind, seconds in took.items():
                    _show(kind, seconds, parse)


def _show(kind: str, took: list[float], parse: float) -> None:
    ordered = sorted(took)
    middle, late = (ordered[int(len(ordered) * part)] / parse for part in (0.5, 0.99))
    print(f"  {kind:<32} {len(ordered):4} edits  median {middle:5.2f} x  p99 {late:5.2f} x")


if __name__ == "__main__":
    main(sys.argv[1:])
