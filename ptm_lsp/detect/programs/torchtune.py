"""torchtune: https://meta-pytorch.org/torchtune/main/tune_cli.html."""

from ptm_lsp.detect.program import Program

PROGRAMS = (Program(name="tune download", marks=("tune download",), position=0, revision="--revision"),)
