"""What front matter states, as facts."""

import pytest

from ptm_lsp.cards.metadata import stated
from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN, Base, Dataset


@pytest.mark.parametrize(
    ("metadata", "field", "expected"),
    [
        ({}, "license", None),
        ({"license": None}, "license", None),
        ({"license": ["mit", ""]}, "license", ("mit",)),
        ({"license": 3}, "license", UNKNOWN),
        ({"datasets": "acme/d"}, "datasets", (Dataset(id="acme/d"),)),
        ({"datasets": ["a", "b", "a"]}, "datasets", (Dataset(id="a"), Dataset(id="b"))),
        ({"datasets": [None]}, "datasets", UNKNOWN),
        ({}, "datasets", ()),
        ({"language": False}, "languages", ("no",)),
        ({"language": ["en", False]}, "languages", ("en", "no")),
        ({"language": True}, "languages", UNKNOWN),
        ({"base_model": "acme/big"}, "base", (Base(id="acme/big"),)),
        ({"base_model": ["a/b"], "base_model_relation": "adapter"}, "base", (Base(id="a/b", relation="adapter"),)),
        ({"base_model": "a/b", "base_model_relation": "friend"}, "base", (Base(id="a/b"),)),
        ({"base_model": "a/b", "base_model_relation": []}, "base", (Base(id="a/b"),)),
        ({"base_model": " "}, "base", UNKNOWN),
        ({}, "base", ()),
        ({"pipeline_tag": "fill-mask"}, "task", "fill-mask"),
        ({}, "library", None),
    ],
)
def test_a_field(metadata, field, expected):
    """As real cards write it: a string or a list, and sometimes neither."""
    assert expected == stated(Telling(metadata))[field]
