"""The action and its workflows as GitHub and its critics read them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.action.workflows import ACTION, shown, write
from tests.kit.real import ROOT, real_part

PAGES = ("action/README.md", "docs/adopt.md")
SHOWN = {f"{page}-{number}": workflow for page in PAGES for number, workflow in enumerate(shown(page), 1)}
OWN = {file.name: file.read_text(encoding="utf-8") for file in sorted(ROOT.glob(".github/workflows/*.yml"))}
each_workflow = pytest.mark.parametrize("workflow", [*(OWN | SHOWN).values()], ids=[*(OWN | SHOWN)])
STEP_OUTPUT = re.compile(r"steps\.([\w-]+)\.outputs\.([\w-]+)")


def stray_outputs(action: dict[str, Any], script: str) -> Iterator[str]:
    """What an action reads of steps or outputs that are not there; `script` is what its steps run."""
    steps = {step["id"] for step in action["runs"]["steps"] if "id" in step}
    written = set(re.findall(r"echo \"([\w-]+)=\S+\" >>\"\$GITHUB_OUTPUT\"", script))
    for step, output in STEP_OUTPUT.findall(yaml.safe_dump(action, width=10_000)):
        if step not in steps or output not in written:
            yield f"steps.{step}.outputs.{output}"


def stray_reads(workflow: dict[str, Any], outputs: set[str]) -> Iterator[str]:
    """What the jobs of a workflow read of steps, or of outputs of our action, that are not there."""
    for job in workflow["jobs"].values():
        steps = {step["id"]: step.get("uses", "") for step in job["steps"] if "id" in step}
        for step, output in STEP_OUTPUT.findall(yaml.safe_dump(job, width=10_000)):
            if step not in steps or ("/action@" in steps[step] and output not in outputs):
                yield f"steps.{step}.outputs.{output}"


def action() -> dict[str, Any]:
    found = yaml.safe_load(ACTION.joinpath("action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def says(*command: str | Path) -> str:
    """What a critic says; nothing, when all is well."""
    done = subprocess.run([*command], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_zizmor_finds_nothing():
    """It knows the ways in which workflows were broken into."""
    assert says(real_part("zizmor"), "--offline", "--no-progress", ACTION) == ""


def test_the_action_fits_its_schema():
    """GitHub refuses the action otherwise, but only when it is used."""
    assert says(real_part("check-jsonschema"), "--builtin-schema", "vendor.github-actions", ACTION / "action.yml") == ""


def test_the_action_is_accepted():
    """A second reader with rules of its own."""
    assert says(real_part("action-validator"), ACTION / "action.yml") == ""


@each_workflow
def test_a_workflow_fits_its_schema(workflow: str, tmp_path: Path):
    """What a page shows is pasted, and has to work as it stands."""
    file = write(workflow, tmp_path)

    assert says(real_part("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", file) == ""


@each_workflow
def test_a_workflow_makes_sense(workflow: str, tmp_path: Path):
    """Expressions, contexts and shell scripts are beyond a schema."""
    assert says(real_part("actionlint"), write(workflow, tmp_path)) == ""


@each_workflow
def test_a_workflow_is_safe(workflow: str, tmp_path: Path):
    """Those who paste it trust us with their repository."""
    assert says(real_part("zizmor"), "--offline", "--no-progress", write(workflow, tmp_path)) == ""


def test_every_output_comes_from_a_step():
    """A misspelt step id is an empty output: no validator sees it, and `act` fills it in."""
    assert [] == [*stray_outputs(action(), ACTION.joinpath("run.sh").read_text(encoding="utf-8"))]


@pytest.mark.parametrize("workflow", SHOWN.values(), ids=SHOWN)
def test_every_output_that_is_shown_exists(workflow: str):
    """An upload of a file without a name does nothing, in silence."""
    assert [] == [*stray_reads(yaml.safe_load(workflow), {*action()["outputs"]})]


def test_no_input_has_a_default():
    """A default would beat the project's policy for everyone who did not ask."""
    assert [] == [name for name, given in action()["inputs"].items() if "default" in given]


def test_inputs_reach_the_shell_only_through_the_environment():
    """An expression inside a script is pasted into it before the shell reads it."""
    assert [] == [step["run"] for step in action()["runs"]["steps"] if "${{" in step["run"]]


@pytest.mark.parametrize(
    ("value", "strays"),
    [
        ("${{ steps.check.outputs.code }}", []),
        ("${{ steps.chek.outputs.code }}", ["steps.chek.outputs.code"]),
        ("${{ steps.check.outputs.cod }}", ["steps.check.outputs.cod"]),
    ],
)
def test_a_stray_output_is_found(value: str, strays: list[str]):
    """By the step's id, and by the output's name."""
    found = {"outputs": {"code": {"value": value}}, "runs": {"steps": [{"id": "check", "run": "./run.sh"}]}}

    assert strays == [*stray_outputs(found, 'echo "code=$code" >>"$GITHUB_OUTPUT"')]


@pytest.mark.parametrize(
    ("read", "strays"), [("ptm.outputs.sarif", 0), ("pmt.outputs.sarif", 1), ("ptm.outputs.serif", 1)]
)
def test_a_stray_read_is_found(read: str, strays: int):
    """In what a page shows as well."""
    steps = [{"id": "ptm", "uses": "acme/ptm/action@v1"}, {"run": "echo ${{ steps." + read + " }}"}]

    assert strays == len([*stray_reads({"jobs": {"scan": {"steps": steps}}}, {"sarif"})])
