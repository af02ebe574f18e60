"""whisperx: https://github.com/m-bain/whisperX."""

from ptm_lsp.detect.libraries.faster_whisper import LOADERS as FASTER_WHISPER
from ptm_lsp.detect.library import Argument, Loader

LOADERS = (
    Loader(name="load_model", id=Argument(0, "whisper_arch"), naming=FASTER_WHISPER[0].naming, revision=None),
    Loader(name="load_align_model", id=Argument(2, "model_name"), revision=None),
)
