"""Baselines: a report written before, so that a run speaks of what is new since."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ptm_lsp.app.check import Outcome
from ptm_lsp.core.errors import Problem, ProjectError
from ptm_lsp.core.finding import Finding
from ptm_lsp.core.fingerprint import fingerprints
from ptm_lsp.core.report import Report
from ptm_lsp.core.shapes import Extra, KeyPath, Unfit, list_of, path_shown, record, text, text_that, unfit
from ptm_lsp.core.text import Place, Source, Text, shown
from ptm_lsp.edge.files import read_text
from ptm_lsp.project.places import json_places, nearest
from ptm_lsp.project.strict_json import LARGEST, UnreadableError, parsed

VERSION = 1

_WAY_IN = "write a baseline with `ptm check --exit-zero --output-file json:baseline.json`"
_FINGERPRINT = re.compile(r"[0-9a-f]{32}:[1-9][0-9]*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A finding of a baseline."""

    path: str
    fingerprint: str

    @property
    def content(self) -> str:
        """The fingerprint without the number."""
        return self.fingerprint.partition(":")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Baseline:
    """What a report held: what was new then, and what had been known before."""

    version: int
    findings: tuple[Known, ...]
    known: tuple[Known, ...]


def read_baseline(path: str, *, here: str) -> Baseline:
    """The baseline that a JSON report of `ptm check` is; what else stands in it does not matter.

    Raises: ProjectError, if the file is absent or malformed.
    """
    string = read_text(os.path.join(here, path), path, largest=LARGEST)
    if isinstance(string, Problem):
        raise ProjectError((replace(string, hint=string.hint or _WAY_IN),), {})
    try:
        value, _ = parsed(string)
        baseline: Baseline = _BASELINE(value, (), {})
    except UnreadableError as error:
        place = Place(path, None, error.span)
        raise _malformed(path, string, Problem(place=place, message=f"`{shown(path)}` {error}")) from error
    except Unfit as error:
        raise _malformed(path, string, _problem(path, string, *error.fault)) from error
    return baseline


def against(outcome: Outcome, baseline: Baseline) -> Outcome:
    """The outcome with what is new in it alone; what the baseline holds is known, and fails nothing."""
    known = frozenset(_known(outcome.report, baseline))
    findings = outcome.report.findings
    return replace(
        outcome,
        report=replace(
            outcome.report,
            findings=tuple(finding for finding in findings if finding not in known),
            known=tuple(finding for finding in findings if finding in known),
        ),
        failing=tuple(finding for finding in outcome.failing if finding not in known),
    )


def _known(report: Report, baseline: Baseline) -> Iterator[Finding]:
    """The findings that a baseline holds: first those that stand in the same file, then those that were moved."""
    held = Counter((*baseline.findings, *baseline.known))
    marks = fingerprints(report.findings, report.scan.sources)
    moved: list[tuple[Finding, Known]] = []
    for finding, mark in zip(report.findings, marks, strict=True):
        wanted = Known(path=finding.place.file, fingerprint=mark)
        if held[wanted]:
            held[wanted] -= 1
            yield finding
        else:
            moved.append((finding, wanted))
    left = Counter(known.content for known in held.elements())
    for finding, wanted in moved:
        if left[wanted.content]:
            left[wanted.content] -= 1
            yield finding


def _version(value: object, path: KeyPath, _extra: Extra) -> int:
    if type(value) is int and value > VERSION:
        raise Unfit(path, f"is {value}; versions up to {VERSION} are read")
    if type(value) is not int or value != VERSION:
        raise unfit(value, path, str(VERSION))
    return value


_FINDINGS = list_of(
    record(Known, {"path": text, "fingerprint": text_that(_FINGERPRINT.fullmatch, "a fingerprint of `ptm check`")})
)
_BASELINE = record(Baseline, {"version": _version, "findings": _FINDINGS, "known": _FINDINGS})


def _problem(file: str, string: str, path: KeyPath, message: str) -> Problem:
    place = Place(file, None, nearest(json_places(string), path).whole)
    name = f"`{path_shown(path)}` of `{shown(file)}`" if path else f"`{shown(file)}`"
    return Problem(place=place, message=f"{name} {message}")


def _malformed(file: str, string: str, problem: Problem) -> ProjectError:
    return ProjectError((replace(problem, hint=_WAY_IN),), {Source(file, None): Text(string)})
