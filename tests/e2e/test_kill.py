"""A kill at any moment of `ptm lock` leaves the old lock or the new one."""

import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.kit.hub.client import Here
from tests.kit.hub.hub import Hub
from tests.kit.hub.listener import Listener
from tests.kit.hub.models import tiny
from tests.kit.machine import Machine

NAMES = [f"acme/m{number}" for number in range(6)]
FILES = ("ptm.lock", "facts.json")
KILLS = 6


def facts_in(content: bytes | None) -> Any:
    """A bundle without the times of reading, which differ between runs."""
    bundle = json.loads(content or b"null")
    return bundle and [{**entry, "read_at": None} for entry in bundle["facts"]]


def state(machine: Machine) -> tuple[bytes | None, Any]:
    return machine.read("ptm.lock"), facts_in(machine.read("facts.json"))


def kill_at_random(machine: Machine, hub: Listener, total: int, moments: random.Random) -> None:
    """Kill an upgrade: half of the times anywhere, half of them when it has heard all and is about to write."""
    begin = len(hub.requests)
    started = machine.start("lock", "--upgrade", "--no-cache")
    if moments.random() < 0.5:
        time.sleep(moments.uniform(0, 1.2))
    else:
        while len(hub.requests) < begin + total and started.poll() is None:
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.08))
    started.kill()
    started.communicate()


def outcomes(here: Here, folder: Path, kills: int, seed: int) -> Counter[tuple[bool, bool]]:
    """How often lock and bundle were new after a kill; what is neither old nor new fails."""
    known = [tiny(name) for name in NAMES]
    with here.serving(Hub(known)) as hub:
        machine = Machine(folder, here, hub.url)
        machine.write({"ptm.toml": 'facts = "facts.json"\n'})
        machine.load(*NAMES)
        machine.run("lock")
        old, contents = state(machine), {name: machine.read(name) or b"" for name in FILES}
        for one in known:
            one.push({"config.json": "{}"})
        before = len(hub.requests)
        machine.run("lock", "--upgrade", "--no-cache")
        new, total = state(machine), len(hub.requests) - before
        assert old[0] != new[0]
        assert old[1] != new[1]
        found: Counter[tuple[bool, bool]] = Counter()
        moments = random.Random(seed)
        for _ in range(kills):
            machine.write(contents)
            kill_at_random(machine, hub, total, moments)
            left = state(machine)
            assert left[0] in (old[0], new[0])
            assert left[1] in (old[1], new[1])
            found[left[0] == new[0], left[1] == new[1]] += 1
        return found


def test_a_kill_leaves_the_old_lock_or_the_new_one(here: Here, tmp_path: Path) -> None:
    """Nothing in between, for each file; and no new lock beside the old bundle."""
    found = outcomes(here, tmp_path, KILLS, seed=3)

    assert (KILLS, 0) == (found.total(), found[True, False])
