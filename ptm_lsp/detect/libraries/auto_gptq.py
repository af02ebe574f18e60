"""auto_gptq: https://github.com/AutoGPTQ/AutoGPTQ."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="*.from_pretrained", id=Argument(0, "pretrained_model_name_or_path")),
    Loader(name="*.from_quantized", id=Argument(0, "model_name_or_path")),
)
