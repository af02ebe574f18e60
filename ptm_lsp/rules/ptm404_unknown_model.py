"""The hub shows no model of this name.

## What it finds

A name for which the hub answers that there is no such model: it never was there, it was deleted, or it is private. A
hub does not tell a stranger which of the three; with a token that may see it, a private model is found.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM404
```

What the hub answers:

```json
{"id": "acme/tiny", "missing": "not found"}
```

It stands where the id is written, once for all calls that name the model, and takes the place of PTM101 and PTM102 on
them. A hub that could not be reached, or was not asked, has not answered: then the rule counts as not judged.

## Why it matters

The program fails on every machine without a copy. Worse, a name without an owner can be taken: the account of a deleted
publisher can be registered again by anybody, who then decides what this line loads. Researchers did so with names that
deployed code still used, and got to run commands on the machines of cloud providers.
Source: Unit 42, 2025, <https://unit42.paloaltonetworks.com/model-namespace-reuse/>

## How to fix

Correct the name, or take a model that is there. For a private model, give a token that may see it: set `HF_TOKEN`, or
run `hf auth login`.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/present")
```

```json
{"hub": "huggingface", "id": "acme/present"}
```

## When to ignore it

Where the model is private and yours, and the check runs without a token, as for pull requests of strangers. Put it into
`ignore` of that run (`ptm check --ignore PTM404`), and PTM101 speaks of the call again.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import Missing, Why
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.world import World
from ptm_lsp.rules.absence import is_unknown_model
from ptm_lsp.rules.subjects import absentees
from ptm_lsp.rules.wording import quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"redirected_from"})  # what a hub tells with every answer, and nobody else can


def judges(missing: Missing) -> bool:
    """Whether a hub has said that the model is there, or that it is not."""
    return missing.why is Why.NOT_FOUND or missing.barred is not None


def check(world: World) -> Iterator[Finding]:
    """One finding for each model that its hub does not show."""
    for model in absentees(world, is_unknown_model):
        yield Finding(
            code="PTM404",
            level=LEVEL,
            message=f"{quoted(model.key.id)} is no model that the hub shows: it never was, was deleted, or is private",
            hint="correct the name; for a private model, give a token that may see it",
            place=model.place,
            about=model.key,
            notes=model.notes,
            as_of=model.missing.as_of,
        )
