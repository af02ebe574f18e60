"""The life of the server: how it starts, what it says, and how it ends."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from tests.kit.projects import LOADS, write
from tests.lsp.wire import COMMAND, PATIENCE, Client, capabilities_of, started


def message(method: str, params: object = None, id_: int | None = None) -> bytes:
    body = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if id_ is None else {"id": id_})
    content = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


def ended(*messages: bytes) -> int:
    """The exit code of a server that was sent these, and then nothing more."""
    return subprocess.run(COMMAND, input=b"".join(messages), capture_output=True, timeout=PATIENCE).returncode


@pytest.fixture
def idle() -> Iterator[subprocess.Popen[bytes]]:
    """A process that does nothing until it is ended."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


INITIALIZE = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([INITIALIZE, message("shutdown", None, 2), message("exit")], 0),
        ([INITIALIZE, message("exit")], 1),
        ([INITIALIZE], 1),
    ],
    ids=["shutdown and exit", "exit alone", "end of input"],
)
def test_the_exit_code_tells_how_it_ended(messages: list[bytes], expected: int):
    """Editors restart a server that was lost, and not one that was sent away."""
    assert expected == ended(*messages)


def test_a_server_does_not_outlive_its_editor(idle: subprocess.Popen[bytes]):
    """An editor that crashed cannot say `exit`, and its pipe may be held by others."""
    initialize = message("initialize", {"processId": idle.pid, "rootUri": None, "capabilities": {}}, 1)
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        server.stdin.write(initialize)
        server.stdin.flush()
        assert server.stdout.readline()
        idle.kill()
        idle.wait()

        assert 1 == server.wait(PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_an_interrupt_ends_a_server_whose_input_stays_open():
    """As that of a terminal does."""
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        server.stdin.write(INITIALIZE)
        server.stdin.flush()
        assert server.stdout.readline()
        server.send_signal(signal.SIGINT)

        assert 130 == server.wait(PATIENCE)


def test_a_project_changes_while_it_is_open(tmp_path: Path):
    """A policy that is saved counts, one that is malformed is told where it stands, settings count at once."""
    asyncio.run(_changing(tmp_path))


async def _changing(folder: Path) -> None:
    write(folder, {"app.py": LOADS.format("acme/tiny"), "ptm.toml": ""})
    capabilities = capabilities_of("vscode")
    async with started(folder, capabilities=capabilities, options={"trusted": False}) as client:
        uri = client.open(folder / "app.py", LOADS.format("acme/tiny"))
        first = await client.pull(uri)
        again = await client.pull(uri, first.result_id)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        status = await client.until(lambda: client.statuses[-1:])
        assert (status[0].models, status[0].offline) == (1, True)

        refreshes = client.diagnostic_refresh_count
        _write_policy(client, folder, 'ignore = ["PTM1"]')
        assert await client.codes(uri, []) == []
        assert client.diagnostic_refresh_count > refreshes

        policy = client.open(folder / "ptm.toml", "level = 1", language="toml")
        _write_policy(client, folder, "level = 1")
        [found] = await client.diagnostics_of(policy, lambda found: found)
        assert (found.severity, found.range.start) == (types.DiagnosticSeverity.Error, types.Position(0, 8))
        assert len(client.messages) == 1

        refreshes = client.hint_refreshes
        client.set_configuration({"inlayHints": {"enabled": False}}, section="ptm")
        client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        await client.until(lambda: client.hint_refreshes > refreshes)
        assert await client.hints(uri) == []


def _write_policy(client: Client, folder: Path, text: str) -> None:
    _write(client, folder / "ptm.toml", text)


def test_a_bundle_that_is_written_counts(tmp_path: Path):
    """`ptm lock` writes one beside the editor, and what was wrong with the old one is over."""
    asyncio.run(_learning(tmp_path))


async def _learning(folder: Path) -> None:
    code = LOADS.format("acme/tiny")
    write(folder, {"app.py": code, "ptm.toml": 'facts = "facts.json"', "facts.json": "{"})
    async with started(folder, capabilities=capabilities_of("vscode"), options={"trusted": False}) as client:
        uri = client.open(folder / "app.py", code)
        await client.until(lambda: client.messages and "**/*.json" in _watched(client))

        for license_, expected in (("null", ["PTM101", "PTM301"]), ('"mit"', ["PTM101"])):
            facts = f'{{"version": 1, "facts": [{{"hub": "huggingface", "id": "acme/tiny", "license": {license_}}}]}}'
            _write(client, folder / "facts.json", facts)
            await client.codes(uri, expected)


def _watched(client: Client) -> list[str]:
    """The patterns of files of whose changes the server asks to be told."""
    asked = [one for one in client.registered if one.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    return [watcher["globPattern"] for one in asked for watcher in one.register_options["watchers"]]


def _write(client: Client, path: Path, text: str) -> None:
    write(path.parent, {path.name: text})
    event = types.FileEvent(uri=path.as_uri(), type=types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[event]))
