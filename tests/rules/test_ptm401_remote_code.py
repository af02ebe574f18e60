"""PTM401: code from a model's repository."""

import pytest

from ptm_lsp.core.finding import Finding
from ptm_lsp.core.text import Text
from tests.kit.findings import COMMIT, codes, findings, judged_code, locked

TRUSTING = 'AutoModel.from_pretrained("acme/tiny", trust_remote_code=True)'
CALLS = '[tool.ptm]\nselect = ["PTM1", "PTM4"]\n'


def only(code: str, **known: object) -> Finding:
    """The one finding about the call."""
    [finding] = findings(code, policy=CALLS, **known)
    return finding


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("trust_remote_code=True", ["PTM401"]),
        ('revision="main", trust_remote_code=True', ["PTM401"]),
        (f'revision="{COMMIT}", trust_remote_code=True', []),
        ("trust_remote_code=False", ["PTM101"]),
        ("trust_remote_code=args.trust", ["PTM101"]),
    ],
)
def test_trust_without_a_commit_is_found(arguments: str, expected: list[str]):
    """Each call gives one warning, the graver one."""
    assert expected == codes(f'AutoModel.from_pretrained("acme/tiny", {arguments})', policy=CALLS)


@pytest.mark.parametrize("policy", ['ignore = ["PTM401"]', 'level = { PTM401 = "off" }', 'select = ["PTM1"]'])
def test_a_rule_that_is_off_hides_nothing(policy: str):
    """The call is still unpinned, and somebody has to say so."""
    assert ["PTM101"] == codes(TRUSTING, policy=f"[tool.ptm]\n{policy}\n")


def test_it_stands_on_the_argument():
    """This is what somebody wrote and may take back."""
    assert "trust_remote_code" in Text(judged_code(TRUSTING)).of(only(TRUSTING).place.span)


def test_a_lock_pins():
    """What runs is what was locked; PTM101 says on what condition."""
    assert ["PTM101"] == codes(TRUSTING, lock=locked("acme/tiny"), policy=CALLS)


def test_the_policy_can_trust_a_model():
    """It remains unpinned."""
    policy = CALLS + '[tool.ptm.models]\nallow-remote-code = ["acme/tiny"]\n'

    assert ["PTM101"] == codes(TRUSTING, policy=policy)


def test_the_code_that_would_run_is_noted():
    """These are the files to read before pinning."""
    facts = {"id": "acme/tiny", "custom_code": ["modeling_tiny.py"]}

    assert ["`acme/tiny` runs `modeling_tiny.py`"] == [note.message for note in only(TRUSTING, facts=facts).notes]


def test_trust_that_nobody_needs_is_noted():
    """The shortest way out is to take the argument away."""
    facts = {"id": "acme/tiny", "custom_code": []}

    assert ["`acme/tiny` holds no code of its own, so `trust_remote_code` can go"] == [
        note.message for note in only(TRUSTING, facts=facts).notes
    ]


def test_the_fix_pins():
    """Pinned code can be read once and for all."""
    facts = {"id": "acme/tiny", "requested": "main", "commit": COMMIT}

    assert ["pin `acme/tiny` to commit 0123456"] == [fix.title for fix in only(TRUSTING, facts=facts).fixes]
