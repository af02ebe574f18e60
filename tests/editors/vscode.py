"""VS Code in a browser: the real workbench and extension host of code-server, driven by Playwright."""

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from tests.editors.conftest import until
from tests.kit.real import ROOT, real_part

PATIENCE = 120_000  # milliseconds for any one condition
BROWSER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
NO_GALLERY = json.dumps({"serviceUrl": "http://127.0.0.1:9/g", "itemUrl": "http://127.0.0.1:9/i"})
OPTIONS = [
    "--auth=none",
    "--bind-addr=127.0.0.1:0",
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-getting-started-override",
    "--disable-file-downloads",
]
LISTENING = re.compile(r"HTTP server listening on http://([\w.:]+)")
SETTINGS = {
    "editor.inlayHints.enabled": "on",
    "security.workspace.trust.startupPrompt": "never",
    "workbench.startupEditor": "none",
    "workbench.colorTheme": "Default Light Modern",
    "telemetry.telemetryLevel": "off",
    "extensions.ignoreRecommendations": True,
    "files.autoSave": "off",
    "editor.minimap.enabled": False,
    "window.commandCenter": False,
    "workbench.reduceMotion": "on",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "chat.disableAIFeatures": True,
}


def write_settings(home: Path, settings: Mapping[str, object]) -> None:
    """Set the settings; a running editor takes them over."""
    # NOTE: settings of the user arrive late; those of the machine are there when the extension starts.
    for scope in ("User", "Machine"):
        file = home / "user" / scope / "settings.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(SETTINGS | settings), encoding="utf-8")


@contextmanager
def opened(
    file: Path,
    project: Path,
    home: Path,
    vsix: Path,
    settings: Mapping[str, object],
    *,
    trusted: bool = True,
    sharpness: float = 1,
) -> Iterator[Page]:
    """A window in which a file of a project is open and our extension installed; `sharpness` in pixels per point."""
    write_settings(home, settings)
    with _served(home, vsix, trusted=trusted) as address, _page(sharpness) as page:
        payload = json.dumps([["openFile", f"vscode-remote://{address}{quote(str(file))}"]])
        page.goto(f"http://{address}/?folder={quote(str(project))}&payload={quote(payload)}")
        page.locator(".monaco-workbench .view-line", has_text="import").first.wait_for()
        yield page


@contextmanager
def _served(home: Path, vsix: Path, *, trusted: bool) -> Iterator[str]:
    """The host and port at which an editor listens."""
    log, configuration = home / "editor.log", home / "config.yaml"
    configuration.write_text("")
    environment = os.environ | {"HOME": str(home), "SHELL": "/bin/bash", "EXTENSIONS_GALLERY": NO_GALLERY}
    folders = ["--user-data-dir", home / "user", "--extensions-dir", home / "extensions", "--config", configuration]
    command = [real_part("vscode"), *folders]
    subprocess.run([*command, "--install-extension", vsix], env=environment, check=True, capture_output=True)
    if trusted:
        command.append("--disable-workspace-trust")
    with log.open("w") as output:
        process = subprocess.Popen([*command, *OPTIONS], env=environment, stdout=output, stderr=output)
        try:
            until(lambda: process.poll() is not None or LISTENING.search(log.read_text()) is not None)
            found = LISTENING.search(log.read_text())
            assert found is not None, log.read_text()
            yield found[1]
        finally:
            process.terminate()
            process.wait()


@contextmanager
def _page(sharpness: float) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=real_part("chromium"), args=BROWSER)
        try:
            page = browser.new_page(viewport={"width": 1200, "height": 700}, device_scale_factor=sharpness)
            page.set_default_timeout(PATIENCE)
            yield page
        except BaseException:
            page.screenshot(path=ROOT / "test-artefacts" / "vscode-failed.png")
            raise
        finally:
            browser.close()
