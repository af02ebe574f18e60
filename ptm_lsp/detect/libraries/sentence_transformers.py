"""sentence_transformers: https://sbert.net.

Source: sentence_transformers 6.2.0 and 3.3.1 (read 2026-11-21)
"""

from ptm_lsp.core.tables import load
from ptm_lsp.detect.library import Argument, Loader, Other
from ptm_lsp.detect.naming.rules import Named, hugging_face_or

_MODEL = Argument(0, "model_name_or_path", ("model_name",))


def _named(text: str) -> Named | None:
    plain = frozenset(load("ptm_lsp.detect.libraries", "sentence_transformers.json")["names"])
    return hugging_face_or("sentence-transformers", unless=plain)(text)


LOADERS = (
    Loader(name="SentenceTransformer", id=_MODEL, naming=_named),
    Loader(name="SparseEncoder", id=_MODEL, naming=_named),
    # NOTE: a cross-encoder asks the hub for the name as it is: no owner is put before it.
    Loader(name="CrossEncoder", id=_MODEL),
    Loader(name="*.from_pretrained", id=Argument(0, "model_name_or_path", ("pretrained_model_name_or_path",))),
    Loader(name="Transformer", id=_MODEL, others=(Other("tokenizer_name_or_path"),)),
    Loader(name="MLMTransformer", id=_MODEL, others=(Other("tokenizer_name_or_path"),)),
    Loader(name="DenoisingAutoEncoderLoss", id=Argument(1, "decoder_name_or_path"), revision=None),
    Loader(name="models.CLIPModel", id=_MODEL, revision=None, default="openai/clip-vit-base-patch32"),
    Loader(name="StaticEmbedding.from_model2vec", id=Argument(0, "model_id_or_path"), revision=None),
    Loader(name="StaticEmbedding.from_distillation", id=Argument(0, "model_name"), revision=None),
)
