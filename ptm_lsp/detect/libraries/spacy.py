"""spacy: https://spacy.io."""

import re

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import registry

# Source: https://spacy.io/models#conventions (read 2026-11)
_OFFICIAL = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")


def _resolve(name: str) -> str | None:
    return f"spacy/{name}" if _OFFICIAL.fullmatch(name) else None


LOADERS = (
    Loader(name="load", id=Argument(0, "name"), naming=registry("spacy", _resolve), revision=None),
    Loader(
        name="cli.download", id=Argument(0, "model"), naming=registry("spacy", _resolve), revision=None, use="download"
    ),
)
