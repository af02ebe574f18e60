"""The shape of the code: sizes, names, comments, tests."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.kit.repository import texts

LONGEST_MODULE = 250  # lines
LONGEST_FUNCTION = 50
EMPTY_NAMES = {"common", "helpers", "manager", "misc", "utils"}
# `file` or `file::function` -> why it may be longer
EXCEPTIONS: dict[str, str] = {}


def oversized(file: str, source: str) -> Iterator[tuple[str, int]]:
    """A module and those of its functions that are longer than what a reader keeps in mind, with their lengths."""
    if (lines := len(source.splitlines())) > LONGEST_MODULE:
        yield file, lines
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{file}::{node.name}", length


def stray_marks(file: str, source: str) -> Iterator[str]:
    """Comments that mark something, but not in the two forms that we search for."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            mark = re.search(r"\b(TODO|FIXME|XXX|HACK|NOTE|N\.B\.)", token.string)
            if mark and not re.search(r"# (NOTE: |TODO\(#\d+\): )\S", token.string):
                yield f"{file}:{token.start[0]} {token.string}"


def bare_skips(file: str, source: str) -> Iterator[str]:
    """Tests switched off without a word why."""
    tree = ast.parse(source)
    with_reason = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (any(word.arg == "reason" for word in node.keywords) or _says(node))
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in with_reason:
            name = ast.unparse(node)
            if name in {"pytest.skip", "pytest.xfail"} or re.fullmatch(r"pytest\.mark\.(skip|skipif|xfail)", name):
                yield f"{file}:{node.lineno} {name}"


def _says(call: ast.Call) -> bool:
    return ast.unparse(call.func) in {"pytest.skip", "pytest.xfail"} and bool(call.args)


def silent_tests(file: str, source: str) -> Iterator[str]:
    """Tests without a sentence that gives their reason."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if name.startswith("test_") and not ast.get_docstring(node):
                    yield f"{file}:{node.lineno} {name}"


def test_no_module_or_function_is_too_long():
    """Split by what a thing is about; an exception stands above, with its reason."""
    found = {name: lines for file, text in texts(".py", "ptm_lsp/") for name, lines in oversized(file, text)}

    assert EXCEPTIONS.keys() == found.keys(), found


def test_no_name_says_nothing():
    """A module called «utils» is about nothing, so everything ends up in it."""
    found = [file for file, _ in texts(".py") if {*PurePosixPath(file).with_suffix("").parts} & EMPTY_NAMES]

    assert [] == found


def test_every_module_says_what_it_is():
    """The first line of a module is its entry in the map."""
    modules = [
        file
        for file, text in texts(".py")
        if not file.startswith("examples/") and not ast.get_docstring(ast.parse(text))
    ]

    assert [] == modules


def test_marks_in_comments_can_be_found():
    """`NOTE:` warns of a trap, `TODO(#12):` names the issue that will end it."""
    assert [] == [mark for file, text in texts(".py") for mark in stray_marks(file, text)]


def test_every_skip_has_a_reason():
    """A test that is switched off in silence is forgotten."""
    assert [] == [skip for file, text in texts(".py", "tests/") for skip in bare_skips(file, text)]


def test_every_test_has_a_reason():
    """A test's name is the claim, its docstring says why anybody should care."""
    assert [] == [test for file, text in texts(".py", "tests/") for test in silent_tests(file, text)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1\n" * 250, []),
        ("x = 1\n" * 251, ["a.py"]),
        ("def f():\n" + "    x = 1\n" * 49, []),
        ("def f():\n" + "    x = 1\n" * 50, ["a.py::f"]),
        ("class A:\n    async def f(self):\n" + "        x = 1\n" * 50, ["a.py::f"]),
    ],
)
def test_length_is_counted_in_lines(source: str, expected: list[str]):
    """At the bound is still good."""
    assert expected == [name for name, _ in oversized("a.py", source)]


@pytest.mark.parametrize(
    ("comment", "strays"),
    [
        ("# NOTE: a trap", 0),
        ("# TODO(#12): until then", 0),
        ("# a trap to note", 0),
        ("# TODO later", 1),
        ("# TODO(12): later", 1),
        ("# NOTE a trap", 1),
        ("# FIXME: a", 1),
    ],
)
def test_marks_have_two_forms(comment: str, strays: int):
    """Anything else escapes a search."""
    assert strays == len([*stray_marks("a.py", f"x = 1  {comment}\n")])


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("pytest.skip('no editor here')", 0),
        ("pytest.skip()", 1),
        ("@pytest.mark.skip(reason='a')\ndef f(): ...", 0),
        ("@pytest.mark.skip\ndef f(): ...", 1),
        ("@pytest.mark.xfail(strict=True)\ndef f(): ...", 1),
        ("@pytest.mark.skipif(True, reason='a')\ndef f(): ...", 0),
    ],
)
def test_a_bare_skip_is_found(source: str, bare: int):
    """In each form that pytest knows."""
    assert bare == len([*bare_skips("a.py", source)])


def test_a_silent_test_is_found():
    """Also inside a class."""
    source = "class TestA:\n    def test_a(self): ...\ndef test_b():\n    'Because.'\n"

    assert ["a.py:2 test_a"] == [*silent_tests("a.py", source)]
