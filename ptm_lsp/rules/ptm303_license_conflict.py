"""The license of a model does not allow what the project does.

## What it finds

A model whose license, or that of a model it was made from, conflicts with what the project declares in
`[tool.ptm.use]` and as its own license: commercial use of a model that forbids it, weights shipped under a license that
gives more than came with them, an excluded region or field of use, too many users. What `[tool.ptm.licenses]` denies or
does not list is a conflict as well. Where it cannot be told without a person, the finding is a warning.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM303
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "cc-by-nc-4.0"}
```

```toml
[tool.ptm.use]
commercial = true
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

A license that is broken ends, and with it the right to use the model at all. Of the steps from a model to an
application in a study of 1.6 million models and 140,000 projects, 35.5 % dropped terms that had to be kept.
Source: Jewitt et al., 2025, <https://arxiv.org/abs/2509.09873>

## How to fix

Take a model whose license fits, or ask the licensor. Where weights are shipped, the project may name their license
beside its own, as in `MIT AND LicenseRef-…`, and ship the text; or it loads them at run time instead.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/free")
```

```json
{"hub": "huggingface", "id": "acme/free", "license": "apache-2.0"}
```

```toml
[tool.ptm.use]
commercial = true
```

## When to ignore it

Where the licensor has allowed the use in writing; an exception in `[tool.ptm.licenses]` keeps the reason, and can end.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import level_of, ruled

LEVEL = Level.ERROR
NEEDS = frozenset({"license", "policy"})

_OF_THE_PROJECT = frozenset({"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "allow", "deny"})
# What stays open between a model and the project's own license; what stays open about its use is PTM305.
_OPEN = frozenset({"P3", "P4", "exception"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model whose license conflicts with the project."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM303", level=level_of(found))


def _speaks(_: CommitFacts, reason: Reason) -> bool:
    match reason.ruling:
        case Ruling.CONFLICT:
            return reason.rule in _OF_THE_PROJECT
        case Ruling.REVIEW:
            return reason.rule in _OPEN
        case _:
            return False
