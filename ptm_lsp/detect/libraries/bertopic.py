"""bertopic: https://maartengr.github.io/BERTopic.

Without an embedding model, one for the language of the documents is loaded.
Source: bertopic 0.17.4 (read 2026-11-21)
"""

from ptm_lsp.detect.library import Argument, Loader, Other
from ptm_lsp.detect.naming.rules import hugging_face_or

_NAMING = hugging_face_or("sentence-transformers")

LOADERS = (
    Loader(name="BERTopic.load", id=Argument(0, "path"), revision=None, others=(Other("embedding_model", _NAMING),)),
    Loader(
        name="BERTopic",
        id=Argument(None, "embedding_model"),
        naming=_NAMING,
        revision=None,
        default="all-MiniLM-L6-v2",
        defaults={"english": "all-MiniLM-L6-v2", "multilingual": "paraphrase-multilingual-MiniLM-L12-v2"},
        decides=Argument(0, "language"),
        objects_with=("embedding_model",),
    ),
)
