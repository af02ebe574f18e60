"""docs/adopt.md, played as a newcomer types it, with a Hub on this machine in place of the real one."""

from pathlib import Path

from tests.cli.test_transcripts import ACCEPT, Shell, played
from tests.kit.hub.client import Here
from tests.kit.hub.hub import Hub
from tests.kit.hub.models import tiny
from tests.kit.real import ROOT

PAGE = ROOT / "docs" / "adopt.md"
MODELS = [tiny("acme/tiny"), tiny("acme/judge", "license: cc-by-nc-4.0\n"), tiny("acme/big", "license: mit\n")]


def test_the_page_shows_what_a_newcomer_sees(here: Here, tmp_path: Path):
    """A first run that goes otherwise than promised is the last."""
    shown = PAGE.read_text(encoding="utf-8")
    with here.serving(Hub(MODELS)) as hub:
        printed = played(shown, Shell(tmp_path, HF_ENDPOINT=hub.url, SSL_CERT_FILE=str(here.certificate)))
    if ACCEPT:
        PAGE.write_text(printed, encoding="utf-8")
        return

    assert shown == printed
