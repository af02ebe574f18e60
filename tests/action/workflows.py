"""The action, and the workflows that the documentation shows."""

import re
from pathlib import Path

from tests.kit.real import ROOT

ACTION = ROOT / "action"


def shown(page: str = "action/README.md") -> list[str]:
    """The workflows of a page, in order; those of the README: on a pull request, and for code scanning."""
    text = ROOT.joinpath(page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if block.startswith("name:")]


def write(workflow: str, project: Path) -> Path:
    """The workflow where GitHub looks for it."""
    file = project / ".github" / "workflows" / "models.yml"
    file.parent.mkdir(parents=True)
    file.write_text(workflow, encoding="utf-8")
    return file
