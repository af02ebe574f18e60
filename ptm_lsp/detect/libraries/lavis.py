"""lavis: https://github.com/salesforce/LAVIS."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import registry

LOADERS = tuple(
    Loader(name=name, id=Argument(0, "name"), naming=registry("other"), revision=None)
    for name in ("load_model_and_preprocess", "load_model")
)
