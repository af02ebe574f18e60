"""Foreign names in the reasons of a verdict."""

from collections.abc import Iterable

from ptm_lsp.core.text import shown

_LOOKS_LIKE_A_BACKTICK = "\u02cb"
_LONGEST = 80  # code points of a name


def quoted(foreign: str) -> str:
    """A name as code, which it cannot break out of."""
    return f"`{shown(foreign, _LONGEST).replace('`', _LOOKS_LIKE_A_BACKTICK)}`"


def joined(names: Iterable[str], word: str = "and") -> str:
    """Several names, the last after a word."""
    *most, last = [quoted(name) for name in dict.fromkeys(names)]
    return f"{', '.join(most)} {word} {last}" if most else last
