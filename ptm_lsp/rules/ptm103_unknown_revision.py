"""A call asks for a revision that the model does not have.

## What it finds

A call whose revision is no branch, no tag and no commit of the model's repository, as its hub says. The model itself is
there; one that is not is PTM404.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", revision="v9")  # expect: PTM103
```

What the hub answers:

```json
{"id": "acme/tiny", "missing": "not found", "revision_only": true}
```

It takes the place of PTM101 and PTM102, as long as it counts as a warning or more. With `--locked`, models are judged
at the commits of the lock; of one that is gone, PTM105 speaks.

## Why it matters

The program stops with a `RevisionNotFoundError` on every machine that has no copy of the files. Whoever can push to the
repository can also make the call work, with a branch of that name and any files they like.
Source: <https://huggingface.co/docs/huggingface_hub/package_reference/utilities>
A commit that was there and is gone is graver: the history was rewritten, or somebody else has taken the name of a
deleted model. Source: Unit 42, 2025, <https://unit42.paloaltonetworks.com/model-namespace-reuse/>

## How to fix

Give a revision that the repository has, best a commit.

```python
from transformers import AutoModel

model = AutoModel.from_pretrained("acme/tiny", revision="0123456789abcdef0123456789abcdef01234567")
```

```json
{"hub": "huggingface", "id": "acme/tiny", "commit": "0123456789abcdef0123456789abcdef01234567"}
```

Where a commit is gone, find out why before you take another one.

## When to ignore it

Where the branch or tag is made later, as by the release that the code waits for.
"""

from collections.abc import Iterator

from ptm_lsp.core.facts import Missing, Why
from ptm_lsp.core.finding import Finding, Level
from ptm_lsp.core.grammar import is_commit
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.absence import unknown_revision
from ptm_lsp.rules.subjects import ids, only_key, place_of, written_elsewhere
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.ERROR
NEEDS = frozenset({"lock"})


def concerns(_: Reference, target: Target) -> bool:
    """Whether a target has a revision that its model may lack."""
    return target.revision is not None


def judges(missing: Missing) -> bool:
    """Whether a hub has said what there is."""
    return missing.why is Why.NOT_FOUND


def check(world: World) -> Iterator[Finding]:
    """One finding for each revision of a call that does not exist."""
    for reference in world.references:
        lacking: dict[str, list[tuple[Target, Missing]]] = {}
        for target in reference.targets:
            if missing := unknown_revision(world, target):
                lacking.setdefault(target.revision or "", []).append((target, missing))
        for revision, found in lacking.items():
            targets = [target for target, _ in found]
            yield Finding(
                code="PTM103",
                level=LEVEL,
                message=_message(targets, revision),
                hint=_hint(revision),
                place=place_of(reference, targets),
                about=only_key(targets),
                notes=written_elsewhere(reference, targets),
                as_of=found[0][1].as_of,
            )


def _message(targets: list[Target], revision: str) -> str:
    named = ids(targets)
    verb, kind = "has" if len(named) == 1 else "have", "commit" if is_commit(revision) else "revision"
    return f"{listed(named)} {verb} no {kind} {quoted(revision) if revision else 'without a name'}"


def _hint(revision: str) -> str:
    if is_commit(revision):
        return "find out why it is gone before you take another: history was rewritten, or the name has a new owner"
    return "give a branch, a tag or a commit that the repository has"
