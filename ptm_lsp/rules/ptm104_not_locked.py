"""The lock does not list a model that the code loads.

## What it finds

A call that loads a model, at a revision, for which `ptm.lock` has no entry. It speaks where the project has a lock, and
always under `--locked`.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")
other = AutoModel.from_pretrained("acme/new")  # expect: PTM104
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
base = []
files = []
```

An entry covers one revision: what `main` was says nothing of `revision="dev"`. A pin in the code needs an entry too,
since only the lock knows the hashes of the files. Not meant are hosted inference, revisions that only the running
program knows, and hubs that tell no hashes (PyTorch Hub, torchvision, …).

It takes the place of PTM101 and PTM102, and is silent where PTM103 or PTM404 says that there is nothing to lock. Under
`--locked` it is an error that no level, `select` or ignore switches off.

## Why it matters

Whoever makes a machine ready from the lock downloads what it lists, so this model is missing there, and nothing proves
afterwards which one it was. That is why `npm ci` refuses to install from a lock that lacks something.
Source: <https://docs.npmjs.com/cli/commands/npm-ci>

## How to fix

Run `ptm lock` and commit the result.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
base = []
files = []
```

## When to ignore it

In code that never runs where the lock counts, such as a notebook for trying out models.
"""

from collections.abc import Iterator, Sequence

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.lock import FILE
from ptm_lsp.core.reference import Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.absence import is_told_absent
from ptm_lsp.rules.locking import is_uncovered
from ptm_lsp.rules.subjects import ids, only_key, place_of, written_elsewhere
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"lock"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each call with a target that the lock does not list."""
    for reference in world.references:
        uncovered = [target for target in reference.targets if is_uncovered(world, reference, target)]
        there = [target for target in uncovered if not is_told_absent(world, target)]
        if uncovered:
            yield Finding(
                code="PTM104",
                level=LEVEL if there else Level.OFF,
                message=_message(there or uncovered),
                hint="run `ptm lock` and commit the result",
                place=place_of(reference, there or uncovered),
                about=only_key(there or uncovered),
                notes=written_elsewhere(reference, there or uncovered),
            )


def _message(targets: Sequence[Target]) -> str:
    revisions = {target.revision for target in targets}
    at = f" at {quoted(targets[0].revision)}" if len(revisions) == 1 and targets[0].revision else ""
    return f"`{FILE}` does not list {listed(ids(targets))}{at}"
