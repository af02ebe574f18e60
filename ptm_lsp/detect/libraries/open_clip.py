"""open_clip: https://github.com/mlfoundations/open_clip."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import scheme

_NAMING = scheme("hf-hub:", "open_clip")

LOADERS = (
    *(
        Loader(
            name=name, id=Argument(0, "model_name"), naming=_NAMING, revision=None, requires=Argument(1, "pretrained")
        )
        for name in ("create_model_and_transforms", "create_model", "create_model_from_pretrained")
    ),
    Loader(name="get_tokenizer", id=Argument(0, "model_name"), naming=scheme("hf-hub:", None), revision=None),
)
