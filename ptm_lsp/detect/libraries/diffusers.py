"""diffusers: https://huggingface.co/docs/diffusers."""

from ptm_lsp.detect.library import Argument, Loader

_WEIGHTS = Argument(None, "weight_name")
_ADAPTER = Argument(0, "pretrained_model_name_or_path_or_dict")

LOADERS = (
    Loader(name="*.from_pretrained", id=Argument(0, "pretrained_model_name_or_path"), others=("custom_pipeline",)),
    Loader(name="*.from_single_file", id=Argument(0, "pretrained_model_link_or_path")),
    Loader(name="*.load_config", id=Argument(0, "pretrained_model_name_or_path")),
    Loader(name="load_lora_weights", id=_ADAPTER, filename=_WEIGHTS, is_method=True),
    Loader(name="load_lora_adapter", id=_ADAPTER, filename=_WEIGHTS, is_method=True),
    Loader(name="load_ip_adapter", id=_ADAPTER, filename=_WEIGHTS, is_method=True),
    Loader(name="load_attn_procs", id=_ADAPTER, filename=_WEIGHTS, is_method=True),
    Loader(
        name="load_textual_inversion",
        id=Argument(0, "pretrained_model_name_or_path"),
        filename=_WEIGHTS,
        is_method=True,
    ),
)
