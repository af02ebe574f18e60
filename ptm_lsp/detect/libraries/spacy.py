"""spacy: https://spacy.io.

A trained pipeline is also a package, whose own `load` loads it; the names of packages are those of a list.
Source: spacy 3.8.18; packages: `signatures.csv` of PeaTMOSS (read 2026-11-21)
"""

import re

from ptm_lsp.core.tables import load
from ptm_lsp.detect.library import Argument, Loader, OwnName
from ptm_lsp.detect.naming.rules import Named, registry

# Source: https://spacy.io/models#conventions (read 2026-11)
_OFFICIAL = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")
_PACKAGE = re.compile(r"([\w.-]+?)(?:-\d+\.\d+[\w.]*)?")  # with the version that `spacy download --direct` takes


def _resolve(name: str) -> str | None:
    return f"spacy/{name}" if _OFFICIAL.fullmatch(name) else None


def _named(text: str) -> Named | None:
    """The package that a text names; anything with a slash is a folder."""
    package = _PACKAGE.fullmatch(text)
    return registry("spacy", _resolve)(package[1]) if package is not None else None


LOADERS = (
    Loader(name="load", id=Argument(0, "name"), naming=_named, revision=None),
    Loader(name="util.load_model", id=Argument(0, "name"), naming=_named, revision=None),
    Loader(name="cli.download", id=Argument(0, "model"), naming=_named, revision=None, use="download"),
)
PACKAGES = dict.fromkeys(
    load("ptm_lsp.detect.libraries", "spacy.json")["packages"],
    (Loader(name="load", id=OwnName(0), naming=_named, revision=None),),
)
