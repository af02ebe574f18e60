"""ultralytics: https://docs.ultralytics.com."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import ultralytics

LOADERS = tuple(
    Loader(name=name, id=Argument(0, "model"), naming=ultralytics, revision=None)
    for name in ("YOLO", "YOLOWorld", "RTDETR", "SAM", "FastSAM", "YOLOE", "NAS")
)
