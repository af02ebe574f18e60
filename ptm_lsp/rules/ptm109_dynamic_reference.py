"""Which model is loaded cannot be known without running the program.

## What it finds

A call whose model id, or whose revision, comes from where no reader of the code can follow it: a parameter without a
default, an attribute, an environment variable, the answer of another function. The reason stands in the message.

```python
from transformers import AutoModel


def load(name):
    return AutoModel.from_pretrained(name)  # expect: PTM109
```

## Why it matters

No other rule can speak about such a call: its license, its gaps and its risks stay unknown, no lock can hold it, and
an inventory of models that leaves it out claims to be complete when it is not. The minimum elements of a software bill
of materials therefore ask that known unknowns be named.
Source: NTIA, The Minimum Elements For a Software Bill of Materials, 2021,
<https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom>

## How to fix

Write the id where it can be read: as a literal, a constant, or a default.

```python
from transformers import AutoModel

DEFAULT = "acme/tiny"


def load(name=DEFAULT):
    return AutoModel.from_pretrained(name)
```

Where the function that takes the id is your own, name it under `loaders` in the policy, and its callers are read.

## When to ignore it

Where the choice of a model is the user's, as in a tool that takes any id on its command line.
"""

from collections.abc import Iterator

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.reference import Dynamic, Reference
from ptm_lsp.core.text import shown
from ptm_lsp.core.world import World
from ptm_lsp.rules.subjects import ids, only_key, written_elsewhere
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.INFORMATION
NEEDS: frozenset[str] = frozenset()


def check(world: World) -> Iterator[Finding]:
    """One finding for each call whose model, or whose revision of it, cannot be known."""
    for reference in world.references:
        if reference.dynamic:
            yield Finding(
                code="PTM109",
                level=LEVEL,
                message=f"which model is loaded is not known: {_explained(reference.dynamic)}",
                hint="write the id as a literal, a constant or a default",
                place=reference.callee,
            )
        else:
            yield from _of_revisions(reference)


def _of_revisions(reference: Reference) -> Iterator[Finding]:
    whys = dict.fromkeys(target.revision_dynamic for target in reference.targets)
    for why in filter(None, whys):
        alike = [target for target in reference.targets if target.revision_dynamic == why]
        yield Finding(
            code="PTM109",
            level=LEVEL,
            message=f"which revision of {listed(ids(alike))} is loaded is not known: {_explained(why)}",
            hint="write the revision as a literal, a constant or a default",
            place=alike[0].revision_place or reference.callee,
            about=only_key(alike),
            notes=written_elsewhere(reference, alike),
        )


def _explained(dynamic: Dynamic) -> str:
    return f"{quoted(dynamic.shown)} ({shown(dynamic.why)})"
