"""The command line of spaCy: https://spacy.io/api/cli#download."""

from ptm_lsp.detect.libraries.spacy import LOADERS
from ptm_lsp.detect.program import Program

PROGRAMS = (Program(name="spacy download", marks=("spacy",), position=0, naming=LOADERS[0].naming),)
