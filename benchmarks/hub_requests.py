"""What forty models cost: requests and time, cold, warm and offline, against the local Hub with recorded answers.

Run it as `python -m benchmarks.hub_requests` from the root of the repository. Times are of whole runs of `ptm check`,
given as multiples of `ptm --version` on the same machine, so that figures of two machines can be compared.
"""

import tempfile
import time
from pathlib import Path

from tests.kit.hub.client import trusting
from tests.kit.hub.recorded import recorded_hub, recorded_names
from tests.kit.machine import Machine

MODELS = 40
ROUNDS = 3


def measured(machine: Machine, *arguments: str) -> float:
    """The shortest of some runs. Units: seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        machine.run(*arguments)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder, trusting(Path(folder)) as here:
        recorded = recorded_hub()
        with here.serving(recorded) as hub:
            machine = Machine(Path(folder), here, hub.url)
            machine.load(*recorded_names(recorded)[:MODELS])
            unit = measured(machine, "--version")
            print(f"{'run':<26}{'requests':>9}{'x --version':>13}")
            for name, arguments in (
                ("check, cold", ("check", "--no-cache")),
                ("check, filling the cache", ("check",)),
                ("check, warm", ("check",)),
                ("check, offline", ("check", "--offline")),
                ("scan", ("scan",)),
            ):
                asked = len(hub.requests)
                machine.run(*arguments)
                requests = len(hub.requests) - asked
                print(f"{name:<26}{requests:>9,}{measured(machine, *arguments) / unit:>13.1f}")


if __name__ == "__main__":
    main()
