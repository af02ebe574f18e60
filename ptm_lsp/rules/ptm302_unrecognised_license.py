"""Which license a model has cannot be told from its tag.

## What it finds

A model whose license tag does not tell which license is meant: a name of the publisher's own, free text, `unknown`,
`other` without a known `license_name`, or a whole family such as `openrail`, `cc` or `bsd`. Spelling is not the point:
`MIT` and `Apache-2.0` are known. Where a LICENSE file of the model has been identified, that text counts.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM302
```

```json
{"hub": "huggingface", "id": "acme/tiny", "license": "other", "license_name": "acme-community"}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

What a license allows cannot be told from a name that nobody knows, so every rule about licenses is silent on this
model. Behind `other` stand licenses that forbid commercial use, limit the number of users or ask for a notice, and such
terms get lost: 35.5 % of the steps from a model to an application drop restrictive clauses for a permissive license.
Source: Jewitt et al., 2025, <https://arxiv.org/abs/2509.09873>

## How to fix

Read the license. Where it turns out to be a known one, ask the publisher to tag the model with it.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tagged")
```

```json
{"hub": "huggingface", "id": "acme/tagged", "license": "other", "license_name": "llama-2-community-license"}
```

## When to ignore it

Once somebody has read the license and accepted its terms; name them in the reason.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import UNKNOWN, CommitFacts
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.world import World
from ptm_lsp.licenses.names import is_one_license, points_elsewhere, recognise, tags_of
from ptm_lsp.rules.subjects import Mention, models
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"license"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each model with a license tag that does not tell its license."""
    for model in models(world, _has_strange_license):
        yield Finding(
            code="PTM302",
            level=LEVEL,
            message=f"which license {quoted(model.key.id)} has is not known: it states {listed(_strange(model.facts))}",
            hint="read it, and take the model only if its terms suit the project",
            place=model.place,
            about=model.key,
            notes=model.notes,
        )


def _has_strange_license(_: Mention, facts: CommitFacts) -> bool:
    return bool(_strange(facts))


def _strange(facts: CommitFacts) -> tuple[str, ...]:
    """What the model states as its license and nobody can tell, in its own words."""
    file, name = facts.license_file or None, facts.license_name or None
    if facts.license is UNKNOWN or (file and file.detected):
        return ()
    tags = tags_of(facts.license)
    strange = [tag for tag in tags if not is_one_license(recognise(tag, name))]
    if file and not tags:
        return (file.path,)
    return tuple(name if name and points_elsewhere(tag) else tag for tag in strange)
