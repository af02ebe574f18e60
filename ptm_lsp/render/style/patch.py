"""Patches: what becomes of a file, as people and `git apply` read it."""

import re
from difflib import unified_diff

from ptm_lsp.core.text import shown
from ptm_lsp.render.style.words import LOG_COMMAND, LONGEST_PATH, escaped_start, inert

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # a form feed or a lone carriage return ends no line for `git apply`
_NO_END = "\n\\ No newline at end of file\n"

# NOTE: all other signs stay, unlike in `words`, for a patch has to fit its file to the letter.
_DRIVES = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
_COMMAND = re.compile(r"^(\s*):(?=:)")


def patch(file: str, before: str, after: str) -> str:
    """The unified diff of two texts of a file; nothing where they are the same.

    What would drive a terminal or a build service is made visible: a patch with such lines does not apply.
    """
    name = inert(file, LONGEST_PATH)
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), f"a/{name}", f"b/{name}")
    return "".join(_shown(line) for line in lines)


def _shown(line: str) -> str:
    line = _DRIVES.sub(lambda sign: shown(sign[0]), line)
    line = LOG_COMMAND.sub(escaped_start, _COMMAND.sub(r"\1\\u{3a}", line))
    return line if line.endswith("\n") else line + _NO_END
