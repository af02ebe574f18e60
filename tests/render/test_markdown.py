"""The format for step summaries and comments."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ptm_lsp.core.finding import Level
from ptm_lsp.core.text import Place, Source, Span, Text
from ptm_lsp.render.markdown import LONGEST, render
from ptm_lsp.render.style import Style
from tests.kit.reports import clean, finding, realistic, report, scan
from tests.kit.strategies import strings

READER = MarkdownIt("commonmark").enable("table")
# What an invented card may put into a name, with the signs that end a code span or a cell.
MARKS = st.text(st.sampled_from("`|\\[]()<>!#*_~&@:/. \nab1"), max_size=30)


def inline(markdown: str) -> list[Token]:
    """All that a reader of Markdown finds inside lines and cells."""
    return [child for token in READER.parse(markdown) for child in token.children or ()]


def cells(markdown: str) -> list[list[str]]:
    """The cells of each row below the heads of tables, as they are written."""
    tokens = READER.parse(markdown)
    rows: list[list[str]] = []
    for opening, content in pairwise(tokens):
        if opening.type == "tr_open":
            rows.append([])
        if opening.type == "td_open":
            rows[-1].append(content.content)
    return [row for row in rows if row]


def test_the_heading_is_the_verdict():
    """It is all that many people read of a comment."""
    assert render(realistic(), Style()).startswith("## ptm check: 1 error, 3 warnings, 1 information, 1 problem\n")
    assert render(clean(), Style()).startswith("## ptm check: nothing found\n\n- 6 references to 3 models")


def test_each_file_has_a_table():
    """Files are what people review."""
    headings = [line for line in render(realistic(), Style()).splitlines() if line.startswith("### ")]

    assert ["### `notebooks/lab.ipynb`", "### `pyproject.toml`", "### `src/serve.py`"] == headings


@given(MARKS | strings())
def test_foreign_text_is_code_or_plain_words(foreign: str):
    """A name could otherwise be a link, an image, a mention or HTML on someone else's page."""
    tokens = inline(render(report([finding(f"`{foreign}` can change: {foreign}")]), Style()))
    words = "".join(token.content for token in tokens if token.type == "text")

    assert {token.type for token in tokens} <= {"text", "code_inline", "softbreak"}
    assert not set("@#<>[]\\`*_~&") & set(words.removeprefix("ptm check"))
    assert "//" not in words


@given(MARKS | strings())
def test_a_row_keeps_its_cells(foreign: str):
    """A `|` in a name would shift all that follows."""
    rows = cells(render(report([finding(f"`{foreign}` can change")]), Style()))

    assert [4] == [len(row) for row in rows]


def test_no_backslash_stands_before_the_one_that_keeps_a_bar_in_its_cell():
    """Readers of Markdown do not agree whether two of them end the cell."""
    assert "`a\\u{5c}\\|b`" in render(report([finding("`a\\|b` can change")]), Style())


@given(st.text(st.sampled_from("`ab |\\"), min_size=1, max_size=12))
def test_a_name_in_a_heading_is_read_as_it_is(name: str):
    """Backticks in a name need a longer fence."""
    place = Place(f"a{name}b", None, Span(0, 0))
    tokens = inline(render(report([finding(place=place)]), Style()))

    assert place.file.replace("  ", " ") in [token.content.replace("  ", " ") for token in tokens]


def test_a_comment_is_never_too_long():
    """GitHub refuses a comment of more than 65,536 characters as a whole."""
    texts = {Source(f"src/{number}.py", None): Text("x") for number in range(2_000)}
    findings = [finding("`x` " * 50, place=Place(source.file, None, Span(0, 1))) for source in texts]
    output = render(report(findings, scan(sources=texts)), Style())
    shown = output.count("| warning |")

    assert LONGEST * 0.9 < len(output) <= LONGEST
    assert f"\n{2_000 - shown:,} more are left out here, the least grave.\n" in output


def test_the_gravest_findings_are_kept():
    """An error at the end of a long report is why the check fails."""
    findings = [finding("`x` " * 50, place=Place("a.py", None, Span(0, 0)), level=Level.INFORMATION)] * 1_000
    last = finding("`acme/tiny` is not what it was", place=Place("z.py", None, Span(0, 0)), level=Level.ERROR)

    assert "`acme/tiny` is not what it was" in render(report([*findings, last]), Style())


def test_a_long_summary_is_cut_too():
    """Reasons are free text, and there may be thousands."""
    many = [replace(gap, why=f"reason {number} " + "x" * 1_000) for number, gap in enumerate(clean().not_judged * 100)]

    assert len(render(replace(clean(), not_judged=tuple(many)), Style())) < LONGEST / 2
