"""The wires to a printer: TCP and serial. Each sends and receives with a deadline, or raises OSError.

TCP and serial stand on the standard library and pyserial, not on python-escpos 3.1: its Network drops an
open socket when a connection fails, gives no count of the bytes that left, and only knows IPv4; its Serial
never sets a write deadline and waits without end in close() for a printer that holds the line.
"""

import contextlib
import select
import socket
import time
from typing import Protocol

import serial

_GOODBYE_S = 0.2


class Link(Protocol):
    """One connection to a printer. Every method raises OSError when the wire is lost."""

    def open(self, timeout_s: float) -> None:
        """Connect, or raise OSError."""

    def send(self, data: bytes, timeout_s: float) -> int:
        """Send a beginning of `data`; return its length. TimeoutError if the printer takes nothing."""

    def receive(self, timeout_s: float) -> bytes:
        """Return what the printer said, or nothing when it said nothing in time."""

    def finish(self, timeout_s: float) -> None:
        """Let the last bytes leave; TimeoutError if the printer does not take them."""

    def close(self) -> None:
        """Let go at once; bytes not yet taken are dropped. Never raises, never waits."""


class NetworkLink:
    """A printer, or a print server, that listens on TCP, usually on port 9100."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self, timeout_s: float) -> None:
        """Connect. Names and IPv6 work."""
        self._socket = socket.create_connection(self._address, timeout=timeout_s)
        # A small buffer here lets a stalled printer be felt; the system's default swallows a whole ticket.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, timeout_s: float) -> int:
        """Send what the connection takes now."""
        wire = self._wire()
        wire.settimeout(max(timeout_s, 0.001))
        return wire.send(data)

    def receive(self, timeout_s: float) -> bytes:
        """Return the bytes that arrive first."""
        wire = self._wire()
        wire.settimeout(max(timeout_s, 0.001))
        try:
            answer = wire.recv(64)
        except TimeoutError:
            return b""
        if not answer:
            raise ConnectionAbortedError("the printer closed the connection")
        return answer

    def finish(self, timeout_s: float) -> None:
        """Say that no more comes, and read what is still said: closing on unread bytes would drop the job."""
        wire = self._wire()
        wire.shutdown(socket.SHUT_WR)
        until = time.monotonic() + min(timeout_s, _GOODBYE_S)
        while (left := until - time.monotonic()) > 0:
            readable, _, _ = select.select([wire], [], [], left)
            if not readable or not wire.recv(64):
                return

    def close(self) -> None:
        """Drop the connection."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _wire(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionError("not connected")
        return self._socket


class SerialLink:
    """A printer on a serial port (`COM3`, `/dev/ttyUSB0`). Modem lines are not needed."""

    def __init__(self, port: str, baud_rate: int) -> None:
        self._port = port
        self._baud_rate = baud_rate
        self._serial: serial.Serial | None = None
        self._all_left = True

    def open(self, timeout_s: float) -> None:
        """Open the port at 8 bits, no parity, one stop bit."""
        self._serial = serial.Serial(
            self._port, self._baud_rate, timeout=timeout_s, write_timeout=timeout_s, exclusive=None
        )

    def send(self, data: bytes, timeout_s: float) -> int:
        """Send one piece; small, so that a stall is known to the piece."""
        wire = self._wire()
        self._all_left = False
        wire.write_timeout = max(timeout_s, 0.001)
        piece = data[:64]
        try:
            wire.write(piece)
        except serial.SerialTimeoutException as stalled:
            raise TimeoutError(str(stalled)) from stalled
        return len(piece)

    def receive(self, timeout_s: float) -> bytes:
        """Return the first byte said."""
        wire = self._wire()
        wire.timeout = max(timeout_s, 0.001)
        return bytes(wire.read(1))

    def finish(self, timeout_s: float) -> None:
        """Wait until the port's buffer is empty; pyserial's own flush() has no deadline."""
        wire = self._wire()
        until = time.monotonic() + timeout_s
        while wire.out_waiting:
            if time.monotonic() > until:
                raise TimeoutError("the printer does not take the last bytes")
            time.sleep(0.005)
        self._all_left = True

    def close(self) -> None:
        """Close the port. What a stalled printer has not taken is dropped, or closing would wait for it; after
        `finish` nothing is, for the last bytes may still stand in the chip.
        """
        if self._serial is not None:
            if not self._all_left:
                with contextlib.suppress(OSError):
                    self._serial.reset_output_buffer()
            with contextlib.suppress(OSError):
                self._serial.close()
            self._serial = None

    def _wire(self) -> serial.Serial:
        if self._serial is None:
            raise ConnectionError("not connected")
        return self._serial
