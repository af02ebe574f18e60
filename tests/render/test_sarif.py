"""The format for code scanning."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.finding import Fix, Level, Note
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Source, Span, Text
from ptm_lsp.render.sarif import render
from ptm_lsp.render.style import Style
from ptm_lsp.rules import catalogue
from tests.kit.reports import COMMIT, SERVE, finding, place_of, realistic, report, rule, scan
from tests.kit.sarif import links, read_sarif
from tests.kit.strategies import strings


def run(of: Report) -> Any:
    """The run of a log, having passed the constraints of the standard."""
    return read_sarif(render(of, Style()))


def result(**changed: Any) -> Any:
    """The result of one finding."""
    (only,) = run(report([replace(finding(), **changed)]))["results"]
    return only


def uri(file: str) -> str:
    """How the name of a file is written."""
    located = result(place=Place.of_file(file))["locations"][0]["physicalLocation"]
    return located["artifactLocation"]["uri"]


def text_of(message: str) -> str:
    """How a message is written."""
    return result(message=message)["message"]["text"]


def test_a_finding_is_a_result_at_its_place():
    """Lines and columns from 1, the end exclusive, as we count ourselves."""
    found = run(realistic())["results"][2]

    assert ("PTM101", "warning") == (found["ruleId"], found["level"])
    assert [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "src/serve.py", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 6, "startColumn": 57, "endLine": 6, "endColumn": 63},
            }
        }
    ] == found["locations"]


def test_columns_are_code_points():
    """A viewer that counts in other units would mark something else."""
    assert "unicodeCodePoints" == run(report())["columnKind"]


def test_a_message_says_what_helps_as_well():
    """A viewer shows the message, and often nothing else; the first line is the finding."""
    helped = result(notes=(Note(message="it did last week"),), hint="pin it", as_of="2026-11-21T08:00:00Z")

    assert [
        "`acme/tiny` can change",
        "note: it did last week",
        "hint: pin it",
        "as of: 2026-11-21T08:00:00Z",
    ] == helped["message"]["text"].splitlines()


def test_a_note_about_a_place_is_a_related_location():
    """A viewer leads there."""
    (related,) = run(realistic())["results"][1]["relatedLocations"]

    assert ({"text": "loaded here"}, 5) == (related["message"], related["physicalLocation"]["region"]["startLine"])


def test_a_note_that_is_said_twice_is_one_location():
    """The standard wants them to differ."""
    note = Note(message="loaded here", place=place_of("MODEL"))

    assert 1 == len(result(notes=(note, note))["relatedLocations"])


def test_a_fix_is_a_replacement():
    """A viewer can apply it."""
    (fix,) = run(realistic())["results"][2]["fixes"]

    assert {
        "description": {"text": f"Pin the commit `{COMMIT}`"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": "src/serve.py", "uriBaseId": "%SRCROOT%"},
                "replacements": [
                    {
                        "deletedRegion": {"startLine": 6, "startColumn": 57, "endLine": 6, "endColumn": 63},
                        "insertedContent": {"text": f'"{COMMIT}"'},
                    }
                ],
            }
        ],
        "properties": {"safe": True},
    } == fix


def test_edits_of_a_fix_are_grouped_by_file():
    """A change of a file stands once."""
    edits = [Edit(place, "x") for place in (place_of("MODEL"), place_of('"acme/tiny"', "src/acme/config.py"))]
    fixed = result(fixes=(Fix(title="both", safe=False, edits=(edits[0], edits[1], edits[0])),))["fixes"][0]

    assert [("src/serve.py", 2), ("src/acme/config.py", 1)] == [
        (change["artifactLocation"]["uri"], len(change["replacements"])) for change in fixed["artifactChanges"]
    ]


def test_a_place_in_a_notebook_has_no_line():
    """Viewers count the lines of its JSON, and would mark something else."""
    (location,) = run(realistic())["results"][0]["locations"]

    assert "region" not in location["physicalLocation"]
    assert [{"fullyQualifiedName": "notebooks/lab.ipynb:cell 4:1:44"}] == location["logicalLocations"]


def test_a_fix_in_a_notebook_is_left_out():
    """Its place cannot be said."""
    edit = Edit(place_of("spacy", "notebooks/lab.ipynb", 3), "x")

    assert "fixes" not in result(fixes=(Fix(title="x", safe=True, edits=(edit,)),))


@pytest.mark.parametrize(
    ("level", "name"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFORMATION, "note")]
)
def test_levels_are_those_of_the_standard(level: Level, name: str):
    """It has no word for «information»."""
    assert name == result(level=level)["level"]


def test_every_rule_is_there_with_its_page():
    """What was looked for is part of the answer, and the page is read where the result is."""
    known = catalogue()
    rules = run(replace(report(), catalogue=known))["tool"]["driver"]["rules"]

    assert sorted(known) == [rule["id"] for rule in rules]
    assert [known[rule["id"]].page for rule in rules] == [rule["help"]["markdown"] for rule in rules]
    assert all(rule["fullDescription"]["text"] != rule["shortDescription"]["text"] for rule in rules)


def test_a_rule_that_is_off_is_not_enabled():
    """A viewer lists it as such."""
    (found,) = run(replace(report(), catalogue={"PTM101": rule("PTM101", "x", Level.OFF)}))["tool"]["driver"]["rules"]

    assert {"enabled": False, "level": "none"} == found["defaultConfiguration"]


def test_problems_and_gaps_are_notifications():
    """They may hide findings."""
    notifications = run(realistic())["invocations"][0]["toolExecutionNotifications"]

    assert ["warning", "note", "note"] == [one["level"] for one in notifications]
    assert "1 not judged: `PTM402` about `acme/big` (`files` was never learnt)" == notifications[1]["message"]["text"]
    assert "pyproject.toml" == notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@given(above=strings(max_size=12))
def test_lines_above_do_not_change_a_fingerprint(above: str):
    """Code scanning would close an alert and open another."""
    moved = Text(f"{above}\n{SERVE}")
    by = len(moved) - len(SERVE)
    place = place_of("MODEL")
    there = place._replace(span=Span(place.span.start + by, place.span.end + by))
    before = report([finding(place=place)])
    after = report([finding(place=there)], scan(sources={Source("src/serve.py", None): moved}))

    assert run(before)["results"][0]["partialFingerprints"] == run(after)["results"][0]["partialFingerprints"]


def test_what_a_baseline_holds_is_unchanged():
    """An alert that is left out would be closed."""
    old, new = finding(), finding(place=place_of("MODEL"))
    results = run(replace(report([new]), known=(old,)))["results"]

    assert [("new", 3), ("unchanged", 6)] == [
        (one["baselineState"], one["locations"][0]["physicalLocation"]["region"]["startLine"]) for one in results
    ]


def test_without_a_baseline_nothing_is_called_new():
    """Nobody has compared."""
    assert "baselineState" not in result()


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("src/app.py", "src/app.py"),
        ("my models/100% a::b, c.py", "my%20models/100%25%20a%3A%3Ab%2C%20c.py"),
        ("重み.py", "%E9%87%8D%E3%81%BF.py"),
        ("//evil.example/x", "%2F/evil.example/x"),
        ("https://evil.example/?a#b", "https%3A//evil.example/%3Fa%23b"),
        ("../setup.py", "../setup.py"),
        ("a\\b.py", "a%5Cb.py"),
    ],
)
def test_a_path_is_a_relative_reference(file: str, expected: str):
    """A file name leads nowhere but to a file."""
    assert expected == uri(file)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("[click](https://evil.example)", r"\[click\](https://evil.example)"),
        (r"\[click](https://evil.example)", r"\\\[click\](https://evil.example)"),
        ("a[0] and `C:\\models`", r"a\[0\] and `C:\models`"),
        ("{0} and {name}", "{{0}} and {name}"),
    ],
)
def test_a_message_holds_no_link_and_no_placeholder(message: str, expected: str):
    """A viewer would follow the one and fill the other."""
    assert expected == text_of(message)


@pytest.mark.parametrize(
    ("message", "found"),
    [("[a](b)", 1), (r"\[a\](b)", 0), (r"\\[a](b)", 1), (r"[a\](b)", 0), ("[a] (b)", 0), ("x [a](b) [c](d)", 2)],
)
def test_links_are_seen(message: str, found: int):
    """The test of hostile messages rests on this."""
    assert found == len(links(message))
