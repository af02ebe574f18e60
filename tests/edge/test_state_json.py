"""Hub state as JSON."""

import json

import pytest

from ptm_lsp.core.facts import FileScan, HubState
from ptm_lsp.edge.state_json import state_from_json, state_to_json

SHA = "0123456789abcdef0123456789abcdef01234567"
WHOLE = HubState(
    as_of="2026-11-20T00:00:00Z", scan=(FileScan(path="a", scanner="hub", verdict="queued"),), gated="auto",
    private=True, disabled=False, redirected_from=None, branches={"main": SHA}, tags={}, new_version="acme/new",
    children={"merge": 1}, publisher="acme", created_at=None, modified_at="2026-11-20T00:00:00Z", downloads=1, likes=0,
)  # fmt: skip


@pytest.mark.parametrize("state", [WHOLE, HubState(as_of="2026-11-20T00:00:00Z")])
def test_state_comes_back(state):
    """What is known, known to be none, and unknown."""
    assert state == state_from_json(json.loads(json.dumps(state_to_json(state))))


@pytest.mark.parametrize(
    "value", [None, 3, [], {}, {"as_of": 3}, {"as_of": "x", "likes": -1}, {"as_of": "x", "scan": [{}]}]
)
def test_anything_else_is_no_state(value):
    """It was not us who wrote it."""
    assert state_from_json(value) is None
