"""Aliasing: further names that a module gives to functions and classes, by a byte search."""

import re
from collections.abc import Iterator

_MOST_NAMES = 32  # in one list, tuple or dictionary
_LONGEST = 20_000  # bytes of one
# `load = AutoModel.from_pretrained`, `load = partial(load, …)`, `load = lru_cache(load)`, `MODELS = {"a": Model, …}`;
# what is spelled out over several lines goes on where these are indented or close it.
_ALIAS = re.compile(
    rb"\n([A-Za-z_]\w*+)[ \t]*+(?::[^=\n]*+)?="  # a line end is found faster than the start of a line
    rb"[ \t]*(?:(?:(?:[\w.]+\.)?(?:partial|(?:lru_)?cache(?:_\w+)?(?:\([^()\n]*\))?)\(\s*)?"
    rb"([A-Za-z_][\w.]*)[ \t]*(?:,[^\n]*)?\)?[ \t]*(?:#[^\n]*)?\r?$"
    rb"|(?:dict)?[{\[(]([^\n]*(?:\n+[ \t)\]}]+[^\n]*)*))",
    re.MULTILINE,
)
_ENTRY = re.compile(rb"(?:^|[:=,(\[{])\s*([A-Za-z_][\w.]*)\s*(?=[,)\]}]|\Z)")


def aliases_in(content: bytes) -> Iterator[tuple[str, str]]:
    """The names that a program gives to what has a name already, with the dotted names of that."""
    for found in _ALIAS.finditer(b"\n" + content):
        name, one, several = found.groups()
        for count, entry in enumerate([one] if one is not None else _ENTRY.findall(several, 0, _LONGEST)):
            if count == _MOST_NAMES:
                break
            yield name.decode(), entry.decode()
