"""Makes `vscode.png`, the picture of the example in VS Code, with the real extension and server.

Run it in the root of the repository, after a change of what the editor shows: `python -m docs.make_vscode_picture`.
It needs what `.ci/install` installs.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.editors.client import run
from tests.editors.vscode import PATIENCE, opened

DOCS = Path(__file__).parent
PICTURE = DOCS / "vscode.png"
EXAMPLE = DOCS.parent / "examples" / "support-bot"
MODEL = "all-MiniLM-L6-v2"
SETTINGS = {
    "ptm.path": str(Path(sys.executable).with_name("ptm")),
    "editor.fontSize": 13,
    "workbench.activityBar.location": "hidden",
    "workbench.layoutControl.enabled": False,
    "editor.minimap.enabled": False,
    "window.title": "support-bot",
}


def show(page: Page) -> None:
    """Bring what is known of the model into view, beside what is wrong with the line that loads it."""
    line = page.locator(".view-line", has_text=MODEL)
    expect(line).to_contain_text("Apache-2.0", timeout=PATIENCE)
    expect(page.locator(".squiggly-warning").first).to_be_visible(timeout=PATIENCE)
    line.get_by_text(f'"{MODEL}"').click()
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+i")
    expect(page.locator(".monaco-hover", has_text=MODEL).first).to_be_visible(timeout=PATIENCE)


def main() -> None:
    """Take the picture, in a copy of the example."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, home, vsix = folder / "support-bot", folder / "home", folder / "ptm-lsp.vsix"
        shutil.copytree(EXAMPLE, project)
        home.mkdir()
        run("package", "--", "--out", str(vsix))
        with opened(project / "support_bot" / "search.py", project, home, vsix, SETTINGS, sharpness=1.5) as page:
            show(page)
            page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
