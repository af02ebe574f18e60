"""The names of licenses, as real cards spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptm_lsp.licenses.names import is_one_license, names_of, points_elsewhere, recognise, tags_of
from ptm_lsp.licenses.terms import vocabulary
from tests.kit.strategies import strings


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("apache-2.0", "apache-2.0"),
        ("Apache-2.0", "apache-2.0"),
        ("Apache License 2.0", "apache-2.0"),
        ("Apache License, Version 2.0", "apache-2.0"),
        ("MIT", "mit"),
        ("MIT License", "mit"),
        ("BSD-3-Clause Licence", "bsd-3-clause"),
        (" mit\n", "mit"),
        ("The Unlicense", "unlicense"),
        ("CC BY-NC 4.0", "cc-by-nc-4.0"),
        ("cc_by_4.0", "cc-by-4.0"),
        ("GPL-3.0-or-later", "gpl-3.0"),
        ("bsl-1.0", "bsl-1.0"),
        ("openrail++", "openrail++"),
        ("Llama 3.1", "llama3.1"),
        ("LicenseRef-scancode-qwen-2024", "qwen"),
        ("PUBLIC DOMAIN NOTICE", None),
        ("busl-1.1", None),
        ("license", None),
        ("", None),
        ("-", None),
        ("mit\u200b", None),
        ("ＭＩＴ", None),
        ("x" * 10_000, None),
    ],
)
def test_a_tag_is_recognised(tag: str, expected: str | None):
    """Spelling varies in real cards; a name that merely looks alike is another license."""
    assert expected == recognise(tag)


@pytest.mark.parametrize(
    ("tag", "name", "expected"),
    [
        ("other", "llama-2-community-license", "llama2"),
        ("Other", "Gemma", "gemma"),
        ("unknown", "mrl", "mrl"),
        ("other", None, None),
        ("other", "", None),
        ("other", "other", None),
        ("other", "acme-community", None),
        ("mit", "llama-2-community-license", "mit"),
    ],
)
def test_a_name_counts_where_the_tag_points_to_it(tag: str, name: str | None, expected: str | None):
    """`other` says to look at `license_name`; a tag that says something itself is taken at its word."""
    assert expected == recognise(tag, name)


@pytest.mark.parametrize("name", ["modified-mit", "exaone"])
def test_a_name_that_several_texts_share_is_not_recognised(name: str):
    """The terms behind it differ from vendor to vendor, so to choose one would be a guess."""
    assert recognise("other", name) is None


@pytest.mark.parametrize(("id_", "expected"), [("mit", True), ("openrail", False), ("cc", False), (None, False)])
def test_a_family_is_not_one_license(id_: str | None, expected: bool):
    """`cc` may forbid commercial use, and may not."""
    assert expected is is_one_license(id_)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (None, ()),
        ((), ()),
        ("", ()),
        (" ", ()),
        ("mit", ("mit",)),
        (("mit", "", " apache-2.0 "), ("mit", "apache-2.0")),
    ],
)
def test_the_license_field_may_be_a_list(field: str | tuple[str, ...] | None, expected: tuple[str, ...]):
    """Real cards leave it empty, or fill it with several."""
    assert expected == tags_of(field)


def test_no_name_means_two_licenses():
    """Else which one is meant would hang on the order of a table."""
    owners: dict[str, set[str]] = {}
    for terms in vocabulary().values():
        for name in names_of(terms):
            if not points_elsewhere(name):
                owners.setdefault(name.casefold(), set()).add(terms.id)

    assert {} == {name: ids for name, ids in owners.items() if len(ids) > 1}


@given(id_=st.sampled_from(sorted(vocabulary())), upper=st.booleans())
def test_every_name_of_a_license_leads_to_it(id_: str, upper: bool):
    """Each spelling in the table is found, in any case."""
    names = [name for name in names_of(vocabulary()[id_]) if not points_elsewhere(name)]

    assert {id_} >= {recognise(name.upper() if upper else name) for name in names}


@given(tag=strings(), name=st.none() | strings())
def test_any_text_is_answered(tag: str, name: str | None):
    """What stands in a card is foreign."""
    assert recognise(tag, name) in {None, *vocabulary()}
