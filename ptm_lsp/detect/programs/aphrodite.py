"""Aphrodite Engine: https://aphrodite.pygmalion.chat."""

from ptm_lsp.detect.program import Program

PROGRAMS = (Program(name="aphrodite run", marks=("aphrodite",), position=0, revision="--revision", use="serve"),)
