"""PTM302: models of which nobody can tell the license."""

import pytest

from tests.kit.findings import codes, findings

CALL = 'AutoModel.from_pretrained("acme/tiny")'
LICENSES = '[tool.ptm]\nselect = ["PTM302"]\n'
IDENTIFIED = {"path": "LICENSE", "detected": "mit", "extra_terms": False}
STRANGE = {"path": "LICENSE", "detected": None, "extra_terms": False}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"license": "MIT"}, []),
        ({"license": ["mit", "apache-2.0"]}, []),
        ({"license": ["mit", "PUBLIC DOMAIN NOTICE"]}, ["PTM302"]),
        ({"license": "acme-1.0"}, ["PTM302"]),
        ({"license": "other"}, ["PTM302"]),
        ({"license": "other", "license_name": "gemma"}, []),
        ({"license": "unknown"}, ["PTM302"]),
        ({"license": "openrail"}, ["PTM302"]),
        ({"license": "other", "license_file": IDENTIFIED}, []),
        ({"license": "other", "license_file": STRANGE}, ["PTM302"]),
        ({"license": None, "license_file": STRANGE}, ["PTM302"]),
    ],
)
def test_a_license_that_nobody_can_tell_is_found(fields: dict[str, object], expected: list[str]):
    """Spelling does not matter, and the text of a LICENSE file counts for its tag."""
    assert expected == codes(CALL, facts={"id": "acme/tiny", **fields}, policy=LICENSES)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"license": "other", "license_name": "acme-community"}, "`acme-community`"),
        ({"license": "other"}, "`other`"),
        ({"license": "acme-1.0", "license_name": "acme-community"}, "`acme-1.0`"),
        ({"license": ["mit", "a", "b"]}, "`a` and `b`"),
        ({"license": "x" * 300}, "`" + "x" * 199 + "…`"),
    ],
)
def test_a_strange_license_is_shown_in_its_own_words(fields: dict[str, object], shown: str):
    """The reader has to look for it."""
    [finding] = findings(CALL, facts={"id": "acme/tiny", **fields}, policy=LICENSES)

    assert finding.message.endswith(f"it states {shown}")
