"""Baselines."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.app.baseline import Baseline, Known, against, read_baseline
from ptm_lsp.app.check import Outcome
from ptm_lsp.core.errors import ProjectError
from ptm_lsp.core.finding import Finding
from ptm_lsp.core.fingerprint import fingerprints
from ptm_lsp.core.text import Place, Source, Span, Text
from ptm_lsp.render import renderer
from ptm_lsp.render.style import Style
from tests.kit.projects import found, loads, run, write
from tests.kit.reports import finding, report, scan

BASELINE = "baseline.json"
MARK = "0" * 32
LINE = "load(x)\n"


def keep(folder: Path, outcome: Outcome) -> None:
    """Write a report as the baseline of later runs."""
    write(folder, {BASELINE: renderer("json")(outcome.report, Style())})


def since(folder: Path, *paths: str) -> Outcome:
    """What `ptm check --baseline` finds."""
    return against(run(folder, *paths), read_baseline(BASELINE, here=str(folder)))


def known(outcome: Outcome) -> list[str]:
    """The findings that the baseline holds, in short."""
    return [f"{one.place.file} {one.code}" for one in outcome.report.known]


def frame(**changed: Any) -> str:
    """A baseline with other values in it."""
    return json.dumps({"version": 1, "findings": [], "known": []} | changed)


def test_what_was_there_before_fails_nothing(tmp_path: Path):
    """A project can judge new code at once, and settle the old when there is time."""
    write(tmp_path, {"app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    outcome = since(tmp_path)

    assert ([], (), ["app.py PTM101"]) == (found(outcome), outcome.failing, known(outcome))


def test_what_is_new_fails(tmp_path: Path):
    """The old keeps no new fault quiet, not even one about the same model in the same file."""
    write(tmp_path, {"app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    write(tmp_path, {"app.py": loads("acme/tiny") + "\n" + loads("acme/tiny"), "new.py": loads("acme/tiny")})
    outcome = since(tmp_path)

    assert ["app.py PTM101", "new.py PTM101"] == found(outcome)
    assert outcome.report.findings == outcome.failing


@pytest.mark.parametrize("above", ["import os\n\n", "# " + "x" * 1_000 + "\n", "\n" * 50, '"""🤗"""\n'])
def test_lines_that_move_are_still_known(tmp_path: Path, above: str):
    """Whoever adds an import has not made all that stands below it new."""
    write(tmp_path, {"app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    write(tmp_path, {"app.py": above + loads("acme/tiny")})

    assert [] == found(since(tmp_path))


def test_a_file_that_moves_is_still_known(tmp_path: Path):
    """Nothing in it has changed."""
    write(tmp_path, {"old/app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    (tmp_path / "old/app.py").rename(tmp_path / "app.py")

    assert ["app.py PTM101"] == known(since(tmp_path))


def test_a_copy_of_a_file_is_new(tmp_path: Path):
    """The baseline holds one of the two, and the one that stands where it did is not the copy."""
    write(tmp_path, {"old.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    write(tmp_path, {"a_copy.py": loads("acme/tiny")})

    assert ["a_copy.py PTM101"] == found(since(tmp_path))


def test_a_run_from_another_folder_knows_the_same(tmp_path: Path):
    """Paths in reports count from the folder that a run was given."""
    write(tmp_path, {"src/app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))

    assert ["app.py PTM101"] == known(since(tmp_path, "src"))


def test_a_baseline_can_be_written_again(tmp_path: Path):
    """It keeps what was known, and takes in what is new."""
    write(tmp_path, {"app.py": loads("acme/tiny")})
    keep(tmp_path, run(tmp_path))
    write(tmp_path, {"new.py": loads("acme/big")})
    keep(tmp_path, since(tmp_path))

    assert ["app.py PTM101", "new.py PTM101"] == known(since(tmp_path))


@given(st.lists(st.sampled_from(["a.py", "b/a.py", "c.py"]), max_size=6), st.data())
def test_a_part_of_what_is_known_is_known(files: list[str], data: st.DataObject):
    """A run over one file, or after some were fixed, has nothing new."""
    whole = [mention(number, file) for number, file in enumerate(files)]
    part = data.draw(st.lists(st.sampled_from(whole), unique=True)) if whole else []
    lines = scan(sources={Source(file, None): Text(LINE * len(files)) for file in files})
    held = [
        Known(path=one.place.file, fingerprint=mark)
        for one, mark in zip(whole, fingerprints(whole, lines.sources), strict=True)
    ]
    outcome = Outcome(report=report(part, lines), failing=tuple(part), unheard=())

    assert () == against(outcome, Baseline(version=1, findings=tuple(held), known=())).failing


def mention(number: int, file: str) -> Finding:
    """A finding on a line of its own, in a file whose lines are all the same."""
    return finding(place=Place(file, None, Span(len(LINE) * number, len(LINE) * number + 4)))


def test_an_absent_baseline_is_told(tmp_path: Path):
    """Every finding would be new, and nobody would know why."""
    with pytest.raises(ProjectError) as raised:
        read_baseline(BASELINE, here=str(tmp_path))
    (problem,) = raised.value.problems

    assert "`baseline.json` cannot be read: no such file or directory" == problem.message
    assert "write a baseline with `ptm check --exit-zero --output-file json:baseline.json`" == problem.hint


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("[1,\n", (2, 1), "`baseline.json` is no JSON: expecting value"),
        ("[]", (1, 1), "`baseline.json` is a list, not an object"),
        ('{"version": 1}', (1, 1), "`baseline.json` has no key `findings`"),
        (frame(version=2), (1, 2), "`version` of `baseline.json` is 2; versions up to 1 are read"),
        (frame(version=True), (1, 2), "`version` of `baseline.json` is `true`, not 1"),
        (frame(known=None), (1, 32), "`known` of `baseline.json` is `null`, not a list"),
        (frame(findings=[{"path": "a"}]), (1, 29), "`findings[0]` of `baseline.json` has no key `fingerprint`"),
        (
            frame(findings=[{"path": "a", "fingerprint": MARK}]),
            (1, 43),
            f"`findings[0].fingerprint` of `baseline.json` is the string `{MARK}`, not a fingerprint of `ptm check`",
        ),
    ],
)
def test_a_malformed_baseline_is_refused_at_its_place(tmp_path: Path, text: str, at: tuple[int, int], message: str):
    """Half a baseline would fail a build for what was there before."""
    write(tmp_path, {BASELINE: text})
    with pytest.raises(ProjectError) as raised:
        read_baseline(BASELINE, here=str(tmp_path))
    (problem,) = raised.value.problems

    assert (message, at) == (
        problem.message,
        raised.value.sources[problem.place.source].position(problem.place.span.start),
    )


def test_what_else_stands_in_a_baseline_does_not_matter(tmp_path: Path):
    """A later version may say more of a finding."""
    mark = {"path": "app.py", "fingerprint": f"{MARK}:1", "weight": 3}
    write(tmp_path, {BASELINE: frame(findings=[mark], summary={"findings": None})})

    assert [f"{MARK}:1"] == [one.fingerprint for one in read_baseline(BASELINE, here=str(tmp_path)).findings]
