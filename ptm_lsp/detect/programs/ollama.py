"""Ollama, where it takes models from a hub: https://huggingface.co/docs/hub/ollama."""

from ptm_lsp.detect.naming.urls import quantized_url
from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(
        name=name,
        marks=("hf.co", "huggingface.co"),
        position=0,
        naming=quantized_url,
        knows_only=True,
        use="serve" if name.endswith("run") else "download",
    )
    for name in ("ollama pull", "ollama run", "docker model pull", "docker model run")
)
