"""The files of a model are not given to everybody.

## What it finds

A model that its hub has gated or disabled. The files of a gated model go to accounts that accepted its terms (`auto`)
or were let in by its publisher (`manual`), those of a disabled one to nobody.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")  # expect: PTM409
```

What the hub says of it:

```json
{"gated": "manual"}
```

It stands where the id is written, once for all calls that name the model.

## Why it matters

The program works for whoever was let in, and fails elsewhere: in CI, in a container, for a new colleague, for every
user of what you publish. Access is given to single persons, never to an organisation as a whole.
Source: <https://huggingface.co/docs/hub/models-gated>

## How to fix

Accept the terms on the model's page, and give the program a token of that account; say in your README that your users
have to do the same. Or take an open model, and of a disabled one another in any case.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny")
```

```json
{"gated": null, "disabled": false}
```

## When to ignore it

Once everybody who runs the program has access.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import HubState, Missing
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.world import World
from ptm_lsp.rules.subjects import Subject, absentees, models_at_hub
from ptm_lsp.rules.wording import quoted

LEVEL = Level.INFORMATION
NEEDS = frozenset({"gated", "disabled"})

_BARS = {
    "auto": ("is gated: its files go to accounts that have accepted its terms", "accept its terms on its page"),
    "manual": ("is gated: its files go to accounts that its publisher has let in", "ask for access on its page"),
    "gated": ("is gated: its files do not go to everybody", "ask for access on its page"),
    "disabled": ("is disabled by the hub: nobody can load it", "take another model"),
}


def judges(missing: Missing) -> bool:
    """Whether a hub has refused the model for what this rule is about."""
    return missing.barred is not None


def check(world: World) -> Iterator[Finding]:
    """One finding for each model with files that are kept back."""
    for model in models_at_hub(world, lambda state: bool(_bar_of(state))):
        yield _finding(model, _bar_of(model.state), model.state.as_of)
    for absentee in absentees(world, judges):
        yield _finding(absentee, absentee.missing.barred or "gated", absentee.missing.as_of)


def _bar_of(state: HubState) -> str:
    """What keeps the files back; nothing where nothing does, or where it was never learnt."""
    return "disabled" if state.disabled is True else state.gated or ""


def _finding(model: Subject, bar: str, as_of: str | None) -> Finding:
    said, way_out = _BARS[bar]
    return Finding(
        code="PTM409",
        level=LEVEL,
        message=f"{quoted(model.key.id)} {said}",
        hint=way_out,
        place=model.place,
        about=model.key,
        notes=model.notes,
        as_of=as_of,
    )
