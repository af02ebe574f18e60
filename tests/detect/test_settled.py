"""References of a project whose files have told each other what they know."""

import pytest

from ptm_lsp.core.reference import Dynamic
from ptm_lsp.detect.reading import read
from ptm_lsp.detect.settled import in_folders, where_chosen
from tests.detect.projects import references

_IMPORT = "from transformers import AutoModel\n"


def test_a_folder_of_the_project_is_no_model():
    """Loaders look on disk before they ask a hub."""
    found = read("app.py", 'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")')
    joined = in_folders({"app.py": found}, {"acme/tiny"})

    assert ["acme/tiny"] == [found.local_path for found in joined["app.py"].references]


_WITH_DEFAULT = _IMPORT + 'def load(id="acme/default"):\n    {0}(id)\n    {0}(id)'.format("AutoModel.from_pretrained")


def test_what_callers_elsewhere_choose_instead_of_a_default_stands_with_them():
    """The call loads its default as far as its own file tells, and still no model is lost."""
    files = {"loading.py": _WITH_DEFAULT, "app.py": 'from loading import load\nload("acme/chosen")'}
    found = where_chosen(references(files))

    assert [
        ("loading.py", ["acme/default"]), ("loading.py", ["acme/default"]), ("app.py", ["acme/chosen"]),
    ] == [(one.place.file, [target.key.id for target in one.targets]) for one in found]  # fmt: skip


def test_what_callers_elsewhere_choose_stays_with_a_call_that_names_nothing_itself():
    """Otherwise nothing would be known of the call."""
    loading = _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)"
    files = {"loading.py": loading, "app.py": 'from loading import load\nload("acme/tiny")'}
    [found] = where_chosen(references(files))

    assert ("loading.py", ["acme/tiny"]) == (found.place.file, [target.key.id for target in found.targets])


@pytest.mark.parametrize("test", ["tests/test_app.py", "test/app.py", "pkg/loading_test.py", "conftest.py"])
def test_what_tests_choose_is_not_what_a_call_elsewhere_loads(test):
    """They try the call out, often with names that they make up; what may be a model stands with them."""
    loading = _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)"
    trial = 'from pkg.loading import load\nload("fake-model")\nload("acme/tiny")'
    [call, tried] = where_chosen(references({"pkg/loading.py": loading, "pkg/__init__.py": "", test: trial}))

    assert ("pkg/loading.py", (), Dynamic(why="chosen by tests alone", shown="fake-model")) == (
        call.place.file, call.targets, call.dynamic,
    )  # fmt: skip
    assert (test, ["acme/tiny"]) == (tried.place.file, [target.key.id for target in tried.targets])


def test_what_tests_put_into_a_configuration_is_theirs_too():
    """It gets to the call by way of an object."""
    loading = (
        "import dataclasses\nfrom transformers import AutoModel\n@dataclasses.dataclass\nclass Config:\n    id: str\n"
        "def load(config: Config):\n    AutoModel.from_pretrained(config.id)"
    )
    files = {"loading.py": loading, "tests/test_a.py": "from loading import Config, load\nload(Config(id='acme/tiny'))"}
    [call, tried] = where_chosen(references(files))

    assert ("loading.py", ()) == (call.place.file, call.targets)
    assert ("tests/test_a.py", ["acme/tiny"]) == (tried.place.file, [target.key.id for target in tried.targets])


def test_what_tests_choose_counts_in_tests():
    """A helper of tests loads what the tests say."""
    loading = _IMPORT + "def load(id):\n    AutoModel.from_pretrained(id)"
    files = {"tests/loading.py": loading, "tests/test_app.py": 'from loading import load\nload("tiny")'}
    [found] = where_chosen(references(files))

    assert ("tests/loading.py", ["tiny"]) == (found.place.file, [target.key.id for target in found.targets])
