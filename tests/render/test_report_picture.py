"""The picture of a report in the README."""

import re
import runpy
from collections import defaultdict
from xml.etree import ElementTree

from tests.kit.repository import ROOT

MAKER = runpy.run_path(str(ROOT / "docs" / "make_report_picture.py"))
COLOUR = re.compile(r"\x1b\[[\d;]*m")
CELL, LINE = 12.2, 24.4  # size of a character in the drawing


def drawn(svg: str) -> list[str]:
    """The lines of text in a drawing, put together from the pieces of each by where they stand."""
    lines: dict[int, str] = defaultdict(str)
    for piece in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        if "clip-path" in piece.attrib:  # the title has none
            number, column = int(float(piece.attrib["y"]) / LINE), round(float(piece.attrib["x"]) / CELL)
            lines[number] = lines[number].ljust(column) + (piece.text or "").replace("\u00a0", " ")
    return [lines[number].rstrip() for number in range(max(lines) + 1)]


def test_the_picture_shows_what_the_command_prints():
    """A picture that has aged promises what the tool does not do: make it again with `docs/make_report_picture.py`."""
    svg = MAKER["PICTURE"].read_text(encoding="utf-8")

    assert COLOUR.sub("", MAKER["report"]()).splitlines() == drawn(svg)


def test_the_picture_loads_nothing():
    """Whoever looks at the README asks no other server."""
    assert [] == re.findall(r"href=|src=|@import|url\((?!#)", MAKER["PICTURE"].read_text("utf-8"))


def test_the_same_report_gives_the_same_picture():
    """A picture that changes for no reason hides the changes that count."""
    coloured = MAKER["report"]()

    assert MAKER["picture"](coloured) == MAKER["picture"](coloured)
