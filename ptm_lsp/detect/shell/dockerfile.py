"""Dockerfiles: their instructions, in order, make one shell script.

Source: https://docs.docker.com/reference/dockerfile (read 2026-11)
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Origin, Reference
from ptm_lsp.core.text import Place, Source, Span, Text
from ptm_lsp.detect.commands import references as command_references
from ptm_lsp.detect.commands.command import image_program, understood
from ptm_lsp.detect.commands.environment_variables import variable
from ptm_lsp.detect.commands.words import Gap, Word
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.embedded import Embedded
from ptm_lsp.detect.line_comments import line_comment
from ptm_lsp.detect.shell.reading import SPENT, inside
from ptm_lsp.detect.trees.interpolation import interpolated
from ptm_lsp.detect.value import Known

_INSTRUCTION = re.compile(r"[ \t]*([A-Za-z]+)[ \t]+")
_HEREDOC = re.compile(r"<<-?[\"']?(\w+)[\"']?")
_FLAGS = re.compile(r"(?:--\w[\w-]*(?:=\S+)?[ \t]+)*")
_OLD_ENV = re.compile(r"(\w+)[ \t]+(?![^ \t]*=)(.*)", re.DOTALL)
_PAIR = re.compile(r"(\w+)=(\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:[^\s\\\"']|\\[^\n])*)")
_ITEM = re.compile(r'"(?:[^"\\]|\\.)*"')


class _Instruction(NamedTuple):
    name: str
    span: Span  # of its arguments
    lines: tuple[Span, ...]  # of its arguments, without comments between them


def read_dockerfile(file: str, string: str, declared: Sequence[DeclaredLoader]) -> Document:
    """The document of a Dockerfile."""
    text = Text(string)
    instructions = list(_instructions(text))
    found = inside(_script(file, text, instructions), "shell", declared)
    marked = (line_comment(file, text, text.line_span(line), "#") for line in range(1, text.lines + 1)
              if text.line(line).lstrip().startswith("#"))  # fmt: skip
    references = [*found.references, *_variables(file, text, instructions), *_commands(file, text, instructions)]
    return replace(
        found,
        references=tuple(sorted(references, key=lambda one: (one.callee.span, one.place.span))),
        comments=tuple(comment for comment in marked if comment is not None),
        problems=tuple(problem for problem in found.problems if problem.message == SPENT),
        sources={Source(file, None): text},
        is_program=False,
    )


def _instructions(text: Text) -> Iterator[_Instruction]:
    line = 1
    while line <= text.lines:
        begin = text.line_span(line)
        found = _INSTRUCTION.match(text.of(begin))
        if found is None or text.of(begin).lstrip().startswith("#"):
            line += 1
            continue
        lines = [Span(begin.start + found.end(), begin.end)]
        ends = _HEREDOC.findall(text.of(begin)) if found[1].upper() in ("RUN", "COPY") else []
        line += 1
        while line <= text.lines and (ends or text.of(lines[-1]).rstrip().endswith("\\") or _is_comment(text, line)):
            span = text.line_span(line)
            if ends and text.of(span).strip() == ends[0]:
                ends.pop(0)
                lines.append(span)
            elif ends or not _is_comment(text, line):
                lines.append(span)
            elif not text.of(lines[-1]).rstrip().endswith("\\"):
                break
            line += 1
        yield _Instruction(found[1].upper(), Span(lines[0].start, lines[-1].end), tuple(lines))


def _is_comment(text: Text, line: int) -> bool:
    return text.line(line).lstrip().startswith("#")


def _script(file: str, text: Text, instructions: Sequence[_Instruction]) -> Embedded:
    """The shell script of what is set and run, in the shell's own form."""
    parts: list[tuple[str, Span, bool]] = []
    for one in instructions:
        said = text.of(one.span)
        if one.name not in ("ARG", "ENV", "RUN", "CMD", "ENTRYPOINT") or said.lstrip().startswith("["):
            continue
        old = _OLD_ENV.fullmatch(said) if one.name == "ENV" else None
        if old is not None:
            value = Span(one.span.start + old.start(2), one.span.end)
            parts += [(f'{old[1]}="', one.span, False), (text.of(value), value, True), ('"\n', one.span, False)]
            continue
        head = _FLAGS.match(said) if one.name == "RUN" else None
        for index, span in enumerate(one.lines):
            start = span.start + (head.end() if head is not None and index == 0 else 0)
            parts += [
                (text.string[start : span.end], Span(start, span.end), True),
                ("\n", Span(span.end, span.end), False),
            ]
    return Embedded.of(file, parts, takes_lines=True)


def _variables(file: str, text: Text, instructions: Sequence[_Instruction]) -> Iterator[Reference]:
    for one in instructions:
        if one.name not in ("ARG", "ENV"):
            continue
        origin = Origin.DEFAULT if one.name == "ARG" else Origin.CONFIG
        for found in _PAIR.finditer(text.string, one.span.start, one.span.end):
            place = Place(file, None, Span(*found.span()))
            quote = found[2][:1] in ('"', "'")
            at = Place(file, None, Span(found.start(2) + quote, found.end(2) - quote))
            values = tuple(
                value._replace(value=f"{found[1]}={value.value}") if isinstance(value, Known) else value
                for value in interpolated(text.of(at.span), at, at, origin)
            )
            yield from variable(found[1], Word(values, place))


def _commands(file: str, text: Text, instructions: Sequence[_Instruction]) -> Iterator[Reference]:
    """The references of what the image starts, where that is written as a list."""
    image, entrypoint = "", list[Word]()
    for one in instructions:
        if one.name == "FROM":
            image, entrypoint = text.of(one.span).split()[0] if text.of(one.span).split() else "", []
        words = list(_words(file, text, one)) if one.name in ("ENTRYPOINT", "CMD") else []
        if one.name == "ENTRYPOINT":
            entrypoint = words
        head = list(entrypoint) if one.name == "CMD" else []
        if not head and one.name == "CMD" and words and (program := image_program(image)) is not None:
            head = [words[0]._replace(values=(Known(program, Origin.IMPLICIT, None),), gap=None)]
        command = understood([*head, *words]) if words else None
        if command is not None and command.code is None:
            found = command_references.references(command)
            yield from (reference for reference in found if _is_new(reference, one))


def _is_new(reference: Reference, instruction: _Instruction) -> bool:
    """Whether a reference was not in the instruction before, which says how the words of this one are run."""
    places = [reference.callee, *(target.place for target in reference.targets if target.place is not None)]
    return any(instruction.span.start <= place.span.start for place in places)


def _words(file: str, text: Text, one: _Instruction) -> Iterator[Word]:
    """The words of an instruction that is a JSON list; none of any other."""
    said = text.of(one.span)
    try:
        given = json.loads(" ".join(line.rstrip().removesuffix("\\") for line in said.splitlines()))
    except (ValueError, RecursionError):
        return
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        return
    for item, found in zip(given, _ITEM.finditer(text.string, one.span.start, one.span.end), strict=False):
        place = Place(file, None, Span(*found.span()))
        inner = Place(file, None, Span(found.start() + 1, found.end() - 1))
        known = Known(item, Origin.LITERAL, place, inner if text.of(inner.span) == item else None)
        end = Place(file, None, Span(found.end(), found.end()))
        yield Word((known,), place, Gap(end, ', "', '", "', '"'))
