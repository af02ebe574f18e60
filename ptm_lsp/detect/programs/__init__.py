"""Tables of commands, one file per tool."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ptm_lsp.detect.program import Program


@cache
def known() -> tuple[Program, ...]:
    """The commands of all tools that this package knows; of two that fit, the first one counts."""
    found = (program for module in iter_modules(__path__) for program in import_module(
        f"{__name__}.{module.name}").PROGRAMS)  # fmt: skip
    return tuple(sorted(found, key=lambda program: -len(program.name.split())))


def find(words: Sequence[str]) -> tuple[Program, int] | None:
    """The program that a command's first words mean, and how many they are."""
    for program in _by_first(words[0]) if words else ():
        pattern = program.name.split()
        if len(words) >= len(pattern) and all(map(fnmatchcase, words, pattern)):
            return program, len(pattern)
    return None


@cache
def marks() -> frozenset[bytes]:
    """Texts of which each file that runs one of the commands holds one."""
    return frozenset(mark.encode() for program in known() for mark in program.marks)


@cache
def _by_first(word: str) -> tuple[Program, ...]:
    return tuple(program for program in known() if fnmatchcase(word, program.name.split()[0]))
