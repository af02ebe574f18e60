"""Settings: what the client says, and what counts where it says nothing."""

import json

import pytest

from ptm_lsp.lsp.settings import Greeting, Settings, read_greeting, read_settings
from tests.kit.hostile import HOSTILE
from tests.kit.repository import ROOT

MANIFEST = json.loads(ROOT.joinpath("vscode-client/package.json").read_text(encoding="utf-8"))
SHOWN = MANIFEST["contributes"]["configuration"]["properties"]


def section(dotted: dict[str, object]) -> dict[str, object]:
    """Settings as a client sends them: `ptm.inlayHints.enabled` inside `inlayHints`."""
    found: dict[str, object] = {}
    for name, value in dotted.items():
        *way, last = name.removeprefix("ptm.").split(".")
        holder: dict[str, object] = found
        for step in way:
            holder = holder.setdefault(step, {})  # type: ignore[assignment]
        holder[last] = value
    return found


def test_the_defaults_are_those_that_vs_code_shows():
    """Two lists of defaults would drift apart."""
    assert Settings() == read_settings(section({name: option["default"] for name, option in SHOWN.items()}))


def test_what_is_set_counts():
    """By the names that the client has for it."""
    found = read_settings(
        section({"ptm.offline": True, "ptm.inlayHints.enabled": False, "ptm.trustedEndpoints": ["https://hub.example"]})
    )

    assert Settings(offline=True, inlay_hints=False, trusted_endpoints=("https://hub.example",)) == found


@pytest.mark.parametrize(
    "sent",
    [None, [], 3, "offline", {"offline": "yes"}, {"inlayHints": 1}, {"trustedEndpoints": "all"}, *HOSTILE.values()],
)
def test_nonsense_has_the_defaults(sent: object):
    """Settings are typed by people."""
    assert Settings() == read_settings(sent)


def test_a_client_that_knows_no_trust_has_it():
    """Only an editor that asks its user can have been told no."""
    assert Greeting() == read_greeting({})
    assert Greeting() == read_greeting(None)


def test_our_own_client_tells_of_trust():
    """And is the one that shows how many models there are."""
    found = read_greeting({"trusted": False, "settings": {"offline": True}})

    assert Greeting(trusted=False, settings=Settings(offline=True), knows_status=True) == found
