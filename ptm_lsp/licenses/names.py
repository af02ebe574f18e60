"""The names that licenses go by."""

import re
from collections.abc import Mapping
from functools import cache

from ptm_lsp.licenses.terms import Terms, vocabulary

_GAP = re.compile(r"[\s_,-]+|\bversion\b")
_SUFFIX = re.compile(r"licen[cs]e(?=\d|$)")
_VERSION = re.compile(r"v?(?:\d+\.)*\d+$")
_ELSEWHERE = frozenset({"other", "unknown"})


def recognise(tag: str, name: str | None = None) -> str | None:
    """The id of the license that a model is tagged with; None where the vocabulary has none of that name.

    `name` is the model's `license_name`, which counts where the tag points to it (`other`).
    Upper and lower case, blanks, hyphens and a trailing «license» do not matter: «MIT License» is `mit`.
    """
    written = _folded(tag)
    if points_elsewhere(tag):
        written = _folded(name or "")
    return _by_name().get(written) or _by_name().get(_SUFFIX.sub("", written))


def names_of(terms: Terms) -> tuple[str, ...]:
    """All names that a license goes by, as they are written."""
    spdx = (terms.spdx, *(() if terms.is_family_tag else terms.spdx_candidates))
    return (terms.id, terms.name, *terms.aliases, *filter(None, spdx))


def points_elsewhere(tag: str) -> bool:
    """Whether a tag says only that the license is another one, which `license_name` may tell."""
    return _folded(tag) in _ELSEWHERE


def is_one_license(id_: str | None) -> bool:
    """Whether an id of the vocabulary tells which text is meant; the tag of a family does not."""
    return id_ is not None and not vocabulary()[id_].is_family_tag


def tags_of(license: str | tuple[str, ...] | None) -> tuple[str, ...]:  # noqa: A002 – what the field is called
    """The tags of a model's license field; a list of several means that all of them hold."""
    tags = (license,) if isinstance(license, str) else license or ()
    return tuple(stripped for tag in tags if (stripped := tag.strip()))


def unversioned(name: str) -> str:
    """A name without its version, in one spelling: «CC BY-NC 4.0» and «cc-by-nc» are the same."""
    return _VERSION.sub("", _SUFFIX.sub("", _folded(name)))


@cache
def _by_name() -> Mapping[str, str]:
    """Folded name -> id."""
    told = (terms for terms in vocabulary().values() if not points_elsewhere(terms.id))
    return {_folded(name): terms.id for terms in told for name in names_of(terms)}


def _folded(name: str) -> str:
    return _GAP.sub("", name.casefold())
