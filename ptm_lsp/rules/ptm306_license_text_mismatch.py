"""The places in which a model states its license do not agree.

## What it finds

A tag that is not the license whose text lies in the repository, a text with terms added, a `license_name` or a sentence
of the card that speaks of another license. Another spelling is no difference, and a card may name the licenses of what
the model was made from.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM306
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "mit",
 "license_file": {"path": "LICENSE", "detected": "mit", "extra_terms": true}}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

The text is what holds. There are models tagged as MIT whose file begins like MIT and ends with a condition for large
users, and data sets tagged as Apache-2.0 of which the maintainers said that the non-commercial sentence was meant.
Source: <https://github.com/allenai/gooaq/issues/4>

## How to fix

Go by the text, and ask the publisher to correct the other places.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/agreed")
```

```json
{"hub": "huggingface", "id": "acme/agreed", "license": "mit", "prose_licenses": ["MIT License"],
 "license_file": {"path": "LICENSE", "detected": "mit", "extra_terms": false}}
```

## When to ignore it

Where the publisher has said which of them holds; name the place in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.verdict import Reason, Ruling
from ptm_lsp.core.world import World
from ptm_lsp.rules.licensing import ruled

LEVEL = Level.WARNING
NEEDS = frozenset({"license", "license_file"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model that states different licenses in different places."""
    for found in ruled(world, _speaks):
        yield found.finding(world, code="PTM306", level=LEVEL)


def _speaks(_: CommitFacts, reason: Reason) -> bool:
    return reason.rule in {"T1", "T2"} and reason.ruling in {Ruling.CONFLICT, Ruling.REVIEW}
