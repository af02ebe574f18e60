"""FastChat: https://github.com/lm-sys/FastChat."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="fastchat.*",
        marks=("fastchat",),
        options=("--model-path", "--lora-path"),
        revision="--revision",
        use="serve",
    ),
)
