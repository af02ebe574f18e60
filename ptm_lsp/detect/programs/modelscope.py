"""The command line of ModelScope: https://www.modelscope.cn/docs/models/download."""

from ptm_lsp.detect.naming.rules import registry
from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="modelscope download",
        marks=("modelscope",),
        position=0,
        options=("--model",),
        naming=registry("modelscope"),
        revision="--revision",
    ),
)
