"""The pages of the models that a text names, as links in it."""

from collections.abc import Iterator
from typing import NamedTuple

from ptm_lsp.core.report import Report
from ptm_lsp.core.text import Source, Span
from ptm_lsp.views.naming import ids_in
from ptm_lsp.views.pages import page_of


class PageLink(NamedTuple):
    """A piece of a text that leads to a page."""

    span: Span
    url: str


def links(report: Report, source: Source) -> Iterator[PageLink]:
    """The links of a text; none where one place names several models."""
    pages: dict[Span, set[str]] = {}
    for named in ids_in(report, source):
        if url := page_of(named.target.question):
            pages.setdefault(named.span, set()).add(url)
    return (PageLink(span, *urls) for span, urls in sorted(pages.items()) if len(urls) == 1)
