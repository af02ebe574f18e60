"""Edits of plain statements: what no reading looked at may change, and all that was found stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptm_lsp.core.text import Span
from ptm_lsp.detect.reading import document, read
from ptm_lsp.detect.syntax.buffer import Buffer
from tests.detect.programs import FILE

_PROGRAM = '''import os
from transformers import AutoModel

NAMES = {"small": "acme/small"}


class Runner:
    """Runs a model."""

    kind = "acme/kind"

    def __init__(self, name="acme/default"):
        self.name = name  # where it comes from
        total = 1
        print(total, f"{name}")
        self.model = AutoModel.from_pretrained(self.name)

    def run(self, items):
        found = []
        for item in items:
            found.append(item)
            if item is None:
                return found
            print("nothing to do")
        first = pick("small")
        return AutoModel.from_pretrained(first)


def pick(size):
    chosen = NAMES[size]
    if size is None:
        print("none")
        exit(1)
    log = "picked"
    return chosen


Runner("acme/mine").run([])
model = AutoModel.from_pretrained(Runner.kind)
'''
_TYPED = st.sampled_from([
    "x", "total", "name", "name = 'acme/x'", "self.name = 'acme/x'\n        ", "chosen",
    "chosen = 'acme/x'\n    ", " = ", "=", "(", ")", '"', '"""', "'''", "#", "\n", "\r\n", "\n    ",
    "\n        ", "\t", "\\", ":", ".", "return ", "return 'acme/x'\n    ", "exit()\n    ", "yield 1\n    ",
    "raise x\n    ", "if x:\n    ", "else:\n", "import os\n    ", "global NAMES\n    ",
    "NAMES['small'] = 'acme/x'\n    ", "NAMES.update(small='acme/x')\n    ", "setattr(self, 'name', 1)",
    "pick('small')\n    ", "print(AutoModel)\n    ", "AutoModel.from_pretrained('acme/x')\n    ",
    "lambda size: ", "pass\n    ", "# ptm: ignore\n    ", "first = 'acme/x'\n        ", "def f(): ",
    "class X: ", "@", "é🤗", "\x00", "os.environ['A'] = 'b'\n    ",
])  # fmt: skip


@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_an_edit_of_a_function_gives_what_a_fresh_reading_does(data):
    """Whatever a reading is spared, it is spared without a difference."""
    text = data.draw(st.sampled_from([_PROGRAM, _PROGRAM.replace("\n", "\r\n"), _PROGRAM.replace("    ", "\t")]))
    buffer = Buffer.of(text)
    found = document(FILE, buffer)
    for _ in range(data.draw(st.integers(1, 5), label="edits")):
        start = data.draw(st.integers(0, len(buffer.text)), label="start")
        end = min(len(buffer.text), start + data.draw(st.sampled_from([0, 0, 0, 1, 5, 40]), label="removed"))
        buffer = buffer.edit(Span(start, end), data.draw(st.one_of(_TYPED, st.just("")), label="typed"))
        found = document(FILE, buffer, found)

    assert read(FILE, buffer.text.string) == found


@pytest.mark.parametrize(
    ("at", "typed"),
    [("nothing to do", "!"), ("total, f", "1 + "), ("# where", "#"), ("log =", "x = \n    ")],
)
def test_what_nobody_looked_at_costs_no_reading(at, typed):
    """A keystroke in a large function is to cost what it touches."""
    buffer = Buffer.of(_PROGRAM)
    before = document(FILE, buffer)
    start = _PROGRAM.index(at)

    after = document(FILE, buffer.edit(Span(start, start), typed), before)

    assert all(old.basis is new.basis for old, new in zip(before.parts, after.parts, strict=True))


def test_what_an_error_takes_in_is_read_again():
    """Nothing tells the scopes of names in there, so that each of them may be the module's."""
    broken = _PROGRAM.replace("class Runner:\n", "class Run")
    buffer = Buffer.of(broken)
    start = broken.index("otal = 1")

    after = document(FILE, buffer.edit(Span(start, start + 1), ""), document(FILE, buffer))

    assert read(FILE, after.text.string) == after
