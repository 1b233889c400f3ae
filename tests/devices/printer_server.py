"""A receipt printer on TCP for tests: real sockets, real DLE EOT answers, and every way to fail.

    with PrinterServer(paper_out=True) as printer:
        settings = PrinterSettings(PrinterKind.NETWORK, address=printer.host, port=printer.port)

Its attributes may be changed while it runs. `paper` is everything it was told to print, over all connections and
without the status questions, as one roll; `jobs` is the same by connection.
"""

import contextlib
import socket
import struct
import sys
import threading

from tests.devices.escpos_reader import EscposError, UnfinishedError, next_token

REAL_TIME_STATUS = b"\x10\x04"
RESET_ON_CLOSE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class PrinterServer:
    """Args:

    stall_after: stop reading after so many bytes of a connection, and keep it open.
    cut_after: reset the connection after so many bytes.
    mute: never answer a status question, as many print servers.
    mute_after_job: answer until something was printed on the connection, then no more.
    """

    host = "127.0.0.1"

    def __init__(
        self,
        *,
        stall_after: int | None = None,
        cut_after: int | None = None,
        mute: bool = False,
        mute_after_job: bool = False,
        paper_out: bool = False,
        near_end: bool = False,
        cover_open: bool = False,
        offline: bool = False,
    ) -> None:
        self.stall_after = stall_after
        self.cut_after = cut_after
        self.mute = mute
        self.mute_after_job = mute_after_job
        self.paper_out = paper_out
        self.near_end = near_end
        self.cover_open = cover_open
        self.offline = offline
        self.jobs: list[bytes] = []
        self.questions: list[int] = []
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server((self.host, 0))
        # A printer has little memory: with a small window its stall is felt by the sender.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.settimeout(0.02)
        self.port: int = self._listener.getsockname()[1]

    @property
    def paper(self) -> bytes:
        return b"".join(self.jobs)

    def __enter__(self) -> "PrinterServer":
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for thread in self._threads:
            thread.join(2)
        self._listener.close()

    def wait_until_idle(self, timeout_s: float = 1) -> None:
        """Wait until every connection that was made has been read to its end."""
        for thread in self._threads[1:]:
            thread.join(timeout_s)

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        thread.start()
        self._threads.append(thread)  # only once it runs: whoever waits joins what is listed

    def _accept(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                wire, _ = self._listener.accept()
                self._start(self._serve, wire)

    def _serve(self, wire: socket.socket) -> None:
        wire.settimeout(0.02)
        self.jobs.append(b"")
        connection = _Connection(self, wire, len(self.jobs) - 1)
        with wire:
            while not self._closing.is_set():
                limit = connection.bytes_wanted(self.stall_after, self.cut_after)
                if limit == 0 and self.cut_after is not None:
                    # Closing with zero linger sends a reset, as a printer switched off and on again.
                    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
                    return
                if limit == 0:
                    self._closing.wait(0.02)
                    continue
                try:
                    piece = wire.recv(limit)
                except TimeoutError:
                    continue
                except OSError:
                    return
                if not piece:
                    return
                connection.take(piece)

    def answer(self, question: int) -> int:
        """The status byte for DLE EOT `question`: bits 1 and 4 are always set."""
        self.questions.append(question)
        stands = self.offline or self.paper_out or self.cover_open
        match question:
            case 1:
                return 0x12 | (0x08 if stands else 0)
            case 2:
                return 0x12 | (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
            case 4:
                near = 0x0C if self.near_end or self.paper_out else 0
                return 0x12 | near | (0x60 if self.paper_out or self.cover_open else 0)
        return 0x12


class _Connection:
    """What one connection has said so far. Job bytes are counted; status questions are not."""

    def __init__(self, server: PrinterServer, wire: socket.socket, index: int) -> None:
        self.server = server
        self.wire = wire
        self.index = index
        self.pending = b""
        self.printed = 0

    def bytes_wanted(self, stall_after: int | None, cut_after: int | None) -> int:
        limit = min(n for n in (stall_after, cut_after, 1 << 30) if n is not None)
        return max(0, min(4096, limit - self.printed - len(self.pending)))

    def take(self, piece: bytes) -> None:
        """Answer the questions and keep the rest; a command cut in two waits for its other half."""
        self.pending += piece
        told = bytearray()
        at = 0
        while at < len(self.pending):
            try:
                end = next_token(self.pending, at).end
            except UnfinishedError:
                if not self._stands_at_its_limit():
                    break
                end = len(self.pending)
            except EscposError:
                end = at + 1
            token = self.pending[at:end]
            if token[:2] == REAL_TIME_STATUS:
                self._print(told)
                self._reply(token[2])
            else:
                told += token
                self.printed += len(token)
            at = end
        self._print(told)
        self.pending = self.pending[at:]

    def _print(self, told: bytearray) -> None:
        self.server.jobs[self.index] += bytes(told)
        told.clear()

    def _stands_at_its_limit(self) -> bool:
        return self.bytes_wanted(self.server.stall_after, self.server.cut_after) == 0

    def _reply(self, question: int) -> None:
        silent = self.server.mute or (self.server.mute_after_job and self.printed)
        byte = self.server.answer(question)
        if not silent:
            with contextlib.suppress(OSError):
                self.wire.send(bytes((byte,)))
