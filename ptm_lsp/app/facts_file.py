"""The facts bundle that a policy names, kept in step with the lock."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ptm_lsp.app.book import Wanted
from ptm_lsp.app.covering import Covered, Naming
from ptm_lsp.app.hashing import no_entry
from ptm_lsp.app.joining import joined
from ptm_lsp.app.lineage import Ask, ancestors
from ptm_lsp.app.lock_entries import Asking, Left
from ptm_lsp.app.lock_entries import Entry as LockEntry
from ptm_lsp.app.opening import read_bundle_file
from ptm_lsp.core.facts import Answer, CommitFacts, Facts, Missing, ModelFile
from ptm_lsp.core.lock import LockedModel
from ptm_lsp.core.reference import Key, Question
from ptm_lsp.edge.project_root import resolve_inside
from ptm_lsp.project.bundle import Bundle, Entry, write_bundle

_NOTHING = Bundle()


class Told(NamedTuple):
    """What is known of locked models, and of which of them nothing is."""

    facts: list[CommitFacts]
    left: list[Left]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsFile:
    """The bundle of a project; one that is not there yet has no text."""

    path: str  # absolute
    name: str  # as the run calls it
    text: str | None = None
    bundle: Bundle = _NOTHING


def find_facts_file(covered: Covered, naming: Naming) -> FactsFile | None:
    """The bundle that the policy names, if it names one.

    Raises: ProjectError, if it is malformed; PtmError, if it leads out of the project.
    """
    if covered.policy.facts is None:
        return None
    path = resolve_inside(covered.root.folder, covered.policy.facts)
    name = naming.name(path)
    if not os.path.lexists(path):
        return FactsFile(path=path, name=name)
    bundle, text = read_bundle_file(path, name)
    return FactsFile(path=path, name=name, text=text, bundle=bundle)


def refreshed(file: FactsFile, facts: Iterable[CommitFacts]) -> str | None:
    """The text of the bundle with these facts in it; None where it says so already."""
    entries = list(file.bundle.entries)
    for one in facts:
        index = next((index for index, entry in enumerate(entries) if _is_same(entry.facts, one)), None)
        if index is None:
            entries.append(Entry(facts=one))
        else:
            entries[index] = _updated(entries[index], one)
    if file.text is not None and entries == list(file.bundle.entries):
        return None
    return write_bundle(entries, file.bundle.extra)


def told_of(
    models: Mapping[Question, LockedModel | None], entries: Mapping[Question, LockEntry], needs: Wanted, asking: Asking
) -> Told:
    """What is known of locked models at their commits: what was just learnt, else what the nearest source knows."""
    told: dict[LockedModel, CommitFacts] = {}
    asked: dict[Question, frozenset[str]] = {}
    for question, model in models.items():
        entry = entries.get(question)
        if model and entry and entry.facts.commit == model.commit:
            told[model] = _of_locked(entry.facts, model)
        elif model:
            at = Question(model.key, model.commit)
            asked[at] = asked.get(at, frozenset()) | needs[question]
    left: list[Left] = []
    answers = asking.known(asked)
    for model in filter(None, models.values()):
        answer = answers.get(Question(model.key, model.commit))
        if isinstance(answer, Facts):
            told.setdefault(model, _of_locked(answer.commit, model))
        elif isinstance(answer, Missing) and model not in told:
            left.append(Left(Question(model.key, model.requested), no_entry(answer)))
    return Told(list(told.values()), list(dict.fromkeys(left)))


def with_ancestors(facts: list[CommitFacts], ask: Ask) -> list[CommitFacts]:
    """Facts, and those of the models that theirs were made from, as far as they are known."""
    told: dict[Question, Answer] = {Question(Key(one.hub, one.id), one.requested): Facts(commit=one) for one in facts}
    behind = [answer.commit for answer in ancestors(told, ask).values() if isinstance(answer, Facts)]
    return [*facts, *(one for one in behind if one not in facts)]


def _of_locked(facts: CommitFacts, model: LockedModel) -> CommitFacts:
    """Facts as an entry of the lock pins them, with the hashes that stand there."""
    files = tuple(ModelFile(path=file.path, size=file.size, hash=file.hash) for file in model.files)
    names = {model.key.id, *facts.written_ids} - {facts.id}
    return replace(facts, requested=model.requested, written_ids=tuple(sorted(names)), files=files)


def _is_same(old: CommitFacts, new: CommitFacts) -> bool:
    """Whether an entry answers the question that new facts answer."""
    names = {new.id, *new.written_ids} & {old.id, *old.written_ids}
    is_asked = old.requested == new.requested or (old.requested is None and old.commit == new.commit is not None)
    return old.hub == new.hub and bool(names) and is_asked


def _updated(entry: Entry, new: CommitFacts) -> Entry:
    """The entry with what is new in it; the same where only the time of reading is."""
    old = entry.facts
    if old.commit == new.commit and (both := joined(Facts(commit=old), Facts(commit=new))):
        new = both.commit
    if replace(new, read_at=old.read_at, sources=old.sources) == old:
        return entry
    return replace(entry, facts=new)
