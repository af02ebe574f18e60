"""Foreign text in lines: DESIGN, «foreign until shown»."""

import unicodedata

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ptm_lsp.views.words import Card, Foreign, Line, Link, Name, Said, Strong, as_markdown, as_plain, listed
from tests.kit.hostile import HOSTILE

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})

everywhere = pytest.mark.parametrize("foreign", HOSTILE.values(), ids=HOSTILE)


def card(line: Line, foot: Line = ()) -> list[Card]:
    return [Card(((line,),), foot)]


def inline(markdown: str) -> list[Token]:
    return [child for token in READER.parse(markdown) for child in token.children or ()]


def kinds(markdown: str) -> set[str]:
    """What a reader of Markdown makes of a text, beside text and code."""
    blocks = {token.type for token in READER.parse(markdown)} - {"paragraph_open", "inline", "paragraph_close"}
    return blocks | {token.type for token in inline(markdown)} - {"text", "code_inline"}


@everywhere
def test_foreign_text_is_code(foreign: str):
    """A card must not put links, pictures or HTML into somebody's editor."""
    assert set() == kinds(as_markdown(card(("license: ", Foreign(foreign), " (from ", Foreign(foreign), ")"))))


@everywhere
def test_a_sentence_is_words_and_code(foreign: str):
    """The messages of rules quote what the code and the hub say."""
    assert set() == kinds(as_markdown(card(("error ", Foreign("PTM101"), ": ", Said(foreign)))))


@everywhere
def test_plain_text_has_nothing_hidden(foreign: str):
    """Hidden and reordering signs make a name look like another, line ends make one line two."""
    found = as_plain(card(("license: ", Foreign(foreign), Said(foreign), Name(foreign), Strong(Name(foreign)))))

    assert set() == {unicodedata.category(sign) for sign in found} & INVISIBLE


def test_a_link_leads_where_we_say():
    """The one link of a card is ours."""
    markdown = as_markdown(card((Link("page", "https://hub.example/a_b/tree/x"),)))
    [link] = [token for token in inline(markdown) if token.attrs]

    assert {"href": "https://hub.example/a_b/tree/x"} == link.attrs


def test_plain_text_spells_a_link_out():
    """Where nothing can be clicked, the address has to be read."""
    assert "page: https://hub.example" == as_plain(card(("page: ", Link("page", "https://hub.example"))))


def test_names_are_listed_with_commas():
    """Each stays a name of its own."""
    assert "`a`, `b`" == as_markdown(card(listed(["a", "b"])))


@everywhere
def test_a_foreign_name_is_letters_or_code(foreign: str):
    """Names of licenses and formats are tagged by strangers, also those that stand out."""
    found = as_markdown(card((Name(foreign), " · ", Strong(Name(foreign)))))

    assert {"strong_open", "strong_close"} == kinds(found)


@pytest.mark.parametrize("name", ["Apache-2.0", "text-classification", "safetensors", "Llama 3.1 Community License"])
def test_a_plain_name_is_plain(name: str):
    """Code spans everywhere are noise."""
    assert name == as_markdown(card((Name(name),)))


@pytest.mark.parametrize("name", ["www.evil.example", "evil.example", "1. one", "a_b_c", "*a*", "-", ""])
def test_a_name_that_could_be_more_is_code(name: str):
    """Readers of Markdown make links, lists and emphasis of these."""
    assert as_markdown(card((Foreign(name),))) == as_markdown(card((Name(name),)))


def test_a_card_is_blocks_and_a_foot():
    """What is known first, where it comes from last and quietly; lines of a block stay together."""
    found = [Card(((("a",),), (), (("b",), ("c",))), ("from ", Foreign("d")))]

    assert "a\n\nb  \nc\n\n---\n\n*from `d`*" == as_markdown(found)
    assert "a\nb\nc\nfrom d" == as_plain(found)
