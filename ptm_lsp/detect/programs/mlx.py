"""mlx_lm and mlx_vlm: https://github.com/ml-explore/mlx-lm."""

from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(name=name, marks=("mlx_",), options=("--model", "--hf-path", "--draft-model"), use="load")
    for name in ("mlx_lm.*", "mlx_lm *", "mlx_vlm.*", "mlx_whisper.*")
)
