"""The card terminal over TCP, by the Caisse-AP protocol: asked once, and never asked again by itself.

Before the first byte leaves, an error is raised and asking again is safe. From then on every failure is an
answer, UNKNOWN: the card may have been charged, and a person must look at the terminal.
"""

import secrets
import socket
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from koom_pos.devices.errors import TerminalBusyError, TerminalUnreachableError
from koom_pos.domain.caisse_ap import (
    FrameFormatError,
    IncompleteFrameError,
    TerminalAnswer,
    TerminalOutcome,
    build_request,
    is_complete_answer,
    parse_records,
    read_answer,
)

DEFAULT_PORT = 8888
_LONGEST_ANSWER = 16 * 1024


class TerminalMode(StrEnum):
    """How this till knows what became of a card payment.

    MANUAL: the cashier keys the amount on the terminal and says what it showed; no device is asked.
    CAISSE_AP: the till sends the amount and reads the answer.
    """

    MANUAL = "manual"
    CAISSE_AP = "caisse_ap"


class CardTerminal(Protocol):
    """What taking a card needs from a terminal."""

    def pay(self, amount_xpf: int, *, refund: bool = False) -> TerminalAnswer:
        """Debit, or for a refund credit, the customer's card with a positive number of francs.

        Waits for the customer, up to minutes: never call it from the thread that draws.

        Raises:
            TerminalError: nothing was sent.
        """


class CaisseApTerminal:
    """A terminal that speaks Caisse-AP over IP.

    Args:
        timeout_s: how long the customer and her bank may take; terminals give up by themselves before.
        connect_timeout_s: how long the connection may take to be made.
        quiet_s: how long to listen for more once the verdict is there: references may follow it.
        protocol_ids: gives the twelve digits that tell this request from all others.
    """

    def __init__(
        self,
        host: str,
        port: int = DEFAULT_PORT,
        *,
        timeout_s: float = 180,
        connect_timeout_s: float = 5,
        quiet_s: float = 0.25,
        till: str = "01",
        protocol_ids: Callable[[], str] = lambda: f"{secrets.randbelow(10**12):012d}",
    ) -> None:
        self._host = host
        self._port = port
        self._timeout_s = timeout_s
        self._connect_timeout_s = connect_timeout_s
        self._quiet_s = quiet_s
        self._till = till
        self._protocol_ids = protocol_ids
        self._asking = threading.Lock()

    def pay(self, amount_xpf: int, *, refund: bool = False) -> TerminalAnswer:
        """Ask once; see `CardTerminal.pay`.

        Raises:
            TerminalUnreachableError: no connection, so nothing was sent.
            TerminalBusyError: an earlier payment still waits for its answer.
            TerminalRequestError: the amount is not above zero.
        """
        protocol_id = self._protocol_ids()
        request = build_request(amount_xpf, refund=refund, protocol_id=protocol_id, till=self._till)
        if not self._asking.acquire(blocking=False):
            raise TerminalBusyError(self._host, self._port)
        try:
            records = self._exchange(request)
        finally:
            self._asking.release()
        if isinstance(records, TerminalAnswer):
            return records
        return read_answer(
            records,
            expected_amount_xpf=amount_xpf,
            expected_refund=refund,
            expected_protocol_id=protocol_id,
        )

    def _exchange(self, request: bytes) -> dict[str, str] | TerminalAnswer:
        """Send the request once and return the records of the answer, or the UNKNOWN that came instead."""
        try:
            wire = socket.create_connection((self._host, self._port), timeout=self._connect_timeout_s)
        except OSError as failure:
            raise TerminalUnreachableError(self._host, self._port, str(failure)) from failure
        with wire:
            try:
                wire.sendall(request)
                return self._read(wire)
            except TimeoutError:
                return _unknown("no_answer")
            except OSError:
                return _unknown("connection_lost")

    def _read(self, wire: socket.socket) -> dict[str, str] | TerminalAnswer:
        deadline = time.monotonic() + self._timeout_s
        received = b""
        records: dict[str, str] = {}
        while len(received) < _LONGEST_ANSWER:
            complete = is_complete_answer(records)
            wire.settimeout(max(self._quiet_s if complete else deadline - time.monotonic(), 0.001))
            try:
                piece = wire.recv(4096)
            except OSError:
                if complete:  # the verdict is known; losing the wire now takes nothing from it
                    return records
                raise
            if not piece:
                return records if complete else _unknown("connection_lost")
            received += piece
            try:
                records = parse_records(received)
            except IncompleteFrameError:
                records = {}
            except FrameFormatError:
                return _unknown("unreadable")
        return _unknown("unreadable")


def _unknown(reason_code: str) -> TerminalAnswer:
    return TerminalAnswer(TerminalOutcome.UNKNOWN, reason_code, None)
