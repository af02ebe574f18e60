"""File names as URIs."""

import os
import re
from urllib.parse import quote, unquote, urlsplit

_DRIVE = re.compile(r"/?([A-Za-z]):(?=/|$)")
# What editors leave as it is; all else is written in percent signs.
# Source: RFC 8089, RFC 3986 `pchar`
_SAFE = "/!$'()*+,;=@~"


def path_of(uri: str) -> str | None:
    """The absolute path that a `file:` URI names; None for any other URI."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme.lower() != "file":
        return None
    # NOTE: `?` and `#` in a name have to be escaped; what stands behind a bare one is still part of no other thing.
    path = unquote(parts.path, errors="surrogateescape")
    if drive := _DRIVE.match(path):
        path = f"{drive[1].lower()}:{path[drive.end() :] or '/'}"
    elif parts.netloc and parts.netloc != "localhost":
        path = f"//{parts.netloc}{path}"
    return os.path.normpath(path)


def uri_of(path: str) -> str:
    """The `file:` URI of an absolute path."""
    path = path.replace(os.sep, "/")
    if drive := _DRIVE.match(path):
        return f"file:///{drive[1].lower()}%3A{_quoted(path[drive.end() :])}"
    if path.startswith("//"):
        host, _, rest = path[2:].partition("/")
        return f"file://{host}/{_quoted(rest)}"
    return f"file://{_quoted(path)}"


def _quoted(path: str) -> str:
    return quote(path, safe=_SAFE, errors="surrogateescape")
