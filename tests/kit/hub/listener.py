"""A server on loopback that speaks TLS, logs every request, and fails on demand."""

import contextlib
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

import trustme


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a client asked for."""

    method: str
    target: str  # path and query, as sent
    headers: dict[str, str]  # names in lower case
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path without the query, unquoted."""
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, list[str]]:
        """The query, each name with all its values."""
        return parse_qs(urlsplit(self.target).query)


@dataclass(kw_only=True)
class Response:
    """What the server says, and how it misbehaves while saying it."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut_after: int | None = None  # bytes of the body, then the connection is closed
    slow: float = 0.0  # seconds before each byte of the body
    silent: bool = False  # not a byte until the server ends
    drip: bool = False  # a header, slowly, that never ends
    dropped: bool = False  # the connection is closed without a byte


Fault = Callable[[Request, Response], Response]


class Authority:
    """A certificate authority that nobody knew before."""

    def __init__(self) -> None:
        self._ca = trustme.CA()

    @property
    def pem(self) -> bytes:
        """The certificate that clients have to trust."""
        return self._ca.cert_pem.bytes()

    def context(self, *names: str) -> ssl.SSLContext:
        """What a server with these names needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ca.issue_cert(*names).configure_cert(context)
        return context


class Listener:
    """A running server; what it answers is up to `answer`."""

    def __init__(self, answer: Callable[[Request], Response], context: ssl.SSLContext | None) -> None:
        self.requests: list[Request] = []
        self._answer = answer
        self._faults: list[tuple[str, Fault, int]] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        handler = type("Handler", (_Handler,), {"listener": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self._server.context = context
        scheme = "http" if context is None else "https"
        self.url = f"{scheme}://localhost:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the server, and whatever it is about to say slowly."""
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order."""
        return [f"{request.method} {request.target}" for request in self.requests]

    def fail(self, fault: Fault, *, at: str = "/", times: int = 1_000_000) -> None:
        """Let a fault meet the next requests whose path begins like this."""
        self._faults.append((at, fault, times))

    def response(self, request: Request) -> Response:
        """The answer to a request, logged, with the faults that meet it."""
        with self._lock:
            self.requests.append(request)
            response = self._answer(request)
            for index, (at, fault, times) in enumerate(self._faults):
                if request.path.startswith(at) and times:
                    self._faults[index] = at, fault, times - 1
                    return fault(request, response)
            return response

    def pause(self, seconds: float) -> None:
        """Let time pass, but not beyond the end of the server."""
        self._over.wait(seconds)

    @property
    def is_over(self) -> bool:
        """Whether the server has been told to end."""
        return self._over.is_set()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    context: ssl.SSLContext | None = None

    def finish_request(self, request: object, client_address: object) -> None:
        """Shake hands in the thread of the request, so that a client that does not cannot hold up others."""
        with contextlib.suppress(OSError):
            if self.context is None:
                super().finish_request(request, client_address)
                return
            with self.context.wrap_socket(request, server_side=True) as secured:
                super().finish_request(secured, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    listener: ClassVar[Listener]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """The log is `Listener.requests`."""

    def do_GET(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        request = Request(
            method=self.command,
            target=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
        )
        self._send(self.listener.response(request))

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def _send(self, response: Response) -> None:
        if response.silent:
            self.listener.pause(60)
        if response.silent or response.dropped:
            self.close_connection = True
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.drip:
            self.flush_headers()
            self._drip()
            return
        if "content-length" not in {name.lower() for name in response.headers}:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self._send_body(response)

    def _send_body(self, response: Response) -> None:
        if response.slow:
            for byte in response.body:
                if self.listener.is_over:
                    break
                self.wfile.write(bytes([byte]))
                self.listener.pause(response.slow)
        else:
            self.wfile.write(response.body[: response.cut_after])
        if response.cut_after is not None:
            self.close_connection = True

    def _drip(self) -> None:
        end = time.monotonic() + 60
        self.wfile.write(b"X-Never: ")
        while not self.listener.is_over and time.monotonic() < end:
            self.wfile.write(b"a")
            self.listener.pause(0.02)
        self.close_connection = True


@contextlib.contextmanager
def listening(answer: Callable[[Request], Response], context: ssl.SSLContext | None = None) -> Iterator[Listener]:
    """A server for as long as the block lasts."""
    listener = Listener(answer, context)
    try:
        yield listener
    finally:
        listener.close()
