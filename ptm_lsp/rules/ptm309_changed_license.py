"""The license of a model is not the one that the lock holds.

## What it finds

A model whose license, at the commit that its revision names today, differs from the one at the commit in `ptm.lock`.
Another spelling is no difference.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM309
```

```json
{"hub": "huggingface", "id": "acme/tiny", "requested": "main", "license": "cc-by-nc-4.0",
 "commit": "89abcdef0123456789abcdef0123456789abcdef"}
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
license = "apache-2.0"
base = []
files = []
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

What was taken under the old license may be kept under it, as a rule, but an update is taken under the new one. Licenses
of models do change in place: the weights of the Yi series moved from a community license to Apache-2.0 under the same
names.
Source: <https://github.com/01-ai/Yi/blob/main/README.md#license>

## How to fix

Read the new license before `ptm lock --upgrade`, and stay on the locked commit where it does not fit.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")
```

```json
{"hub": "huggingface", "id": "acme/tiny", "requested": "main", "license": "Apache License 2.0",
 "commit": "89abcdef0123456789abcdef0123456789abcdef"}
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
license = "apache-2.0"
base = []
files = []
```

## When to ignore it

Where the program runs on the locked commit only, and nobody is going to move it.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import UNKNOWN, CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.lock import LockedModel
from ptm_lsp.core.world import World
from ptm_lsp.licenses.names import recognise, tags_of
from ptm_lsp.rules.subjects import Mention, Model, models
from ptm_lsp.rules.wording import listed

LEVEL = Level.WARNING
NEEDS = frozenset({"license", "lock"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each locked model whose license is another one now."""
    for model in models(world, lambda mention, facts: bool(_changed(world, mention, facts))):
        yield _finding(world, model)


def _finding(world: World, model: Model) -> Finding:
    before, after = _changed(world, model.mentions[0], model.facts) or ((), ())
    now = listed(after) if after else "no license"
    return Finding(
        code="PTM309",
        level=LEVEL,
        message=f"{listed([model.key.id])} stands under {now} now; at the locked commit it is {listed(before)}",
        hint="read the new license before `ptm lock --upgrade`",
        place=model.place,
        about=model.key,
        notes=model.notes,
    )


def _changed(world: World, mention: Mention, facts: CommitFacts) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The licenses at the locked commit and those of today, where they differ."""
    locked = world.lock.find(mention.target.question) if world.lock else None
    if locked is None or locked.license is None or facts.license is UNKNOWN or _is_same_commit(locked, facts):
        return None
    before, after = tags_of(tuple(locked.license.split(","))), tags_of(facts.license)
    return None if _told(before) == _told(after) else (before, after)


def _is_same_commit(locked: LockedModel, facts: CommitFacts) -> bool:
    return locked.commit == facts.commit


def _told(tags: tuple[str, ...]) -> frozenset[str]:
    """Licenses by their ids, or as written where nobody knows them."""
    return frozenset(recognise(tag) or tag.casefold() for tag in tags)
