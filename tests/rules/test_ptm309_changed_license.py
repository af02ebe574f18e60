"""PTM309: licenses that are not the locked ones."""

from dataclasses import replace
from typing import Any

import pytest

from ptm_lsp.core.lock import Lock
from tests.kit.findings import COMMIT, codes, findings, locked

CALL = 'AutoModel.from_pretrained("acme/tiny")'
POLICY = '[tool.ptm]\nselect = ["PTM309"]\n'
TODAY = "89abcdef0123456789abcdef0123456789abcdef"


def locked_with(license_: str | None) -> Lock:
    [model] = locked("acme/tiny").models
    return Lock(models=(replace(model, license=license_),))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("mit", "mit", []),
        ("mit", "MIT License", []),
        ("mit, apache-2.0", ["apache-2.0", "MIT"], []),
        ("mit", "apache-2.0", ["PTM309"]),
        ("mit", None, ["PTM309"]),
        ("mit", ["mit", "apache-2.0"], ["PTM309"]),
        ("acme-1.0", "ACME-1.0", []),
        (None, "mit", []),
    ],
)
def test_another_license_is_found(before: str | None, after: Any, expected: list[str]):
    """Another spelling is no change, and what the lock does not know cannot change."""
    facts = {"id": "acme/tiny", "requested": "main", "commit": TODAY, "license": after}

    assert expected == codes(CALL, facts=facts, lock=locked_with(before), policy=POLICY)


def test_the_locked_commit_has_the_locked_license():
    """What the lock misread at the same commit is no change of the model."""
    facts = {"id": "acme/tiny", "requested": "main", "commit": COMMIT, "license": "apache-2.0"}

    assert [] == codes(CALL, facts=facts, lock=locked_with("mit"), policy=POLICY)


@pytest.mark.parametrize("lock", [None, Lock()])
def test_without_an_entry_nothing_changed(lock: Lock | None):
    """There is nothing to compare with."""
    assert [] == codes(
        CALL,
        facts={"id": "acme/tiny", "requested": "main", "commit": TODAY, "license": "mit"},
        lock=lock,
        policy=POLICY,
    )


def test_both_licenses_are_named():
    """The reader has to see what it was and what it is."""
    facts = {"id": "acme/tiny", "requested": "main", "commit": TODAY, "license": None}
    [finding] = findings(CALL, facts=facts, lock=locked_with("mit, isc"), policy=POLICY)

    assert "`acme/tiny` stands under no license now; at the locked commit it is `mit` and `isc`" == finding.message
