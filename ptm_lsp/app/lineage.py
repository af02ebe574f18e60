"""Asks about the models that others were made from, so that a license is judged along the whole chain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from ptm_lsp.core.facts import Answer, Facts
from ptm_lsp.core.reference import Key, Question

Ask: TypeAlias = Callable[[Mapping[Question, frozenset[str]]], Mapping[Question, Answer]]

_NEEDS = frozenset({"base", "license"})
_DEEPEST = 6  # links of a chain
_MOST = 100  # ancestors of all models together


def ancestors(answers: Mapping[Question, Answer], ask: Ask) -> Mapping[Key, Answer]:
    """What is known of the models behind these answers, as far back as chains are followed; cycles end."""
    known = {question.key: answer for question, answer in answers.items()}
    found: dict[Key, Answer] = {}
    youngest: Iterable[Answer] = answers.values()
    for _ in range(_DEEPEST):
        further = list(dict.fromkeys(key for key in _bases(youngest) if key not in known))[: _MOST - len(found)]
        if not further:
            break
        told = ask({Question(key, None): _NEEDS for key in further})
        youngest = told.values()
        known |= (fresh := {question.key: answer for question, answer in told.items()})
        found |= fresh
    return {**{key: known[key] for key in _bases(answers.values()) if key in known}, **found}


def _bases(answers: Iterable[Answer]) -> Iterator[Key]:
    for answer in answers:
        if isinstance(answer, Facts) and answer.commit.base:
            for base in answer.commit.base:
                yield Key(answer.commit.hub, base.id)
