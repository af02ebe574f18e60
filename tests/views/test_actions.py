"""Fixes, ignore comments and pages that are offered."""

from dataclasses import replace

import pytest

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.finding import Finding, Fix, Level
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Span
from ptm_lsp.views.actions import findings_in, mends, pages, silences
from tests.kit.findings import FILE
from tests.views.shown import SOURCE, offset_of, report_on

HERE = Place(FILE, None, Span(10, 20))
PIN = Fix(title="pin `acme/tiny` to commit 0123456", safe=True, edits=(Edit(HERE, "x"),))
ELSEWHERE = Fix(title="pin it there", safe=False, edits=(Edit(Place("config.py", None, Span(0, 1)), "x"),))


def report(*fixes: Fix):
    finding = Finding(code="PTM101", level=Level.WARNING, message="it can move", place=HERE, fixes=fixes)
    return report_on("", findings=[finding])


def test_a_fix_is_offered_on_its_finding():
    """With the title in the form that editors use."""
    [mend] = mends(report(PIN), SOURCE, Span(12, 12), elsewhere=True)

    assert ("Pin `acme/tiny` to commit 0123456", PIN.edits, True) == (mend.title, mend.edits, mend.is_preferred)


def test_nothing_is_offered_beside_a_finding():
    """A light bulb on every line says nothing."""
    assert [] == [*mends(report(PIN), SOURCE, Span(21, 30), elsewhere=True)]
    assert [] == [*silences(report(PIN), SOURCE, Span(0, 9))]


def test_an_unsafe_fix_is_never_preferred():
    """An editor may take a preferred one without a look."""
    assert [False] == [mend.is_preferred for mend in mends(report(ELSEWHERE), SOURCE, HERE.span, elsewhere=True)]


def test_other_files_are_left_alone_where_they_must_be():
    """A stranger's project is not trusted to say which."""
    found = mends(report(PIN, ELSEWHERE), SOURCE, HERE.span, elsewhere=False)

    assert ["Pin `acme/tiny` to commit 0123456"] == [mend.title for mend in found]


def test_each_finding_can_be_lived_with():
    """With a reason, which the user writes."""
    assert ["Ignore PTM101 with a reason"] == [one.title for one in silences(report(), SOURCE, HERE.span)]


def test_the_page_of_a_model_is_offered_once():
    """Two calls of one model at different revisions are still one model."""
    code = 'N = "acme/tiny"\nAutoModel.from_pretrained(N)\nAutoModel.from_pretrained(N, revision="v1")\n'
    found = report_on(code)
    start = offset_of(found, '"acme/tiny"')

    assert ["Open the page of acme/tiny"] == [one.title for one in pages(found, SOURCE, Span(start, start))]


def two_calls() -> Report:
    """A model that two calls load, one of them inside a call of another model; a finding on each called name."""
    code = (
        "from transformers import AutoTokenizer, pipeline\n"
        'NAME = "acme/tiny"\n'
        'pipeline(model="acme/outer", x=AutoModel.from_pretrained(NAME, device="cpu"))\n'
        "AutoTokenizer.from_pretrained(NAME)\n"
    )
    report = report_on(code)
    found = [(one.callee, one.targets[0].key.id) for one in report.scan.references]
    findings = [Finding(code="PTM101", level=Level.WARNING, message=name, place=at) for at, name in found]
    return replace(report, findings=tuple(findings))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ('"acme/tiny"', ["acme/tiny", "acme/tiny"]),
        ("NAME, device", ["acme/tiny"]),
        ('"cpu"', ["acme/tiny"]),
        ("AutoTokenizer.from", ["acme/tiny"]),
        ("model=", ["acme/outer"]),
        ("NAME =", []),
    ],
)
def test_a_finding_is_at_hand_in_all_of_its_call_and_on_the_id(piece: str, expected: list[str]):
    """People look at the name of the model; the mark may stand on the name of the loader."""
    report = two_calls()
    start = offset_of(report, piece) + 1

    assert expected == [one.message for one in findings_in(report, SOURCE, Span(start, start))]


def test_what_stands_under_the_cursor_is_offered_first():
    """Of all that could be done, that is what is meant."""
    report = two_calls()
    [_, _, last] = report.findings

    assert last == findings_in(report, SOURCE, last.place.span)[0]
