"""whisper: https://github.com/openai/whisper."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import registry

LOADERS = (Loader(name="load_model", id=Argument(0, "name"), naming=registry("openai-whisper"), revision=None),)
