"""Problems: what of a program could not be understood."""

from collections.abc import Iterator, Sequence

from ptm_lsp.core.errors import Problem
from ptm_lsp.core.text import Place, Span
from ptm_lsp.detect.document import Part, is_spent
from ptm_lsp.detect.loading.loader_names import MOST_CALLS
from ptm_lsp.detect.syntax.code import Code

SYNTAX = "the syntax around here is not understood; references near it may be missing"
SPENT = "this file has too many possible values to look at all; references in its later part may be dynamic for it"
MANY = f"this file calls what may be loaders {MOST_CALLS:,} times or more; calls behind those are not looked at"


def cut(place: Place, parts: Sequence[Part]) -> Iterator[Problem]:
    """Whether a program was too much to read, said at a place."""
    if sum(part.calls for part in parts) >= MOST_CALLS:
        yield Problem(place=place, message=MANY)
    elif is_spent(parts):
        yield Problem(place=place, message=SPENT)


def problems(code: Code, parts: Sequence[Part]) -> Iterator[Problem]:
    """Where the program cannot be understood, if anywhere: the first place; and whether it was too much to read."""
    yield from cut(Place.of_file(code.file), parts)
    for start, part in zip(code.buffer.starts, parts, strict=True):
        if part.error is not None:
            at = start + part.error
            yield Problem(place=Place(code.file, code.cell, Span(at, at)), message=SYNTAX)
            return
