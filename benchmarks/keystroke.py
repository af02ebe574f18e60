"""Keystrokes: what one edit of a 5,000-line file costs, beside `ast.parse` of the same file in the same run.

Run: `python benchmarks/keystroke.py [FILE …]`; the files are put together until there are 5,000 lines, and by default
are those of this project.
"""

import ast
import random
import sys
import time
from pathlib import Path

from ptm_lsp.core.text import Span
from ptm_lsp.detect import Buffer, document, read

LINES = 5_000
EDITS = 1_000
TYPED = '\nmodel = AutoModel.from_pretrained("acme/tiny")\n'
_LOAD = (
    'from transformers import AutoModel\n\n\ndef load_{0}():\n    return AutoModel.from_pretrained("acme/m{0}")\n\n\n'
)


def program(files: list[Path]) -> str:
    """A program of about 5,000 lines, in which every file adds a reference."""
    text = ""
    for index, file in enumerate(files * LINES):
        text += _LOAD.format(index) + file.read_text().replace("from __future__ import annotations", "")
        if text.count("\n") >= LINES:
            break
    return text


def keystrokes(text: str) -> list[float]:
    """The seconds that each of some edits took until all references were known, sorted."""
    numbers = random.Random(5)
    buffer = Buffer.of(text)
    found = document("app.py", buffer)
    took: list[float] = []
    while len(took) < EDITS:
        at = numbers.randrange(len(buffer.text))
        for sign in TYPED[: numbers.randrange(1, len(TYPED))]:
            start = time.perf_counter()
            buffer = buffer.edit(Span(at, at), sign)
            found = document("app.py", buffer, found)
            took.append(time.perf_counter() - start)
            at += 1
        buffer = Buffer.of(text)
        found = document("app.py", buffer)
    return sorted(took[:EDITS])


def best(act: object, *given: str) -> float:
    """The least seconds that an act took, of five times."""
    assert callable(act)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        act(*given)
        times.append(time.perf_counter() - start)
    return min(times)


def main(names: list[str]) -> None:
    """Prints the figures."""
    files = [Path(name) for name in names] or sorted(Path(__file__).parent.parent.joinpath("ptm_lsp").rglob("*.py"))
    text = program(files)
    parse = best(ast.parse, text)
    took = keystrokes(text)
    print(f"{text.count(chr(10))} lines, ast.parse {1000 * parse:.1f} ms")
    for name, seconds in (
        ("read", best(read, "app.py", text)),
        ("keystroke, median", took[len(took) // 2]),
        ("keystroke, p99", took[len(took) * 99 // 100]),
    ):
        print(f"{name:<18} {1000 * seconds:7.1f} ms  {seconds / parse:5.2f} x ast.parse")


if __name__ == "__main__":
    main(sys.argv[1:])
