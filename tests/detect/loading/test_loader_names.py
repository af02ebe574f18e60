"""Where a program holds the names of loaders."""

import pytest

from ptm_lsp.detect.loading.loader_names import loader_names
from ptm_lsp.detect.syntax.code import Code
from tests.detect.programs import IMPORT, ids


@pytest.mark.parametrize(
    "program",
    [
        "load = getattr(AutoModel, 'from_pretrained')\nload('acme/tiny')\n",
        "import transformers\ngetattr(transformers, 'pipeline')(model='acme/tiny')\n",
        "class Box: ...\nbox = Box()\nbox.load = AutoModel.from_pretrained\ngetattr(box, 'load')('acme/tiny')\n",
        "name = 'from_' + 'pretrained'\ngetattr(AutoModel, name)('acme/tiny')\n",
    ],
)
def test_a_member_that_is_got_by_its_name_may_be_a_loader(program):
    """Registries look their loaders up like that; the name may be one that the program itself gave."""
    assert ["acme/tiny"] == ids(IMPORT + program)


def test_what_else_is_got_by_its_name_introduces_no_names():
    """Else all that a model is used for would be looked into."""
    code = Code.of_text("app.py", "mean = getattr(model, 'mean', None)\n")

    assert {} == loader_names(code, frozenset({"from_pretrained", "getattr"}), [0])
