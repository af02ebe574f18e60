"""The format for code scanning: SARIF 2.1.0.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (sections in comments)
"""

import re
from collections.abc import Iterator

from ptm_lsp import __version__
from ptm_lsp.core.edit import Edit
from ptm_lsp.core.errors import Problem
from ptm_lsp.core.finding import Finding, Fix, Level
from ptm_lsp.core.fingerprint import fingerprints
from ptm_lsp.core.report import Report, Rule
from ptm_lsp.core.text import Place, Sources, encoded, shown
from ptm_lsp.render.style import Style
from ptm_lsp.render.style.ascii_json import Object, ascii_json
from ptm_lsp.render.style.places import extent, in_order, label, problems_in_order
from ptm_lsp.render.style.summary import not_judged
from ptm_lsp.render.style.words import LONGEST_MESSAGE

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "ptm/v1"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFORMATION: "note", Level.OFF: "none"}

_FIRST_PARAGRAPH = re.compile(r"^## What it finds\n+(.+?)\n\n", re.MULTILINE | re.DOTALL)
_BRACKET = re.compile(r"(\\*)([\[\]])")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_NO_PATH_SIGN = re.compile(rb"[^A-Za-z0-9._~/-]|\A/")


def render(report: Report, style: Style) -> str:  # noqa: ARG001 (one signature for all formats)
    """One run, with every rule; findings that a baseline holds are there, as unchanged."""
    rules = [report.catalogue[code] for code in sorted(report.catalogue)]
    driver = {"name": "ptm", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report))}],
        "originalUriBaseIds": {_ROOT: {"description": _message("the folder that the run was given")}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(report, {rule.code: index for index, rule in enumerate(rules)})),
    }
    return ascii_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> Object:
    described = _FIRST_PARAGRAPH.search(rule.page)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": _message(rule.title),
        "fullDescription": _message(" ".join(described[1].split()) if described else rule.title),
        "help": {"text": _plain(rule.page), "markdown": rule.page},
        "defaultConfiguration": {"enabled": rule.level is not Level.OFF, "level": _LEVELS[rule.level]},
    }


def _notifications(report: Report) -> Iterator[Object]:
    """What keeps the results from being all that there is to say."""
    for problem in problems_in_order(report.scan.problems):
        yield {
            "level": "warning",
            "message": _lines(_problem_lines(problem)),
            "locations": [_location(report.scan.sources, problem.place)],
        }
    for sentence in not_judged(report):
        yield {"level": "note", "message": _message(sentence)}


def _problem_lines(problem: Problem) -> Iterator[str]:
    yield problem.message
    if problem.hint:
        yield f"hint: {problem.hint}"


def _results(report: Report, indexes: dict[str, int]) -> Iterator[Object]:
    findings, new = [*in_order(report.findings), *in_order(report.known)], len(report.findings)
    for number, mark in enumerate(fingerprints(findings, report.scan.sources)):
        finding = findings[number]
        state = {"baselineState": "new" if number < new else "unchanged"} if report.known else {}
        rule = {"ruleId": finding.code, "ruleIndex": indexes[finding.code], "level": _LEVELS[finding.level]}
        yield rule | _result(report.scan.sources, finding) | {"partialFingerprints": {_FINGERPRINT: mark}} | state


def _result(sources: Sources, finding: Finding) -> Object:
    related = [_location(sources, note.place, note.message) for note in dict.fromkeys(finding.notes) if note.place]
    fixes = [_fix(sources, fix) for fix in dict.fromkeys(finding.fixes) if _can_be_told(fix)]
    about = finding.about and {"hub": finding.about.hub, "model": finding.about.id}
    optional = {"relatedLocations": related, "fixes": fixes, "properties": about}
    return {
        "message": _lines(_finding_lines(finding)),
        "locations": [_location(sources, finding.place)],
        **{name: value for name, value in optional.items() if value},
    }


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from (f"note: {note.message}" for note in finding.notes if not note.place)
    if finding.hint:
        yield f"hint: {finding.hint}"
    if finding.as_of:
        yield f"as of: {finding.as_of}"


def _location(sources: Sources, place: Place, message: str | None = None) -> Object:
    """A place; of a notebook only the file, since a viewer counts lines in that, and we count them in the cell."""
    physical: Object = {"artifactLocation": _artifact(place.file)}
    location: Object = {"physicalLocation": physical}
    if place.cell is None:
        physical["region"] = _region(sources, place)
    else:
        location["logicalLocations"] = [{"fullyQualifiedName": shown(label(sources, place), LONGEST_MESSAGE)}]
    return location | ({"message": _message(message)} if message is not None else {})


def _artifact(file: str) -> Object:
    """A file as a relative reference, whatever its name (3.4.3 and RFC 3986)."""
    uri = _NO_PATH_SIGN.sub(lambda sign: b"%%%02X" % sign[0][0], encoded(file)).decode()
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(sources: Sources, place: Place) -> Object:
    start, end = extent(sources, place)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _can_be_told(fix: Fix) -> bool:
    return bool(fix.edits) and all(edit.place.cell is None for edit in fix.edits)


def _fix(sources: Sources, fix: Fix) -> Object:
    files = dict.fromkeys(edit.place.file for edit in fix.edits)
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file),
                "replacements": [_replacement(sources, edit) for edit in fix.edits if edit.place.file == file],
            }
            for file in files
        ],
        "properties": {"safe": fix.safe},
    }


def _replacement(sources: Sources, edit: Edit) -> Object:
    return {"deletedRegion": _region(sources, edit.place), "insertedContent": {"text": edit.text}}


def _lines(lines: Iterator[str]) -> Object:
    return {"text": "\n".join(_plain(shown(line, LONGEST_MESSAGE)) for line in lines)}


def _message(foreign: str) -> Object:
    return {"text": _plain(shown(foreign, LONGEST_MESSAGE))}


def _plain(text: str) -> str:
    """Text without links (3.11.6) and without placeholders (3.11.5)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _BRACKET.sub(r"\1\1\\\2", text))
