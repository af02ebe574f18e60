"""Foreign names in messages."""

from collections.abc import Iterable

from ptm_lsp.core.text import shown

_NAMED = 3
_LOOKS_LIKE_A_BACKTICK = "\u02cb"


def quoted(foreign: str) -> str:
    """A name as code, which it cannot break out of."""
    return f"`{shown(foreign).replace('`', _LOOKS_LIKE_A_BACKTICK)}`"


def listed(foreign: Iterable[str]) -> str:
    """Names as code, each once; of many, the first few and how many more there are."""
    names = list(dict.fromkeys(foreign))
    parts = [quoted(name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        parts.append(f"{len(names) - _NAMED} more")
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
