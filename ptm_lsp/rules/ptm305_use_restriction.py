"""The license of a model restricts use in a way that somebody has to look at.

## What it finds

A model, or one that it was made from, whose license allows no commercial use, allows research alone, asks for
registration, shuts out a region or large users, or may not allow hosting, where the project has not declared what would
settle it; and a license whose terms nobody has checked against its text. What is known to conflict is PTM303.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM305
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "cc-by-nc-4.0"}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

Such a restriction does not show in the code and is easily lost on the way into a product: 5.75 % of the applications of
a study kept the notices of the models they use.
Source: Jewitt et al., 2026, <https://arxiv.org/abs/2602.08816>

## How to fix

Declare the use; what it settles is no longer found.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "cc-by-nc-4.0"}
```

```toml
[tool.ptm.use]
commercial = false
```

## When to ignore it

Once somebody has read the terms and found that they allow the use; name the place in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import ruled

LEVEL = Level.WARNING
NEEDS = frozenset({"license", "policy"})

_OF_USE = frozenset({"P1", "P2", "P5", "P6", "P7", "P8", "P9", "L3"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model whose use is restricted in a way that is not settled."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM305", level=LEVEL)


def _speaks(_: CommitFacts, reason: Reason) -> bool:
    return reason.rule in _OF_USE and reason.ruling is Ruling.REVIEW
