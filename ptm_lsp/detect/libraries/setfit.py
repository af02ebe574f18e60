"""setfit: https://huggingface.co/docs/setfit."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (Loader(name="*.from_pretrained", id=Argument(0, "pretrained_model_name_or_path", ("model_id",))),)
