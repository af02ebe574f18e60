"""vllm: https://docs.vllm.ai/en/latest/cli."""

from ptm_lsp.detect.program import Program

_OPTIONS = ("--model", "--tokenizer", "--speculative-model")

PROGRAMS = (
    Program(name="vllm serve", marks=("vllm",), position=0, options=_OPTIONS, revision="--revision", use="serve"),
    *(
        Program(name=name, marks=("vllm",), options=_OPTIONS, revision="--revision", use="serve")
        for name in ("vllm run-batch", "vllm bench *", "vllm.entrypoints.*", "vllm.benchmarks.*")
    ),
)
