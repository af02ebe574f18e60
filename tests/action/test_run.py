"""The action's script with a `ptm` that notes what it is asked and answers as it is told."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.action.workflows import ACTION

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "ptm-lsp"
version = "0.1.0"
"""
# It builds without a network: a wheel is an archive with three more files.
BACKEND = """\
import zipfile

def build_wheel(folder, config_settings=None, metadata_directory=None):
    name, info = "ptm_lsp-0.1.0-py3-none-any.whl", "ptm_lsp-0.1.0.dist-info"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.write("ptm_lsp.py")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: ptm-lsp\\nVersion: 0.1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""
PROGRAM = """\
import json, os, pathlib, sys

told = json.loads(os.environ["TOLD"])
pathlib.Path(os.environ["ASKED"]).write_text(json.dumps(sys.argv[1:]))
for output in sys.argv:
    kind, _, path = output.partition(":")
    if kind in told["files"]:
        pathlib.Path(path).write_text(told["files"][kind])
sys.exit(told["code"])
"""
FILES = {"markdown": "# Models\n", "sarif": "{}"}


class Runner(NamedTuple):
    """A runner of jobs, as far as a step can see it."""

    checkout: Path  # the action beside its package
    workspace: Path  # the project
    temporary: Path

    @property
    def asked(self) -> list[str]:
        """The arguments that `ptm` got."""
        found = json.loads(self.temporary.joinpath("asked").read_text())
        assert isinstance(found, list)
        return found

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs of the step."""
        return dict(line.split("=", 1) for line in self.temporary.joinpath("output").read_text().splitlines())

    @property
    def summary(self) -> Path:
        """The summary of the job."""
        return self.temporary / "summary.md"

    def run(self, arguments: str | None = None, *, code: int = 0, files: dict[str, str] = FILES) -> int:
        """Run the script, and give its exit code."""
        environment = os.environ | {
            "GITHUB_ACTION_PATH": str(self.checkout / "action"),
            "GITHUB_OUTPUT": str(self.temporary / "output"),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temporary),
            "ASKED": str(self.temporary / "asked"),
            "TOLD": json.dumps({"code": code, "files": files}),
        }
        if arguments is not None:
            environment["ARGUMENTS"] = arguments
        done = subprocess.run(
            [self.checkout / "action" / "run.sh"], cwd=self.workspace, env=environment, check=False, timeout=120
        )
        return done.returncode


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner with the action and an empty project; its paths ask for trouble."""
    checkout, workspace, temporary = (tmp_path / f"{name} é 100%" for name in ("checkout", "workspace", "temporary"))
    shutil.copytree(ACTION, checkout / "action")
    workspace.mkdir()
    temporary.mkdir()
    for name, text in {"pyproject.toml": PYPROJECT, "backend.py": BACKEND, "ptm_lsp.py": PROGRAM}.items():
        checkout.joinpath(name).write_text(text)
    return Runner(checkout, workspace, temporary)


def test_nothing_but_the_outputs_is_set(runner: Runner):
    """What the policy of the project says is not for the action to say."""
    runner.run()
    folder = Path(runner.outputs["sarif"]).parent

    assert runner.asked == [
        *("check", "--locked", "--output-format", "github"),
        *("--output-file", f"markdown:{folder}/summary.md", "--output-file", f"sarif:{folder}/ptm.sarif"),
    ]


def test_each_line_is_an_argument_as_it_stands(runner: Runner):
    """A line may hold spaces and signs of the shell; nothing of it is run."""
    lines = ["--fail-on=error", "src/a b", "$(touch hacked)", "`touch hacked`", "'", '"; touch hacked #', "*"]
    runner.run("\n".join(["", *lines, ""]))

    assert runner.asked[-len(lines) :] == lines
    assert [] == [*runner.workspace.iterdir()]


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_is_passed_on(runner: Runner, code: int):
    """The step fails when the check does, and later steps can tell why."""
    assert code == runner.run(code=code)
    assert str(code) == runner.outputs["exit-code"]


def test_the_summary_is_added_to_what_is_there(runner: Runner):
    """Other steps of the job write there too."""
    runner.summary.write_text("# Tests\n")
    runner.run()

    assert runner.summary.read_text() == "# Tests\n# Models\n"


def test_a_check_that_could_not_begin_has_no_outputs_but_its_code(runner: Runner):
    """A path to a file that is not there would make the upload fail, and hide why."""
    runner.run(code=2, files={})

    assert runner.outputs == {"exit-code": "2"}


def test_no_file_of_the_project_poses_as_a_module(runner: Runner, monkeypatch: pytest.MonkeyPatch):
    """A pull request may bring a `pip.py`, and the workflow may have put the project on the module path."""
    mark = runner.workspace / "hacked"
    for name in ("ensurepip", "pip", "ptm_lsp", "sitecustomize", "venv"):
        runner.workspace.joinpath(f"{name}.py").write_text(f"open({str(mark)!r}, 'w')")
    monkeypatch.setenv("PYTHONPATH", str(runner.workspace))

    assert 0 == runner.run()
    assert not mark.exists()


def test_the_action_may_be_used_twice_in_a_job(runner: Runner):
    """For two projects of one repository, say."""
    runner.run("one")
    first = runner.outputs["sarif"]
    runner.run("two")

    assert first != runner.outputs["sarif"]
