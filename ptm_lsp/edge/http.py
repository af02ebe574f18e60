"""HTTP with limits: on the time of a request and of a batch of them, on sizes, on who is asked.

The client is that of `huggingface_hub`, so that proxies and certificates are those of the libraries that load the
models. It has no time limit of its own, waits as long as a server tells it to, and follows redirects anywhere.
"""

import os
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlencode, urljoin

from ptm_lsp import __version__
from ptm_lsp.core.text import shown
from ptm_lsp.edge.clock import Clock, written
from ptm_lsp.edge.pauses import pause_asked
from ptm_lsp.edge.tokens import Endpoint, Origin, origin_of

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

LARGEST = 16 * 2**20  # bytes of a body
_TRIES = 3
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Reply(NamedTuple):
    """What a server answered, whole and bounded."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    url: str  # that answered in the end


class Session:
    """What one batch of questions to an endpoint may use: time, the token, the client.

    Safe to use from several threads.
    """

    def __init__(self, endpoint: Endpoint, clock: Clock, *, budget: float, timeout: float) -> None:
        """Start a batch.

        Units: seconds; `budget` for the whole batch, `timeout` for one request.
        """
        os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # read when the client is imported
        self.endpoint = endpoint
        self.requests: list[str] = []  # every URL that was asked for, in order
        self._clock = clock
        self._end = clock.seconds() + budget
        self._timeout = timeout
        self._lock = threading.Lock()
        self._closed: tuple[float, Reply] | None = None  # until when the server wants to be left alone, and its word
        self._own_headers: dict[str, str] | None = None

    def now(self) -> str:
        """This moment as facts state it."""
        return written(self._clock.now())

    def get(self, path: str, query: Sequence[tuple[str, str]] = (), *, largest: int = LARGEST) -> Reply:
        """What the endpoint answers to a path, tried again as the server asks while the batch has time.

        Raises: OSError, httpx2.HTTPError, ValueError; PermissionError, where a redirect leads to a host that is not
        trusted; TimeoutError, where the time is up.
        """
        url = self.endpoint.url + path + ("?" + urlencode(query) if query else "")
        for attempt in range(_TRIES):
            if refusal := self._still_closed():
                return refusal
            reply = self._tried(url, largest, attempt)
            pause = pause_asked(reply.status, reply.headers, attempt)
            if pause is None:
                break
            if reply.status == 429:
                self._closed = self._clock.seconds() + pause, reply
            elif pause >= self._left() or attempt + 1 == _TRIES:
                break
            else:
                self._clock.wait(pause)
        return reply

    def _still_closed(self) -> Reply | None:
        """Wait until the server takes requests again; its refusal, where that is too late for this batch."""
        if (closed := self._closed) is None:
            return None
        until, refusal = closed
        pause = until - self._clock.seconds()
        if pause >= self._left():
            return refusal
        if pause > 0:
            self._clock.wait(pause)
        return None

    def _tried(self, url: str, largest: int, attempt: int) -> Reply:
        import httpx2

        try:
            return self._answer(url, largest)
        except httpx2.RemoteProtocolError:
            # NOTE: a kept connection that the server has closed in the meantime looks like this.
            if attempt:
                raise
            return self._answer(url, largest)

    def _answer(self, url: str, largest: int) -> Reply:
        """The answer behind redirects."""
        for _ in range(_MOST_REDIRECTS + 1):
            reply = self._sent(url, largest)
            if reply.status not in _REDIRECTS or "location" not in reply.headers:
                return reply
            url = self._next(url, reply.headers["location"])
        raise ConnectionError(f"the hub redirects more than {_MOST_REDIRECTS} times")

    def _next(self, url: str, location: str) -> str:
        target = urljoin(url, location)
        origin = _origin(target)
        if origin is None or (origin != self.endpoint.origin and origin not in self.endpoint.trusted):
            raise PermissionError(f"the hub redirects to `{shown(target)}`, which is not in `PTM_TRUSTED_ENDPOINTS`")
        return target

    def _sent(self, url: str, largest: int) -> Reply:
        """The answer to one request, within its time and size."""
        seconds = min(self._timeout, self._left())
        if seconds <= 0:
            raise TimeoutError("the time for this run is used up")
        with self._lock:
            self.requests.append(url)
        deadline = self._clock.seconds() + seconds
        return _within(seconds, lambda: self._exchanged(url, largest, seconds, deadline))

    def _exchanged(self, url: str, largest: int, seconds: float, deadline: float) -> Reply:
        import httpx2
        from huggingface_hub import get_session

        try:
            with get_session().stream(
                "GET", url, headers=self._headers(url), timeout=httpx2.Timeout(seconds), follow_redirects=False
            ) as response:
                body = self._body(response, largest, deadline)
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Reply(response.status_code, headers, body, url)
        except httpx2.TimeoutException:
            raise TimeoutError from None
        except httpx2.InvalidURL:  # NOTE: no HTTPError
            raise ValueError(f"`{shown(url)}` is no address") from None

    def _body(self, response: "httpx2.Response", largest: int, deadline: float) -> bytes:
        received = bytearray()
        for chunk in response.iter_raw():
            received += chunk
            if len(received) > largest:
                raise ValueError(f"the hub's answer is larger than {largest:,} bytes")
            if self._clock.seconds() > deadline:
                raise TimeoutError
        match response.headers.get("content-encoding", "identity"):
            case "identity":
                return bytes(received)
            case "gzip":
                return _unpacked(bytes(received), largest)
            case _:
                raise ValueError("the hub's answer is in an encoding that was not asked for")

    def _headers(self, url: str) -> dict[str, str]:
        """The headers of a request; the token is among them only where the endpoint itself is asked."""
        with self._lock:
            if self._own_headers is None:
                self._own_headers = _client_headers(with_token=self.endpoint.with_token)
            own = self._own_headers
        if _origin(url) == self.endpoint.origin:
            return own
        return {name: value for name, value in own.items() if name != "authorization"}

    def _left(self) -> float:
        return self._end - self._clock.seconds()


def _client_headers(*, with_token: bool) -> dict[str, str]:
    """The headers of the client, with the token that it finds where it may look for one."""
    from huggingface_hub.errors import OIDCError

    # NOTE: public, but re-exported without a word that type checkers know.
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    try:
        own = build_hf_headers(token=None if with_token else False, library_name="ptm-lsp", library_version=__version__)
    except OIDCError:
        raise PermissionError("`HF_OIDC_RESOURCE` is set, but no token can be had for it") from None
    return {**own, "accept": "application/json, text/plain", "accept-encoding": "gzip"}


def _origin(url: str) -> Origin | None:
    """Who answers at a URL that we or a redirect made; its query does not matter."""
    if "\\" in url:  # a slash to some readers of URLs
        return None
    address = url.partition("#")[0].partition("?")[0]
    scheme, _, rest = address.partition("://")
    return origin_of(f"{scheme}://{rest.partition('/')[0]}")


def _unpacked(packed: bytes, largest: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(packed, largest + 1)
    except zlib.error:
        raise ValueError("the hub's answer is packed, and cannot be unpacked") from None
    if len(body) > largest:
        raise ValueError(f"the hub's answer is larger than {largest:,} bytes")
    if not unpacker.eof:
        raise ValueError("the hub's answer is cut short")
    return body


def _within(seconds: float, act: Callable[[], T]) -> T:
    """What an act gives, if it does so in time; otherwise it is left to itself.

    No limit of the client covers the lookup of a name, or a server that sends a byte of a header now and then.
    """
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(act())
        except BaseException as error:  # noqa: BLE001 (it is raised again where the result is taken)
            done.set_exception(error)

    threading.Thread(target=run, name="ptm-request", daemon=True).start()
    try:
        return done.result(seconds)
    except TimeoutError:
        raise TimeoutError(f"no answer within {seconds:.3g} seconds") from None
