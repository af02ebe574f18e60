"""The rounds of reading."""

import pytest

from ptm_lsp.detect import link, read
from ptm_lsp.detect.document import Import

_LOAD = "from transformers import AutoModel\nfrom {} import ID\nAutoModel.from_pretrained(ID)"


@pytest.mark.parametrize(
    ("module", "file", "expected"),
    [
        ("config", "src/app.py", {"src/config.py"}),
        ("config", "app.py", {"config.py"}),
        ("acme.config", "tests/test_app.py", {"acme/config.py"}),
        (".config", "src/app.py", {"src/config.py"}),
        ("..config", "acme/sub/app.py", {"acme/config.py"}),
        (".", "acme/app.py", {"acme/__init__.py"}),
        ("acme", "app.py", {"acme/__init__.py"}),
        ("torch", "app.py", set()),
    ],
)
def test_the_module_behind_a_name_is_wanted(module, file, expected):
    """A constant in another module is read in the next round."""
    files = {"config.py", "src/config.py", "acme/config.py", "acme/__init__.py", "src/app.py", "app.py"}
    document = read(file, _LOAD.format(module))

    assert expected == link.wanted({file: document}, files)


def test_a_module_that_was_read_is_not_wanted_again():
    """The rounds end."""
    documents = {"app.py": read("app.py", _LOAD.format("config")), "config.py": read("config.py", 'ID = "acme/tiny"')}

    assert frozenset() == link.wanted(documents, {"app.py", "config.py"})


def test_a_document_says_what_it_waits_for_and_what_it_has():
    """Linking needs no second look at the text for that."""
    assert {Import("config", "ID")} == read("app.py", _LOAD.format("config")).imports
    assert "ID" in read("config.py", 'ID = "acme/tiny"').exports


def test_a_constant_of_another_module_is_dynamic():
    """TODO(#5): it can be known."""
    joined = link.join({"app.py": read("app.py", _LOAD.format("config"))}, ())
    [found] = joined["app.py"].references

    assert found.dynamic is not None
    assert "imported from another module" == found.dynamic.why


def test_a_folder_of_the_project_is_no_model():
    """Loaders look on disk before they ask a hub."""
    document = read("app.py", 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")')
    joined = link.join({"app.py": document}, {"acme/tiny"})

    assert ["acme/tiny"] == [found.local_path for found in joined["app.py"].references]
