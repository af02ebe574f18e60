"""LMDeploy: https://lmdeploy.readthedocs.io."""

from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(name=name, marks=("lmdeploy",), position=0, revision="--revision", use="serve")
    for name in ("lmdeploy serve *", "lmdeploy chat")
)
