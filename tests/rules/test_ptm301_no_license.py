"""PTM301: models without a license."""

import pytest

from tests.kit.findings import codes, findings

CALL = 'AutoModel.from_pretrained("acme/tiny")'
LICENSES = '[tool.ptm]\nselect = ["PTM3"]\n'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"license_name": "acme"}, []),
        ({"license": None}, ["PTM301"]),
        ({"license": ""}, ["PTM301"]),
        ({"license": []}, ["PTM301"]),
        ({"license": ["", " "]}, ["PTM301"]),
        ({"license": None, "license_file": None}, ["PTM301"]),
        ({"license": None, "license_file": {"path": "LICENSE", "detected": "mit", "extra_terms": False}}, []),
        ({"license": "mit"}, []),
        ({"license": "unlicense"}, []),
    ],
)
def test_a_license_is_missed_where_it_is_known_that_there_is_none(fields: dict[str, object], expected: list[str]):
    """None and never learnt are two things; a LICENSE file states a license, and so does the Unlicense."""
    assert expected == codes(CALL, facts={"id": "acme/tiny", **fields}, policy=LICENSES)


def test_what_the_card_says_in_prose_is_noted():
    """The publisher may have meant to tag it."""
    facts = {"id": "acme/tiny", "license": None, "prose_licenses": ["cc-by-nc-4.0"]}
    [finding] = findings(CALL, facts=facts, policy=LICENSES)

    assert ["the text of its card speaks of `cc-by-nc-4.0`"] == [note.message for note in finding.notes]
