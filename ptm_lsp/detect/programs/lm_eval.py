"""The commands of lm_eval: https://github.com/EleutherAI/lm-evaluation-harness.

Source: lm_eval 0.4.13 (read 2026-11-21)
"""

from ptm_lsp.detect.libraries.lm_eval import model_arguments
from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(
        name=name,
        marks=("--model_args",),
        options=("--model_args",),
        naming=model_arguments,
        use="load",
        knows_only=True,
    )
    for name in ("lm_eval", "lm-eval", "lm_eval.__main__")
)
