"""PTM201: models without a card."""

import pytest

from tests.kit.findings import codes

CALL = 'AutoModel.from_pretrained("acme/tiny")'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"card": {}}, []),
        ({"card": {"present": True}}, []),
        ({"card": {"present": False}}, ["PTM201"]),
    ],
)
def test_a_card_that_is_known_to_be_absent_is_missed(fields: dict[str, object], expected: list[str]):
    """A card that nobody looked for is unknown, which is something else."""
    assert expected == codes(CALL, facts={"id": "acme/tiny", **fields}, policy='[tool.ptm]\nselect = ["PTM2"]\n')
