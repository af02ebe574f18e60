"""A project with forty models, as the real Hub answered for them."""

from pathlib import Path
from typing import Any

from tests.kit.hub.client import Here
from tests.kit.hub.recorded import recorded_hub, recorded_names
from tests.kit.machine import Done, Machine

MODELS = 40


def findings(done: Done) -> set[tuple[Any, ...]]:
    keys = ("code", "path", "line", "column")  # what is not known of an ancestor, a message calls by its reason
    return {tuple(finding[key] for key in keys) for finding in done.json["findings"]}


def test_forty_models_are_judged_from_a_bundle_as_from_the_hub(here: Here, tmp_path: Path) -> None:
    """One request a model and ancestor, two for one that was renamed; none warm; the same findings offline."""
    recorded = recorded_hub()
    names = recorded_names(recorded)[:MODELS]
    with here.serving(recorded) as hub:
        machine = Machine(tmp_path, here, hub.url)
        machine.load(*names)
        cold = machine.run("check", "--output-format", "json")
        asked = len(hub.requests)
        warm = machine.run("check", "--output-format", "json")
        machine.run("cache", "export", "facts.json")
        flags = ("--facts", "facts.json", "--offline", "--no-cache")
        offline = machine.run("check", *flags, "--output-format", "json")
        said = machine.run("check", *flags).out
    renamed = sum(name in recorded.renamed for name in names)
    of_state = {finding for finding in findings(cold) if finding not in findings(offline)}

    ancestors = {target for target in hub.targets if not any(f"/{name}?" in target for name in names)}
    ancestors -= {target for target in hub.targets if any(f"/{new}?" in target for new in recorded.renamed.values())}

    assert (MODELS, MODELS + renamed + len(ancestors)) == (len(names), asked)
    assert (asked, cold.out) == (len(hub.requests), warm.out)
    assert findings(offline) <= findings(cold)
    assert {finding[0] for finding in of_state} <= {"PTM405", "PTM409"}
    assert " not judged" in said
