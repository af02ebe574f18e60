"""llama_cpp: https://llama-cpp-python.readthedocs.io."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="*.from_pretrained", id=Argument(0, "repo_id"), filename=Argument(1, "filename"), revision=None),
)
