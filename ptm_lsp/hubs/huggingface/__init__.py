"""The Hugging Face hub.

Source: https://huggingface.co/docs/hub/api (2026-08), huggingface_hub 2.4.0, and recorded answers.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ptm_lsp.core.facts import Answer, Facts, Missing, Why
from ptm_lsp.core.grammar import stays_inside
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.core.text import shown
from ptm_lsp.hubs import Session
from ptm_lsp.hubs.huggingface.client import refuse_odd_id
from ptm_lsp.hubs.huggingface.failures import failures, missing_because, succeeded
from ptm_lsp.hubs.huggingface.info import FIELDS, facts_of
from ptm_lsp.hubs.huggingface.json import parsed
from ptm_lsp.hubs.huggingface.more import CHILDREN, REFS, with_children, with_refs

READER = 1
# NOTE: an HTTP client takes the dots for steps, and would ask for something else.
_NO_REVISIONS = frozenset({"", ".", ".."})
_SAID_BY_HUB = frozenset({Why.NOT_FOUND, Why.REFUSED})
_LARGEST_FILE = 10 * 2**20  # bytes; the hub keeps no larger ones outside of LFS


def covered(needs: frozenset[str]) -> frozenset[str]:
    """The fields that an answer to these needs settles; one request settles most."""
    return FIELDS.union(*(more for more in (REFS, CHILDREN) if needs & more))


def ask(question: Question, needs: frozenset[str], session: Session) -> Answer:
    """The answer to a question: one request, and one more each for refs and children where they are needed."""
    if question.revision in _NO_REVISIONS:
        detail = f"`{question.revision}` cannot be a revision"
        return Missing(why=Why.NOT_FOUND, detail=detail, revision_only=True)
    try:
        return _asked(question, needs, session)
    except failures() as error:
        missing = missing_because(error, question.key.id)
        return replace(missing, as_of=session.now()) if missing.why in _SAID_BY_HUB else missing


def fetch(key: Key, commit: str, path: str, session: Session) -> bytes | Missing:
    """A small file of a model at a commit."""
    if not stays_inside(path):
        return Missing(why=Why.NOT_ASKED, detail=f"`{shown(path)}` is no path inside a repository")
    try:
        refuse_odd_id(key.id)
        url = f"/{quote(key.id)}/resolve/{quote(commit, safe='')}/{quote(path)}"
        return succeeded(session.get(url, largest=_LARGEST_FILE)).body
    except failures() as error:
        return missing_because(error, key.id)


def _asked(question: Question, needs: frozenset[str], session: Session) -> Facts:
    key, revision = question
    refuse_odd_id(key.id)
    url = f"/api/models/{quote(key.id)}"
    at = "" if revision is None else f"/revision/{quote(revision, safe='', errors='replace')}"
    facts = facts_of(_get(session, url + at, ("blobs", "true"), ("securityStatus", "true")), question, session.now())
    # NOTE: under the id that it has now, so that a renamed model costs no second redirect.
    url = f"/api/models/{quote(facts.commit.id)}"
    if needs & REFS:
        facts = with_refs(facts, _get(session, f"{url}/refs"))
    if needs & CHILDREN:
        facts = with_children(facts, _get(session, url, ("expand", "childrenModelCount")))
    return facts


def _get(session: Session, path: str, *query: tuple[str, str]) -> dict[str, Any]:
    return parsed(succeeded(session.get(path, query)).body)
