"""pyannote.audio: https://github.com/pyannote/pyannote-audio."""

from ptm_lsp.detect.library import Argument, Loader

LOADERS = (Loader(name="*.from_pretrained", id=Argument(0, "checkpoint_path", ("checkpoint",))),)
