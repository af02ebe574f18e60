"""Clones of the repositories of hubs."""

from ptm_lsp.detect.naming.urls import git_url
from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(
        name=name,
        marks=("huggingface.co", "hf.co", "modelscope"),
        takes_any=True,
        naming=git_url,
        # NOTE: none of these takes a commit, so there is nothing to insert.
        other_revisions=("--branch", "-b"),
        knows_only=True,
    )
    for name in ("git clone", "git lfs clone", "git submodule add")
)
