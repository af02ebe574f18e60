"""Variables of the environment whose values are models, in images and in containers."""

import re
from collections.abc import Iterator

from ptm_lsp.core.reference import Reference, Target
from ptm_lsp.core.text import Place
from ptm_lsp.detect.commands.words import Word, behind
from ptm_lsp.detect.naming.likely import likely
from ptm_lsp.detect.naming.rules import Named, ultralytics
from ptm_lsp.detect.naming.targets import meant

_NAME = re.compile(r"(?:\w+_)?MODEL(?:_(?:ID|NAME|NAME_OR_PATH|REPO|REPO_ID))?")
_NO_NAME = re.compile(r"SERVED|OPENAI|ANTHROPIC|AZURE|GEMINI|OLLAMA|GROQ")


def variable(name: str, word: Word) -> Iterator[Reference]:
    """The reference of a variable that is set to a model; `word` is the whole assignment: `NAME=value`."""
    yield from assigned(name, behind(word, len(name) + 1), word.place)


def assigned(name: str, value: Word, place: Place) -> Iterator[Reference]:
    """The reference of a variable that is set to a model, at the place of its assignment."""
    if not _NAME.fullmatch(name) or _NO_NAME.search(name):
        return
    targets: tuple[Target, ...] = meant(value.values, _named).targets
    if targets:
        yield Reference(place=place, callee=place, loader=name, use="load", targets=targets)


def _named(text: str) -> Named | None:
    return likely(text) or (ultralytics(text) if text.endswith(".pt") else None)
