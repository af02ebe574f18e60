"""ctransformers: https://github.com/marella/ctransformers."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="*.from_pretrained", id=Argument(0, "model_path_or_repo_id"), filename=Argument(None, "model_file")),
)
