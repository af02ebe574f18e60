"""How long a server asks to be left alone."""

import pytest

from ptm_lsp.edge.pauses import pause_asked


@pytest.mark.parametrize(
    ("status", "headers", "attempt", "expected"),
    [
        (200, {}, 0, None),
        (404, {"retry-after": "3"}, 0, None),
        (503, {"retry-after": "3"}, 0, 3.0),
        (503, {"retry-after": "0"}, 0, 0.25),
        (503, {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0, 0.25),
        (503, {"retry-after": "-1"}, 1, 0.5),
        (503, {"retry-after": "9" * 400}, 0, 999_999.0),
        (503, {"retry-after": "٣"}, 0, 0.25),
        (503, {"ratelimit": '"api";r=0;t=55'}, 0, 0.25),
        (429, {"ratelimit": '"api";r=0;t=55'}, 0, 55.0),
        (429, {"ratelimit": '"api"; r=0; t=0'}, 0, 0.25),
        (429, {"ratelimit": '"api";r=1;t=55'}, 2, 1.0),
        (429, {"ratelimit": "garbage"}, 0, 0.25),
    ],
)
def test_the_server_says_how_long(status, headers, attempt, expected):
    """Seconds of `Retry-After`, or to the end of a window that is used up; otherwise short pauses that grow."""
    assert expected == pause_asked(status, headers, attempt)
