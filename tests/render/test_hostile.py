"""Foreign text through every format: DESIGN, «foreign until shown»."""

import re
import unicodedata
from functools import cache

import pytest
from markdown_it import MarkdownIt

from ptm_lsp.core.report import Report
from ptm_lsp.render import formats, renderer, scan_renderer
from ptm_lsp.render.style import Style
from ptm_lsp.render.style.words import inert
from tests.kit.hostile import HOSTILE, hostile_report
from tests.kit.sarif import links, read_sarif
from tests.kit.schemas import read_output

COLOUR = re.compile(r"\x1b\[[\d;]*m")
COMMAND = re.compile(r"::(error|warning|notice) (file=[^:,]*,)?(line=\d+,endLine=\d+,)?(col=\d+,)?title=[^:,]*::")
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
BLANK = set("\u034f\u115f\u3164\ufe0f\U000e0100")

everywhere = pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)


@cache
def outputs(foreign: str, *, color: bool = False) -> dict[str, str]:
    """The report that holds the string everywhere, in each format."""
    style = Style(color=color)
    report = hostile_report(foreign)
    scans = {f"scan as {name}": scan_renderer(name)(report.scan, style) for name in ("json", "text")}
    return scans | {name: renderer(name)(report, style) for name in formats()}


@everywhere
def test_an_output_is_whole_text(foreign: str):
    """Whatever cannot be written ends a run with a traceback, or a reader with an error."""
    for name, output in outputs(foreign).items():
        assert output.encode().decode() == output, name


@everywhere
def test_an_output_has_nothing_hidden(foreign: str):
    """Control signs drive a terminal; hidden and reordering ones make a name look like another."""
    for name, output in outputs(foreign).items():
        found = {unicodedata.category(sign) for line in output.split("\n") for sign in line}
        assert set() == found & INVISIBLE, name
        assert set() == BLANK & set(output), name


@everywhere
def test_no_line_is_a_command_to_a_build_service(foreign: str):
    """Output is printed to logs, and a runner obeys what it finds there."""
    for name, output in outputs(foreign).items():
        if name != "github":
            assert [] == [line for line in output.splitlines() if line.lstrip().startswith("::")], name
            assert [] == re.findall(r"##\w*\[", output), name


@everywhere
def test_github_gets_the_commands_that_are_meant(foreign: str):
    """One for each finding and problem, with the properties that we set."""
    lines = outputs(foreign)["github"].removesuffix("\n").split("\n")

    assert 8 == len(lines)
    assert [] == [line for line in lines if not COMMAND.match(line)]


@everywhere
def test_json_keeps_its_contract(foreign: str):
    """A hostile name must not hide the rest of the report from whoever reads it."""
    whole = outputs(foreign)
    read_output("scan", whole["scan as json"])

    kept = foreign.encode("utf-8", "replace").decode()
    assert kept == read_output("check", whole["json"])["findings"][0]["message"]


@everywhere
def test_sarif_keeps_the_standard(foreign: str):
    """Code scanning refuses the whole log for one result, and no message in it leads anywhere."""
    run = read_sarif(outputs(foreign)["sarif"])
    messages = [result["message"]["text"] for result in run["results"]]
    messages += [rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]]

    assert 6 == len(run["results"])
    assert [] == [link for message in messages for link in links(message)]


@everywhere
def test_markdown_is_not_active(foreign: str):
    """No link, image, HTML or mention comes from outside; the one tag in it is ours."""
    reader = MarkdownIt("commonmark").enable("table")
    blocks = reader.parse(outputs(foreign)["markdown"])
    tokens = [child for block in blocks for child in block.children or ()]
    words = "\n".join(token.content for token in tokens if token.type == "text")

    assert {token.type for token in tokens} <= {"text", "code_inline", "softbreak", "html_inline"}
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    assert set() == {block.type for block in blocks} & {"html_block", "fence", "code_block", "blockquote_open"}
    assert None is re.search(r"[@#<>`]|//|www\.|:\w+:", words)


@everywhere
def test_colour_is_all_that_colour_adds(foreign: str):
    """Markup in a name has no effect, and no other escape gets through."""
    plain, coloured = outputs(foreign), outputs(foreign, color=True)

    assert plain["text"] == COLOUR.sub("", coloured["text"])
    assert plain["scan as text"] == COLOUR.sub("", coloured["scan as text"])


@pytest.mark.parametrize("name", ["ansi colour", "markup", "link", "html", "workflow command"])
def test_foreign_text_is_still_told(name: str):
    """Hiding what deceives would hide that someone tries."""
    assert inert(HOSTILE[name]) in outputs(HOSTILE[name])["text"]


def test_a_report_of_only_hostile_text_is_reported_as_a_whole():
    """The strings reach every part of a report: this would fail if one of them were dropped."""
    report: Report = hostile_report("acme/tiny")
    output = renderer("text")(report, Style())

    assert 6 == output.count("as of: acme/tiny")
    assert 2 == len(report.scan.problems)
