"""How licenses are called."""

import pytest

from ptm_lsp.app.license_names import license_names
from ptm_lsp.core.facts import UNKNOWN, CommitFacts


@pytest.mark.parametrize(
    ("license_", "name", "expected"),
    [
        ("apache-2.0", None, ("Apache-2.0",)),
        (("mit", "apache-2.0"), None, ("MIT", "Apache-2.0")),
        ("llama3.1", None, ("Llama 3.1 Community License Agreement",)),
        ("acme-9", None, ("acme-9",)),
        ("other", "acme-9", ("acme-9",)),
        ("other", None, ("other",)),
        (None, None, ()),
        (UNKNOWN, None, ()),
    ],
)
def test_a_license_is_called_what_people_call_it(license_: object, name: str | None, expected: tuple[str, ...]):
    """By its SPDX id where SPDX lists it, else by its name; what nobody knows stays as it was tagged."""
    facts = CommitFacts(hub="huggingface", id="acme/tiny", license=license_, license_name=name)

    assert expected == license_names(facts)
