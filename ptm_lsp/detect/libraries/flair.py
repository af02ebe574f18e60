"""flair: https://flairnlp.github.io."""

from ptm_lsp.detect.library import Argument, Loader
from ptm_lsp.detect.naming import owned_or

_NAMING = owned_or("other")

LOADERS = (
    *(
        Loader(name=f"{name}.load", id=Argument(0, "model_path"), naming=_NAMING, revision=None)
        for name in ("SequenceTagger", "TextClassifier", "Classifier", "TARSClassifier", "RelationExtractor")
    ),
    Loader(name="TransformerWordEmbeddings", id=Argument(0, "model"), revision=None),
    Loader(name="TransformerDocumentEmbeddings", id=Argument(0, "model"), revision=None),
)
