"""The language server: which handler answers which message."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Callable, Generator
from functools import partial
from typing import Any, NoReturn

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from ptm_lsp import __version__
from ptm_lsp.lsp import handlers_action, handlers_life, handlers_notebook, handlers_text, handlers_view, parent
from ptm_lsp.lsp.publisher import Publisher
from ptm_lsp.lsp.session import Session

_LOST = 1
_INTERRUPTED = 130
_ENCODINGS = (types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf32, types.PositionEncodingKind.Utf16)

Steps = Generator[Any, Any, Any]


class _Protocol(LanguageServerProtocol):
    """The protocol without a second copy of every text, and with our choice of encoding."""

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Steps:
        """Prefer the encoding that costs least."""
        general = params.capabilities.general
        if general and general.position_encodings:
            offered = general.position_encodings
            general.position_encodings = [known for known in _ENCODINGS if known in offered]
        return (yield from super().lsp_initialize(params))

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def lsp_notebook_document__did_open(self, params: types.DidOpenNotebookDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: types.DidChangeNotebookDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def lsp_notebook_document__did_close(self, params: types.DidCloseNotebookDocumentParams) -> Steps:
        """Pass it on."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """The server at our end of the wire."""

    publisher: Publisher
    watcher: asyncio.Task[None] | None = None

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 (what pygls calls)
        """Log what failed; a message box would not help who reads it."""
        self.publisher.broken(error.__cause__ or error)


def build_server(session: Session) -> Server:
    """A server for one client, which keeps what it learns in a session."""
    server = Server("ptm-lsp", __version__, protocol_cls=_Protocol, notebook_document_sync=handlers_notebook.SYNC)
    publisher = server.publisher = Publisher(server, session)
    life, text, notebook = handlers_life, handlers_text, handlers_notebook

    def initialize(params: types.InitializeParams) -> None:
        life.initialize(server, session, publisher, params)
        _offer(server, session)
        if params.process_id is not None:
            server.watcher = parent.watch(params.process_id, partial(os._exit, _LOST))

    handlers: dict[str, Callable[..., Any]] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: lambda _: life.initialized(server, session),
        types.SHUTDOWN: lambda _: session.stop(),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: partial(life.did_change_configuration, server, session),
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: partial(life.did_change_workspace_folders, session),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: partial(life.did_change_watched_files, session),
        types.TEXT_DOCUMENT_DID_OPEN: partial(text.did_open, session),
        types.TEXT_DOCUMENT_DID_CHANGE: partial(text.did_change, session),
        types.TEXT_DOCUMENT_DID_SAVE: partial(text.did_save, session),
        types.TEXT_DOCUMENT_DID_CLOSE: partial(text.did_close, session),
        types.NOTEBOOK_DOCUMENT_DID_OPEN: partial(notebook.did_open, session),
        types.NOTEBOOK_DOCUMENT_DID_CHANGE: partial(notebook.did_change, session),
        types.NOTEBOOK_DOCUMENT_DID_SAVE: partial(notebook.did_save, session),
        types.NOTEBOOK_DOCUMENT_DID_CLOSE: partial(notebook.did_close, session),
        types.TEXT_DOCUMENT_HOVER: partial(handlers_view.on_hover, session),
    }
    for method, handler in handlers.items():
        server.feature(method)(handler)
    return server


def serve(session: Session) -> NoReturn:
    """Serve one client on standard input and output, and end the process with the exit code of the protocol."""
    # NOTE: pygls logs whole messages, and with them what the user types.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = build_server(session)
    # NOTE: pygls would first wait for the rest of its input, which is open for as long as a terminal is.
    signal.signal(signal.SIGINT, lambda *_: os._exit(_INTERRUPTED))
    # NOTE: what is loaded by now stays for good; to look through it at each collection would hold up a keystroke.
    gc.collect()
    gc.freeze()
    server.start_io()
    # NOTE: a thread may still wait for a hub; whoever closes an editor does not.
    os._exit(0 if session.is_stopped else _LOST)


def _offer(server: Server, session: Session) -> None:
    """Add what only some clients can make use of."""
    client = session.client
    if client.pulls:
        options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False)
        pull = partial(handlers_text.diagnostic, session, server.publisher)
        server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(pull)
    if client.hints:
        server.feature(types.TEXT_DOCUMENT_INLAY_HINT)(partial(handlers_view.on_inlay_hint, session))
    if client.completes:
        typed = types.CompletionOptions(trigger_characters=["/", '"', "'"])
        server.feature(types.TEXT_DOCUMENT_COMPLETION, typed)(partial(handlers_view.on_completion, session))
    if client.links:
        server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)(partial(handlers_view.on_document_link, session))
    if client.literal_actions:
        kinds = types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix], resolve_provider=client.action_data
        )
        server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(partial(handlers_action.on_code_action, session))
    if client.action_data:
        server.feature(types.CODE_ACTION_RESOLVE)(partial(handlers_action.on_code_action_resolve, session))
    if client.shows_documents:
        server.command(handlers_action.OPEN_PAGE)(partial(_open_page, server))


def _open_page(server: Server, *arguments: Any) -> None:
    if url := handlers_action.page(arguments):
        server.window_show_document(types.ShowDocumentParams(uri=url, external=True))
