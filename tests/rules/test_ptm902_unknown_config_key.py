"""PTM902: keys of the policy that nothing reads."""

import pytest

from tests.kit.findings import findings


@pytest.mark.parametrize(
    ("policy", "hints"),
    [
        ('[tool.ptm]\nexclud = ["a"]\n', ["write `exclude`"]),
        ("[tool.ptm]\nexclude = []\n", []),
        ("[tool.ptm]\nzzzzzzzz = 1\n", [None]),
    ],
)
def test_a_key_without_a_meaning_is_found(policy: str, hints: list[str | None]):
    """The nearest name is told only where one is near."""
    assert hints == [finding.hint for finding in findings("", policy=policy)]
