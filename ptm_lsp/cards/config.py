"""What a model's `config.json` says, as facts."""

from collections.abc import Iterator, Mapping
from typing import Any

from ptm_lsp.cards.telling import Telling
from ptm_lsp.core.facts import UNKNOWN
from ptm_lsp.core.shapes import list_of, text

_MOST_TARGETS = 100
_LONGEST_TARGET = 200  # code points


def configured(config: Telling) -> dict[str, Any]:
    """The fields of commit facts that a config settles."""
    fields = {
        "architectures": config.read("architectures", list_of(text), ()),
        "model_type": config.read("model_type", text, None),
    }
    quantized = config.inner("quantization_config")
    method = quantized.read("quant_method", text) if quantized else UNKNOWN
    return fields if method is UNKNOWN else {**fields, "quantization": method}


def code_targets(config: Mapping[str, object]) -> tuple[str, ...]:
    """The code that a config asks loaders to run: `modeling.py`, or `acme/other--modeling.py` in another repository.

    Source: https://huggingface.co/docs/transformers/custom_models (`auto_map`, 2026-08)
    """
    maps = [config, config.get("tokenizer_config"), config.get("processor_config")]
    targets = {
        f"{module}.py"
        for holder in maps
        if isinstance(holder, dict)
        for written in _strings(holder.get("auto_map"))
        if (module := written.rpartition(".")[0])
    }
    return tuple(sorted(targets)[:_MOST_TARGETS])


def _strings(value: object) -> Iterator[str]:
    """The strings in a value of `auto_map`, where a list names a slow and a fast class."""
    if isinstance(value, dict):
        for item in value.values():
            for one in item if isinstance(item, list) else [item]:
                if isinstance(one, str) and one.isprintable() and len(one) <= _LONGEST_TARGET:
                    yield one
