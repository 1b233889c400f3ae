"""A real HTTP server on loopback that stands for a shop's interface, and can fail in every way one does.

What it answers is told by a desk (`http_woocommerce.py`, `http_prestashop.py`) that behaves as the recorded exchanges
do; the recordings themselves are read from the folder named by KOOM_SHOP_DUMPS where it is set.
"""

import base64
import json
import os
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

NO_DUMPS = "KOOM_SHOP_DUMPS is not set: no recorded exchanges to compare with"
USER, SECRET = "ck_livre-ouvert-1234", "cs_secret-de-la-boutique-5678"
MAINTENANCE = b"<!DOCTYPE html><html><body>Le site est en maintenance, Malia Berger.</body></html>"

BEFORE = ("drop before", "stall before", "status")
AFTER = ("drop after", "stall after", "cut", "half", "page", "empty")
"""Faults that keep the shop from doing what it was asked, and faults that only lose its answer."""


@dataclass(frozen=True)
class Asked:
    """One call as it arrived."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def call(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Told:
    """One answer."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, status: int, data) -> "Told":
        return cls(status, json.dumps(data).encode(), {"Content-Type": "application/json; charset=UTF-8"})


@dataclass
class Fault:
    """What goes wrong with the next call of a method: `kind` is one of BEFORE or AFTER."""

    method: str
    kind: str
    told: Told = field(default_factory=lambda: Told(500))
    skip: int = 0
    then: Callable[[], None] | None = None


class HttpShop:
    """What the server saw, and what shall go wrong. `desk` answers what goes through."""

    def __init__(self, desk: Callable[[Asked], Told]) -> None:
        self.desk = desk
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.released = Event()
        self.address = ""

    def fail(self, method: str, kind: str, told: Told | None = None, *, skip: int = 0, then=None) -> None:
        """Let something go wrong once, after `skip` calls of that method went well; `then` happens with it."""
        self.faults.append(Fault(method, kind, told or Told(500), skip, then))

    @property
    def writes(self) -> list[Asked]:
        return [each for each in self.asked if each.method != "GET"]

    def fault(self, asked: Asked) -> Fault | None:
        for fault in [each for each in self.faults if each.method == asked.method]:
            if fault.skip:
                fault.skip -= 1
                continue
            self.faults.remove(fault)
            return fault
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shop: HttpShop

    def log_message(self, format, *args):
        del format, args

    def serve(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        asked = Asked(self.command, unquote(parts.path), query, dict(self.headers), body)
        self.shop.asked.append(asked)
        fault = self.shop.fault(asked)
        if fault is not None and fault.then is not None:
            fault.then()
        if fault is not None and fault.kind in BEFORE:
            self.lose(fault, Told(500))
            return
        told = self.shop.desk(asked)
        if fault is None:
            self.tell(told)
        else:
            self.lose(fault, told)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = serve  # noqa: N815 - the standard library's names

    def lose(self, fault: Fault, told: Told) -> None:
        match fault.kind:
            case "drop before" | "drop after":
                self.close_connection = True
            case "stall before" | "stall after":
                self.shop.released.wait(20)
                self.close_connection = True
            case "status":
                self.tell(fault.told)
            case "cut":
                self.tell(told, only=len(told.body) // 2)
            case "half":
                self.tell(Told(told.status, told.body[: len(told.body) // 2], told.headers))
            case "page":
                self.tell(Told(200, MAINTENANCE, {"Content-Type": "text/html"}))
            case "empty":
                self.tell(Told(200))

    def tell(self, told: Told, *, only: int | None = None) -> None:
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told.body)))
        self.end_headers()
        self.wfile.write(told.body[:only])
        if only is not None:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that gave up is what some of these tests are about."""


@contextmanager
def standing(desk: Callable[[Asked], Told], *, context=None):
    """Open a shop on a free port; `context` makes it speak TLS."""
    shop = HttpShop(desk)
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"shop": shop}))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    shop.address = f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        shop.released.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def is_let_in(asked: Asked, user: str = USER, secret: str = SECRET) -> bool:
    wanted = base64.b64encode(f"{user}:{secret}".encode()).decode()
    return asked.headers.get("Authorization") == f"Basic {wanted}"


def recorded(platform: str, name: str) -> dict:
    """Read a recorded exchange; the test is skipped where there are none."""
    folder = os.environ.get("KOOM_SHOP_DUMPS")
    if not folder:
        pytest.skip(NO_DUMPS)
    return json.loads((Path(folder) / "http" / platform / f"{name}.json").read_text(encoding="utf-8"))


def asked_of(exchange: dict, **headers: str) -> Asked:
    """Give the call of a recorded exchange, with a key of ours in place of the masked one."""
    request = exchange["request"]
    query = dict(parse_qsl(request["query"], keep_blank_values=True))
    key = base64.b64encode(f"{headers.pop('user', USER)}:{headers.pop('secret', SECRET)}".encode()).decode()
    sent = {**request["headers"], **headers, "Authorization": f"Basic {key}"}
    return Asked(request["method"], request["path"], query, sent, (request["body"] or "").encode())
