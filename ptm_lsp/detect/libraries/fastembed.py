"""fastembed: https://github.com/qdrant/fastembed."""

from ptm_lsp.core.tables import load
from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import Named, table


def _named(text: str) -> Named | None:
    return table(load("ptm_lsp.detect.libraries", "fastembed.json")["names"])(text)


LOADERS = tuple(
    Loader(name=name, id=Argument(0, "model_name"), naming=_named, revision=None, default=default)
    for name, default in (
        ("TextEmbedding", "BAAI/bge-small-en-v1.5"),
        ("SparseTextEmbedding", None),
        ("LateInteractionTextEmbedding", None),
        ("ImageEmbedding", None),
        ("TextCrossEncoder", None),
    )
)
