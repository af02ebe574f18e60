"""Each command line tool, as its users call it."""

import shlex
from pathlib import Path

import pytest

from ptm_lsp.detect import programs
from tests.detect.files import references
from tests.detect.marks import expected, found

EXAMPLES = Path(__file__).with_name("examples")
TOOLS = sorted(path.stem for path in Path(programs.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_read_as_its_users_call_it(tool):
    """The marks in its example say which models each command takes; lines without one take none."""
    script = (EXAMPLES / f"{tool}.sh").read_text(encoding="utf-8")

    assert expected(script) == found(script, references("run.sh", script))


def test_every_command_has_an_example():
    """A table that nobody tried is a guess."""
    commands = [shlex.split(line) for path in EXAMPLES.glob("*.sh") for line in path.read_text("utf-8").splitlines()]
    named = [words[2:] if words[1:2] == ["-m"] else words for words in commands]
    tried = [program for program, _ in filter(None, map(programs.find, named))]

    assert [] == [program.name for program in programs.known() if program not in tried]
