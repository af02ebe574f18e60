"""Imports, calls and what is no reference."""

import pytest

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.core.reference import Key
from tests.detect.programs import ids, only, references, target, text_at


@pytest.mark.parametrize(
    "program",
    [
        'import transformers\ntransformers.AutoModel.from_pretrained("acme/tiny")',
        'import transformers as t\nt.AutoModel.from_pretrained("acme/tiny")',
        'from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")',
        'from transformers import AutoModel as AM\nAM.from_pretrained("acme/tiny")',
        'from transformers import *\nAutoModel.from_pretrained("acme/tiny")',
        'from transformers.models.auto import AutoModel\nAutoModel.from_pretrained("acme/tiny")',
        'def f():\n    from transformers import AutoModel\n    return AutoModel.from_pretrained("acme/tiny")',
        "try:\n    from transformers import X\nexcept ImportError:\n    X = None\nX.from_pretrained('acme/tiny')",
        'if True:\n    from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")',
        'from transformers import AutoModel\nload = AutoModel.from_pretrained\nload("acme/tiny")',
        'from transformers import AutoModel\nM = AutoModel\nM.from_pretrained("acme/tiny")',
        'from transformers import BertModel\nclass Mine(BertModel):\n    pass\nMine.from_pretrained("acme/tiny")',
        'from transformers import AutoModel\nAutoModel.from_pretrained(pretrained_model_name_or_path="acme/tiny")',
        'from transformers import AutoModel\nAutoModel.from_pretrained(\n    # the small one\n    "acme/tiny",\n)',
        'from transformers import AutoModel\nx = [AutoModel.from_pretrained("acme/tiny") for _ in y]',
        'from transformers import AutoModel\nprint(f"{AutoModel.from_pretrained("acme/tiny")}")',
        'from transformers import AutoModel\n@d(AutoModel.from_pretrained("acme/tiny"))\ndef f(): ...',
        'from transformers import AutoModel\nawait f(AutoModel.from_pretrained("acme/tiny"))',
    ],
)
def test_a_call_of_a_loader_is_a_reference_however_it_is_imported(program):
    """The name in the call says nothing alone: imports, aliases and inheritance decide what it means."""
    assert ["acme/tiny"] == ids(program)


def test_an_alias_is_resolved_in_the_name_of_the_loader():
    """Rules and people speak of `transformers.AutoModel`, whatever a file calls it."""
    found = only('import transformers as t\nt.AutoModel.from_pretrained("acme/tiny")')

    assert "transformers.AutoModel.from_pretrained" == found.loader


def test_a_subclass_is_called_by_its_loader():
    """A class of the user's own that inherits a loader loads what its base would load."""
    found = only(
        "from sentence_transformers import SentenceTransformer\n"
        'class Mine(SentenceTransformer):\n    pass\nMine("acme/tiny")'
    )

    assert "sentence_transformers.SentenceTransformer" == found.loader


@pytest.mark.parametrize(
    "program",
    [
        'from acme import Thing\nThing.from_pretrained("tiny")',
        'Thing.from_pretrained("acme/tiny")  # transformers',
        '"""from transformers import AutoModel\nAutoModel.from_pretrained("acme/tiny")"""',
        'import transformers\n# transformers.AutoModel.from_pretrained("acme/tiny")',
        'from transformers import AutoModel\nmodel.save_pretrained("acme/tiny")',
        'from transformers import AutoModel\nmodel.push_to_hub("acme/tiny")',
        'from datasets import load_dataset\nimport transformers\nload_dataset("acme/tiny")',
        'import transformers, evaluate\nevaluate.load("acme/tiny")',
        'import transformers\ndef pipeline(x): ...\npipeline("acme/tiny")',
        'import json, spacy\njson.load("acme/tiny")',
        "from transformers import AutoModel\nAutoModel.from_config(config)",
        "from transformers import X\nclass Y(X):\n    def from_pretrained(self, x): ...\nY.from_pretrained('a/b')",
        'from huggingface_hub import hf_hub_download\nhf_hub_download("acme/tiny", "a.txt", repo_type="dataset")',
        'import timm\ntimm.create_model("resnet18")',
        'import timm\ntimm.create_model("resnet18", pretrained=False)',
        'from transformers import pipeline\npipeline("text-generation", model=m, tokenizer=t)',
    ],
)
def test_silence_where_no_model_is_named(program):
    """A report on something that is no model costs more trust than a missed one."""
    assert [] == references(program)


def test_a_call_that_holds_a_call_gives_both():
    """Two models are loaded."""
    program = (
        "from transformers import AutoModel\nfrom peft import PeftModel\n"
        'PeftModel.from_pretrained(AutoModel.from_pretrained("acme/base"), "acme/adapter")'
    )

    assert {"acme/base", "acme/adapter"} == set(ids(program))


def test_the_callee_is_the_name_that_is_called():
    """A finding about a call without the argument at fault stands there."""
    program = 'import transformers as t\nm = t.AutoModel.from_pretrained("acme/tiny")'

    assert "t.AutoModel.from_pretrained" == text_at(program, only(program).callee)


def test_the_place_of_a_reference_is_the_whole_call():
    """An ignore comment counts on its first line."""
    program = 'import transformers as t\nm = t.AutoModel.from_pretrained("acme/tiny")\n'

    assert 't.AutoModel.from_pretrained("acme/tiny")' == text_at(program, only(program).place)


def test_options_are_recorded_with_their_place():
    """Rules judge them, and mark them."""
    program = 'import transformers as t\nt.AutoModel.from_pretrained("acme/tiny", trust_remote_code=True, dtype=t.x)'
    found = only(program)

    assert "trust_remote_code=True" == text_at(program, found.option_places["trust_remote_code"])
    assert True is found.options["trust_remote_code"]
    assert "attribute" == found.options["dtype"].why


@pytest.mark.parametrize(
    "given",
    ['"hf_abcdefghijklmnopqrstuvwx"', "T", '"hf_" + "abcdefghijklmnopqrstuvwx"', 'f"hf_{x}abcdefghijklmnopqrstuvwx"'],
)
def test_a_token_is_never_kept(given):
    """A report must not carry a secret that stands in the code."""
    program = (
        f't = "x"\nT = "hf_abcdefghijklmnopqrstuvwx"\nfrom transformers import AutoModel as A\n'
        f'A.from_pretrained("acme/tiny", token={given})'
    )
    found = only(program)

    assert "abcdefghijkl" not in repr((found.options, found.targets, found.dynamic))


def test_a_declared_loader_is_one():
    """A policy may name the loaders that a team wrote for itself."""
    declared = DeclaredLoader(name="acme.load_model", id="name", hub="huggingface", revision="rev")
    found = target('from acme import load_model as l\nl(name="acme/tiny", rev="v1")', declared)

    assert (Key("huggingface", "acme/tiny"), "v1") == (found.key, found.revision)


def test_a_class_that_is_handed_over_has_the_loaders_of_its_library():
    """Training scripts choose the class by an argument; what it loads is no secret for that."""
    program = 'from transformers import BertModel\ndef load(cls):\n    return cls.from_pretrained("acme/tiny")\n'

    assert ["acme/tiny"] == ids(program)


@pytest.mark.parametrize(
    "program",
    [
        'import transformers\nclass Mine:\n    def from_pretrained(self, id): ...\nMine.from_pretrained("acme/tiny")',
        'import transformers\nThing.from_pretrained("acme/tiny")',
        'import transformers, torch\ntorch.nn.Embedding.from_pretrained("acme/tiny")',
        'from transformers import AutoModel\ndef f(AutoModel):\n    AutoModel.from_pretrained("tiny")',
        'from transformers import AutoModel\ndef f():\n    AutoModel = g()\n    AutoModel.from_pretrained("tiny")',
        'from transformers import AutoModel\nfor AutoModel in f():\n    AutoModel.from_pretrained("tiny")',
        'from transformers import AutoModel\n[AutoModel.from_pretrained("tiny") for AutoModel in f()]',
        'from transformers import AutoModel\nf = lambda AutoModel: AutoModel.from_pretrained("tiny")',
    ],
)
def test_a_method_of_something_else_is_no_loader(program):
    """Its own class, another library, or nothing at all: the name of the method alone does not tell."""
    assert [] == references(program)


@pytest.mark.parametrize("call", ["getattr()", "getattr(AutoModel)", "getattr(AutoModel,"])
def test_a_half_typed_getattr_names_nothing(call):
    """The name of the member comes last."""
    assert [] == references(f"from transformers import AutoModel\n{call}")
