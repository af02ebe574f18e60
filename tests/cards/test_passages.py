"""A card as sentences that know their lines."""

from ptm_lsp.cards.blocks import blocks
from ptm_lsp.cards.passages import contents_of


def sentences(text: str) -> list[tuple[int, str]]:
    return [(passage.line, passage.text) for passage in contents_of(blocks(text)).prose.passages]


def test_a_wrapped_sentence_is_one():
    """What is done and what it is done to often stand on two lines."""
    assert [(1, "Tiny was trained on the Acme corpus."), (2, "It is small.")] == sentences(
        "Tiny was trained on\nthe Acme corpus. It is small."
    )


def test_fields_are_apart():
    """An overview is a list of fields without bullets."""
    assert [(1, "Language: English"), (2, "Data: Acme corpus")] == sentences(
        "**Language:** English\n**Data:** Acme corpus"
    )


def test_links_are_their_words():
    """An address holds words that the text does not say."""
    assert [(1, "See the paper and <url>.")] == sentences(
        "See [the paper](https://acme.example/pytorch) and https://acme.example/onnx."
    )


def test_rows_are_said_with_their_columns():
    """A figure means nothing without the name of its column."""
    rows = contents_of(blocks("| Data | F1 |\n|--|--|\n| Acme | 0.9 |\n")).rows.passages

    assert ["Data: Acme; F1: 0.9; Acme: 0.9"] == [row.text for row in rows]


def test_a_section_knows_what_is_around_it():
    """What a table is about stands in the titles above it."""
    contents = contents_of(blocks("# Tiny\n## Results\n### Test\n## Use\n"))

    assert [("Tiny", []), ("Results", ["Tiny"]), ("Test", ["Tiny", "Results"]), ("Use", ["Tiny"])] == [
        (section.title, [contents.title(number) for number in section.parents]) for section in contents.sections
    ]
