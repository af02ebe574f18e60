"""speechbrain: https://speechbrain.readthedocs.io."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (Loader(name="*.from_hparams", id=Argument(0, "source")),)
