"""What can be done about the findings and models at a place."""

from collections.abc import Iterator
from typing import NamedTuple

from ptm_lsp.core.edit import Edit
from ptm_lsp.core.finding import Finding, Fix
from ptm_lsp.core.reference import Question
from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Place, Source, Span, shown
from ptm_lsp.views.naming import named_at
from ptm_lsp.views.pages import page_of

_LONGEST = 120  # code points


class Mend(NamedTuple):
    """An offer to settle a finding."""

    title: str
    finding: Finding
    edits: tuple[Edit, ...]
    is_preferred: bool  # whether an editor may take it without a choice


class Silence(NamedTuple):
    """An offer to live with a finding; where the comment goes is worked out when it is taken."""

    title: str
    finding: Finding


class Page(NamedTuple):
    """An offer to open the page of a model."""

    title: str
    question: Question


def mends(report: Report, source: Source, span: Span, *, elsewhere: bool) -> Iterator[Mend]:
    """The fixes of the findings in a span; `elsewhere`: also those that change other texts."""
    for finding in findings_in(report, source, span):
        for fix in finding.fixes:
            if elsewhere or all(edit.place.source == source for edit in fix.edits):
                yield Mend(_title(fix), finding, fix.edits, fix.safe and len(finding.fixes) == 1)


def silences(report: Report, source: Source, span: Span) -> Iterator[Silence]:
    """An offer for each finding in a span."""
    for finding in findings_in(report, source, span):
        yield Silence(f"Ignore {finding.code} with a reason", finding)


def pages(report: Report, source: Source, span: Span) -> Iterator[Page]:
    """The pages of the models that the start of a span speaks of, one for each model."""
    questions = {named.target.question.key: named.target.question for named in named_at(report, source, span.start)}
    for question in questions.values():
        if page_of(question):
            yield Page(f"Open the page of {shown(question.key.id, _LONGEST)}", question)


def findings_in(report: Report, source: Source, span: Span) -> tuple[Finding, ...]:
    """The findings that touch a span, then the others of the calls that it lies in, or whose model it names."""
    calls = _calls_at(report, source, span)
    here = [finding for finding in report.findings if finding.place.source == source]
    touching = [one for one in here if one.place.span.start <= span.end and span.start <= one.place.span.end]
    around = [one for one in here if calls & _calls_at(report, source, one.place.span)]
    return tuple(dict.fromkeys((*touching, *around)))


def _calls_at(report: Report, source: Source, span: Span) -> set[Place]:
    """The calls whose model or revision is written around a span, else the innermost call around it."""
    written = {
        reference.place
        for reference in report.scan.references
        for target in reference.targets
        for place in (target.place, target.revision_place)
        if place and place.source == source and place.span.covers(span)
    }
    around = [one.place for one in report.scan.references if one.place.source == source and one.place.span.covers(span)]
    return written or set(sorted(around, key=lambda place: place.span.end - place.span.start)[:1])


def _title(fix: Fix) -> str:
    title = shown(fix.title, _LONGEST)
    return title[:1].upper() + title[1:]
