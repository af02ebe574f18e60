"""License expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.licenses.expression import candidates, is_reserved, read_expression
from ptm_lsp.licenses.terms import vocabulary
from tests.kit.strategies import strings


def names(written: str, name: str | None = None) -> list[list[str]]:
    return [[one.name for one in choice] for choice in read_expression(written, name)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("MIT", [["mit"]]),
        ("Apache License 2.0", [["apache-2.0"]]),
        ("MIT AND Apache-2.0", [["mit", "apache-2.0"]]),
        ("mit or apache-2.0", [["mit"], ["apache-2.0"]]),
        ("MIT OR (Apache-2.0 AND ISC)", [["mit"], ["apache-2.0", "isc"]]),
        ("(MIT OR ISC) AND Apache-2.0", [["mit", "apache-2.0"], ["isc", "apache-2.0"]]),
        ("MIT AND LicenseRef-Meta-Llama-3", [["mit", "llama3"]]),
        ("GPL-2.0-or-later", [["gpl-2.0"], ["gpl-3.0"]]),
        ("GPL-2.0+", [["gpl-2.0"], ["gpl-3.0"]]),
        ("GPL-3.0-or-later", [["gpl-3.0"]]),
        ("LGPL-2.0-or-later", [["LGPL-2.0-only"], ["lgpl-2.1"], ["lgpl-3.0"]]),
        ("AGPL-3.0-or-later", [["agpl-3.0"]]),
        ("OpenRAIL++", [["openrail++"]]),
        ("MIT+", [["mit"]]),
        ("0bsd", [["0BSD"]]),
        ("LicenseRef-acme", [["LicenseRef-acme"]]),
        ("MIT/Apache-2.0", [["MIT/Apache-2.0"]]),
        ("MIT AND", [["MIT AND"]]),
        ("(MIT", [["(MIT"]]),
        ("", [[""]]),
    ],
)
def test_an_expression_is_a_choice_of_sets(written: str, expected: list[list[str]]):
    """«or later» is a choice, too; what cannot be understood is one license that nobody knows."""
    assert expected == names(written)


@pytest.mark.parametrize(
    ("written", "spdx"),
    [
        ("gpl-3.0", "GPL-3.0-only"),
        ("GPL-3.0-or-later", "GPL-3.0-or-later"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("llama2", "LicenseRef-scancode-llama-2-license-2023"),
        ("cc", None),
    ],
)
def test_a_license_keeps_its_exact_id(written: str, spdx: str | None):
    """The matrix of OSADL tells «only», «or later» and exceptions apart."""
    assert {spdx} == {one.spdx for choice in read_expression(written) for one in choice}


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [("other", "gemma", [["gemma"]]), ("other", "acme", [["acme"]]), ("other", None, [["other"]])],
)
def test_a_name_counts_where_the_tag_points_to_it(written: str, name: str | None, expected: list[list[str]]):
    """`other` says nothing itself."""
    assert expected == names(written, name)


def test_too_many_alternatives_are_one_that_nobody_knows():
    """A short expression can stand for millions of choices."""
    written = " AND ".join(f"(MIT OR acme-{number})" for number in range(20))

    assert [[written]] == names(written)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("bsd", {"bsd-2-clause", "bsd-3-clause", "BSD-4-Clause"}), ("mit", {"mit"}), ("acme", {"acme"})],
)
def test_a_family_may_turn_out_to_be_any_of_its_members(tag: str, expected: set[str]):
    """Only what all of them say is certain."""
    assert expected == {one.name for one in candidates(read_expression(tag)[0][0])}


@pytest.mark.parametrize(
    ("written", "expected"), [(None, True), ("", True), ("LicenseRef-Proprietary", True), ("MIT", False)]
)
def test_rights_are_reserved_by_word_or_silence(written: str | None, expected: bool):
    """Without a license nobody gets a right."""
    assert expected is is_reserved(written)


@given(written=strings() | st.lists(st.sampled_from(["MIT", "OR", "AND", "WITH", "(", ")", "x"])).map(" ".join))
def test_any_text_is_a_choice(written: str):
    """What stands in a card or a project is foreign."""
    assert all(read_expression(written))


@given(id_=st.sampled_from(sorted(vocabulary())))
def test_every_license_is_read_by_its_spdx_id(id_: str):
    """A project names the license of a model by it."""
    spdx = vocabulary()[id_].spdx

    assert not spdx or spdx == "NOASSERTION" or id_ in names(spdx)[0]
