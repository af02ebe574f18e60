"""PTM402: weights that run code."""

import pytest

from ptm_lsp.core.policy import Policy
from ptm_lsp.rules import judge
from tests.kit.findings import codes, findings
from tests.kit.worlds import call, known, target, world

ONLY_PICKLES = '[tool.ptm]\nselect = ["PTM402"]\n'


@pytest.mark.parametrize(
    ("formats", "arguments", "expected"),
    [
        (["pickle"], "", 1),
        (["pickle"], ", use_safetensors=True", 1),
        (["pickle", "onnx"], "", 1),
        (["pickle", "safetensors"], "", 0),
        (["pickle", "safetensors"], ", use_safetensors=False", 1),
        (["safetensors"], ", use_safetensors=False", 0),
        (["gguf"], "", 0),
        ([], "", 0),
    ],
)
def test_weights_that_only_pickles_hold_are_found(formats: list[str], arguments: str, expected: int):
    """Loaders take safetensors where there are any, unless the call turns them down."""
    code = f'AutoModel.from_pretrained("acme/tiny"{arguments})'

    assert expected == len(findings(code, facts={"id": "acme/tiny", "formats": formats}, policy=ONLY_PICKLES))


@pytest.mark.parametrize("loader", ["AutoTokenizer", "AutoConfig", "AutoProcessor", "AutoFeatureExtractor"])
def test_a_loader_without_weights_reads_no_pickle(loader: str):
    """A tokenizer of a model with pickles is harmless."""
    code = f'from transformers import {loader}\n{loader}.from_pretrained("acme/tiny")'

    assert [] == codes(code, facts={"id": "acme/tiny", "formats": ["pickle"]}, policy=ONLY_PICKLES)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"filename": "pytorch_model.bin"}, 1),
        ({"filename": "MODEL.PT"}, 1),
        ({"filename": "config.json"}, 0),
        ({"filename": "model.gguf"}, 0),
        ({}, 1),
    ],
)
def test_a_download_of_one_file_is_judged_by_its_name(changes: dict[str, str], expected: int):
    """Other files of the repository are not loaded by this call."""
    download = call(0, target("acme/tiny", **changes), use="download")
    answers = known("acme/tiny", formats=("pickle",))

    assert expected == len(judge(world(download, answers=answers, policy=Policy(select=("PTM402",)))).findings)


def test_hosted_inference_loads_nothing_here():
    """The host runs the pickle."""
    hosted = call(0, target("acme/tiny"), use="hosted")
    answers = known("acme/tiny", formats=("pickle",))

    assert () == judge(world(hosted, answers=answers, policy=Policy(select=("PTM402",)))).findings


def test_formats_that_nobody_knows_are_no_finding():
    """Unknown never reads as bad either."""
    assert [] == codes('AutoModel.from_pretrained("acme/tiny")', facts={"id": "acme/tiny"}, policy=ONLY_PICKLES)


def test_the_argument_that_turns_safetensors_down_is_noted():
    """It is what has to go."""
    code = 'AutoModel.from_pretrained("acme/tiny", use_safetensors=False)'
    [finding] = findings(code, facts={"id": "acme/tiny", "formats": ["pickle", "safetensors"]}, policy=ONLY_PICKLES)

    assert ["`use_safetensors=False` turns safetensors down"] == [note.message for note in finding.notes]
