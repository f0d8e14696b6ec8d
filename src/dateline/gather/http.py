"""The one module that owns HTTP: nothing else in dateline opens a connection.

A name is resolved once, every address is checked, and the connection goes to a checked address under the right host name, so
that a name which changes its address in between gains nothing. One deadline covers names, connections, redirects and bodies.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

import httpcore
import httpx

from dateline.errors import Unreadable
from dateline.gather.address import Target, public, target
from dateline.gather.capture import LIMIT_BYTES, shown

REDIRECTS = 5
RATIO = 200
RATIO_FREE = 1024 * 1024
_ADDRESSES = 4
_WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: ``url`` after redirects, ``address`` that was connected to, the body decompressed.

    Units: ``seconds`` of wall time for the whole fetch.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    address: str
    seconds: float

    def header(self, name: str) -> str:
        """The first header called ``name``, or an empty string."""
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class _Rules:
    ends: float
    seconds: float
    limit_bytes: int
    allow_private: bool
    ports: tuple[int, ...]

    def left(self) -> float:
        rest = self.ends - time.monotonic()
        if rest <= 0:
            raise _TooSlow
        return rest


class _TooSlow(Exception):
    """The deadline of the whole fetch is over."""


def fetch(
    url: str,
    *,
    deadline_s: float = 30.0,
    limit_bytes: int = LIMIT_BYTES,
    allow_private: bool = False,
    ports: tuple[int, ...] = (),
) -> Response:
    """The answer to one GET, with redirects followed and each of them checked.

    ``allow_private`` and ``ports`` open addresses of the own machine and further ports: for tests against a local server.

    Raises:
        Unreadable: nothing usable came; the code says why.
    """
    began = time.monotonic()
    rules = _Rules(began + deadline_s, deadline_s, limit_bytes, allow_private, ports)
    asked = url
    for _ in range(REDIRECTS + 1):
        aim = target(asked, ports=ports)
        response = _ask(aim, rules)
        place = response.header("location")
        if response.status not in (301, 302, 303, 307, 308) or not place:
            return _usable(response, began)
        asked = _joined(aim, place)
    raise _unreadable(
        "E-HTTP-REDIRECTS",
        f"{url} redirects more than {REDIRECTS} times",
        "Open it in a browser and add the final address.",
    )


def _joined(aim: Target, place: str) -> str:
    try:
        return str(httpx.URL(aim.url).join(place))
    except (httpx.InvalidURL, ValueError) as error:
        raise _unreadable(
            "E-URL",
            f"{aim.url} redirects to no URL ({error})",
            "Open it in a browser and add the final address.",
        ) from None


def _usable(response: Response, began: float) -> Response:
    if not 200 <= response.status < 300:
        said = f"{response.url} answered with status {response.status}"
        raise _unreadable(
            "E-HTTP-STATUS", said, "Check the address in a browser; add the page as a file if it opens there."
        )
    return Response(
        response.url,
        response.status,
        response.headers,
        response.body,
        response.address,
        time.monotonic() - began,
    )


def _ask(aim: Target, rules: _Rules) -> Response:
    backend = _Checked(rules)
    try:
        with (
            httpx.Client(
                transport=_Transport(backend), trust_env=False, follow_redirects=False, timeout=_WAIT_S
            ) as client,
            client.stream("GET", aim.url, headers=_headers()) as answer,
        ):
            redirects = answer.status_code in (301, 302, 303, 307, 308)
            body = b"" if redirects else _body(answer, rules)
            return Response(
                aim.url, answer.status_code, tuple(answer.headers.multi_items()), body, backend.address, 0.0
            )
    except (_TooSlow, httpx.TimeoutException, httpcore.TimeoutException):
        said = f"{aim.url} did not answer in full within {rules.seconds:g} s"
        raise _unreadable(
            "E-HTTP-TIMEOUT", said, "Try again later, or save the page and add the file."
        ) from None
    except (
        httpx.HTTPError,
        httpx.StreamError,
        httpcore.ProtocolError,
        httpcore.NetworkError,
        OSError,
        ValueError,
    ) as error:
        said = f"{aim.url} could not be fetched: {str(error)[:200] or type(error).__name__}"
        raise _unreadable(
            "E-HTTP-FAILED", said, "Check the address and the network, or save the page and add the file."
        ) from None


@cache
def _headers() -> dict[str, str]:
    name = f"dateline/{version('dateline')} (reads news reports into a sourced record; asks once per page)"
    return {
        "user-agent": name,
        "accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8",
        "accept-encoding": "gzip",
    }


def _body(answer: httpx.Response, rules: _Rules) -> bytes:
    coding = answer.headers.get("content-encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        chunks = _plain(answer.iter_raw())
    elif coding in ("gzip", "x-gzip"):
        chunks = _gunzip(answer.iter_raw(), rules.limit_bytes)
    else:
        said = f"{answer.url} is encoded as {coding[:40]!r}, although only gzip was offered"
        raise _unreadable("E-HTTP-ENCODING", said, "Save the page in a browser and add the file.")
    whole = bytearray()
    for chunk in chunks:
        rules.left()
        whole += chunk
        if len(whole) > rules.limit_bytes:
            said = f"{answer.url} is larger than {shown(rules.limit_bytes)}"
            raise _unreadable("E-TOO-LARGE", said, "Save the part that you need and add the file.")
    return bytes(whole)


def _plain(chunks: Iterable[bytes]) -> Iterator[bytes]:
    yield from chunks


def _gunzip(chunks: Iterable[bytes], limit_bytes: int) -> Iterator[bytes]:
    """Decompress in steps of at most 64 KiB; more than 200:1 after the first MiB is a bomb."""
    inflate = zlib.decompressobj(wbits=31)
    taken = given = 0
    for chunk in chunks:
        taken += len(chunk)
        rest = chunk
        while rest and not inflate.eof:
            try:
                out = inflate.decompress(rest, 65536)
            except zlib.error as error:
                raise _unreadable(
                    "E-HTTP-ENCODING", f"the gzip body is damaged ({error})", "Try again later."
                ) from None
            rest = inflate.unconsumed_tail
            given += len(out)
            if (given > RATIO_FREE and given > RATIO * taken) or given > limit_bytes + 65536:
                said = f"the body unpacks to more than {shown(given)} from {shown(taken)}"
                raise _unreadable("E-TOO-LARGE", said, "This is no news page; leave it out.")
            yield out
    if not inflate.eof:
        raise _unreadable("E-HTTP-FAILED", "the gzip body ends too early", "Try again later.")


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool whose network goes through :class:`_Checked`."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=1, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Raw(answer))

    def close(self) -> None:
        self._pool.close()


class _Raw(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Checked(httpcore.NetworkBackend):
    """Connects to checked addresses only, under one deadline."""

    def __init__(self, rules: _Rules) -> None:
        self._rules = rules
        self._net = httpcore.SyncBackend()
        self.address = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore passes it by name
        local_address: str | None = None,  # noqa: ARG002 - likewise
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        found = _resolve(host, port, self._rules.left())
        if not self._rules.allow_private:
            for address in found:
                if not public(address):
                    said = f"{host} leads to {address}, which is not an address of the public internet"
                    raise _unreadable(
                        "E-PRIVATE-ADDRESS", said, "Save the page and add the file, if you trust it."
                    )
        problem: Exception | None = None
        for address in found[:_ADDRESSES]:
            try:
                stream = self._net.connect_tcp(
                    address, port, timeout=min(_WAIT_S, self._rules.left()), socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
            else:
                self.address = address
                return _Timed(stream, self._rules)
        raise problem or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no sockets of the own machine")


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends at the deadline of the whole fetch, however slowly bytes drip in."""

    def __init__(self, stream: httpcore.NetworkStream, rules: _Rules) -> None:
        self._stream, self._rules = stream, rules

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - likewise
        return self._stream.read(max_bytes, timeout=min(_WAIT_S, self._rules.left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - likewise
        self._stream.write(buffer, timeout=min(_WAIT_S, self._rules.left()))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - likewise
    ) -> httpcore.NetworkStream:
        wait = min(_WAIT_S, self._rules.left())
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, wait), self._rules)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _resolve(host: str, port: int, wait_s: float) -> tuple[str, ...]:
    """The addresses of a name, each once. The system's resolver knows no deadline, hence the thread."""
    found: list[str] = []
    problem: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            found.extend(str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            problem.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(wait_s)
    if thread.is_alive():
        raise _TooSlow
    if problem or not found:
        raise _unreadable(
            "E-HTTP-NO-HOST", f"there is no host called {host}", "Check the spelling of the address."
        )
    return tuple(dict.fromkeys(found))


def _unreadable(code: str, said: str, remedy: str) -> Unreadable:
    return Unreadable(said, code=code, remedy=remedy)
