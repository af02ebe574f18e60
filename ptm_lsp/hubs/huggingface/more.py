"""What the hub says of a model only in answers of their own: its refs, and what was made from it."""

from dataclasses import replace
from typing import Any

from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN, Facts, HubState
from ptm_lsp.core.grammar import is_commit
from ptm_lsp.core.shapes import KeyPath, list_of, map_of, number_from, text, text_that, unfit

REFS = frozenset({"branches", "tags"})
CHILDREN = frozenset({"children"})

_COMMIT = text_that(is_commit, "40 hex digits")


def with_refs(facts: Facts, body: dict[str, Any]) -> Facts:
    """Facts with the branches and tags of `GET /api/models/{id}/refs`."""
    refs = Telling(body)
    return _with(facts, refs, branches=_named(refs, "branches"), tags=_named(refs, "tags"))


def with_children(facts: Facts, body: dict[str, Any]) -> Facts:
    """Facts with the counts of `GET /api/models/{id}?expand=childrenModelCount`."""
    counts = Telling(body)
    return _with(facts, counts, children=counts.read("childrenModelCount", map_of(number_from(0))))


def _with(facts: Facts, told: Telling, **fields: Any) -> Facts:
    state = replace(facts.state or HubState(as_of=facts.commit.read_at or ""), **fields)
    return replace(facts, state=state, problems=(*facts.problems, *told.problems))


def _named(refs: Telling, kind: str) -> Any:
    listed = refs.read(kind, list_of(_ref))
    return UNKNOWN if listed is UNKNOWN else dict(listed)


def _ref(value: object, path: KeyPath, extra: Any) -> tuple[str, str]:
    if not isinstance(value, dict):
        raise unfit(value, path, "an object")
    name = text(value.get("name"), (*path, "name"), extra)
    return name, _COMMIT(value.get("targetCommit"), (*path, "targetCommit"), extra)
