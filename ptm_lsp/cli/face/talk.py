"""What is said to the person: on standard error, never where data goes."""

import contextlib
import sys

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.text import Sources
from ptm_lsp.render.style.words import inert

_LONGEST = 2000  # code points


def say(line: str) -> None:
    """Say one line, no word of which is a command to a build service; a closed standard error swallows it."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(inert(line, _LONGEST) + "\n")


def say_error(message: str, hint: str | None = None) -> None:
    """Say what is wrong, and the way out."""
    say(f"error: {message}")
    if hint:
        say(f"hint: {hint}")


def say_problem(problem: Problem, sources: Sources, *, kind: str = "error") -> None:
    """Say what is wrong in a file, with its place."""
    text = sources.get(problem.place.source)
    where = ""
    if text is not None:
        position = text.position(problem.place.span.start)
        where = f"{problem.place.file}:{position.line}:{position.column}: "
    say(f"{kind}: {where}{problem.message}")
    if problem.hint:
        say(f"hint: {problem.hint}")
