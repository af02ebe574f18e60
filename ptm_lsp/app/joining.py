"""Joins what two sources say of one model."""

from dataclasses import fields, replace
from typing import Any

from ptm_lsp.core.facts import UNKNOWN, CommitFacts, Facts

_NAMES = frozenset({"hub", "id", "written_ids", "requested", "commit", "sources", "read_at"})


def joined(nearer: Facts | None, further: Facts | None) -> Facts | None:
    """What a nearer and a further source know together; of hub state, what the further one says.

    Where both speak of the same commit, the further one wins and the nearer fills its gaps: it is closer to the hub.
    Where they do not, the nearer one decides which commit is meant, and the further adds nothing to it.
    """
    if nearer is None or further is None:
        return nearer or further
    if nearer.commit.commit is None:
        commit = _filled(nearer.commit, further.commit)
    elif nearer.commit.commit == further.commit.commit:
        commit = _filled(further.commit, nearer.commit)
    else:
        commit = nearer.commit
    return replace(
        further,
        commit=commit,
        state=further.state or nearer.state,
        bundled=nearer.bundled or further.bundled,
        problems=(*nearer.problems, *further.problems),
    )


def _filled(facts: CommitFacts, others: CommitFacts) -> CommitFacts:
    """Facts, and the others' where these leave a gap, each with its source."""
    gaps: dict[str, Any] = {
        one.name: value
        for one in fields(CommitFacts)
        if one.name not in _NAMES
        and getattr(facts, one.name) is UNKNOWN
        and (value := getattr(others, one.name)) is not UNKNOWN
    }
    sources = {name: source for name, source in others.sources.items() if name in gaps}
    return replace(
        facts,
        **gaps,
        commit=facts.commit or others.commit,
        written_ids=tuple(dict.fromkeys((*facts.written_ids, *others.written_ids))),
        sources={**sources, **facts.sources},
    )
