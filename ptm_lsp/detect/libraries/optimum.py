"""optimum: https://huggingface.co/docs/optimum."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(
        name="*.from_pretrained", id=Argument(0, "model_id", ("model_name_or_path", "pretrained_model_name_or_path"))
    ),
    Loader(
        name="pipeline",
        id=Argument(1, "model"),
        others=("tokenizer", "feature_extractor"),
        objects_with=("tokenizer", "feature_extractor"),
    ),
    Loader(name="main_export", id=Argument(0, "model_name_or_path"), use="download"),
)
