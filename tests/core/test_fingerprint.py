"""Fingerprints of findings."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.fingerprint import fingerprints
from ptm_lsp.core.reference import Key
from ptm_lsp.core.text import Place, Source, Span, Text
from tests.kit.strategies import strings

LINE = 'model = load("acme/tiny")'


def finding(text: str, *, at: int = 0, file: str = "app.py", cell: int | None = None, **known: object) -> Finding:
    """A finding about the one model of a line, at the n-th of its mentions in the text."""
    start = -1
    for _ in range(at + 1):
        start = text.index("load(", start + 1)
    found = Finding(
        code="PTM101",
        level=Level.WARNING,
        message="`acme/tiny` can change",
        place=Place(file, cell, Span(start, start + 4)),
        about=Key("huggingface", "acme/tiny"),
    )
    return replace(found, **known)


def fingerprint(text: str, **known: object) -> str:
    """The fingerprint of one finding in a text."""
    return marks({"app.py": text}, finding(text, **known))[0]


def marks(texts: Mapping[str, str], *findings: Finding) -> tuple[str, ...]:
    """The fingerprints of findings in the files of a project."""
    return fingerprints(findings, {Source(file, None): Text(text) for file, text in texts.items()})


@given(above=strings(max_size=20), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_above_do_not_count(above: str, end: str):
    """Whoever adds an import has not made all that stands below it new."""
    assert fingerprint(LINE) == fingerprint(f"{above}{end}{LINE}")


@given(below=strings(max_size=20))
def test_lines_below_do_not_count(below: str):
    """Nor has whoever writes on."""
    assert fingerprint(LINE) == fingerprint(f"{LINE}\n{below}")


@given(above=st.lists(strings(max_size=8), min_size=3, max_size=3))
def test_those_that_are_alike_keep_their_numbers(above: list[str]):
    """Lines between two of the same do not count either."""
    apart = "".join(f"{text}\n{LINE}\n" for text in above)
    found = [finding(apart, at=number) for number in range(3)]

    assert [":1", ":2", ":3"] == [mark[-2:] for mark in marks({"app.py": apart}, *found)]
    assert 1 == len({mark[:-2] for mark in marks({"app.py": apart}, *found)})


@pytest.mark.parametrize("line", [f"    {LINE}", f"\t{LINE}  ", 'model=load( "acme/tiny" )'])
def test_blanks_do_not_count(line: str):
    """A formatter that indents a file has not changed what it does."""
    assert fingerprint(LINE) == fingerprint(line)


@pytest.mark.parametrize(
    "known", [{"code": "PTM301"}, {"about": Key("huggingface", "acme/big")}, {"about": Key("timm", "acme/tiny")}]
)
def test_rule_and_model_count(known: dict[str, object]):
    """Another model on the same line is another decision."""
    assert fingerprint(LINE) != fingerprint(LINE, **known)


def test_the_line_counts():
    """A call that was changed deserves another look."""
    assert fingerprint(LINE) != fingerprint(LINE.replace(")", ", trust_remote_code=True)"))


def test_what_changes_from_day_to_day_does_not_count():
    """The same finding may rest on other figures tomorrow."""
    later = {"message": "`acme/tiny` has changed", "hint": "look", "as_of": "2026-11-21T08:00:00Z"}

    assert fingerprint(LINE) == fingerprint(LINE, **later, level=Level.ERROR)


def test_each_file_numbers_its_own():
    """A run over one file and a run over all know the same findings."""
    texts = {"a.py": LINE, "b.py": LINE}
    found = [finding(LINE, file=file) for file in texts]

    assert 1 == len(set(marks(texts, *found)))


def test_the_order_of_findings_does_not_count():
    """They are numbered from top to bottom, whoever found them first."""
    text = f"{LINE}\n{LINE}\n"
    first, second = finding(text), finding(text, at=1)

    assert marks({"app.py": text}, first, second) == marks({"app.py": text}, second, first)[::-1]


def test_cells_of_a_notebook_are_numbered_one_after_another():
    """The number of a cell changes when another is put before it."""
    sources = {Source("lab.ipynb", cell): Text(LINE) for cell in (2, 10)}
    found = [finding(LINE, file="lab.ipynb", cell=cell) for cell in (10, 2)]

    assert [":2", ":1"] == [mark[-2:] for mark in fingerprints(found, sources)]


def test_a_finding_without_text_has_a_fingerprint():
    """It may be about a file as a whole."""
    assert ":1" == fingerprints([finding(LINE)], {})[0][-2:]


def test_a_lone_surrogate_is_no_obstacle():
    """A file name, an id, a line may hold one."""
    assert ":1" == fingerprint(f"{LINE}  # \udc80", about=Key("other", "\ud83d"))[-2:]
