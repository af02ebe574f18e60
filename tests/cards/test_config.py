"""What a config says."""

import pytest

from ptm_lsp.cards.config import code_targets, configured
from ptm_lsp.cards.telling import Telling


def test_what_a_config_settles():
    """What it does not mention is known to be none; how it is quantized only where it says so."""
    assert {"architectures": (), "model_type": None} == configured(Telling({}))
    assert {"architectures": ("A",), "model_type": "a", "quantization": "gptq"} == configured(
        Telling({"architectures": ["A"], "model_type": "a", "quantization_config": {"quant_method": "gptq"}})
    )


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({}, ()),
        ({"auto_map": {"AutoModel": "modeling.A", "AutoConfig": "config.B"}}, ("config.py", "modeling.py")),
        ({"auto_map": {"AutoModel": "acme/code--modeling.Tiny"}}, ("acme/code--modeling.py",)),
        ({"tokenizer_config": {"auto_map": {"AutoTokenizer": ["t.Slow", "t.Fast"]}}}, ("t.py",)),
        ({"auto_map": {"AutoModel": "a.b.C"}}, ("a.b.py",)),
        ({"auto_map": {"AutoModel": "NoModule"}}, ()),
        ({"auto_map": "modeling.Tiny"}, ()),
        ({"auto_map": {"AutoModel": 3, "AutoConfig": [None, {}]}}, ()),
        ({"auto_map": {"AutoModel": "\ud83e.A", "AutoConfig": ["\n.B", "m" * 999 + ".C"]}}, ()),
        ({"auto_map": {str(n): f"m{n:03}.A" for n in range(500)}}, tuple(f"m{n:03}.py" for n in range(100))),
    ],
)  # fmt: skip
def test_the_code_that_a_config_asks_for(config, expected):
    """It runs in the user's process, wherever it stands."""
    assert expected == code_targets(config)
