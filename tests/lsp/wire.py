"""The other end of the wire: a client that can do what a real editor can, and waits for conditions, never for time."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types
from lsprotocol.converters import get_converter
from pytest_lsp import LanguageClient, make_test_lsp_client

EDITORS = ("vscode", "neovim", "eglot")
COMMAND = [sys.executable, "-m", "ptm_lsp", "lsp", "--stdio"]
PATIENCE = 60  # seconds for any one condition

_CAPTURED = Path(__file__).with_name("editors")


class Client(LanguageClient):
    """A client that remembers what it is told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pushed: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.registered: list[types.Registration] = []
        self.hint_refreshes = 0
        self.statuses: list[Any] = []
        self.capable: types.InitializeResult | None = None

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds, and give it."""
        async with asyncio.timeout(PATIENCE):
            while not (found := holds()):
                await asyncio.sleep(0.005)
        return found

    def open(self, file: Path | str, text: str, version: int = 1, language: str = "python") -> str:
        """Open a text; gives its URI."""
        uri = file if isinstance(file, str) else file.as_uri()
        item = types.TextDocumentItem(uri=uri, language_id=language, version=version, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def type(self, uri: str, version: int, *changes: tuple[types.Range | None, str]) -> None:
        """Change a text: pieces of it, or all of it where no range is given."""
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                content_changes=[
                    types.TextDocumentContentChangePartial(range=at, text=text)
                    if at
                    else types.TextDocumentContentChangeWholeDocument(text=text)
                    for at, text in changes
                ],
            )
        )

    def close(self, uri: str) -> None:
        """Close a text."""
        name = types.TextDocumentIdentifier(uri=uri)
        self.text_document_did_close(types.DidCloseTextDocumentParams(text_document=name))

    async def pull(self, uri: str, known: str | None = None) -> types.DocumentDiagnosticReport:
        """Ask for diagnostics."""
        name = types.TextDocumentIdentifier(uri=uri)
        return await self.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=name, previous_result_id=known)
        )

    async def diagnostics_of(self, uri: str, holds: Callable[[list[types.Diagnostic]], Any]) -> list[types.Diagnostic]:
        """The diagnostics of a text, pushed or asked for, once they are as they should be."""
        async with asyncio.timeout(PATIENCE):
            while True:
                if self.capable.capabilities.diagnostic_provider:
                    found = list((await self.pull(uri)).items)
                else:
                    found = list(self.diagnostics.get(uri, []))
                if holds(found):
                    return found
                await asyncio.sleep(0.005)

    async def codes(self, uri: str, expected: list[str]) -> list[types.Diagnostic]:
        """The diagnostics of a text once their codes, sorted, are these."""
        return await self.diagnostics_of(uri, lambda found: sorted(str(one.code) for one in found) == sorted(expected))

    async def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """The card at a position."""
        name = types.TextDocumentIdentifier(uri=uri)
        return await self.text_document_hover_async(types.HoverParams(text_document=name, position=position))

    async def hints(self, uri: str) -> list[types.InlayHint]:
        """The hints of a whole text."""
        name = types.TextDocumentIdentifier(uri=uri)
        whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9999, character=0))
        found = await self.text_document_inlay_hint_async(types.InlayHintParams(text_document=name, range=whole))
        return list(found or [])

    async def actions(
        self, uri: str, at: types.Range, *marked: types.Diagnostic
    ) -> list[types.CodeAction | types.Command]:
        """What is offered at a place."""
        name = types.TextDocumentIdentifier(uri=uri)
        context = types.CodeActionContext(diagnostics=list(marked))
        params = types.CodeActionParams(text_document=name, range=at, context=context)
        return list(await self.text_document_code_action_async(params) or [])


def make_client() -> Client:
    """A client with the handlers that pytest-lsp's own lacks."""
    base = make_test_lsp_client()
    client = Client(converter_factory=pytest_lsp.client.default_converter)
    for method, handler in base.protocol.fm.features.items():
        client.feature(method)(getattr(handler, "func", handler))

    @client.feature(types.WORKSPACE_INLAY_HINT_REFRESH)
    def refresh_hints(ls: Client, params: None) -> None:
        ls.hint_refreshes += 1

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(ls: Client, params: types.RegistrationParams) -> None:
        ls.registered += params.registrations

    @client.feature("ptm/status")
    def status(ls: Client, params: Any) -> None:
        ls.statuses.append(params)

    return client


def capabilities_of(editor: str) -> types.ClientCapabilities:
    """What a real editor said that it can do."""
    captured = json.loads(_CAPTURED.joinpath(f"{editor}.json").read_text(encoding="utf-8"))
    return get_converter().structure(captured["capabilities"], types.ClientCapabilities)


@asynccontextmanager
async def started(
    *folders: Path,
    capabilities: types.ClientCapabilities,
    command: list[str] = COMMAND,
    options: Any = None,
    settings: Any = None,
    environment: dict[str, str] | None = None,
) -> AsyncIterator[Client]:
    """A client with a server of its own; shut down in the end."""
    client = make_client()
    client.set_configuration(settings or {}, section="ptm")
    await client.start_io(*command, env={**os.environ, "PTM_OFFLINE": "1", **(environment or {})})
    client.capable = await client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            initialization_options=options,
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name) for folder in folders],
        )
    )
    try:
        yield client
    finally:
        await client.shutdown_session()
        await client.stop()


def at(line: int, start: int, end: int) -> types.Range:
    """A range on one line, all from 0."""
    return types.Range(start=types.Position(line=line, character=start), end=types.Position(line=line, character=end))


def applied(text: str, edits: list[types.TextEdit], offset: Callable[[types.Position], int]) -> str:
    """A text after edits; `offset` finds a position in it."""
    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def values(found: list[types.TextEdit]) -> Iterator[str]:
    """What edits write."""
    return (edit.new_text for edit in found)
