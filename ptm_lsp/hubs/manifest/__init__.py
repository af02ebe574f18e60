"""Manifests: what is known of the models of a hub that is a fixed list, as a dated file of the package.

A model's line is an entry of a facts bundle without what the lines share. `huggingface` in it is the name that the
same model has on the Hugging Face hub, which knows more. `benchmarks/hub_manifests.py` makes the files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ptm_lsp.core.facts import Answer, CommitFacts, Facts, Missing, Why
from ptm_lsp.core.facts_json import facts_from_json
from ptm_lsp.core.reference import HUGGINGFACE, Key, Question
from ptm_lsp.core.tables import load
from ptm_lsp.core.text import shown

_ELSEWHERE = "huggingface"


@dataclass(frozen=True, kw_only=True)  # no slots: what follows from the file is made once, when it is first asked for
class Manifest:
    """The list of a hub's models."""

    hub: str
    folds_case: bool = False  # whether the hub takes `ResNet50` for `resnet50`

    def answer(self, question: Question) -> Answer:
        """What the list says of a model; that it is silent is no proof that the hub has no such model."""
        entry = self._entry(question.key.id)
        if entry is None:
            said = f"{self.source} does not list `{shown(question.key.id)}`, and the hub itself is not asked"
            return Missing(why=Why.NOT_ASKED, detail=said)
        return Facts(commit=self._facts(question, entry))

    def elsewhere(self, id_: str) -> Key | None:
        """The same model on the Hugging Face hub, if it lives there too."""
        entry = self._entry(id_) or {}
        return Key(HUGGINGFACE, entry[_ELSEWHERE]) if _ELSEWHERE in entry else None

    @property
    def source(self) -> str:
        """Which package or repository the list comes from, with its version."""
        return str(self._content["source"])

    @property
    def read(self) -> str:
        """The day on which the list was read: "2026-11-21"."""
        return str(self._content["read"])

    def models(self) -> Iterator[CommitFacts]:
        """The facts of each model in the list."""
        return (
            self._facts(Question(Key(self.hub, id_), None), entry) for id_, entry in self._content["models"].items()
        )

    def _entry(self, id_: str) -> Mapping[str, Any] | None:
        models: Mapping[str, Mapping[str, Any]] = self._content["models"]
        name = self._folded.get(id_.casefold(), id_) if self.folds_case else id_
        return models.get(self._content["names"].get(name, name))

    def _facts(self, question: Question, entry: Mapping[str, Any]) -> CommitFacts:
        said = {**self._content["all"], **entry}
        said.pop(_ELSEWHERE, None)
        sources = dict.fromkeys(said, self.source)
        whole = {**said, "sources": sources, "read_at": f"{self.read}T00:00:00Z", **question.key._asdict()}
        facts = facts_from_json(whole | ({"requested": question.revision} if question.revision else {})).facts
        return facts or CommitFacts(hub=question.key.hub, id=question.key.id)

    @property
    def _content(self) -> Mapping[str, Any]:
        content: Mapping[str, Any] = load("ptm_lsp.hubs", f"data/{self.hub.replace('-', '_')}.json")
        return content

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in (*self._content["names"], *self._content["models"])}
