"""Words: foreign text that is safe on a line of a screen or a log, counts and lists of names."""

import re
from collections.abc import Iterable

from ptm_lsp.core.reference import HUGGINGFACE, Key
from ptm_lsp.core.text import shown

LONGEST_MESSAGE = 2_000  # code points
LONGEST_PATH = 4_096  # code points; no system has longer ones, and a path that is cut cannot be opened
_MOST_NAMES = 3
_SHORTEST_RANGE = 3  # codes; two are shorter one by one

# What build services take from a log as a command: `##[…]`, `##vso[…]`, `##teamcity[…]` anywhere in a line.
# Source: https://github.com/actions/runner, `ActionCommand.TryParse` (read 2026-11)
LOG_COMMAND = re.compile(r"##(?=\w*\[)")
# NOTE: the runner also trims a line before it looks for `::`, and wrapping may put any word first.
_COMMAND = re.compile(rf"(?<!\S)::|{LOG_COMMAND.pattern}")


def inert(foreign: str, longest: int = LONGEST_MESSAGE) -> str:
    """Foreign text for a line of a screen or a log: visible, and no command to whoever reads the log."""
    return _COMMAND.sub(escaped_start, shown(foreign, longest))


def escaped_start(command: re.Match[str]) -> str:
    """The command with its first character written as a number, which makes it text."""
    return f"\\u{{{ord(command[0][0]):x}}}{command[0][1:]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 model`, `1,204 models`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def model_name(key: Key) -> str:
    """How people call a model: its id, behind the name of its hub where that is not the usual one."""
    return key.id if key.hub == HUGGINGFACE else f"{key.hub}:{key.id}"


def named(names: Iterable[str]) -> str:
    """Names in backticks, sorted and each once; of many, the first few and how many more."""
    known = sorted(set(names))
    first = ", ".join(f"`{shown(name)}`" for name in known[:_MOST_NAMES])
    return first if len(known) <= _MOST_NAMES else f"{first} and {len(known) - _MOST_NAMES:,} more"


def named_codes(codes: Iterable[str]) -> str:
    """Rule codes in backticks, sorted and each once; three and more in a row as a range: `PTM201–PTM208`."""
    rows: list[list[str]] = []
    for code in sorted(set(codes)):
        if rows and _number(code) == _number(rows[-1][-1]) + 1:
            rows[-1].append(code)
        else:
            rows.append([code])
    return ", ".join(piece for row in rows for piece in _row(row))


def _row(codes: list[str]) -> list[str]:
    return [f"`{codes[0]}–{codes[-1]}`"] if len(codes) >= _SHORTEST_RANGE else [f"`{code}`" for code in codes]


def _number(code: str) -> int:
    return int(code.removeprefix("PTM"))
