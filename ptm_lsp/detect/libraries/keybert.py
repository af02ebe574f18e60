"""keybert: https://maartengr.github.io/KeyBERT."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import hugging_face_or

LOADERS = (
    Loader(name="KeyBERT", id=Argument(0, "model"), naming=hugging_face_or("sentence-transformers"), revision=None),
)
