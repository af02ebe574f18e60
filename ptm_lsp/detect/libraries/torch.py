"""torch: https://docs.pytorch.org/docs/stable/hub.html."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import hugging_face_url, pytorch_hub, weights_url

LOADERS = (
    Loader(
        name="hub.load",
        id=Argument(0, "repo_or_dir"),
        naming=pytorch_hub,
        revision=None,
        is_local=(Argument(None, "source"), "local"),
    ),
    Loader(
        name="hub.load_state_dict_from_url",
        id=Argument(0, "url"),
        naming=weights_url,
        revision=None,
        use="download",
    ),
    Loader(
        name="hub.download_url_to_file",
        id=Argument(0, "url"),
        naming=hugging_face_url,
        revision=None,
        use="download",
    ),
)
