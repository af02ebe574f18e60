"""A model gives more than the license of its training data allows.

## What it finds

A model that was trained on data whose license forbids what the model's own license grants: an Apache-2.0 model trained
on non-commercial data. Data under a license that leaves trained models free, as the CDLA does, is not found.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM308
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "apache-2.0",
 "datasets": [{"id": "acme/dialogues", "license": "cc-by-nc-4.0"}]}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

Whether the terms of data bind a model that was trained on it depends on the country and the facts, and no court has
settled it. The cautious reading of Creative Commons is to keep to such terms for the model, too.
Source: <https://creativecommons.org/using-cc-licensed-works-for-ai-training-2/>

## How to fix

Take a model that was trained on free data, or keep to the terms of the data.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/free")
```

```json
{"hub": "huggingface", "id": "acme/free", "license": "apache-2.0",
 "datasets": [{"id": "acme/free-dialogues", "license": "cdla-permissive-2.0"}]}
```

## When to ignore it

Where a lawyer has looked at it, or the project keeps to the terms of the data anyway.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import ruled

LEVEL = Level.INFORMATION
NEEDS = frozenset({"license", "datasets"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model that gives more than its data."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM308", level=LEVEL)


def _speaks(_: CommitFacts, reason: Reason) -> bool:
    return reason.rule == "D1" and reason.ruling is Ruling.REVIEW
