"""bertopic: https://maartengr.github.io/BERTopic."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import hugging_face_or

LOADERS = (
    Loader(name="BERTopic.load", id=Argument(0, "path"), revision=None),
    Loader(
        name="BERTopic",
        id=Argument(None, "embedding_model"),
        naming=hugging_face_or("sentence-transformers"),
        revision=None,
    ),
)
