"""subprocess: https://docs.python.org/3/library/subprocess.html.

What counts is the command, by the tables of programs.
Source: Python 3.13, https://docs.python.org/3/library/subprocess.html (read 2026-11-21)
"""

from ptm_lsp.detect.library import Argument, Loader

# Words of the commands that take models; a file without one of them runs others.
PROGRAMS = (
    "accelerate", "hf", "huggingface", "lm_eval", "mlx_lm", "sglang", "spacy", "torchrun", "vllm", "whisper",
    "whisperx",
)  # fmt: skip

LOADERS = tuple(
    Loader(name=name, id=Argument(0, "args"), revision=None, is_command=True, is_general=True, beside=PROGRAMS)
    for name in ("Popen", "call", "check_call", "check_output", "run")
)
