"""How the licenses of a model are called where people read them."""

from ptm_lsp.core.facts import UNKNOWN, CommitFacts
from ptm_lsp.licenses.names import points_elsewhere, recognise, tags_of
from ptm_lsp.licenses.terms import vocabulary

_UNLISTED = "LicenseRef-"  # ids that were made up for what SPDX does not list; nobody says them


def license_names(facts: CommitFacts) -> tuple[str, ...]:
    """The names of a model's licenses, SPDX ids where it lists them; as tagged where nobody knows them."""
    if facts.license is UNKNOWN:
        return ()
    name = facts.license_name if isinstance(facts.license_name, str) else None
    return tuple(dict.fromkeys(_name(tag, name) for tag in tags_of(facts.license)))


def _name(tag: str, name: str | None) -> str:
    known = recognise(tag, name)
    if known is None:
        return name or tag if points_elsewhere(tag) else tag
    terms = vocabulary()[known]
    return terms.name if terms.spdx is None or terms.spdx.startswith(_UNLISTED) else terms.spdx
