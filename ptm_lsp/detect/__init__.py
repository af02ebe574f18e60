"""From text to references."""

from collections.abc import Sequence

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.detect import libraries
from ptm_lsp.detect.buffer import Buffer
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.python import read_python

__all__ = ["Buffer", "Document", "document", "may_name_loader", "read"]


def read(file: str, text: str, *, declared: Sequence[DeclaredLoader] = ()) -> Document:
    """The document of a file's text, whatever the text."""
    return read_python(file, Buffer.of(text), declared=declared)


def document(
    file: str, buffer: Buffer, previous: Document | None = None, *, declared: Sequence[DeclaredLoader] = ()
) -> Document:
    """The document of a buffer; with the previous one, only what changed is read, with the same result."""
    return read_python(file, buffer, declared=declared, previous=previous)


def may_name_loader(content: bytes, declared: Sequence[DeclaredLoader] = ()) -> bool:
    """Whether a file may hold a reference: whether it names a library and one of its loaders."""
    return any(
        root.encode() in content and any(libraries.last_word(loader).encode() in content for loader in loaders)
        for root, loaders in libraries.with_declared(declared).items()
    )
