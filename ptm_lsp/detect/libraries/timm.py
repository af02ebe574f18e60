"""timm: https://huggingface.co/docs/timm."""

from ptm_lsp.core.tables import load
from ptm_lsp.detect import naming
from ptm_lsp.detect.library import Argument, Loader


def _resolve(name: str) -> str | None:
    """The repository of a name: that of its pretrained tag, or of the architecture's default tag."""
    table = load("ptm_lsp.detect.libraries", "timm.json")
    if "." in name:
        return str(table["elsewhere"].get(name, f"timm/{name}"))
    default = table["default"].get(name)
    return default if default is None or "/" in default else f"timm/{default}"


LOADERS = (
    Loader(
        name="create_model",
        id=Argument(0, "model_name"),
        naming=naming.timm(_resolve),
        revision=None,
        requires=Argument(1, "pretrained"),
    ),
)
