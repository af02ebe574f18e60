"""A model states no license.

## What it finds

A model of which it is known that neither its card nor a LICENSE file in its repository states a license. A license that
nobody has looked up yet is unknown, which is something else: the rule is then silent and counted as not judged.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM301
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": null}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

Without a license nobody but the author has a right to copy, change or pass on a work, however public it is. A product
that ships such a model, or a model made from it, does so without permission.
Source: <https://choosealicense.com/no-permission/>

## How to fix

Ask the publisher to state a license, or take a model that states one.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/licensed")
```

```json
{"hub": "huggingface", "id": "acme/licensed", "license": "apache-2.0"}
```

## When to ignore it

Where you have permission in writing, or the model is your own; say so in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import UNKNOWN, CommitFacts
from ptm_lsp.core.finding import Finding, Level, Note
from ptm_lsp.core.world import World
from ptm_lsp.licenses.names import tags_of
from ptm_lsp.rules.subjects import Mention, models
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"license"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model that is known to state no license."""
    for model in models(world, _states_no_license):
        yield Finding(
            code="PTM301",
            level=LEVEL,
            message=f"{quoted(model.key.id)} states no license",
            hint="ask its publisher to state one, or take a model that does",
            place=model.place,
            about=model.key,
            notes=(*_claims(model.facts), *model.notes),
        )


def _states_no_license(_: Mention, facts: CommitFacts) -> bool:
    is_untagged = facts.license is not UNKNOWN and not tags_of(facts.license)
    return is_untagged and not facts.license_file  # an unknown file does not keep the tag from being absent


def _claims(facts: CommitFacts) -> tuple[Note, ...]:
    """What the text of the card says all the same."""
    claimed = facts.prose_licenses
    return (Note(message=f"the text of its card speaks of {listed(claimed)}"),) if claimed else ()
