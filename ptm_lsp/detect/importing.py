"""Importing: which names a program gets from modules, by a byte search."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ptm_lsp.detect import libraries
from ptm_lsp.detect.aliasing import aliases_in

_STATEMENT = (
    rb"""[ \t]*+(?:from[ \t]++([.\w\x80-\xff]++)[ \t]++import[ \t]*+"""
    rb"""(?:\((%s)\)|((?:[\w\x80-\xff., \t*]++|\\\r?\n)++))|import[ \t]++([\w\x80-\xff., \t]++))"""
)
_LINE_END = b"\n"  # a pattern that begins with a sign is found faster than one that begins with a line
# NOTE: what stands in parentheses that were left open must not reach into other statements.
_IMPORT = re.compile(_LINE_END + _STATEMENT % rb"(?:[\w\x80-\xff.,*\s\\]++|#[^\r\n]*+)*+")
# In a notebook a line stands in quotes. What is no import but looks like one costs a look at a file at most.
_IMPORT_IN_JSON = re.compile(rb"""(?:"|\\n)""" + _STATEMENT % rb"[^)]*")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_COMMENT = re.compile(rb"#[^\r\n]*")


class Import(NamedTuple):
    """A name that a program gets from a module, or makes of another one of its own."""

    bound: str  # the name here; "*" for all of the module's
    module: str  # dotted, with leading dots where it is relative; "" for the program itself
    name: str  # the name there; "*" for all, "" for the module itself


def imports_in(content: bytes) -> tuple[Import, ...]:
    """What a program imports, each once; beside libraries, what it makes of that too."""
    found = _imported(content)
    return (*found, *_aliases(content)) if _names_library(found) else found


def imports_in_statement(content: bytes) -> tuple[Import, ...]:
    """What a statement of the top level imports, and what it makes of other names."""
    return (*(_imported(content) if b"import" in content else ()), *_aliases(content))


def imports_of(statements: Iterable[Sequence[Import]]) -> tuple[Import, ...]:
    """What a program imports, by what its statements do."""
    found = tuple(dict.fromkeys(one for imports in statements for one in imports))
    return found if _names_library(found) else tuple(one for one in found if one.module)


def _imported(content: bytes) -> tuple[Import, ...]:
    pattern = _IMPORT_IN_JSON if _JSON.match(content) else _IMPORT
    statements = pattern.finditer(_LINE_END + content)
    return tuple(dict.fromkeys(found for statement in statements for found in _imports(statement)))


def _aliases(content: bytes) -> tuple[Import, ...]:
    return tuple(dict.fromkeys(Import(bound, "", name) for bound, name in aliases_in(content)))


def _names_library(imports: Iterable[Import]) -> bool:
    known = libraries.lent()
    return any(one.module.partition(".")[0] in known for one in imports)


def _imports(statement: re.Match[bytes]) -> Iterator[Import]:
    module, several, plain, modules = statement.groups()
    if modules is not None:
        for name, bound in _entries(modules):
            yield Import(bound or name.partition(".")[0], name, "")
        return
    listed = _COMMENT.sub(b"", several) if several is not None else plain
    for name, bound in _entries(listed):
        yield Import(bound or name, module.decode("utf-8", "replace"), name)


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    """Names, with what they are called instead, if anything."""
    for entry in listed.decode("utf-8", "replace").replace("\\", " ").split(","):
        words = entry.split()
        if words:
            yield words[0], words[2] if len(words) > 2 and words[1] == "as" else ""
