"""The Markdown of cards as blocks."""

import pytest

from ptm_lsp.cards.blocks import Kind, blocks, cells


def kinds(text: str) -> list[tuple[str, int]]:
    return [(block.kind.value, block.line) for block in blocks(text)]


def titles(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.title) for block in blocks(text) if block.kind is Kind.HEADING]


@pytest.mark.parametrize(
    ("text", "level", "title"),
    [
        ("## Training data ##", 2, "Training data"),
        ("#Results", 1, "Results"),
        ("Results\n===", 1, "Results"),
        ("Results\n-------", 2, "Results"),
        ('<h2 align="center">Results</h2>', 2, "Results"),
        ("**Results:**", 7, "Results"),
        ("### [Results](https://acme.example)", 3, "Results"),
        ("## 训练数据：", 2, "训练数据"),
    ],
)
def test_a_heading_is_written_in_many_ways(text, level, title):
    """Authors use what their editor shows as a heading."""
    assert [(level, title)] == titles(text)


def test_a_field_is_no_heading():
    """`**Language:** English` says something."""
    assert [] == titles("**Language:** English")


def test_a_comment_in_code_is_no_heading():
    """Code is full of lines that start with `#`."""
    assert [("code", 2)] == kinds("```python\n# load\nload()\n```\n")


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_a_fence_ends_at_its_like(fence):
    """A longer fence may hold a shorter one."""
    assert [("code", 2), ("prose", 4)] == kinds(f"{fence}\ncode\n{fence}\ntext\n")


def test_a_fence_that_never_ends_holds_the_rest():
    """So does every renderer."""
    assert [("code", 2)] == kinds("```\ncode\n# more\n")


def test_indented_code_is_code():
    """Older cards write their examples so."""
    assert [("prose", 1), ("code", 3)] == kinds("Usage:\n\n    from acme import tiny\n    tiny()\n")


def test_an_indented_item_is_no_code():
    """Lists within lists are indented, too."""
    assert [("prose", 1), ("prose", 2)] == kinds("* tiny\n    * and small\n")


def test_a_table_needs_its_ruler():
    """A bar alone is text."""
    assert [("table", 1), ("prose", 5)] == kinds("a | b\n--|--\n1 | 2\n\nx | y\n")


def test_an_escaped_bar_is_in_its_cell():
    """Otherwise the columns behind it are off by one."""
    assert ["a\u2223b", "c"] == cells("| a\\|b | c |")


def test_comments_are_not_read_and_lines_stay():
    """The template of cards explains itself in comments."""
    assert [("heading", 1), ("heading", 5)] == kinds("# A\n<!-- fill\nthis in\n-->\n# B\n")


def test_lines_count_from_the_first():
    """The text of a card starts behind its front matter."""
    assert [7] == [block.line for block in blocks("# Tiny", 7)]
