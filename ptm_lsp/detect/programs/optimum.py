"""Programs that convert a model: optimum, CTranslate2."""

from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="optimum-cli export *",
        marks=("optimum-cli",),
        options=("--model", "-m"),
        revision="--revision",
        use="load",
    ),
    Program(
        name="ct2-transformers-converter", marks=("ct2-trans",), options=("--model",), revision="--revision", use="load"
    ),
)
