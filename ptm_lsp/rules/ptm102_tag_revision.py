"""A model is pinned to a tag, which can move.

## What it finds

A call whose revision is a tag of the model's repository, as its hub says. Where the hub was not asked, a tag cannot be
told from a branch, and PTM101 speaks of both.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", revision="v1.0")  # expect: PTM102
```

What the hub says of the repository:

```json
{"tags": {"v1.0": "0123456789abcdef0123456789abcdef01234567"}}
```

## Why it matters

Whoever can push to the repository can delete a tag and set it anew on another commit. A tag says what somebody called
good; it does not hold what you tried. In March 2025 the tags of a GitHub Action that more than 23,000 repositories
name were moved to a malicious commit: workflows that named a tag ran it, workflows that named a commit did not.
Source: CVE-2025-30066, <https://github.com/advisories/GHSA-mrrh-fwg8-r2c3>

## How to fix

Give the commit that the tag names today, and keep the tag as a comment. The quick fix writes the commit.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", revision="0123456789abcdef0123456789abcdef01234567")  # v1.0
```

## When to ignore it

Where the repository is your own and its tags are protected.
"""

from collections.abc import Iterator, Sequence

from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.grammar import is_commit
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.loose_calls import loose_calls
from ptm_lsp.rules.pins import Pin, is_pinnable, pin_fixes, pin_hint
from ptm_lsp.rules.subjects import ids, only_key
from ptm_lsp.rules.wording import listed

LEVEL = Level.WARNING
NEEDS = frozenset({"tags", "lock"})


def concerns(reference: Reference, target: Target) -> bool:
    """Whether a target has a revision that could be a tag."""
    return is_pinnable(reference, target) and bool(target.revision) and not is_commit(target.revision or "")


def check(world: World) -> Iterator[Finding]:
    """One finding for each call with a target that is pinned to a tag."""
    for call in loose_calls(world, {Pin.TAG}):
        yield Finding(
            code="PTM102",
            level=call.level,
            message=_message(call.targets),
            hint=pin_hint(world, call.targets),
            place=call.place,
            about=only_key(call.targets),
            notes=call.notes,
            fixes=pin_fixes(world, call.reference, call.targets),
            as_of=call.as_of,
        )


def _message(targets: Sequence[Target]) -> str:
    tags = dict.fromkeys(target.revision or "" for target in targets)
    verb, noun = ("is", "the tag") if len(targets) == 1 else ("are", "tags")
    return f"{listed(ids(targets))} {verb} pinned to {noun} {listed(tags)}, which can move"
