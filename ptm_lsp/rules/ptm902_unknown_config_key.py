"""The policy has a key that nothing reads.

## What it finds

A key under `[tool.ptm]` in `pyproject.toml`, or in `ptm.toml`, that has no meaning, most often a misspelt one.

```toml
[tool.ptm]
exclud = ["vendored"]  # expect: PTM902
```

## Why it matters

What was decided does not hold, and nobody notices: the folder is still read, the license still accepted, the level
still the default. No other tool tells, because the table belongs to us alone.
Source: PEP 518, `[tool]`, <https://peps.python.org/pep-0518/#tool-table>

## How to fix

Write the key as it is documented; the hint names the nearest one.

```toml
[tool.ptm]
exclude = ["vendored"]
```

## When to ignore it

Where an older release reads a policy written for a newer one: `level = { PTM902 = "off" }`.
"""

from collections.abc import Iterator

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.world import World
from ptm_lsp.rules.wording import quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"policy"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each key without a meaning."""
    for key in world.policy.unknown_keys:
        yield Finding(
            code="PTM902",
            level=LEVEL,
            message=f"{quoted(key.name)} is not a key of the policy",
            hint=f"write {quoted(key.nearest)}" if key.nearest else None,
            place=key.place,
        )
