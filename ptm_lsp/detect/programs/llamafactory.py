"""LLaMA-Factory: https://llamafactory.readthedocs.io."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="llamafactory-cli *",
        marks=("llamafactory",),
        options=("--model_name_or_path",),
        revision="--model_revision",
        use="load",
    ),
)
