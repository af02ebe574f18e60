"""unsloth: https://docs.unsloth.ai."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (Loader(name="*.from_pretrained", id=Argument(0, "model_name")),)
