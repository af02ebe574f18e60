"""keras_nlp: https://keras.io/keras_hub; the name that keras_hub had before."""

from ptm_lsp.detect.libraries.keras_hub import LOADERS

__all__ = ["LOADERS"]
