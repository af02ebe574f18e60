"""keybert: https://maartengr.github.io/KeyBERT.

Source: keybert 0.9.0 (read 2026-11-21)
"""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming.rules import hugging_face_or

LOADERS = (
    Loader(
        name="KeyBERT",
        id=Argument(0, "model"),
        naming=hugging_face_or("sentence-transformers"),
        revision=None,
        default="all-MiniLM-L6-v2",
        objects_with=("model",),
    ),
)
