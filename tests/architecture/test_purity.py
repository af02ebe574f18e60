"""The pure part neither reads nor writes nor runs anything: what import contracts cannot see."""

import ast
from collections.abc import Iterator

import pytest

from tests.kit.repository import texts

PURE = ("cards", "core", "detect", "licenses", "project", "render", "rules", "views")
BANNED_NAMES = {"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"}
BANNED_ATTRIBUTES = {"read_bytes", "read_text", "write_bytes", "write_text"}
BANNED_MEMBERS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("io", "open")}
TABLES = "ptm_lsp/core/tables.py"  # the one reader of the package's own data files


def impurities(file: str, source: str) -> Iterator[str]:
    """What a module of the pure part does that it must not."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) if name in BANNED_NAMES:
                yield f"{file}:{node.lineno} `{name}`"
            case ast.Attribute(attr=name) if name in BANNED_ATTRIBUTES and file != TABLES:
                yield f"{file}:{node.lineno} `.{name}`"
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in BANNED_MEMBERS:
                yield f"{file}:{node.lineno} `{owner}.{name}`"
            case ast.Import(names=aliases) if any(alias.name.split(".")[0] == "importlib" for alias in aliases):
                yield f"{file}:{node.lineno} `importlib` under its own name"
            case ast.ImportFrom(module="importlib.resources") if file != TABLES:
                yield f"{file}:{node.lineno} `importlib.resources`"
            case ast.Call(func=ast.Name(id="import_module"), args=[name]) if not isinstance(name, ast.Constant):
                if "iter_modules(" not in source:
                    yield f"{file}:{node.lineno} import of a name that is not looked up in the listing of a folder"


def test_the_pure_part_reaches_nothing():
    """The same values in give the same values out; this is what makes rules testable and safe to run on any code."""
    below = tuple(f"ptm_lsp/{folder}/" for folder in PURE)
    found = [fault for file, text in texts(".py") if file.startswith(below) for fault in impurities(file, text)]

    assert [] == found


@pytest.mark.parametrize(
    "source",
    [
        "open('a')",
        "list(map(open, names))",
        "print(1)",
        "eval('1')",
        "exec('1')",
        "compile('1', 'a', 'eval')",
        "__import__('os')",
        "input()",
        "breakpoint()",
        "datetime.now(UTC)",
        "date.today()",
        "file.read_text()",
        "import importlib",
        "import importlib.util",
        "from importlib.resources import files",
        "import_module(name)",
        "io.open('a')",
    ],
)
def test_an_impurity_is_found(source: str):
    """No import contract would see any of these."""
    assert 1 == len([*impurities("ptm_lsp/rules/a.py", source)])


@pytest.mark.parametrize(
    "source",
    [
        "re.compile('a')",
        "world.today",
        "names = iter_modules(__path__)\nimport_module(name)",
        "import_module('ptm_lsp.rules')",
        "session.open",
        "from importlib import import_module",
        "'open'",
    ],
)
def test_what_only_looks_like_one_is_not(source: str):
    """Names that belong to others stay free."""
    assert [] == [*impurities("ptm_lsp/rules/a.py", source)]
