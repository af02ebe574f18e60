"""The matrix of OSADL."""

import csv
import json

import pytest

from ptm_lsp.core import tables
from ptm_lsp.licenses import osadl
from ptm_lsp.licenses.expression import read_expression
from tests.kit.real import shared_data

SPELLED = {"Yes": "yes", "Same": "yes", "No": "no"}


@pytest.mark.parametrize(
    ("downstream", "upstream", "expected"),
    [
        ("MIT", "AGPL-3.0-only", "no"),
        ("AGPL-3.0-only", "MIT", "yes"),
        ("GPL-2.0-only", "Apache-2.0", "no"),
        ("MIT", "MIT", "yes"),
        ("MIT", "CC-BY-NC-4.0", None),
        ("acme", "MIT", None),
    ],
)
def test_a_pair_is_looked_up_in_its_direction(downstream: str, upstream: str, expected: str | None):
    """What may go into what is not symmetric."""
    assert expected == osadl.may_take_in(downstream, upstream)


def test_the_table_is_the_published_one():
    """A copy with a slip would be worse than none."""
    with shared_data("licenses", "osadl-matrix.csv").open(encoding="utf-8", newline="") as file:
        [_, *ids], *rows = csv.reader(file)
    published = {
        (row[0], upstream): SPELLED.get(answer) for row in rows for upstream, answer in zip(ids, row[1:], strict=True)
    }

    assert published == {(one, other): osadl.may_take_in(one, other) for one in ids for other in ids}


def test_the_table_names_its_authors():
    """Its license asks for that."""
    about = tables.load("ptm_lsp.licenses", "osadl.json")["about"]

    assert {"CC-BY-4.0"} == {about["license"]}
    assert "OSADL" in json.dumps(about["author"])


def test_the_terms_of_its_licenses_are_known():
    """A project under any of them can be told what it may take in, models included."""
    unknown = [spdx for spdx in osadl.ids() if not read_expression(spdx)[0][0].terms]

    assert [] == [spdx for spdx in unknown if not spdx.startswith("LicenseRef-")]
