"""Handlers of texts: opened, changed, saved, closed, and asked about for diagnostics."""

import os
from collections.abc import Sequence

from lsprotocol import types

from ptm_lsp.core.text import Encoding
from ptm_lsp.detect import kinds
from ptm_lsp.detect.draft import TextDraft, draft
from ptm_lsp.detect.notebooks.draft import NotebookDraft
from ptm_lsp.detect.syntax.buffer import Buffer
from ptm_lsp.lsp.convert import to_changed, to_edited
from ptm_lsp.lsp.judged import marks
from ptm_lsp.lsp.publisher import Publisher
from ptm_lsp.lsp.session import Session
from ptm_lsp.lsp.uris import path_of

_PYTHON = "python"
_PROGRAM = "app.py"  # a name that tells what its texts are
_MANY = 8  # changes at once, from which on one reading of the whole is quicker than one for each


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """Hold a text; one that has no place on this machine, like a side of a comparison, is left alone."""
    document = params.text_document
    path = path_of(document.uri) or invented(session, document.uri)
    if path is not None and not _is_notebook(session, document.uri):
        session.open(document.uri, path, document.version, _draft(path, document))


def did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Apply changes, in order, each to what the one before left."""
    text = session.texts.get(params.text_document.uri)
    if text and text.buffer is not None and not isinstance(text.buffer, NotebookDraft):
        buffer = _changed(text.path, text.buffer, params.content_changes, session.client.encoding)
        session.change(text.uri, params.text_document.version, buffer)


def did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """Read what depends on the file."""
    if params.text_document.uri in session.texts:
        session.save(params.text_document.uri)


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """Let go of a text."""
    uri = params.text_document.uri
    if uri in session.texts and not _is_notebook(session, uri):
        session.close(uri)


async def diagnostic(
    session: Session, publisher: Publisher, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """The diagnostics of a text, or the word that they are as they were."""
    uri = params.text_document.uri
    sheet = await session.settled(uri)
    return publisher.pulled(uri, marks(session, sheet) if sheet else [], params.previous_result_id)


def _is_notebook(session: Session, uri: str) -> bool:
    """Whether a file is open as a notebook, whose cells count before what else the editor shows of it."""
    text = session.texts.get(uri)
    return text is not None and isinstance(text.buffer, NotebookDraft)


def _draft(path: str, document: types.TextDocumentItem) -> TextDraft | None:
    """The draft of a text that may hold references; None for one of another kind, or too large to be read."""
    is_program = document.language_id == _PYTHON
    limit = kinds.limit(_PROGRAM if is_program else path)
    if limit is None or len(document.text) > limit.largest:
        return None
    return Buffer.of(document.text) if is_program else draft(path, document.text)


def invented(session: Session, uri: str) -> str | None:
    """A path for a text that was never saved: in the first folder of the workspace, whose policy it obeys."""
    scheme, _, name = uri.partition(":")
    if scheme != "untitled":
        return None
    return os.path.join(next(iter(session.folders), os.getcwd()), name.strip("/").replace("/", "_") or scheme)


def _changed(
    path: str, buffer: TextDraft, changes: Sequence[types.TextDocumentContentChangeEvent], encoding: Encoding
) -> TextDraft:
    if len(changes) > _MANY:
        text = to_edited(buffer.text, changes, encoding).string
        return Buffer.of(text) if isinstance(buffer, Buffer) else draft(path, text)
    for change in changes:
        buffer = buffer.edit(to_changed(buffer.text, change, encoding), change.text)
    return buffer
