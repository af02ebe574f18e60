"""langchain: https://python.langchain.com."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import hugging_face_or

_EMBEDDINGS = Argument(None, "model_name", ("model",))

LOADERS = (
    Loader(
        name="HuggingFaceEmbeddings",
        id=_EMBEDDINGS,
        naming=hugging_face_or("sentence-transformers"),
        revision=None,
        default="sentence-transformers/all-mpnet-base-v2",
    ),
    Loader(name="HuggingFaceInstructEmbeddings", id=_EMBEDDINGS, revision=None),
    Loader(name="HuggingFaceBgeEmbeddings", id=_EMBEDDINGS, revision=None),
    Loader(
        name="SentenceTransformerEmbeddings",
        id=_EMBEDDINGS,
        naming=hugging_face_or("sentence-transformers"),
        revision=None,
    ),
    Loader(name="HuggingFaceCrossEncoder", id=_EMBEDDINGS, revision=None),
    Loader(name="HuggingFacePipeline.from_model_id", id=Argument(0, "model_id"), revision=None),
    Loader(name="HuggingFaceEndpoint", id=Argument(None, "repo_id", ("model",)), use="hosted", revision=None),
    Loader(name="HuggingFaceHub", id=Argument(None, "repo_id"), use="hosted", revision=None),
    Loader(name="HuggingFaceEndpointEmbeddings", id=Argument(None, "model", ("repo_id",)), use="hosted", revision=None),
    Loader(name="HuggingFaceInferenceAPIEmbeddings", id=_EMBEDDINGS, use="hosted", revision=None),
)
