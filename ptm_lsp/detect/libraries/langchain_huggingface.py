"""langchain_huggingface: https://python.langchain.com; its classes are those of langchain, split off."""

from ptm_lsp.detect.libraries.langchain import LOADERS

__all__ = ["LOADERS"]
