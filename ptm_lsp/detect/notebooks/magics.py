"""Magics: what of a notebook's cell is no Python, and the shell commands among it.

Source: https://ipython.readthedocs.io/en/stable/interactive/reference.html (IPython 9, read 2026-11)
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Cell magics whose cell is Python all the same.
_PYTHON = frozenset({"capture", "debug", "heat", "memit", "mprun", "prun", "python", "python3", "snakeviz", "time",
                     "timeit", "wandb"})  # fmt: skip
_SHELL = frozenset({"bash", "sh"})
_WRITING = frozenset({"file", "writefile"})
_CELL = re.compile(r"\s*%%([\w.]+)([^\n]*)")
# Databricks has no second sign: these name the language of the whole cell.
_LANGUAGE = re.compile(r"\s*%(fs|md|md-sandbox|r|scala|sh|sql)\b[^\n]*")
_MAGIC = re.compile(r"[ \t]*(?:[\w., \t\[\]]*[^\s=!<>%]\s*=[ \t]*)?(?:!{1,2}|%(?=[A-Za-z]))")
_HELP = re.compile(r"[ \t]*(?:\?{1,2}[\w.*]+|%{0,2}[\w.]+\?{1,2})[ \t]*\r?")
_RUN = re.compile(r"run[ \t]+(?:-[a-z]+[ \t]+)*")
_SYSTEM = re.compile(r"(?:sx|system)[ \t]+")
_SIGN = re.compile(r"[^\r\n]")
_HINT = re.compile(r"^[ \t]*[%!?]|=[ \t]*[%!]|\?[ \t]*\r?$", re.MULTILINE)


class Command(NamedTuple):
    """A piece of a cell that a shell runs."""

    start: int  # code points from the start of the cell
    text: str
    program: str = ""  # what the shell is given before the text


class Written(NamedTuple):
    """A file that a cell writes."""

    start: int  # code points from the start of the cell
    text: str
    suffix: str  # of its name


class Split(NamedTuple):
    """A cell, taken apart."""

    python: str  # as long as the cell: what is no Python is replaced
    commands: tuple[Command, ...]
    written: Written | None = None


def may_hold_magics(cell: str) -> bool:
    """Whether some line looks like a magic; most such lines are, but an operator may begin a line too."""
    return _HINT.search(cell) is not None


def split(cell: str) -> Split:
    """The Python and the shell commands of a cell that holds magics."""
    found = _CELL.match(cell) or _LANGUAGE.match(cell)
    if found is None:
        return _split_lines(cell)
    if found[1] in _PYTHON:
        rest = _split_lines(cell[found.end() :])
        moved = (command._replace(start=command.start + found.end()) for command in rest.commands)
        return Split(_blank(found[0]) + rest.python, tuple(moved))
    if found[1] in _SHELL or (found[1] == "script" and re.match(r"[ \t]+(?:--?\S+[ \t]+)*(?:ba|z)?sh\b", found[2])):
        return Split(_blank(cell), (Command(found.end(), cell[found.end() :]),))
    if found[1] in _WRITING:
        start = min(found.end() + 1, len(cell))  # behind the line
        return Split(_blank(cell), (), Written(start, cell[start:], found[2].strip(" \t\r\"'").rpartition(".")[2]))
    return Split(_blank(cell), ())


def _split_lines(cell: str) -> Split:
    lines = cell.split("\n")
    python: list[str] = []
    commands: list[Command] = []
    start = index = 0
    while index < len(lines):
        magic = _MAGIC.match(lines[index])
        is_help = magic is None and _HELP.fullmatch(lines[index]) is not None
        end = _end(lines, index) if magic is not None or is_help else index + 1
        text = "\n".join(lines[index:end])
        if magic is not None:
            at = len(magic[0].rstrip("!%"))
            python.append(text[:at] + _blank(text[at:]))
            commands += _commands(text, magic.end(), start)
        else:
            python.append(_blank(text) if is_help else text)
        start += len(text) + 1
        index = end
    return Split("\n".join(python), tuple(commands))


def _end(lines: Sequence[str], index: int) -> int:
    """The line behind a magic, and behind those that a backslash continues it on."""
    while index < len(lines) - 1 and lines[index].rstrip("\r").endswith("\\"):
        index += 1
    return index + 1


def _commands(text: str, at: int, start: int) -> Iterator[Command]:
    """What a magic whose sign ends at an offset has a shell run; the text starts at another offset of the cell."""
    if text[at - 1] == "!":
        yield Command(start + at, text[at:])
    elif (found := _SYSTEM.match(text, at)) is not None:
        yield Command(start + found.end(), text[found.end() :])
    elif (found := _RUN.match(text, at)) is not None:
        yield Command(start + found.end(), text[found.end() :], program="python ")


def _blank(text: str) -> str:
    """A text of the same length that does nothing, whatever stands around it."""
    at = len(text) - len(text.lstrip())
    spaces = _SIGN.sub(" ", text)
    return f"{spaces[:at]}0{spaces[at + 1 :]}" if at < len(text) else text
