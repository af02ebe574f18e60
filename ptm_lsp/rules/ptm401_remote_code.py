"""A call runs code from a model's repository, at no fixed commit.

## What it finds

A call with `trust_remote_code=True` and no commit. Loading the model then imports Python files of its repository,
whatever they are on that day.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", trust_remote_code=True)  # expect: PTM401
```

It takes the place of PTM101 and PTM102 on the same call, of which it is the graver form. A value that only the running
program knows, as in `trust_remote_code=args.trust`, is no finding: PTM101 speaks of that call.

## Why it matters

Whoever can push to the repository, its owner or a thief of one token, runs code on every machine that loads the model
next: yours, your users', your CI with its secrets. More than 45,000 repositories on model hubs hold code that runs at
load. Source: Siddiq et al., 2026, <https://arxiv.org/abs/2601.14163>
The makers of transformers ask to verify such code always, and to pin a revision.
Source: <https://github.com/huggingface/transformers/blob/main/SECURITY.md>

## How to fix

Read the code at one commit, and load the model at that commit.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained(
    "acme/tiny",
    revision="0123456789abcdef0123456789abcdef01234567",
    trust_remote_code=True,
)
```

Where newer releases of the library know the architecture, drop `trust_remote_code` altogether. A model that `ptm.lock`
holds counts as pinned.

## When to ignore it

Where the repository is your own. Name it once in the policy rather than at each call:

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", trust_remote_code=True)
```

```toml
[tool.ptm.models]
allow-remote-code = ["acme/tiny"]
```
"""

from collections.abc import Iterator, Sequence

from ptm_lsp.core.facts import UNKNOWN
from ptm_lsp.core.finding import Finding, Level, Note
from ptm_lsp.core.reference import Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.pins import pin_fixes, pin_hint, runs_loose_code
from ptm_lsp.rules.subjects import facts_of, ids, only_key, written_elsewhere
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.WARNING
NEEDS = frozenset({"lock", "policy"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each call that trusts code which can change."""
    for reference in world.references:
        targets = [target for target in reference.targets if runs_loose_code(world, reference, target)]
        if targets:
            yield Finding(
                code="PTM401",
                level=LEVEL,
                message=f"code from {listed(ids(targets))} runs here, at no fixed commit",
                hint=pin_hint(world, targets),
                place=reference.option_places.get("trust_remote_code", reference.callee),
                about=only_key(targets),
                notes=(*_code(world, targets), *written_elsewhere(reference, targets)),
                fixes=pin_fixes(world, reference, targets),
            )


def _code(world: World, targets: Sequence[Target]) -> Iterator[Note]:
    """What would run today, as far as it is known."""
    for target in targets:
        facts = facts_of(world, target)
        if facts is None or facts.custom_code is UNKNOWN:
            continue
        model = quoted(target.question.key.id)
        if facts.custom_code:
            yield Note(message=f"{model} runs {listed(facts.custom_code)}")
        else:
            yield Note(message=f"{model} holds no code of its own, so `trust_remote_code` can go")
