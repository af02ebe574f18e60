"""sentence_transformers: https://sbert.net."""

from ptm_lsp.core.tables import load
from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import Named, hugging_face, hugging_face_or


def _named(text: str) -> Named | None:
    plain = frozenset(load("ptm_lsp.detect.libraries", "sentence_transformers.json")["names"])
    return hugging_face_or("sentence-transformers", unless=plain)(text)


LOADERS = (
    Loader(name="SentenceTransformer", id=Argument(0, "model_name_or_path"), naming=_named),
    Loader(name="SparseEncoder", id=Argument(0, "model_name_or_path"), naming=_named),
    # NOTE: a cross-encoder asks the hub for the name as it is: no owner is put before it.
    Loader(name="CrossEncoder", id=Argument(0, "model_name_or_path", ("model_name",)), naming=hugging_face),
    Loader(name="*.from_pretrained", id=Argument(0, "model_name_or_path", ("pretrained_model_name_or_path",))),
    Loader(name="models.Transformer", id=Argument(0, "model_name_or_path")),
    Loader(name="models.CLIPModel", id=Argument(0, "model_name"), default="openai/clip-vit-base-patch32"),
)
