"""Rule codes that people write."""

import pytest

from ptm_lsp.app.rule_codes import means_rule, nearest_code


@pytest.mark.parametrize(("code", "expected"), [("PTM101", True), ("PTM1", True), ("PTM", True), ("PTM999", False)])
def test_a_code_means_the_rules_that_it_starts(code: str, expected: bool) -> None:
    """A group is named by its first digit."""
    assert expected is means_rule(code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PTM903", "did you mean `PTM902`?"),
        ("PTM8", "run `ptm rules` for the list"),
        ("PTM777", "run `ptm rules` for the list"),
    ],
)
def test_only_a_slip_of_one_digit_has_a_nearest_code(code: str, expected: str) -> None:
    """A guess from further away would send people to a rule they never meant."""
    assert expected == nearest_code(code)
