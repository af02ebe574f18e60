"""The BibTeX entries of a card, and whose work each of them cites."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ptm_lsp.cards.attributes.signs import word
from ptm_lsp.cards.blocks import Kind
from ptm_lsp.cards.identity import Identity
from ptm_lsp.cards.passages import Contents

_ENTRY = re.compile(r"\s*>?\s*@(\w{3,20})\s*\{")
_FIELD = re.compile(r"(?:\A|[,{\s])(title|booktitle|author)\s*=\s*([^\n]{0,500})", re.IGNORECASE)
_DATA = re.compile(
    r"\bdata ?sets?\b|\bcorp(?:us|ora)\b(?! creation)"
    r"|\btreebank|\bchallenge\b|\bbenchmark|\bcrowd|\bshared task|\bparallel data\b"
    r"|\bopen subtitles\b"
    r"|\bQA pairs\b|\bquestion[s ]+(?:for|about)\b|\bannotated\b|\b\w*quad\b|\brepository of\b",
    re.IGNORECASE,
)
_LIBRARY = re.compile(
    r"transformers: state-of-the-art|\btoolkit\b|\bsentencepiece\b|\blibrary for\b|\bsoftware\b|\btokenizer\b",
    re.IGNORECASE,
)
_OF_A_BASE = re.compile(
    r"attention is all you need|exploring the limits of transfer learning|unsupervised cross-lingual representation"
    r"|language models are (?:unsupervised|few-shot)|pre-training of deep bidirectional",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^a-z0-9]")
_SHORT_HEAD = 4  # words of a title before its colon that are a name
_TELLING = 5  # letters of a name that belongs to one model


class Work(NamedTuple):
    """A work that a card cites in BibTeX."""

    line: int  # of the entry, from 1
    author_line: int | None
    title: str
    is_data: bool  # a data set or a library, not a model or a method

    def is_about(self, names: Sequence[str]) -> bool:
        """Whether the part of the title before the colon holds one of these names."""
        head = _SIGNS.sub("", self.title.partition(":")[0].lower())
        return any(name and name in head for name in (_SIGNS.sub("", name.lower()) for name in names))


def works(contents: Contents) -> Iterator[Work]:
    """The works that a card cites, in the order of the card."""
    for block, section in contents.blocks:
        if block.kind in (Kind.CODE, Kind.PROSE):
            starts = [index for index, line in enumerate(block.lines) if _ENTRY.match(line)]
            for start, end in pairwise([*starts, len(block.lines)]):
                yield _work(block.lines[start:end], block.line + start, contents.title(section))


def _work(lines: Sequence[str], first: int, heading: str) -> Work:
    fields: dict[str, tuple[int, str]] = {}
    for line, text in enumerate(lines, start=first):
        for field in _FIELD.finditer(text):
            fields.setdefault(field[1].lower(), (line, field[2].strip(' {}",')))
    entry = _ENTRY.match(lines[0])
    title = fields.get("title", (0, ""))[1]
    is_data = bool(entry and entry[1].lower() == "dataset") or bool(_DATA.search(title) or _LIBRARY.search(title))
    return Work(
        first, fields["author"][0] if "author" in fields else None, title, is_data or bool(_DATA.search(heading))
    )


def is_of_a_method(work: Work, identity: Identity) -> bool:
    """Whether a work is about the model, its method or its base, not about data or software alone."""
    return not work.is_data or work.is_about(_own_names(identity))


def is_own(work: Work, identity: Identity, *, is_tuned: bool) -> bool:
    """Whether a work is the card's own model's; of a fine-tuned model, one about a known family is that family's."""
    if not is_of_a_method(work, identity):
        return False
    if work.is_about(_own_names(identity)):
        return True
    head = work.title.partition(":")[0]
    is_of_a_family = ":" in work.title and word("family").search(head) and len(head.split()) < _SHORT_HEAD
    return not (is_tuned and is_of_a_family) and not _OF_A_BASE.search(work.title)


def _own_names(identity: Identity) -> list[str]:
    """Names that only this model has: the first word of its title, its id."""
    names = [id_.rpartition("/")[2] for id_ in identity.ids]
    title = identity.title.split()
    return [name for name in (*names, *title[:1]) if len(name) >= _TELLING and not word("family").fullmatch(name)]
