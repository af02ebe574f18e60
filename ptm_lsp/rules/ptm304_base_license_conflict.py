"""The license of a model gives more than the model it was made from allows.

## What it finds

A fine-tune, quantization, adapter or merge whose license grants what its base withholds, or drops what has to travel
along: an Apache-2.0 model made from Llama 3, an MIT model made from a non-commercial one, a derivative of a model that
allows none, a name that does not begin as the license of the base asks. Each step of the chain is held against its
own base. Where the license of a base cannot be told, or its publisher is the same, the finding is a warning.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM304
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "apache-2.0",
 "base": [{"id": "vendor/big", "relation": "quantized", "license": "cc-by-nc-4.0"}]}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

Nobody can pass on rights that they were not given: the tag of such a model promises what it cannot keep, and whoever
trusts it is bound by the license of the base all the same. 89.7 % of the derivative models of a large study had an
incompatible license somewhere in their chain.
Source: LISCAN.AI, IEEE TSE 2026, <https://liscanai.github.io>

## How to fix

Use the model under the terms of its base, or take one that was made from a free model.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/free")
```

```json
{"hub": "huggingface", "id": "acme/free", "license": "mit",
 "base": [{"id": "vendor/free", "relation": "finetune", "license": "apache-2.0"}]}
```

## When to ignore it

Where the publisher has a license of their own from whoever made the base; say so in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import level_of, ruled

LEVEL = Level.ERROR
NEEDS = frozenset({"license", "base"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model with a fault between its license and those above it."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM304", level=level_of(found))


def _speaks(facts: CommitFacts, reason: Reason) -> bool:
    # Of a model that states no license itself, PTM301 speaks.
    lacks_license = reason.rule == "L1" and reason.about != facts.id
    return (reason.rule.startswith("B") or lacks_license) and reason.ruling in {Ruling.CONFLICT, Ruling.REVIEW}
