"""Entries of a lock: the commits that questions lead to today, and the files of these commits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeAlias

from ptm_lsp.app.book import Book, Wanted
from ptm_lsp.app.errands import Errand, Progress, results, start
from ptm_lsp.app.hashing import NoEntry, hashed, no_entry, read_by_us
from ptm_lsp.core.errors import RequestError
from ptm_lsp.core.facts import Answer, CommitFacts, Known, Missing
from ptm_lsp.core.grammar import is_model_id, is_ref
from ptm_lsp.core.lock import DEFAULT_BRANCH, LockedModel
from ptm_lsp.core.policy import HubPolicy
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.core.text import shown
from ptm_lsp.edge.environment import PUBLIC_HUB
from ptm_lsp.edge.http import Session
from ptm_lsp.edge.tokens import Endpoint, choose_endpoint
from ptm_lsp.hubs import listing
from ptm_lsp.project.bundle import Bundle

NEEDS = frozenset({"files", "license", "base"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """Who is asked, and how."""

    book: Book
    policy: HubPolicy
    bundle: Bundle
    progress: Progress | None

    @property
    def is_offline(self) -> bool:
        """Whether no hub may be asked."""
        return self.policy.offline or self.book.environment.offline

    def known(self, wanted: Wanted) -> Mapping[Question, Answer]:
        """What is known of commits, from the nearest source."""
        return self.book.answers(wanted, bundle=self.bundle, policy=self.policy, progress=self.progress)

    def today(self, wanted: Wanted) -> Mapping[Question, Answer]:
        """What hubs say now; without a network, what bundle and cache say."""
        if self.is_offline:
            return self.known(wanted)
        # NOTE: a lock decides for today: where a branch stood yesterday, or for the bundle, does not count.
        policy = replace(self.policy, cache_ttl=0.0)
        return self.book.answers(wanted, bundle=Bundle(), policy=policy, progress=self.progress)


class Entry(NamedTuple):
    """A model that can be locked."""

    model: LockedModel
    facts: CommitFacts


class Left(NamedTuple):
    """A model that could not be locked, or whose facts the bundle lacks."""

    question: Question
    reason: NoEntry


Found: TypeAlias = Mapping[Question, Entry | NoEntry]


def find_entries(wanted: Wanted, asking: Asking) -> Found:
    """The entries for questions, each with all files of one commit.

    Raises: RequestError, if the endpoint is one that no lock can name.
    """
    endpoint = choose_endpoint(asking.policy.endpoint, asking.book.environment)
    named = _named_endpoint(asking) if wanted else None
    answers = asking.today(wanted)
    known = {question: _commit_facts(question, answer) for question, answer in answers.items()}
    if asking.is_offline or not isinstance(endpoint, Endpoint):
        return {question: _entry(question, _hardened(facts, asking), named, None) for question, facts in known.items()}
    reads = sum(read_by_us(facts) for facts in known.values() if isinstance(facts, CommitFacts))
    with asking.book.session(endpoint, asking.policy, requests=reads) as session:
        errands = [Errand(partial(_entry, question, facts, named, session)) for question, facts in known.items()]
        start(errands)
        return dict(zip(known, results((errand.result for errand in errands), asking.progress), strict=True))


def _named_endpoint(asking: Asking) -> str | None:
    """The endpoint as entries name it: not at all where it is the public one."""
    url = (asking.policy.endpoint or asking.book.environment.endpoint).rstrip("/")
    if url == PUBLIC_HUB:
        return None
    if not url.startswith("https://"):
        raise RequestError(f"the endpoint `{shown(url)}` is no `https` address, and a lock names no other")
    return url


def _commit_facts(question: Question, answer: Answer) -> CommitFacts | NoEntry:
    if isinstance(answer, Missing):
        return no_entry(answer)
    if not is_model_id(*question.key):
        return NoEntry(f"`{shown(question.key.id)}` is no id that a lock can hold")
    if not is_ref(question.revision or DEFAULT_BRANCH):
        return NoEntry(f"`{shown(question.revision or '')}` is no revision that a lock can hold")
    return answer.commit if answer.commit.commit else NoEntry("its commit is not known")


def _hardened(facts: CommitFacts | NoEntry, asking: Asking) -> CommitFacts | NoEntry:
    """Facts with the `sha256` that an earlier lock left in the bundle where hub and cache know only a `git-sha1`."""
    if isinstance(facts, NoEntry) or not isinstance(facts.files, tuple):
        return facts
    bundled = asking.bundle.answer(Question(Key(facts.hub, facts.id), facts.commit))
    files = bundled.commit.files if bundled and isinstance(bundled.commit.files, tuple) else ()
    own = {(file.path, file.size): file for file in files if str(file.hash).startswith("sha256:")}
    return replace(facts, files=tuple(own.get((file.path, file.size), file) for file in facts.files))


def _entry(
    question: Question, facts: CommitFacts | NoEntry, endpoint: str | None, session: Session | None
) -> Entry | NoEntry:
    """The entry for a question; with a session, files are read."""
    if isinstance(facts, NoEntry):
        return facts
    commit = facts.commit or ""
    fetch = None
    if session is not None and (hub := listing().get(facts.hub)):
        # NOTE: by the commit, never by the branch, which may move while files are read.
        fetch = partial(hub.fetch, Key(facts.hub, facts.id), commit, session=session)
    files = hashed(facts, fetch)
    if isinstance(files, NoEntry):
        return files
    model = LockedModel(
        key=question.key,
        requested=question.revision or DEFAULT_BRANCH,
        commit=commit,
        license=_license(facts.license),
        base=tuple(base.id for base in facts.base) if isinstance(facts.base, tuple) else (),
        files=files,
        endpoint=endpoint,
    )
    return Entry(model, facts)


def _license(tagged: Known[str | tuple[str, ...] | None]) -> str | None:
    """The license as tagged, in one string; None where none is known."""
    return ", ".join(tagged) if isinstance(tagged, tuple) else tagged or None
