"""What a card calls its own model, and which of several names means it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ptm_lsp.cards.passages import Contents

_LOADED = re.compile(
    r"""from_pretrained\(\s{0,40}["']([A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96})["']
    |(?:pipeline|SentenceTransformer|CrossEncoder|model_name\w*|MODEL_NAME|mname|\bmodel|\bload)
    [^\n]{0,80}?["']([A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96})["']""",
    re.VERBOSE,
)
_SHOWN = re.compile(r"/exbert/?\?model=([\w.-]{1,96}(?:/[\w.-]{1,96})?)")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
_OURS = re.compile(
    r"\bours\b|\bour (?:model|approach|method|system)\b|\bthis (?:model|work|one)\b|\bmine\b|\bproposed\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:original|baseline|previous|prev|sota|state[- ]of[- ]the[- ]art|reported|best published)\b", re.IGNORECASE
)
_OURS_WEIGHT = 3.0
_NICKNAME = 2  # words
_TELLING = 5  # letters that a name has at least to be told by them


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """The names of a card's own model."""

    ids: tuple[str, ...]  # as the hub has them: one where that is known, several where the card's code leaves it open
    title: str  # of the card

    @property
    def words(self) -> frozenset[str]:
        """The words of its names, in lower case."""
        return frozenset(_words(" ".join([*(id_.rpartition("/")[2] for id_ in self.ids), self.title])))

    @property
    def folded(self) -> str:
        """Its names as letters and digits alone."""
        return " ".join([*(_folded(id_) for id_ in self.ids), _folded(self.title)])

    def is_own(self, name: str) -> bool:
        """Whether a name is the model's own id."""
        own = {_folded(spelling) for id_ in self.ids for spelling in (id_, id_.rpartition("/")[2])}
        return _folded(name) in own or _folded(name.rpartition("/")[2]) in own

    def is_only_named(self, heading: str) -> bool:
        """Whether a heading says nothing but a name: the model's own, or a nickname."""
        own = {word for id_ in self.ids for word in _words(id_)}
        words = _words(heading if " " in heading else heading.rpartition("/")[2])
        further = [word for word in words if word not in own]
        return len(words) <= _NICKNAME or len(further) < 2


def identity_of(contents: Contents, text: str, name: str | None = None) -> Identity:
    """Who a card is about: `name`, where that is known, and the ids that its code loads and are most like it."""
    title = next((section.title for section in contents.sections if section.title), "")
    shown = _SHOWN.search(text)
    ids = (shown[1],) if shown else _most_loaded(contents, f"{name or ''} {title}")
    return Identity(ids=(*((name,) if name else ()), *ids), title=title)


def own_among(names: Sequence[str], identity: Identity) -> tuple[int, ...]:
    """The indexes of those names in a table that mean the card's own model; none where that cannot be told.

    A word that all names share tells nothing; one that the model's own name lacks speaks against a name.
    """
    split = [_words(name) for name in names]
    shared = Counter(word for words in split for word in set(words))
    scores = [_likeness(name, words, shared, len(names), identity) for name, words in zip(names, split, strict=True)]
    best = max(scores, default=0.0)
    return tuple(index for index, score in enumerate(scores) if score == best) if best > 0 else ()


def _likeness(name: str, words: list[str], shared: Mapping[str, int], names: int, identity: Identity) -> float:
    own = identity.words
    folded = _folded(name)
    score = 1 + len(folded) / 100 if len(folded) >= _TELLING and folded in identity.folded else 0.0
    for word in set(words):
        weight = 1 - (shared[word] - 1) / names
        score += weight if word in own else -weight / 2
    if _OURS.search(name):
        score += _OURS_WEIGHT
    if _OF_OTHERS.search(name):
        score -= _OURS_WEIGHT
    return round(score, 6)  # sums in another order differ behind that


def _most_loaded(contents: Contents, wanted: str) -> tuple[str, ...]:
    """The ids that the code of a card loads: the most like a name, then the most frequent."""
    found = Counter(match[1] or match[2] for match in _LOADED.finditer(contents.code.text))
    words = set(_words(wanted))
    scores = {name: (len(words & set(_words(name))), count) for name, count in found.items()}
    best = max(scores.values(), default=None)
    return tuple(name for name, score in scores.items() if score == best)


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _folded(name: str) -> str:
    return "".join(_iter_alnum(name))


def _iter_alnum(name: str) -> Iterator[str]:
    return (sign for sign in name.lower() if sign.isalnum())
