"""The example is honest about real models, and can be made again."""

import subprocess
import sys

from ptm_lsp.project.bundle import read_bundle, write_bundle
from tests.kit.real import ROOT, shared_data

EXAMPLE = ROOT / "examples" / "support-bot"
BUNDLE = EXAMPLE / "ptm-facts.json"


def bundle():
    """The bundle of the example."""
    return read_bundle(BUNDLE.name, BUNDLE.read_text(encoding="utf-8"))


def test_the_bundle_is_made_from_recorded_answers():
    """Whoever doubts a fact can trace it to what the hub answered, byte for byte."""
    recordings = shared_data("hub", "wire", "vcr-models")
    maker = ROOT / "examples" / "bundle_from_recordings.py"
    run = subprocess.run([sys.executable, str(maker), str(recordings)], check=True, capture_output=True)

    assert BUNDLE.read_bytes() == run.stdout


def test_the_bundle_is_understood_and_stands_as_ptm_writes_it():
    """The first thing that a user sees runs on it, and refreshing it must not show as a change."""
    found = bundle()

    assert (found.problems, found.remarks) == ((), ())
    assert BUNDLE.read_text(encoding="utf-8") == write_bundle(found.entries)


def test_the_readme_dates_every_model():
    """Facts about other people's models are dated and name their source."""
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    rows = [f"| `{facts.id}` | `{facts.commit[:7]}` | {facts.read_at[:10]} |" for facts in bundle().facts]

    assert rows == [line for line in readme.splitlines() if line in rows]


def test_the_code_is_python():
    """The example is never run, so nothing else would show a slip."""
    sources = list(EXAMPLE.rglob("*.py"))

    assert [compile(path.read_bytes(), str(path), "exec", dont_inherit=True) for path in sources]
