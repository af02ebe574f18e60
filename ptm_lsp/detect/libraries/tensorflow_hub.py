"""tensorflow_hub: https://www.tensorflow.org/hub."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import tensorflow_hub

LOADERS = tuple(
    Loader(name=name, id=Argument(0, "handle"), naming=tensorflow_hub, revision=None)
    for name in ("load", "KerasLayer", "resolve")
)
