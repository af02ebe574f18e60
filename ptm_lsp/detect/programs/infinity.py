"""Infinity, a server of embeddings: https://michaelfeil.eu/infinity."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="infinity_emb v2", marks=("infinity_emb",), options=("--model-id",), revision="--revision", use="serve"
    ),
)
