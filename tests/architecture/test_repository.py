"""The files around the code: what may lie where, and that they say what is true."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator

import jsonschema
import pytest
from packaging.version import Version

from tests.kit.repository import ROOT, names, run, texts

TOP = {
    "LICENSE", "README.md", "pyproject.toml",
    "action", "benchmarks", "docs", "examples", "ptm_lsp", "tests", "vscode-client",
}  # fmt: skip
KINDS = {"added", "changed", "fixed", "removed", "security"}

# what -> how it looks
PRIVATE = {
    "a path of one machine": r"(?<![\w.-])/(?:work|root)/\w|/tmp/w[/]",
    "a package registry": r"index-url[\s=]+\S*://|^registry\s*=|\"resolved\":\s*\"\w+://",
    "a password in an address": r"[a-z]+://[^\s/:@'\"`{}<>]+:[^\s/:@'\"`{}<>]+@",
    "a token": r"\b(?:hf_[A-Za-z0-9]{30}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40}|npm_\w{36}|pypi-AgE\w{20})",
    "a key": r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY",
}
HELP = re.compile(r"^```text\n\$ ptm --help\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEST_COMMAND = re.compile(r"^pip install .*pytest.*$", re.MULTILINE)


def private(file: str, text: str) -> Iterator[str]:
    """What a file holds that belongs to one machine or person."""
    for what, pattern in PRIVATE.items():
        for found in re.finditer(pattern, text, re.MULTILINE):
            yield f"{file}: {what}: {found[0]}"


def loose_actions(file: str, text: str) -> Iterator[str]:
    """Actions of others that a workflow uses by a name that can move, or without saying which version it is."""
    for used in re.findall(r"^\s*(?:- )?uses:\s*(.*)$", text, re.MULTILINE):
        if not re.fullmatch(r"\./\S*|[\w./-]+@[0-9a-f]{40} # v[\d.]+", used):
            yield f"{file}: {used}"


def read(name: str) -> str:
    return ROOT.joinpath(name).read_text(encoding="utf-8")


def test_the_top_level_holds_only_what_it_must():
    """The first thing that a visitor sees is a list that fits on a screen."""
    found = {name.split("/")[0] for name in names()}

    assert set() == {name for name in found if not name.startswith(".")} - TOP


def test_no_file_holds_what_belongs_to_one_machine():
    """Paths, hosts and tokens of whoever wrote a file help nobody else, or the wrong one."""
    assert [] == [fault for file, text in texts() for fault in private(file, text)]


def test_every_action_is_pinned_to_a_commit():
    """A tag can move, and with it what runs on the next pull request; the version is for the reader."""
    assert [] == [fault for file, text in texts(".yml", ".github/") for fault in loose_actions(file, text)]


def test_every_schema_is_valid():
    """A schema with a fault in it accepts anything."""
    schemas = [json.loads(text) for _, text in texts(".json", "ptm_lsp/render/schema/")]
    for schema in schemas:
        jsonschema.validators.validator_for(schema, default=None).check_schema(schema)

    assert schemas


def test_every_data_file_of_the_package_is_built_into_it():
    """What is missing from the wheel is missing only for users."""
    patterns = tomllib.loads(read("pyproject.toml"))["tool"]["setuptools"]["package-data"]["ptm_lsp"]
    built = {str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.joinpath("ptm_lsp").glob(pattern)}

    assert set() == {name for name in names() if name.startswith("ptm_lsp/") and not name.endswith(".py")} - built


def test_the_version_is_a_constant():
    """The build reads it without running the package, and `ptm --version` without loading anything."""
    version = next(
        ast.literal_eval(node.value)
        for node in ast.parse(read("ptm_lsp/__init__.py")).body
        if isinstance(node, ast.Assign)
    )

    assert str(Version(version)) == version
    assert f"ptm {version}\n" == run("-m", "ptm_lsp", "--version").stdout


def test_the_readme_shows_the_help_as_it_is():
    """The README's block begins with `$ ptm --help` and goes on with what that prints."""
    assert [run("-m", "ptm_lsp", "--help").stdout] == HELP.findall(read("README.md"))


def test_the_integration_runs_the_test_command_of_the_readme():
    """What passes there passes for whoever follows the README."""
    commands = TEST_COMMAND.findall(read("README.md"))

    assert 1 == len(commands)
    assert commands == TEST_COMMAND.findall(read(".ci/run"))
    assert ".ci/run" in read(".github/workflows/ci.yml")


def test_the_map_names_every_folder_and_nothing_else():
    """A map that leads to places which are not there is worse than none."""
    named = set(re.findall(r"`((?:[a-z_]+/)+(?:\w+\.\w+)?)`", read("ptm_lsp/ARCHITECTURE.md")))
    folders = {f"{path.parent.name}/" for path in ROOT.glob("ptm_lsp/*/__init__.py")}

    assert set() == folders - named
    assert set() == {
        name for name in named if not any(base.joinpath(name).exists() for base in (ROOT, ROOT / "ptm_lsp"))
    }


def test_every_change_is_told_in_sentences():
    """The fragments are joined to a changelog as they are: one sentence a line, from the user's side."""
    found = {file: text for file, text in texts(".md", ".github/changes/") if not file.endswith("/README.md")}
    bad = {file for file, text in found.items() if not re.fullmatch(r"(?:.+\.\n)+", text)}

    assert set() == bad
    assert {file.split("/")[2] for file in found} <= KINDS


@pytest.mark.parametrize(
    "text",
    [
        "cd /" + "work/main",
        "see /" + "root/x",
        "token = 'hf_" + "a" * 34 + "'",
        "ghp_" + "a" * 36,
        "https://ada:" + "secret@example.org/",
        "pip install --index-url " + "http" + "://mirror.example/simple",
        '"resolved": "' + 'https://registry.example/a.tgz"',
    ],
)
def test_what_is_private_is_found(text: str):
    """The patterns are seen to match."""
    assert 1 == len([*private("a.md", text)])


@pytest.mark.parametrize(
    "text",
    [
        "a/work/b",
        "https://example.org/root",
        "git@example.org:acme/tiny",
        "hf_hub_download",
        "postgres://{user}:{password}@host",
    ],
)
def test_what_only_looks_private_is_not(text: str):
    """A check that cries at ordinary text is switched off."""
    assert [] == [*private("a.md", text)]


@pytest.mark.parametrize(
    ("used", "faults"),
    [
        ("acme/build@" + "0" * 40 + " # v1.2.3", 0),
        ("./action", 0),
        ("acme/build@" + "0" * 40, 1),
        ("acme/build@v1", 1),
        ("acme/build@main # v1.2.3", 1),
    ],
)
def test_an_action_that_can_move_is_found(used: str, faults: int):
    """Only the 40 digits of a commit stay what they are."""
    assert faults == len([*loose_actions("ci.yml", f"    steps:\n      - uses: {used}\n")])


def test_a_help_block_is_found():
    """The shape that the README has to have."""
    assert ["Usage: ptm\n"] == HELP.findall("# ptm\n\n```text\n$ ptm --help\nUsage: ptm\n```\n")
