"""From text to references."""

from collections.abc import Sequence

from ptm_lsp.core.policy import DeclaredLoader
from ptm_lsp.detect import libraries
from ptm_lsp.detect.buffer import Buffer
from ptm_lsp.detect.document import Document
from ptm_lsp.detect.environment import ALONE, Environment
from ptm_lsp.detect.python import read_python

__all__ = ["Buffer", "Document", "document", "may_name_loader", "read"]


def read(
    file: str, text: str, *, declared: Sequence[DeclaredLoader] = (), environment: Environment = ALONE
) -> Document:
    """The document of a file's text, whatever the text."""
    return read_python(file, Buffer.of(text), declared=declared, environment=environment)


def document(
    file: str, buffer: Buffer, previous: Document | None = None, *, declared: Sequence[DeclaredLoader] = ()
) -> Document:
    """The document of a buffer; with the previous one, only what changed is read, with the same result.

    It is read with what the other files said to the previous one; `link.linked` tells whether they say other things.
    """
    environment = previous.environment if previous is not None else ALONE
    return read_python(file, buffer, declared=declared, environment=environment, previous=previous)


def may_name_loader(content: bytes, declared: Sequence[DeclaredLoader] = ()) -> bool:
    """Whether a file may matter: whether it names a library and one of its loaders, or may derive a class from it."""
    makes_classes = b"class " in content
    return any(
        root.encode() in content
        and any(
            libraries.last_word(loader).encode() in content or (makes_classes and libraries.is_inherited(loader))
            for loader in loaders
        )
        for root, loaders in libraries.with_declared(declared).items()
    )
