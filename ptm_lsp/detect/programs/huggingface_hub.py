"""The command line of huggingface_hub: https://huggingface.co/docs/huggingface_hub/guides/cli."""

from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(
        name=name,
        marks=(name.split()[0],),
        position=0,
        revision="--revision",
        filename=1,
        is_other=("--repo-type", ("dataset", "datasets", "space", "spaces")),
    )
    for name in ("hf download", "huggingface-cli download", "transformers-cli download")
)
