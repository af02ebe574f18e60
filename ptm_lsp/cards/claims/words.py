"""The words of claims: what is measured, what only looks like it, and how figures are written."""

from ptm_lsp.cards.patterns import Pattern, patterns


def word(name: str) -> Pattern:
    """A pattern of the table `words.toml`."""
    return patterns(__package__, "words.toml")[name]
