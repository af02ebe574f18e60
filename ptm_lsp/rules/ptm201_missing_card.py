"""A model has no model card.

## What it finds

A model whose repository holds no card (`README.md`) at the commit that the code loads.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM201
```

```json
{"hub": "huggingface", "id": "acme/tiny", "card": {"present": false}}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

The card is where a publisher says what a model was trained on, what it is for and what it fails at. Without one you
learn these things by running it, and so does everybody who depends on you. Missing attributes are one of the three
challenges that practitioners named when they were asked what makes models hard to reuse.
Source: Jiang et al., An Empirical Study of Pre-Trained Model Reuse in the Hugging Face Deep Learning Model Registry,
ICSE 2023, <https://arxiv.org/abs/2303.02552>

## How to fix

Take a model with a card, often the one that this one was made from. Where the model is your own, write one:
`ptm card README.md` says what it states and what it lacks.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/documented")
```

```json
{"hub": "huggingface", "id": "acme/documented", "card": {"present": true}}
```

## When to ignore it

Where the model is described elsewhere, as an internal checkpoint is by the report of its training run.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import UNKNOWN, CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.world import World
from ptm_lsp.rules.subjects import Mention, models
from ptm_lsp.rules.wording import quoted

LEVEL = Level.INFORMATION
NEEDS = frozenset({"card.present"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model without a card."""
    for model in models(world, _has_no_card):
        yield Finding(
            code="PTM201",
            level=LEVEL,
            message=f"{quoted(model.key.id)} has no model card",
            place=model.place,
            about=model.key,
            notes=model.notes,
        )


def _has_no_card(_: Mention, facts: CommitFacts) -> bool:
    return facts.card is not UNKNOWN and facts.card.present is False
