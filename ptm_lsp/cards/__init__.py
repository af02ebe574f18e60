"""Pure knowledge about model cards: what they state, leave as template, lack and claim."""

from ptm_lsp.cards.reading import CardText, read_card

__all__ = ["CardText", "read_card"]
