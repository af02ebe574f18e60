"""From a model and a project to a verdict."""

from collections.abc import Mapping
from typing import Any

from ptm_lsp.core.facts import Answer, CommitFacts
from ptm_lsp.core.facts_json import facts_from_json
from ptm_lsp.core.policy import LicensePolicy, UsePolicy
from ptm_lsp.core.reference import HUGGINGFACE, Key
from ptm_lsp.core.verdict import Verdict
from ptm_lsp.licenses.setting import Setting
from ptm_lsp.licenses.verdict import verdict_on
from tests.kit.findings import TODAY


def facts_of(**entry: Any) -> CommitFacts:
    """The facts that an entry of a bundle states; every word of it has to be understood."""
    reading = facts_from_json({"hub": HUGGINGFACE, "id": "acme/tiny", **entry})
    assert ((), {}) == (reading.faults, reading.extra)
    assert reading.facts
    return reading.facts


def verdict(
    model: Mapping[str, Any] | str | None,
    *,
    project: str | None = "MIT",
    policy: LicensePolicy | None = None,
    lineage: Mapping[str, Answer] | None = None,
    **use: Any,
) -> Verdict:
    """The verdict on an entry of a bundle, or on a model of which only the license is known."""
    entry = model if isinstance(model, Mapping) else {"license": model}
    declared = {name: tuple(value) if isinstance(value, list) else value for name, value in use.items()}
    setting = Setting(
        today=TODAY,
        project=project,
        use=UsePolicy(**declared),
        policy=policy or LicensePolicy(),
        lineage={Key(HUGGINGFACE, id_): answer for id_, answer in (lineage or {}).items()},
    )
    return verdict_on(facts_of(**entry), setting)


def made_from(license_: str | None, base: str | None, *, relation: str = "finetune", **fields: Any) -> dict[str, Any]:
    """A model that `acme` made from one of `vendor`."""
    return {"license": license_, "base": [{"id": "vendor/base", "license": base, "relation": relation}], **fields}


def rules(found: Verdict) -> list[str]:
    """The rules of the reasons that decide, each once."""
    return sorted({reason.rule for reason in found.reasons if reason.ruling is found.ruling})
