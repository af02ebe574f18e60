"""The licenses that the prose of a card names, as it spells them."""

import re
from collections.abc import Iterator

from ptm_lsp.cards.front_matter import FrontMatter
from ptm_lsp.cards.passages import Contents
from ptm_lsp.cards.patterns import Pattern, patterns

_SUFFIX = re.compile(r"\s*\blicen[cs]e\b\s*\Z", re.IGNORECASE)
_LONGEST = 80  # code points of a line that is a name


def licenses_in_prose(contents: Contents, matter: FrontMatter) -> tuple[tuple[str, int], ...]:
    """The names, each with its line; front matter that lost its opening is prose to a hub, so its license counts."""
    found = [*_in_sections(contents), *_in_sentences(contents)]
    written = matter.values.get("license")
    if matter.is_headless and isinstance(written, str) and written.strip():
        found.append((written.strip(), matter.lines["license"]))
    unique: dict[str, tuple[str, int]] = {}
    for name, line in found:
        unique.setdefault(name.casefold(), (name, line))
    return tuple(unique.values())


def _in_sections(contents: Contents) -> Iterator[tuple[str, int]]:
    """Names that stand alone under a heading about licenses."""
    about = {section.number for section in contents.sections if _sign("heading").search(section.title)}
    for passage in contents.prose.passages:
        is_name = passage.section in about and len(passage.text) <= _LONGEST and not _sign("under").search(passage.text)
        name = passage.text.strip(" .:")
        if is_name and _sign("license").search(name) and not _sign("of_others").search(name):
            yield _SUFFIX.sub("", name) or name, passage.line


def _in_sentences(contents: Contents) -> Iterator[tuple[str, int]]:
    for passage in contents.prose.passages:
        for match in _sign("under").finditer(passage.linked):
            name = (match["under"] or match["field"] or match["named"]).strip(" .:'\"()")
            if _sign("license").search(name) and not _sign("of_others").search(passage.linked):
                yield _SUFFIX.sub("", name), passage.line


def _sign(name: str) -> Pattern:
    return patterns(__package__, "licenses_in_prose.toml")[name]
