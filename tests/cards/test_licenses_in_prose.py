"""The licenses that prose names."""

import pytest

from ptm_lsp.cards import read_card


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("## License\nCC BY-SA 4.0\n", "CC BY-SA 4.0"),
        ("## License\n[MIT License](LICENSE)\n", "MIT"),
        ("The model is released under the Apache 2.0 license.", "Apache 2.0"),
        ("Tiny is licensed under CC BY-NC 4.0.", "CC BY-NC 4.0"),
        ("License: MIT", "MIT"),
    ],
)
def test_a_license_is_named_as_spelled(text, name):
    """Which license is meant, the vocabulary of licenses tells."""
    assert (name,) == read_card(text).prose_licenses


@pytest.mark.parametrize(
    "text",
    ["The data is available under CC BY 4.0.", "Released under the name of Acme.", "## License\nSee the file.\n"],
)
def test_other_terms_are_not_the_models(text):
    """The license of the data is another question."""
    assert () == read_card(text).prose_licenses


def test_front_matter_that_lost_its_opening_is_prose():
    """The hub does not read it, so only the text claims the license."""
    assert ("bsd",) == read_card("language: en\nlicense: bsd\n---\n# Tiny\n").prose_licenses
