"""A folder with projects in, one report out."""

import os
from pathlib import Path

import pytest

from ptm_lsp.app.request import Typed
from ptm_lsp.core.errors import ProjectError, PtmError, RequestError
from ptm_lsp.project.overrides import Overrides
from tests.kit.projects import found, loads, named, run, write


def test_paths_count_from_the_one_folder_that_is_given(tmp_path: Path) -> None:
    """A report reads the same wherever the folder lies."""
    write(tmp_path, {"work/src/app.py": loads("acme/tiny")})

    assert ["src/app.py PTM101"] == found(run(tmp_path, "work"))


def test_paths_count_from_the_current_folder_where_several_are_given(tmp_path: Path) -> None:
    """That is where the reader stands."""
    write(tmp_path, {"a/x.py": loads("acme/a"), "b/y.py": loads("acme/b")})

    assert ["a/x.py PTM101", "b/y.py PTM101"] == found(run(tmp_path, "a", "b"))


def test_a_check_inside_a_project_obeys_its_policy(tmp_path: Path) -> None:
    """The project begins at its policy, not at the current folder."""
    write(tmp_path, {"ptm.toml": 'per-file-ignores = { "src/old/**" = ["PTM1"] }', "src/old/app.py": loads("acme/a")})

    assert [] == found(run(tmp_path / "src"))


def test_each_file_is_judged_by_its_own_project(tmp_path: Path) -> None:
    """One run may cover a repository with several projects."""
    write(
        tmp_path,
        {
            "pyproject.toml": "[tool.ptm]\n",
            "app.py": loads("acme/outer"),
            "services/bot/ptm.toml": 'level = { PTM101 = "off" }',
            "services/bot/app.py": loads("acme/inner"),
        },
    )
    outcome = run(tmp_path)

    assert (["app.py acme/outer", "services/bot/app.py acme/inner"], ["app.py PTM101"]) == (
        named(outcome),
        found(outcome),
    )


def test_a_glob_of_an_inner_project_counts_from_there(tmp_path: Path) -> None:
    """A project may move inside its repository without a change of its policy."""
    write(
        tmp_path,
        {"bot/ptm.toml": 'per-file-ignores = { "tests/**" = ["PTM1"] }', "bot/tests/app.py": loads("acme/inner")},
    )

    assert [] == found(run(tmp_path))


def test_a_level_fails_in_the_project_that_asks_for_it(tmp_path: Path) -> None:
    """`fail-on` is a decision of each project."""
    write(
        tmp_path,
        {
            "a/ptm.toml": 'fail-on = "error"',
            "a/app.py": loads("acme/a"),
            "b/ptm.toml": 'fail-on = "warning"',
            "b/app.py": loads("acme/b"),
        },
    )

    assert ["b/app.py"] == [finding.place.file for finding in run(tmp_path).failing]


@pytest.mark.parametrize(
    ("ignoring", "folder"),
    [({".gitignore": "out/\n"}, "out"), ({}, ".venv"), ({"ptm.toml": 'exclude = ["made/"]'}, "made")],
)
def test_what_others_made_is_not_read(tmp_path: Path, ignoring: dict[str, str], folder: str) -> None:
    """Default excludes, what Git ignores, and what the policy excludes."""
    write(tmp_path, {**ignoring, f"{folder}/app.py": loads("acme/a")})

    assert [] == found(run(tmp_path))


def test_a_git_ignore_above_the_folder_given_holds(tmp_path: Path) -> None:
    """The project is the same, however little of it is read."""
    write(tmp_path, {"ptm.toml": "", ".gitignore": "*_made.py\n", "src/in_made.py": loads("acme/a")})

    assert [] == found(run(tmp_path, "src"))


def test_a_file_that_is_named_is_read(tmp_path: Path) -> None:
    """Who names a file means it."""
    write(tmp_path, {".gitignore": "*.py\n", "app.py": loads("acme/a")})

    assert ["app.py PTM101"] == found(run(tmp_path, "app.py"))


def test_a_file_that_is_named_has_a_limit_too(tmp_path: Path) -> None:
    """Whatever it is, it is no program that somebody wrote, and memory has an end."""
    write(tmp_path, {"app.py": b"#" * 50_000_001})

    with pytest.raises(ProjectError) as raised:
        run(tmp_path, "app.py")
    assert ["`app.py` is 50,000,001 bytes large; files up to 50,000,000 bytes are read"] == [
        problem.message for problem in raised.value.problems
    ]


def test_standard_input_stands_for_a_file(tmp_path: Path) -> None:
    """An editor holds what the disk does not."""
    write(tmp_path, {"ptm.toml": 'level = { PTM101 = "error" }', "app.py": ""})
    outcome = run(tmp_path, "-", typed=Typed(file="app.py", content=loads("acme/a").encode()))

    assert ["error"] == [finding.level.value for finding in outcome.report.findings]


def test_a_folder_of_the_project_is_no_model(tmp_path: Path) -> None:
    """A name that looks like an id may be a path that exists."""
    write(tmp_path, {"app.py": loads("models/tiny"), "models/tiny/config.json": "{}"})

    assert ["app.py models/tiny"] == [
        f"{one.place.file} {one.local_path}" for one in run(tmp_path).report.scan.references
    ]


@pytest.mark.parametrize("name", ["../outside", "/etc", "a\\0b"])
def test_a_name_is_looked_up_inside_the_project_only(tmp_path: Path, name: str) -> None:
    """Code of a stranger does not learn what lies on this machine."""
    write(tmp_path, {"outside/x": "", "project/ptm.toml": "", "project/app.py": loads(name)})

    assert 1 == len(run(tmp_path / "project").report.scan.references)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """What was not read was not judged, and the report says so."""
    write(tmp_path, {"bad.py": b"from transformers import x\nx.from_pretrained('\xff')\n", "app.py": loads("acme/a")})
    outcome = run(tmp_path)

    assert (["app.py PTM101"], ["`bad.py` is not UTF-8: byte 46 is 0xff"]) == (
        found(outcome),
        [problem.message for problem in outcome.report.scan.problems],
    )


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """Nothing found in nothing would read as fine."""
    with pytest.raises(RequestError, match="`gone` does not exist"):
        run(tmp_path, "gone")


def test_a_path_that_cannot_be_looked_at_is_not_said_to_be_absent(tmp_path: Path) -> None:
    """A folder on the way may belong to somebody else, or the name may be too long."""
    with pytest.raises(RequestError, match=r"`x+…?` cannot be read: file name too long"):
        run(tmp_path, "x" * 300)


@pytest.mark.parametrize("facts", ["../facts.json", "/facts.json"])
def test_a_bundle_outside_the_project_is_refused(tmp_path: Path, facts: str) -> None:
    """A policy is input from the project, and the project may be a stranger's."""
    write(tmp_path, {"facts.json": '{"version": 1, "facts": []}', "p/ptm.toml": f'facts = "{facts}"', "p/app.py": ""})

    with pytest.raises(ProjectError, match="facts"):
        run(tmp_path, "p")


def test_a_bundle_that_links_out_of_the_project_is_refused(tmp_path: Path) -> None:
    """A link would lead where a path may not."""
    write(tmp_path, {"facts.json": '{"version": 1, "facts": []}', "p/ptm.toml": 'facts = "f.json"', "p/app.py": ""})
    os.symlink(tmp_path / "facts.json", tmp_path / "p/f.json")

    with pytest.raises(PtmError, match="leads out of the project"):
        run(tmp_path, "p")


def test_a_bundle_that_the_run_names_may_lie_anywhere(tmp_path: Path) -> None:
    """The person at the keyboard decides."""
    bundle = '{"version": 1, "facts": [{"hub": "huggingface", "id": "acme/a", "license": null}]}'
    write(tmp_path, {"facts.json": bundle, "p/ptm.toml": "", "p/app.py": loads("acme/a")})
    outcome = run(tmp_path, "p", overrides=Overrides(facts="facts.json", select=("PTM301",)))

    assert ["app.py PTM301"] == found(outcome)


@pytest.mark.parametrize("name", ["link.py", "pipe.py", "latin.py", "/dev/null"])
def test_a_file_that_was_named_and_cannot_be_read_ends_the_run(tmp_path: Path, name: str) -> None:
    """Who names a file means it, and no finding in it would read as fine."""
    write(tmp_path, {"latin.py": b"# \xff\n"})
    os.symlink("gone", tmp_path / "link.py")
    os.mkfifo(tmp_path / "pipe.py")

    with pytest.raises(ProjectError, match=r"cannot be read|not a regular file|not UTF-8"):
        run(tmp_path, name)


def test_all_files_that_were_named_and_cannot_be_read_are_told(tmp_path: Path) -> None:
    """One run, one list to mend."""
    write(tmp_path, {"a.py": b"\xff", "b.py": b"\xff"})

    with pytest.raises(ProjectError) as refused:
        run(tmp_path, "a.py", "b.py")
    assert ["a.py", "b.py"] == [problem.place.file for problem in refused.value.problems]


def test_a_problem_calls_a_file_as_its_place_does(tmp_path: Path) -> None:
    """Two paths for one file send the reader to two files."""
    write(tmp_path, {"a/ptm.toml": "", "a/big.py": b"#" * 5_000_001, "b/app.py": ""})
    problems = run(tmp_path, "a", "b").report.scan.problems

    assert ["`a/big.py` is 5,000,001 bytes large"] == [problem.message.partition(";")[0] for problem in problems]
    assert ["a/big.py"] == [problem.place.file for problem in problems]


@pytest.mark.parametrize(
    ("policy", "column"),
    [
        ('select = ["PTM1", "PTM999"]', 19),
        ('ignore = ["PTM8"]', 11),
        ('level = { PTM777 = "off" }', 11),
        ('per-file-ignores = { "*.py" = ["PTM101", "PTM8"] }', 42),
    ],
)
def test_a_code_of_no_rule_is_refused_where_it_stands(tmp_path: Path, policy: str, column: int) -> None:
    """`select` with nothing else would switch off every rule, and read as fine."""
    write(tmp_path, {"ptm.toml": policy, "app.py": loads("acme/a")})

    with pytest.raises(ProjectError, match="means no rule") as refused:
        run(tmp_path)
    assert [column] == [problem.place.span.start + 1 for problem in refused.value.problems]


def test_an_empty_path_is_refused(tmp_path: Path) -> None:
    """It comes of a variable that is not set, and would stand for the whole folder."""
    with pytest.raises(RequestError, match="an empty path names nothing"):
        run(tmp_path, "")


def _closed(folder: Path) -> None:
    """Take away a folder's modes; the superuser is not bound by them."""
    folder.mkdir(parents=True)
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        pytest.skip("modes do not bind root")


def test_a_folder_that_was_named_and_cannot_be_read_ends_the_run(tmp_path: Path) -> None:
    """Nothing found in it would read as fine; the run calls it as it was named."""
    _closed(tmp_path / "project/closed")

    with pytest.raises(ProjectError, match="`project/closed` cannot be read"):
        run(tmp_path, "project/closed")


def test_a_folder_on_the_way_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """The rest is judged, and the report says what was not."""
    _closed(tmp_path / "project/closed")
    problems = run(tmp_path, "project").report.scan.problems

    assert [("closed", "`closed` cannot be read: permission denied")] == [
        (problem.place.file, problem.message) for problem in problems
    ]
