"""Programs and scripts whose comments say which references they hold.

A mark at the end of a line says what the call that starts there is:

    Model.from_pretrained("acme/tiny")  # acme.Model.from_pretrained -> huggingface acme/tiny
    Model.from_pretrained("acme/tiny", revision="v1")  # acme.Model.from_pretrained -> huggingface acme/tiny @v1
    Model.from_pretrained(name)  # acme.Model.from_pretrained -> dynamic
    Model.from_pretrained("./tiny")  # acme.Model.from_pretrained -> local
    save("acme/tiny")  # nothing: it is written, not read

Behind an id may stand `@` and a revision, `:` and a file, `#` and an entry, `=` and the id of the Hugging Face hub;
further targets follow a `+`, and further references of the line a `;`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ptm_lsp.core.reference import Reference, Target

_MARKS = re.compile(r"\s# (\S[^#]* -> .+)$")
_NOTHING = re.compile(r"\s# nothing: \S")


class Found(NamedTuple):
    """What a reference is, in the words of a mark."""

    line: int  # from 1
    loader: str
    what: str


def expected(program: str) -> list[Found]:
    """What the marks of a program say."""
    return [
        Found(number, *mark.split(" -> "))
        for number, line in enumerate(program.splitlines(), start=1)
        for marks in _MARKS.findall(line)
        for mark in marks.split("; ")
    ]


def near_misses(program: str) -> int:
    """How many lines of a program are marked as nothing."""
    return sum(1 for line in program.splitlines() if _NOTHING.search(line))


def found(program: str, references: Iterable[Reference]) -> list[Found]:
    """What the references of a program are."""
    return [Found(_line(program, one), one.loader, _what(one)) for one in references]


def _line(program: str, reference: Reference) -> int:
    return program.count("\n", 0, reference.place.span.start) + 1


def _what(reference: Reference) -> str:
    if reference.dynamic is not None:
        return "dynamic"
    if not reference.targets:
        return "local"
    return " + ".join(map(_target, reference.targets))


def _target(target: Target) -> str:
    marks = {"@": target.revision, ":": target.filename, "#": target.entry}
    if target.revision_dynamic is not None:
        marks["@"] = "dynamic"
    resolved = f" ={target.resolved.id}" if target.resolved is not None else ""
    said = "".join(f" {mark}{text}" for mark, text in marks.items() if text is not None)
    return f"{target.key.hub} {target.key.id}{said}{resolved}"
