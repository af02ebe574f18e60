"""vllm: https://docs.vllm.ai."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = tuple(
    Loader(name=name, id=Argument(position, "model"), others=("tokenizer", "speculative_model"), use="serve")
    for name, position in (("LLM", 0), ("EngineArgs", 0), ("AsyncEngineArgs", 0))
)
