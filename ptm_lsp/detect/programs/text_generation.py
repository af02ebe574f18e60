"""The servers of Hugging Face: https://huggingface.co/docs/text-generation-inference/reference/launcher."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    *(
        Program(
            name=name, marks=(name[:9],), options=("--model-id", "--tokenizer-name"), revision="--revision", use="serve"
        )
        for name in ("text-generation-launcher", "text-embeddings-router", "text-generation-router")
    ),
    Program(
        name="text-generation-server *",
        marks=("text-gene",),
        position=0,
        options=("--model-id",),
        revision="--revision",
    ),
)
