"""The first and the last moments of a run, when little stands yet or any more."""

import sys
from pathlib import Path

import pytest

from tests.kit.repository import run

# Runs `ptm`, and interrupts it when it imports the command line.
INTERRUPTED = """
import sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "ptm_lsp.cli":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from ptm_lsp.__main__ import main
main()
"""

# Runs `ptm` in a folder that is gone by then.
HOMELESS = """
import os
from ptm_lsp.__main__ import main
os.rmdir(os.getcwd())
main()
"""

# Runs `ptm` where no further process can be started: it has nothing to talk through.
ALONE = """
import resource
from ptm_lsp.__main__ import main
resource.setrlimit(resource.RLIMIT_NOFILE, (6, 6))
main()
"""


def test_an_interrupt_while_modules_are_imported_is_no_failure_of_ours(tmp_path: Path) -> None:
    """Whoever stops a command at once sees no traceback."""
    done = run("-c", INTERRUPTED, "rules", cwd=tmp_path)

    assert (130, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize("command", ["check", "scan", "init"])
def test_a_current_folder_that_is_gone_is_named(tmp_path: Path, command: str) -> None:
    """Another terminal may have removed it."""
    done = run("-c", HOMELESS, command, cwd=tmp_path)

    assert (2, "error: the current folder does not exist\nhint: change into one that does\n") == (
        done.returncode,
        done.stderr,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_large_project_is_read_alone_where_no_process_can_be_started(tmp_path: Path) -> None:
    """Containers and functions in a cloud come without shared memory, or allow few files to be open."""
    for name in ("a", "b", "c"):
        comment = "# a comment\n" * 100_000
        (tmp_path / f"{name}.py").write_text(
            f'from transformers import AutoModel\nAutoModel.from_pretrained("acme/{name}")\n{comment}'
        )

    done = run("-c", ALONE, "scan", "--no-cache", cwd=tmp_path)

    assert (0, "", 3) == (done.returncode, done.stderr, done.stdout.count("acme/"))
