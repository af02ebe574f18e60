"""awq: https://github.com/casper-hansen/AutoAWQ."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="*.from_pretrained", id=Argument(0, "model_path"), revision=None),
    Loader(name="*.from_quantized", id=Argument(0, "quant_path"), revision=None),
)
