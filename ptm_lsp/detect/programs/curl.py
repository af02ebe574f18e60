"""Downloads of the files of hubs by their URLs."""

from ptm_lsp.detect.naming.urls import hugging_face_file
from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(name=name, marks=("huggingface.co", "hf.co"), takes_any=True, naming=hugging_face_file, knows_only=True)
    for name in ("curl", "wget", "aria2c", "axel")
)
