"""Whole outputs as files, to be read by people.

`PTM_TEST_ACCEPT=1 pytest tests/render` rewrites them with what is written now.
"""

import os
from pathlib import Path

import pytest

from ptm_lsp.render import renderer, scan_renderer
from ptm_lsp.render.style import Style
from tests.kit.reports import clean, realistic, realistic_scan

FOLDER = Path(__file__).parent / "snapshots"
ACCEPT = "PTM_TEST_ACCEPT" in os.environ  # read here: no test sees such settings

OUTPUTS = {
    "check.txt": lambda: renderer("text")(realistic(), Style(width=80)),
    "check-clean.txt": lambda: renderer("text")(clean(), Style(width=80)),
    "check-narrow.txt": lambda: renderer("text")(realistic(), Style(width=50)),
    "check-colour.txt": lambda: renderer("text")(realistic(), Style(color=True, width=80)),
    "check.md": lambda: renderer("markdown")(realistic(), Style()),
    "check.github": lambda: renderer("github")(realistic(), Style()),
    "check.json": lambda: renderer("json")(realistic(), Style()),
    "check.sarif": lambda: renderer("sarif")(realistic(), Style()),
    "scan.txt": lambda: scan_renderer("text")(realistic_scan(), Style(width=80)),
    "scan.json": lambda: scan_renderer("json")(realistic_scan(), Style()),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_is_as_it_was(name: str):
    """A change of what users see is a change that someone has looked at."""
    found = OUTPUTS[name]().encode()
    if ACCEPT:
        (FOLDER / name).write_bytes(found)

    assert (FOLDER / name).read_bytes() == found


def test_every_snapshot_is_of_an_output():
    """A file that nothing is compared with looks like a promise."""
    assert sorted(OUTPUTS) == sorted(path.name for path in FOLDER.iterdir())
