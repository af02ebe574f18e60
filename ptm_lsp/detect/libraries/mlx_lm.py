"""mlx_lm: https://github.com/ml-explore/mlx-lm."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (Loader(name="load", id=Argument(0, "path_or_hf_repo")),)
