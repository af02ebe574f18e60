"""The lock holds another commit than the code or the hub.

## What it finds

A call that gives a commit, while `ptm.lock` holds the model, but at other commits only.

```python
from transformers import AutoModel

COMMIT = "89abcdef0123456789abcdef0123456789abcdef"
model = AutoModel.from_pretrained("acme/tiny", revision=COMMIT)  # expect: PTM105
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
base = []
files = []
```

Under `--locked` also a call whose locked commit the hub does not have any more. It is then an error that no level,
`select` or ignore switches off. A branch or a tag contradicts no lock: that it moves is what the lock is for, and where
no entry was made for it, PTM104 says so.

## Why it matters

Two files of one repository say which weights run, and they disagree. The program obeys the code, so what was locked,
hashed and reviewed is not what is loaded; pip, which checks hashes for the same reason, refuses to go on.
Source: <https://pip.pypa.io/en/stable/topics/secure-installs/>
A locked commit that a hub has lost is how the second owner of a deleted name shows.
Source: Unit 42, 2025, <https://unit42.paloaltonetworks.com/model-namespace-reuse/>

## How to fix

If the code is right, run `ptm lock`; if the lock is, put its commit back into the code.

```python
from transformers import AutoModel

COMMIT = "0123456789abcdef0123456789abcdef01234567"
model = AutoModel.from_pretrained("acme/tiny", revision=COMMIT)
```

```toml
version = 1

[[model]]
hub = "huggingface"
id = "acme/tiny"
requested = "main"
commit = "0123456789abcdef0123456789abcdef01234567"
base = []
files = []
```

Where a commit is gone, find out why before you lock another one.

## When to ignore it

Where a script loads an older commit on purpose, as to compare it, and nothing else should be locked.
"""

from collections.abc import Iterator, Sequence

from ptm_lsp.core.finding import Finding, Level, Note
from ptm_lsp.core.lock import LockedModel
from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.world import World
from ptm_lsp.rules.absence import denied_revision
from ptm_lsp.rules.locking import contradicting, locked_instead
from ptm_lsp.rules.subjects import place_of, written_elsewhere
from ptm_lsp.rules.wording import listed, quoted

LEVEL = Level.ERROR
NEEDS = frozenset({"lock"})


def check(world: World) -> Iterator[Finding]:
    """One finding for each target of a call of which the lock says something else."""
    for reference in world.references:
        for target in reference.targets:
            if entries := contradicting(world, reference, target):
                yield _of_code(reference, target, entries)
            elif entry := locked_instead(world, target):
                yield from _of_hub(world, reference, target, entry)


def _of_code(reference: Reference, target: Target, entries: Sequence[LockedModel]) -> Finding:
    held = listed(entry.commit[:12] for entry in entries)
    name, given = quoted(target.question.key.id), quoted((target.revision or "")[:12])
    return Finding(
        code="PTM105",
        level=LEVEL,
        message=f"{name} is pinned to {given} here, and `ptm.lock` holds it at {held}",
        hint="run `ptm lock` if the code is right, or put the locked commit into the code",
        place=place_of(reference, (target,)),
        about=target.question.key,
        notes=(*_locked_at(entries), *written_elsewhere(reference, (target,))),
    )


def _of_hub(world: World, reference: Reference, target: Target, entry: LockedModel) -> Iterator[Finding]:
    if denied := denied_revision(world, target):
        name = quoted(target.question.key.id)
        yield Finding(
            code="PTM105",
            level=LEVEL,
            message=f"{name} has no commit {quoted(entry.commit)}, which `ptm.lock` holds",
            hint="find out why it is gone before you lock another: history was rewritten, or the name has a new owner",
            place=place_of(reference, (target,)),
            about=target.question.key,
            notes=(*_locked_at((entry,)), *written_elsewhere(reference, (target,))),
            as_of=denied.as_of,
        )


def _locked_at(entries: Sequence[LockedModel]) -> Iterator[Note]:
    for entry in entries:
        if entry.place:
            yield Note(message=f"`ptm.lock` holds {quoted(entry.commit[:12])} here", place=entry.place)
