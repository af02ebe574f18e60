"""llama.cpp, and the server of its Python package.

https://github.com/ggml-org/llama.cpp/tree/master/tools/server, https://llama-cpp-python.readthedocs.io/en/latest/server
"""

from ptm_lsp.detect.naming.urls import quantized
from ptm_lsp.detect.program import Program

_OPTIONS = ("-hf", "-hfr", "--hf-repo", "-hfd", "-hfrd", "--hf-repo-draft", "-hfv", "-hfrv", "--hf-repo-v")

PROGRAMS = (
    Program(name="llama-*", marks=("llama",), options=_OPTIONS, naming=quantized, use="serve"),
    Program(name="llama_cpp.server", marks=("llama",), options=("--hf_model_repo_id",), use="serve"),
)
