"""What the cache of facts holds, as a bundle."""

from collections.abc import Iterable
from dataclasses import replace

from ptm_lsp.core.facts import CommitFacts
from ptm_lsp.project.bundle import Entry


def bundle_entries(facts: Iterable[CommitFacts]) -> tuple[Entry, ...]:
    """An entry for each commit; of several that were the answer to one question, only the last answers it still."""
    latest: dict[tuple[str, str, str | None], CommitFacts] = {}
    every = tuple(facts)
    for one in every:
        name = one.hub, one.id, one.requested
        if name not in latest or (latest[name].read_at or "") < (one.read_at or ""):
            latest[name] = one
    return tuple(
        Entry(facts=one if latest[one.hub, one.id, one.requested] is one else replace(one, requested=None))
        for one in every
    )
