"""The fact book: answers to questions, from the nearest source that knows.

The order is: the project's bundle, the cache, the models on this machine, the hub. A source further away is asked
only for what the nearer ones leave open, and only a hub tells what is true at a time.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from threading import Lock
from typing import NamedTuple, TypeAlias

from ptm_lsp.app.errands import AT_ONCE, Errand, Progress, results, start
from ptm_lsp.app.joining import joined
from ptm_lsp.core.facts import Answer, Facts, Missing, Why
from ptm_lsp.core.grammar import is_commit
from ptm_lsp.core.known import is_of_commit, lacks
from ptm_lsp.core.policy import HubPolicy
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.edge.cache import FactCache
from ptm_lsp.edge.cache_rows import Kept, Shelf
from ptm_lsp.edge.clock import Clock
from ptm_lsp.edge.environment import Environment
from ptm_lsp.edge.http import Session
from ptm_lsp.edge.local_cache import find_local
from ptm_lsp.edge.tokens import Endpoint, choose_endpoint
from ptm_lsp.hubs import Hub, Recalled, listing, manifest_of
from ptm_lsp.project.bundle import Bundle

Wanted: TypeAlias = Mapping[Question, frozenset[str]]  # the fields that are needed of each question's model
_Name: TypeAlias = tuple[Question, str, frozenset[str]]  # of what is on its way: what it covers, from which endpoint

_TIMEOUTS_OF_A_BATCH = 6  # how many requests one after the other may time out before the batch gives up


class _Near(NamedTuple):
    """What is known without asking a hub."""

    answer: Answer | None
    is_settled: bool  # nothing is open that a hub could tell


@dataclass(kw_only=True, slots=True)
class Book:
    """What is known of models; it lives as long as the run or the session that asks. Safe to use from threads."""

    environment: Environment
    clock: Clock
    cache: FactCache | None
    requests: list[str] = field(default_factory=list)  # every URL asked so far, in no order
    _flying: dict[_Name, Future[Answer]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def answers(
        self, wanted: Wanted, *, bundle: Bundle, policy: HubPolicy, progress: Progress | None = None
    ) -> Mapping[Question, Answer]:
        """An answer to each question; never an exception for what a hub does or does not say."""
        endpoint = choose_endpoint(policy.endpoint, self.environment)
        is_offline = policy.offline or self.environment.offline
        near = {
            question: self._near(question, needs, bundle, policy, endpoint, is_offline)
            for question, needs in wanted.items()
        }
        still_open = {question: wanted[question] for question, known in near.items() if not known.is_settled}
        asked: Mapping[Question, Answer] = {}
        if still_open and not is_offline and isinstance(endpoint, Endpoint):
            asked = self._asked(still_open, endpoint, policy, progress)
        unasked = _offline() if is_offline else endpoint if isinstance(endpoint, Missing) else None
        return {
            question: _as_asked(question, _together(known.answer, asked.get(question), unasked))
            for question, known in near.items()
        }

    def _near(
        self,
        question: Question,
        needs: frozenset[str],
        bundle: Bundle,
        policy: HubPolicy,
        endpoint: Endpoint | Missing,
        is_offline: bool,
    ) -> _Near:
        bundled = bundle.answer(question)
        if (listed := manifest_of(question.key.hub)) is not None:
            said = listed.answer(question)
            return _Near(bundled or said, True) if isinstance(said, Missing) else _Near(joined(bundled, said), True)
        kept = self._kept(question, endpoint)
        is_fresh = kept is not None and (is_offline or self._is_fresh(kept, policy))
        if kept is not None and is_fresh and isinstance(kept.answer, Missing):
            return _Near(replace(bundled, unanswered=kept.answer) if bundled else kept.answer, True)
        cached = kept.answer if kept is not None and isinstance(kept.answer, Facts) else None
        if cached is not None and not is_fresh:
            # NOTE: what a commit holds does not age; where a branch stands, and what a hub says of a model, does.
            cached = replace(cached, state=None) if is_commit(question.revision or "") else None
        known = joined(joined(bundled, cached), self._local(question, endpoint, is_offline))
        # NOTE: a field of which no answer tells leaves nothing to ask for.
        hub = listing().get(question.key.hub)
        told = hub.covered(needs) if hub else needs
        covered = _covered(kept, question, is_fresh=is_fresh)
        is_settled = known is not None and not any(lacks(known, need) for need in needs & told - covered)
        return _Near(known, is_settled)

    def _local(self, question: Question, endpoint: Endpoint | Missing, is_offline: bool) -> Facts | None:
        """What the models on this machine tell; of a branch, only where nobody can say where it stands now."""
        # NOTE: the shared cache does not say from which endpoint it came; it is the user's own.
        is_own = isinstance(endpoint, Endpoint) and endpoint.with_token
        if not is_own or not (is_offline or is_commit(question.revision or "")):
            return None
        return find_local(self.environment.models_folder, question)

    def _kept(self, question: Question, endpoint: Endpoint | Missing) -> Kept | None:
        hub = listing().get(question.key.hub)
        if self.cache is None or hub is None or isinstance(endpoint, Missing):
            return None
        return self.cache.find(_shelf(hub, endpoint), question)

    def _is_fresh(self, kept: Kept, policy: HubPolicy) -> bool:
        age = timedelta(seconds=policy.cache_ttl)
        return kept.kept_at is None or kept.kept_at + age > self.clock.now()

    def _asked(
        self, still_open: Wanted, endpoint: Endpoint, policy: HubPolicy, progress: Progress | None
    ) -> Mapping[Question, Answer]:
        """What the hubs say; one request for the same thing is under way at a time."""
        with self.session(endpoint, policy) as session:
            errands: list[Errand[Answer]] = []
            flights = [
                self._flight(question, needs, session, policy, errands) for question, needs in still_open.items()
            ]
            start(errands)
            return dict(zip(still_open, results(flights, progress), strict=True))

    @contextmanager
    def session(self, endpoint: Endpoint, policy: HubPolicy, *, requests: int = 0) -> Iterator[Session]:
        """A batch of requests, whose time allows for so many beyond those of its questions."""
        rounds = _TIMEOUTS_OF_A_BATCH + requests / AT_ONCE
        session = Session(endpoint, self.clock, budget=policy.timeout * rounds, timeout=policy.timeout)
        try:
            yield session
        finally:
            self.requests += session.requests

    def _flight(
        self,
        question: Question,
        needs: frozenset[str],
        session: Session,
        policy: HubPolicy,
        errands: list[Errand[Answer]],
    ) -> Future[Answer]:
        """The answer that is on its way, or that of a new errand; an answer to fewer needs is another one."""
        hub = listing().get(question.key.hub)
        name = question, session.endpoint.url, hub.covered(needs) if hub else needs
        with self._lock:
            if (flying := self._flying.get(name)) is not None:
                return flying
            errand = Errand(partial(self._ask, question, needs, session, policy))
            self._flying[name] = errand.result
        errand.result.add_done_callback(lambda _: self._landed(name))
        errands.append(errand)
        return errand.result

    def _landed(self, name: _Name) -> None:
        with self._lock:
            self._flying.pop(name, None)

    def _ask(self, question: Question, needs: frozenset[str], session: Session, policy: HubPolicy) -> Answer:
        hub = listing().get(question.key.hub)
        if hub is None:
            return Missing(why=Why.NOT_ASKED, detail=f"`{question.key.hub}` is a hub that cannot be asked yet")
        if further := self._further(question, needs, hub, session, policy):
            return further
        if same := self._same(question, needs, hub, session):
            return same
        shelf = _shelf(hub, session.endpoint)
        answer = hub.ask(question, needs, session, partial(self._recalled, shelf, question.key.hub))
        if self.cache is not None:
            self.cache.keep(shelf, question, answer, hub.covered(needs), self.clock.now())
        return answer

    def _further(
        self, question: Question, needs: frozenset[str], hub: Hub, session: Session, policy: HubPolicy
    ) -> Facts | None:
        """What was told a moment ago, with what more is needed now, if that is told in answers of its own."""
        kept = self._kept(question, session.endpoint)
        if self.cache is None or kept is None or kept.kept_at is None or isinstance(kept.answer, Missing):
            return None
        if not self._is_fresh(kept, policy):
            return None
        facts = hub.ask_further(kept.answer, needs - kept.covered, session)
        if facts is not None:
            covered = kept.covered | hub.covered(needs)
            self.cache.keep(_shelf(hub, session.endpoint), question, facts, covered, kept.kept_at)
        return facts

    def _same(self, question: Question, needs: frozenset[str], hub: Hub, session: Session) -> Facts | None:
        """What was known of a branch, if it is all that is needed and one cheap request shows that it still holds."""
        kept = self._kept(question, session.endpoint)
        if self.cache is None or kept is None or isinstance(kept.answer, Missing) or is_commit(question.revision or ""):
            return None
        settled = frozenset(filter(is_of_commit, kept.covered))
        if any(is_of_commit(need) and need not in settled and lacks(kept.answer, need) for need in needs):
            return None
        same = hub.ask_whether_same(question, kept.answer, needs, session)
        if same is not None:
            self.cache.keep(_shelf(hub, session.endpoint), question, same, settled | needs, self.clock.now())
        return same

    def _recalled(self, shelf: Shelf, hub: str, id_: str, commit: str) -> Recalled | None:
        held = self.cache.recall(shelf, Key(hub, id_), commit) if self.cache else None
        return held and Recalled(held.facts, held.covered)


def _shelf(hub: Hub, endpoint: Endpoint) -> Shelf:
    return Shelf(endpoint.url, endpoint.with_token, hub.READER)


def _covered(kept: Kept | None, question: Question, *, is_fresh: bool) -> frozenset[str]:
    """The fields that need not be asked for, whether they are known or not."""
    if kept is None:
        return frozenset()
    if is_fresh and kept.kept_at is not None:
        return kept.covered
    return frozenset(filter(is_of_commit, kept.covered)) if is_commit(question.revision or "") else frozenset()


def _together(near: Answer | None, asked: Answer | None, unasked: Missing | None) -> Answer:
    """The answer from both; where a hub said nothing, what is nearer answers, and keeps in mind why."""
    known = near if isinstance(near, Facts) else None
    told = asked if isinstance(asked, Facts) else None
    if together := joined(known, told):
        return replace(together, unanswered=asked) if isinstance(asked, Missing) else together
    return asked or near or unasked or Missing(why=Why.NOT_ASKED, detail="")


def _as_asked(question: Question, answer: Answer) -> Answer:
    """The answer with the name that was asked for; a bundle knows a model by all names that it ever had."""
    if isinstance(answer, Missing):
        return answer
    names = () if answer.commit.id == question.key.id else (question.key.id,)
    return replace(answer, commit=replace(answer.commit, written_ids=names))


def _offline() -> Missing:
    return Missing(why=Why.OFFLINE, detail="neither bundle nor cache knows it")
