"""The license of a model asks the project for something.

## What it finds

What the license of a model, and of those it was made from, asks of whoever uses it the way the project does: a text or
notice to ship, a name to show, restrictions to pass on to users, a size to stay below. It does not look whether it has
been done. What the publisher of the model owes to those before them is not listed here.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM307
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "gemma"}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

Most licenses that allow almost everything ask for a little, and end for those who do not do it: 95.8 % of the models of
a study come without their license text, and 5.75 % of the applications keep the notices.
Source: Jewitt et al., 2026, <https://arxiv.org/abs/2602.08816>

## How to fix

Do what is listed. A permissive license asks nothing of a program that merely loads the model at run time.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/free")
```

```json
{"hub": "huggingface", "id": "acme/free", "license": "mit"}
```

## When to ignore it

Once it is done; name the place in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import ruled

LEVEL = Level.INFORMATION
NEEDS = frozenset({"license", "policy"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model that comes with something to do."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM307", level=LEVEL)


def _speaks(_: CommitFacts, reason: Reason) -> bool:
    return reason.rule.startswith("P") and reason.ruling is Ruling.OBLIGATIONS and bool(reason.duties)
