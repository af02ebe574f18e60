"""Markdown in which foreign text stays text.

It stands in code spans, so no link, image, mention or HTML comes from it.
"""

import re

from ptm_lsp.core.text import shown

_LONGEST = 2_000  # code points

_QUOTED = re.compile(r"`([^`]*)`")
# Words that mean nothing to a reader of Markdown: letters or figures, with the signs of a sentence around them.
_PLAIN = re.compile(r"[(«“'’]*(?:[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*%?)?[.,;:!?)»”'’–—…→×]*")


def code(foreign: str, longest: int = _LONGEST) -> str:
    """Foreign text as a code span, whatever backticks it holds."""
    text = shown(foreign, longest) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def prose(sentence: str, longest: int = _LONGEST) -> str:
    """A sentence in which all but plain words stands in code spans; what it has in backticks does anyway."""
    spans: list[str] = []
    for index, piece in enumerate(_QUOTED.split(shown(sentence, longest))):
        span = code(piece) if index % 2 else " ".join(_word(word) for word in piece.split(" "))
        # NOTE: two code spans side by side would read as one with other ends.
        beside = bool(spans) and spans[-1].endswith("`") and span.startswith("`")
        spans += [f" {span}" if beside else span] if span else []
    return "".join(spans)


def _word(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else code(word)
