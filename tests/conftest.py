"""Settings of the whole test run."""

import os

import hypothesis
import pytest

from tests.kit.real import required

# The same examples in every run, and no clock: a red test is red again.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
# `HYPOTHESIS_PROFILE=search` looks for new examples, many of them.
hypothesis.settings.register_profile("search", derandomize=False, deadline=None, max_examples=5000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Choose the property tests' profile, and refuse required parts that do not exist."""
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
    required(os.environ.get("PTM_TEST_REQUIRE", ""))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings or tokens of whoever runs it."""
    for name in list(os.environ):
        if name.startswith(("HF_", "HUGGING_FACE_", "HUGGINGFACE_")) or (
            name.startswith("PTM_") and name != "PTM_TEST_REQUIRE"
        ):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
