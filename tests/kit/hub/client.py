"""The real client, made to trust the local Hub."""

import contextlib
import os
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ptm_lsp.edge.clock import SystemClock
from ptm_lsp.edge.http import Session
from ptm_lsp.edge.tokens import Endpoint
from tests.kit.hub.hub import Hub, serving
from tests.kit.hub.listener import Authority, Listener, listening


@dataclass(frozen=True)
class Here:
    """Servers on this machine that the client of this process trusts."""

    context: ssl.SSLContext
    certificate: Path  # of the authority, for other processes

    def serving(self, hub: Hub) -> contextlib.AbstractContextManager[Listener]:
        """A Hub, behind TLS."""
        return serving(hub, self.context)

    def listening(self, answer) -> contextlib.AbstractContextManager[Listener]:
        """Any server, behind TLS."""
        return listening(answer, self.context)


@contextlib.contextmanager
def trusting(folder: Path) -> Iterator[Here]:
    """Let the client of this process trust a new authority."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    from huggingface_hub import close_session

    authority = Authority()
    certificate = folder / "authority.pem"
    certificate.write_bytes(authority.pem)
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = str(certificate)
    close_session()
    try:
        yield Here(authority.context("localhost", "127.0.0.1"), certificate)
    finally:
        close_session()
        del os.environ["SSL_CERT_FILE"]
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before


def session(url: str, *, budget: float = 5.0, timeout: float = 5.0, with_token: bool = False) -> Session:
    """A batch of questions to a server."""
    endpoint = Endpoint(url=url, with_token=with_token)
    return Session(endpoint, SystemClock(), budget=budget, timeout=timeout)


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Iterator[Here]:
    """Servers that the client of this process trusts."""
    with trusting(tmp_path_factory.mktemp("authority")) as trusted:
        yield trusted
