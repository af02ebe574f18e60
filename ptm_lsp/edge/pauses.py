"""How long a server asks to be left alone.

Source: https://huggingface.co/docs/hub/rate-limits (2026-08); the client of huggingface_hub 2.4.0 waits likewise.
"""

import re
from collections.abc import Mapping

_TRIED_AGAIN = frozenset({429, 500, 502, 503, 504})
_WINDOW = re.compile(r";\s*r=0\s*;\s*t=(\d{1,6})\b")
_SHORTEST = 0.25  # seconds


def pause_asked(status: int, headers: Mapping[str, str], attempt: int) -> float | None:
    """Seconds to wait before the same request is sent again; None where that makes no sense.

    Units: `attempt` from 0; names of headers in lower case.
    """
    if status not in _TRIED_AGAIN:
        return None
    seconds = headers.get("retry-after", "").strip()
    if seconds.isascii() and seconds.isdecimal():
        return max(_SHORTEST, float(seconds[:6]))
    # NOTE: the window stands on every answer, and means something only where it is used up.
    if status == 429 and (window := _WINDOW.search(headers.get("ratelimit", ""))):
        return max(_SHORTEST, float(window[1]))
    return _SHORTEST * (1 << attempt)
