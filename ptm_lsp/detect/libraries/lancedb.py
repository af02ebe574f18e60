"""lancedb: https://lancedb.github.io/lancedb.

Embedding functions take names of services too: there, only a name with an owner is a model.
Source: lancedb 0.40.0 (read 2026-11-21)
"""

from ptm_lsp.detect.libraries.sentence_transformers import LOADERS as SENTENCE_TRANSFORMERS
from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming.rules import owned

LOADERS = (
    *(
        Loader(name=name, id=Argument(None, "name", ("model_name",)), naming=owned, revision=None, is_general=True)
        for name in ("get_registry.get.create", "EmbeddingFunctionRegistry.get_instance.get.create")
    ),
    Loader(
        name="SentenceTransformerEmbeddings.create",
        id=Argument(None, "name"),
        naming=SENTENCE_TRANSFORMERS[0].naming,
        revision=None,
        default="all-MiniLM-L6-v2",
    ),
    Loader(
        name="CrossEncoderReranker",
        id=Argument(0, "model_name"),
        revision=None,
        default="cross-encoder/ms-marco-TinyBERT-L-6",
    ),
    Loader(name="ColbertReranker", id=Argument(0, "model_name"), revision=None, default="colbert-ir/colbertv2.0"),
    Loader(
        name="AnswerdotaiRerankers",
        id=Argument(1, "model_name"),
        revision=None,
        default="answerdotai/answerai-colbert-small-v1",
    ),
)
