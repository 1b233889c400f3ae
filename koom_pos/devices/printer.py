"""Receipt printers: a job goes in, a state comes out, and every wait has an end.

Nothing here knows what a ticket is. One connection is made per job and per question and then dropped: most
network printers serve one computer at a time, and another till may be waiting.
"""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from koom_pos.devices.errors import (
    CoverOpenError,
    PaperOutError,
    PrinterError,
    PrinterOfflineError,
    PrinterTimeoutError,
    PrinterUnreachableError,
)
from koom_pos.devices.printer_job import (
    ASK_OFFLINE_CAUSE,
    ASK_PAPER,
    ASK_PRINTER,
    PrinterState,
    clear_broken_job,
    drawer_kick,
    frame_job,
    is_status_byte,
    longest_payload,
    read_state,
)

if TYPE_CHECKING:
    from koom_pos.devices.printer_links import Link

_REFUSALS: dict[PrinterState, type[PrinterError]] = {
    PrinterState.PAPER_OUT: PaperOutError,
    PrinterState.COVER_OPEN: CoverOpenError,
    PrinterState.OFFLINE: PrinterOfflineError,
}


class PrinterKind(StrEnum):
    """How a printer is reached; FILE and SCREEN need no printer."""

    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    WINDOWS = "windows"
    FILE = "file"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """One printer of this workstation.

    `address` is a host name, a USB `vendor:product` in hexadecimal, a serial port, the name of a Windows
    printer, or the path of a file or folder. `columns`, `code_page` and `dots` describe the paper to whoever
    lays a ticket out. `bytes_per_second` is a slow printer's pace, on which the time allowed to a job is
    counted; `timeout_ms` is how long a silence may last.
    """

    kind: PrinterKind
    address: str = ""
    port: int = 9100
    name: str = "printer"
    columns: int = 48
    code_page: str = "CP1252"
    dots: int = 576
    cutter: bool = True
    baud_rate: int = 19200
    bytes_per_second: int = 2000
    timeout_ms: int = 5000
    status_timeout_ms: int = 500

    def __post_init__(self) -> None:
        if min(self.bytes_per_second, self.timeout_ms, self.status_timeout_ms, self.columns, self.dots) <= 0:
            raise ValueError("speeds, times and widths of a printer are more than zero")


class Printer(Protocol):
    """What the print queue and the drawer need from a printer."""

    @property
    def name(self) -> str:
        """The name given in the settings, for messages."""

    def write_job(self, data: bytes) -> None:
        """Print `data` as one ticket: reset before, feed and cut after (a cut of its own is not doubled).

        Raises PaperOutError, CoverOpenError or PrinterOfflineError when the printer says so,
        PrinterUnreachableError and PrinterTimeoutError when it says nothing. With `bytes_sent` at 0 nothing
        was printed; otherwise part of the ticket, or all of it, may be on paper.
        """

    def state(self) -> PrinterState:
        """Ask the printer how it is. Never raises and never waits longer than its time-outs."""

    def kick_drawer(self, pin: int) -> None:
        """Open the drawer wired to pin 2 or 5. Raises as `write_job` does."""

    def close(self) -> None:
        """Let go of the printer. It can be used again."""


class LinkPrinter:
    """An ESC/POS printer on a wire of our own: network, USB or serial.

    Args:
        settings: its name, pace and time-outs.
        link: the wire.
        broken_job: the job that a former run of the program was sending when it stopped, if any. What is left
            of it in the printer is cut off before the next ticket.
    """

    def __init__(self, settings: PrinterSettings, link: "Link", *, broken_job: bytes = b"") -> None:
        self._settings = settings
        self._link = link
        self._one_at_a_time = threading.Lock()
        self._left_inside = longest_payload(broken_job) if broken_job else 0

    @property
    def name(self) -> str:
        """The name given in the settings."""
        return self._settings.name

    def write_job(self, data: bytes) -> None:
        """Print one ticket; see `Printer.write_job`.

        A printer that answered before the job must answer after it too: a small ticket fits in the buffers on
        the way, and only an answer tells that the printer at their end still lives. A printer that never
        answers (many print servers) is trusted once it has taken the bytes.
        """
        with self._one_at_a_time, self._connection():
            before = self._ask_state()
            self._refuse(before, bytes_sent=0)
            job = frame_job(data, cutter=self._settings.cutter)
            if self._left_inside:
                job = clear_broken_job(self._left_inside, cutter=self._settings.cutter) + job
            deadline = self._send(job, longest_payload(data))
            if before is not PrinterState.UNKNOWN:
                self._confirm(job, deadline)
            self._finish(job, deadline)
            self._left_inside = 0

    def state(self) -> PrinterState:
        """Ask by DLE EOT, which a printer answers at once even when it stands; never by GS r, which waits."""
        with self._one_at_a_time:
            try:
                with self._connection():
                    return self._ask_state()
            except PrinterError:
                return PrinterState.UNREACHABLE

    def kick_drawer(self, pin: int) -> None:
        """Open the drawer; a printer that stands without paper is told by the real-time command."""
        with self._one_at_a_time, self._connection():
            state = self._ask_state()
            pulse = drawer_kick(pin, at_once=state in _REFUSALS)
            if self._left_inside and state not in _REFUSALS:
                pulse = clear_broken_job(self._left_inside, cutter=self._settings.cutter) + pulse
            deadline = self._send(pulse, 0)
            self._finish(pulse, deadline)
            if state not in _REFUSALS:
                self._left_inside = 0

    def close(self) -> None:
        """Nothing stays open between jobs."""
        self._link.close()

    @contextlib.contextmanager
    def _connection(self) -> Iterator[None]:
        try:
            self._link.open(self._settings.timeout_ms / 1000)
        except (OSError, ValueError) as failure:
            self._link.close()
            raise PrinterUnreachableError(self.name, detail=str(failure)) from failure
        try:
            yield
        except OSError as failure:
            raise PrinterUnreachableError(self.name, detail=str(failure)) from failure
        finally:
            self._link.close()

    def _send(self, job: bytes, payload: int) -> float:
        """Send the whole job; return the instant until which the printer may take to print it."""
        allowed_s = self._settings.timeout_ms / 1000 + len(job) / self._settings.bytes_per_second
        started = time.monotonic()
        sent = 0
        while sent < len(job):
            left_s = started + allowed_s - time.monotonic()
            try:
                if left_s <= 0:
                    raise TimeoutError
                # A printer that takes nothing for this long stands; the pace covers one that is merely slow.
                sent += self._link.send(job[sent : sent + 4096], min(left_s, self._settings.timeout_ms / 1000))
            except TimeoutError as stalled:
                raise self._timed_out(job, sent, started) from stalled
            except OSError as failure:
                raise PrinterUnreachableError(self.name, bytes_sent=sent, detail=str(failure)) from failure
            finally:
                if sent:
                    self._left_inside = max(self._left_inside, payload)
        return started + allowed_s

    def _confirm(self, job: bytes, deadline: float) -> None:
        started = time.monotonic()
        try:
            after = self._ask_state(max(deadline - started, self._settings.status_timeout_ms / 1000))
        except OSError as failure:
            raise PrinterUnreachableError(self.name, bytes_sent=len(job), detail=str(failure)) from failure
        self._refuse(after, bytes_sent=len(job))
        if after is PrinterState.UNKNOWN:
            raise self._timed_out(job, len(job), started)

    def _finish(self, job: bytes, deadline: float) -> None:
        started = time.monotonic()
        try:
            self._link.finish(max(deadline - started, self._settings.status_timeout_ms / 1000))
        except TimeoutError as stalled:
            raise self._timed_out(job, len(job), started) from stalled
        except OSError as failure:
            raise PrinterUnreachableError(self.name, bytes_sent=len(job), detail=str(failure)) from failure

    def _refuse(self, state: PrinterState, *, bytes_sent: int) -> None:
        if refusal := _REFUSALS.get(state):
            raise refusal(self.name, bytes_sent=bytes_sent)

    def _timed_out(self, job: bytes, sent: int, started: float) -> PrinterTimeoutError:
        waited_ms = round((time.monotonic() - started) * 1000)
        return PrinterTimeoutError(self.name, bytes_sent=sent, job_bytes=len(job), waited_ms=waited_ms)

    def _ask_state(self, first_answer_s: float | None = None) -> PrinterState:
        """Ask the three questions. Only the first may wait long: a slow job can stand before it."""
        patience_s = self._settings.status_timeout_ms / 1000
        printer = self._ask(ASK_PRINTER, first_answer_s or patience_s)
        if printer is None:
            return PrinterState.UNKNOWN
        return read_state(
            printer=printer,
            offline_cause=self._ask(ASK_OFFLINE_CAUSE, patience_s),
            paper=self._ask(ASK_PAPER, patience_s),
        )

    def _ask(self, question: bytes, patience_s: float) -> int | None:
        until = time.monotonic() + patience_s
        sent = 0
        while sent < len(question):
            try:
                sent += self._link.send(question[sent:], until - time.monotonic())
            except TimeoutError:
                return None
        while (left_s := until - time.monotonic()) > 0:
            for byte in self._link.receive(left_s):
                if is_status_byte(byte):
                    return byte
        return None


class ScreenPrinter:
    """Keeps every job as the bytes a printer would get: for the demo, the training mode and the tests.

    Args:
        folder: where each job is also written as `job-0001.bin`; None keeps them in memory only.
    """

    def __init__(self, name: str = "screen", folder: Path | None = None) -> None:
        self._name = name
        self._folder = folder
        self.jobs: list[bytes] = []
        self.kicks: list[int] = []
        self.reported_state = PrinterState.READY

    @property
    def name(self) -> str:
        """The name given in the settings."""
        return self._name

    def write_job(self, data: bytes) -> None:
        """Keep one job, framed as it would be printed; refuse as `reported_state` asks."""
        if refusal := _REFUSALS.get(self.reported_state):
            raise refusal(self.name)
        if self.reported_state is PrinterState.UNREACHABLE:
            raise PrinterUnreachableError(self.name)
        job = frame_job(data)
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            number = 1 + len(list(self._folder.glob("job-*.bin")))
            (self._folder / f"job-{number:04d}.bin").write_bytes(job)
        self.jobs.append(job)

    def state(self) -> PrinterState:
        """READY, unless somebody set `reported_state` to show how the till behaves."""
        return self.reported_state

    def kick_drawer(self, pin: int) -> None:
        """Remember that the drawer was opened."""
        drawer_kick(pin)
        self.kicks.append(pin)

    def close(self) -> None:
        """Nothing to let go of; the jobs stay readable."""


class FilePrinter:
    """Appends each job to a file, or to a device file such as `/dev/usb/lp0`, which cannot answer."""

    def __init__(self, name: str, path: Path) -> None:
        self._name = name
        self._path = path

    @property
    def name(self) -> str:
        """The name given in the settings."""
        return self._name

    def write_job(self, data: bytes) -> None:
        """Append one framed job."""
        self._append(frame_job(data))

    def state(self) -> PrinterState:
        """UNKNOWN: a file says nothing; UNREACHABLE when its folder is not there."""
        return PrinterState.UNKNOWN if self._path.parent.is_dir() else PrinterState.UNREACHABLE

    def kick_drawer(self, pin: int) -> None:
        """Append the pulse."""
        self._append(drawer_kick(pin))

    def close(self) -> None:
        """The file is closed after each job."""

    def _append(self, job: bytes) -> None:
        try:
            with self._path.open("ab") as file:
                file.write(job)
        except OSError as failure:
            raise PrinterUnreachableError(self.name, detail=str(failure)) from failure


def open_printer(settings: PrinterSettings, *, private_dir: Path, broken_job: bytes = b"") -> Printer:
    """Build the printer that the settings describe; no connection is made before the first job or question.

    Args:
        private_dir: a folder only this user can write, for python-escpos' table.
        broken_job: see `LinkPrinter`; the print queue knows what was being sent when the program stopped.

    Raises:
        ValueError: a USB address is not `vendor:product`.
    """
    match settings.kind:
        case PrinterKind.SCREEN:
            return ScreenPrinter(settings.name, Path(settings.address) if settings.address else None)
        case PrinterKind.FILE:
            return FilePrinter(settings.name, Path(settings.address))
        case PrinterKind.WINDOWS:
            from koom_pos.devices.printer_windows import WindowsPrinter  # noqa: PLC0415 - off the start path

            return WindowsPrinter(settings.name, settings.address, private_dir)
        case _:
            return LinkPrinter(settings, _link(settings, private_dir), broken_job=broken_job)


def _link(settings: PrinterSettings, private_dir: Path) -> "Link":
    from koom_pos.devices.printer_links import NetworkLink, SerialLink  # noqa: PLC0415 - off the start path
    from koom_pos.devices.printer_usb import UsbLink  # noqa: PLC0415

    if settings.kind is PrinterKind.NETWORK:
        return NetworkLink(settings.address, settings.port)
    if settings.kind is PrinterKind.SERIAL:
        return SerialLink(settings.address, settings.baud_rate)
    return UsbLink(settings.address, private_dir)
