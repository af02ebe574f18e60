"""llama_index: https://docs.llamaindex.ai."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="HuggingFaceEmbedding", id=Argument(0, "model_name"), revision=None),
    Loader(name="HuggingFaceLLM", id=Argument(None, "model_name"), others=("tokenizer_name",), revision=None),
    Loader(name="SentenceTransformerRerank", id=Argument(None, "model"), revision=None),
    Loader(name="HuggingFaceInferenceAPI", id=Argument(None, "model_name", ("model",)), use="hosted", revision=None),
    Loader(name="HuggingFaceInferenceAPIEmbedding", id=Argument(None, "model_name"), use="hosted", revision=None),
)
