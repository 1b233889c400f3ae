"""A small client for the interfaces of online shops: strict about time, hosts and certificates, silent about content.

What an answer says of people stays in the answer: no error, no log line carries a body, a query or a key. Whether a
write arrived is told apart from whether it was answered, since neither shop can be asked the same thing twice.
"""

import json
import logging
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from time import monotonic
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import httpx

from koom_pos.remote.errors import (
    AnswerLostError,
    ShopAccessError,
    ShopBusyError,
    ShopDriftError,
    ShopUnreachableError,
)

CONNECT_S, ANSWER_S = 10, 30
LARGEST_ANSWER = 16 * 1024 * 1024
LONGEST_QUIET_S = 3600
_QUIET_S = 60
_HOPS = 3
_HERE = ("localhost", "127.0.0.1", "::1")

for _name in ("httpx", "httpcore"):
    # They log every address with its query, and a query may hold an e-mail.
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and the body as read, None where there was none to be read."""

    status: int
    data: Any

    @property
    def is_good(self) -> bool:
        """The shop says it did what was asked; whether that is so is another matter."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent, and what it is."""

    content: bytes
    media_type: str


Reader = Callable[[bytes], Any]
Query = Mapping[str, str] | Sequence[tuple[str, str]]


class RestClient:
    """Speaks to one interface of one shop.

    `address` is the shop's own (https, except on this machine), `root` the way to the interface within it. `ca` is a
    file of certificates to trust besides none other; without it the system's are.
    """

    def __init__(
        self,
        address: str,
        root: str,
        *,
        user: str,
        secret: str,
        ca: str = "",
        connect_s: float = CONNECT_S,
        answer_s: float = ANSWER_S,
    ) -> None:
        parts = urlsplit(address)
        # A key is never sent in clear over a network.
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
            raise ShopAccessError("https")
        self._base = f"{address.rstrip('/')}/{root.strip('/')}/"
        self._origin = (parts.scheme, parts.hostname, parts.port)
        self._quiet_until = 0.0
        self._whole_s = 2 * answer_s  # a server that sends a byte now and then is no answer either
        self._http = httpx.Client(
            auth=httpx.BasicAuth(user, secret),
            timeout=httpx.Timeout(answer_s, connect=connect_s),
            verify=_trusted(ca),
            follow_redirects=False,
            headers={"User-Agent": "koom-pos", "Accept": "application/json"},
        )

    def read(self, path: str, query: Query = (), *, reader: Reader) -> Answer:
        """Ask for something; asking again is free.

        Raises:
            ShopUnreachableError: no answer, or none that makes sense.
            ShopAccessError, ShopBusyError, ShopDriftError
        """
        url = self._base + path
        for _hop in range(_HOPS):
            status, headers, content = self._send("GET", url, query=query)
            if not 300 <= status < 400:
                return self._judged("GET", path, status, headers, _read(reader, content))
            url, query = self._next(url, headers.get("location", "")), ()
        raise ShopDriftError("redirect")

    def write(self, method: str, path: str, body: Body | None = None, *, reader: Reader, query: Query = ()) -> Answer:
        """Have something done, asking once.

        Raises:
            AnswerLostError: it was sent, and nobody knows whether it was done.
            ShopUnreachableError: it was not sent.
            ShopAccessError, ShopBusyError: it was refused, nothing was done.
            ShopDriftError: the interface is elsewhere; a write is not carried after it.
        """
        status, headers, content = self._send(method, self._base + path, query=query, body=body)
        if 300 <= status < 400:
            raise ShopDriftError("redirect")
        return self._judged(method, path, status, headers, _read(reader, content))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _send(
        self, method: str, url: str, *, query: Query, body: Body | None = None
    ) -> tuple[int, Mapping[str, str], bytes]:
        if monotonic() < self._quiet_until:
            raise ShopBusyError("asked to wait")
        headers = {"Content-Type": body.media_type} if body else {}
        lost = ShopUnreachableError if method == "GET" else AnswerLostError
        began = monotonic()
        try:
            content = body.content if body else None
            asked = httpx.QueryParams(query) if query else None  # type: ignore[arg-type]
            with self._http.stream(method, url, params=asked, content=content, headers=headers) as response:
                received = bytearray()
                for piece in response.iter_bytes():
                    received += piece
                    if len(received) > LARGEST_ANSWER or monotonic() - began > self._whole_s:
                        raise lost("endless answer")
                return response.status_code, response.headers, bytes(received)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            where = "tls" if "CERTIFICATE" in str(error).upper() else "connect"
            raise ShopUnreachableError(where) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            # The text may name the address with its query: only the kind of fault is kept.
            raise lost(type(error).__name__) from None

    def _next(self, url: str, location: str) -> str:
        """Give where a read is sent on to, within the same shop only."""
        target = urljoin(url, location)
        parts = urlsplit(target)
        if not location or (parts.scheme, parts.hostname, parts.port) != self._origin:
            raise ShopDriftError("redirect")
        return target

    def _judged(self, method: str, path: str, status: int, headers: Mapping[str, str], data: Any) -> Answer:
        call = f"{method} {path.split('/', 1)[0].split('?', 1)[0]}"
        if status in (401, 403, 405):
            raise ShopAccessError(call)
        if status in (429, 503):
            self._quiet_until = monotonic() + _seconds(headers.get("retry-after", ""))
        if status in (408, 425, 429):
            raise ShopBusyError(str(status))
        is_readable = data is not None
        if method == "GET" and (status >= 500 or (status < 300 and not is_readable)):
            raise ShopBusyError(str(status)) if status == 503 else ShopUnreachableError(f"{call} {status}")
        # A shop that says why is believed; who stands in front of it knows nothing of what it did.
        is_lost = status > 501 or (not is_readable and (status >= 500 or (status < 300 and method != "DELETE")))
        if method != "GET" and is_lost:
            raise AnswerLostError(f"{call} {status}")
        return Answer(status, data)


@cache
def _trusted(ca: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=ca or None)


def read_json(content: bytes) -> Any:
    """Read JSON; numbers with a comma stay exact.

    Raises:
        ValueError: it is none, or only half.
    """
    return json.loads(content.decode("utf-8-sig"), parse_float=Decimal)


def read_xml(content: bytes) -> Element:
    """Read XML without a document type: no entity is declared, none grows, none fetches a file.

    Raises:
        ValueError: it is none, only half, or declares something.
    """
    builder, parser = TreeBuilder(), expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _forbidden
    parser.EntityDeclHandler = _forbidden
    parser.ExternalEntityRefHandler = _forbidden
    try:
        parser.Parse(content, True)
        return builder.close()
    except (expat.ExpatError, AssertionError):
        raise ValueError("no XML") from None


def _forbidden(*_declared: Any) -> int:
    raise ValueError("a document type")


def _read(reader: Reader, content: bytes) -> Any:
    """Read a body, None where it makes no sense: a maintenance page, a half answer, nothing."""
    if not content.strip():
        return None
    try:
        return reader(content)
    except (ValueError, RecursionError):
        return None


def _seconds(retry_after: str) -> int:
    return min(int(retry_after), LONGEST_QUIET_S) if retry_after.isdigit() else _QUIET_S
