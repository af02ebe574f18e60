"""LitGPT: https://github.com/Lightning-AI/litgpt."""

from ptm_lsp.detect.program import Program

PROGRAMS = (Program(name="litgpt download", marks=("litgpt",), position=0),)
