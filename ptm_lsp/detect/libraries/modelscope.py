"""modelscope: https://modelscope.cn/docs."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import registry

_NAMING = registry("modelscope")

LOADERS = (
    Loader(name="snapshot_download", id=Argument(0, "model_id"), naming=_NAMING, use="download"),
    Loader(
        name="model_file_download",
        id=Argument(0, "model_id"),
        filename=Argument(1, "file_path"),
        naming=_NAMING,
        use="download",
    ),
    Loader(name="*.from_pretrained", id=Argument(0, "pretrained_model_name_or_path"), naming=_NAMING),
    Loader(name="pipeline", id=Argument(1, "model"), naming=_NAMING, revision="model_revision"),
)
