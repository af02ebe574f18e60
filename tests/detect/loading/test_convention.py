"""Loaders of libraries that no table knows, told by what they are called."""

import pytest

from ptm_lsp.detect.loading.table import may_name_loader
from tests.detect.programs import ids
from tests.detect.projects import project


@pytest.mark.parametrize(
    "program",
    [
        'from weather import Forecaster\nForecaster.from_pretrained("acme/tiny", device_map="auto")',
        'import weather\nweather.models.Forecaster.from_pretrained(repo_id="acme/tiny")',
        'import weather\nweather.from_pretrained("acme/tiny")',
        'from weather import Forecaster as F\nNAME = "acme/tiny"\ndef load(name=NAME): return F.from_pretrained(name)',
        'from weather import Forecaster\nclass Mine(Forecaster):\n    pass\nMine.from_pretrained("acme/tiny")',
    ],
)
def test_from_pretrained_of_an_id_with_an_owner_loads_in_any_library(program):
    """Libraries come faster than tables; hundreds give their classes this method, all to the same end."""
    assert may_name_loader(program.encode())
    assert ["acme/tiny"] == ids(program)


@pytest.mark.parametrize(
    "program",
    [
        'from weather import Forecaster\nForecaster.from_pretrained("tiny")',
        'from weather import Forecaster\nForecaster.from_pretrained("./tiny")',
        'from weather import Forecaster\nForecaster.from_pretrained("out/model.bin")',
        'from weather import Forecaster\nForecaster.from_pretrained("gemini/flash")',
        "from weather import Forecaster\n\ndef load(name):\n    return Forecaster.from_pretrained(name)",
        'import pathlib\npathlib.Path.from_pretrained("acme/tiny")',
        'class Mine:\n    @classmethod\n    def from_pretrained(cls, name): ...\n\nMine.from_pretrained("acme/tiny")',
        'def load(model):\n    model.from_pretrained("acme/tiny")',
        'from torch import nn\nnn.Embedding.from_pretrained("acme/tiny")',
        'from weather import Forecaster\nForecaster.to_pretrained("acme/tiny")',
    ],
)
def test_other_texts_and_classes_say_nothing(program):
    """The convention alone does not tell a name from a folder, nor what a class of the project does."""
    assert [] == ids(program)


def test_a_class_of_the_project_is_what_its_own_file_says():
    """What it loads is found in there; the call would say it twice."""
    found = project({
        "app.py": 'from mine.models import Mine\nMine.from_pretrained("acme/tiny")\n',
        "mine/__init__.py": "",
        "mine/models.py": (
            "from huggingface_hub import snapshot_download\n"
            "class Mine:\n    @classmethod\n    def from_pretrained(cls, name):\n        snapshot_download(name)\n"
        ),
    })  # fmt: skip

    assert [("mine/models.py", "acme/tiny")] == [
        (file, target.key.id)
        for file, document in found.items()
        for reference in document.references
        for target in reference.targets
    ]
