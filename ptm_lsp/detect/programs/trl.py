"""The command line of TRL: https://huggingface.co/docs/trl/clis."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(name="trl vllm-serve", marks=("trl ",), options=("--model",), revision="--revision", use="serve"),
    Program(name="trl *", marks=("trl ",), options=("--model_name_or_path",), revision="--model_revision", use="load"),
)
