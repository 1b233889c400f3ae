"""A printer behind the Windows spooler, on python-escpos' Win32Raw. Only ever imported where it is chosen.

The spooler takes a whole job at once and prints when it can, so a wait here cannot last; what it knows of
paper and cover it reads from the driver, which often knows nothing.
"""

import importlib
from pathlib import Path

from koom_pos.devices.errors import CoverOpenError, PaperOutError, PrinterUnreachableError
from koom_pos.devices.escpos_library import load_escpos
from koom_pos.devices.printer_job import PrinterState, drawer_kick, frame_job

_PAPER_OUT, _OFFLINE, _NOT_AVAILABLE, _DOOR_OPEN = 0x10, 0x80, 0x1000, 0x400000
_PAUSED, _ERROR, _PAPER_JAM, _INTERVENTION = 0x1, 0x2, 0x8, 0x100000


def spooler_state(status: int) -> PrinterState:
    """What the Status field of PRINTER_INFO_2 means (winspool.h, PRINTER_STATUS_*); 0 may be silence."""
    if status & _DOOR_OPEN:
        return PrinterState.COVER_OPEN
    if status & _PAPER_OUT:
        return PrinterState.PAPER_OUT
    if status & (_OFFLINE | _NOT_AVAILABLE | _PAUSED | _ERROR | _PAPER_JAM | _INTERVENTION):
        return PrinterState.OFFLINE
    return PrinterState.UNKNOWN if status else PrinterState.READY


class WindowsPrinter:
    """One printer by its Windows name; the default printer when `windows_name` is empty."""

    def __init__(self, name: str, windows_name: str, private_dir: Path) -> None:
        self._name = name
        self._windows_name = windows_name
        self._private_dir = private_dir

    @property
    def name(self) -> str:
        """The name given in the settings."""
        return self._name

    def write_job(self, data: bytes) -> None:
        """Hand one framed job to the spooler, which keeps it while the printer is off-line."""
        state = self.state()
        if state is PrinterState.PAPER_OUT:
            raise PaperOutError(self.name)
        if state is PrinterState.COVER_OPEN:
            raise CoverOpenError(self.name)
        self._spool(frame_job(data))

    def state(self) -> PrinterState:
        """What the spooler says of the printer."""
        try:
            spooler = importlib.import_module("win32print")
            windows_error: type[Exception] = importlib.import_module("pywintypes").error
        except ImportError:
            return PrinterState.UNREACHABLE
        try:
            handle = spooler.OpenPrinter(self._windows_name or spooler.GetDefaultPrinter())
            try:
                return spooler_state(int(spooler.GetPrinter(handle, 2)["Status"]))
            finally:
                spooler.ClosePrinter(handle)
        except (windows_error, RuntimeError):
            return PrinterState.UNREACHABLE

    def kick_drawer(self, pin: int) -> None:
        """Spool the pulse that opens the drawer."""
        self._spool(drawer_kick(pin))

    def close(self) -> None:
        """Each job is its own document; nothing stays open."""

    def _spool(self, job: bytes) -> None:
        printers = load_escpos(self._private_dir)
        from escpos.exceptions import Error  # noqa: PLC0415 - as late as the line above

        try:
            windows_error: type[Exception] = importlib.import_module("pywintypes").error
            spooled = printers.Win32Raw(self._windows_name)
        except (ImportError, RuntimeError) as absent:
            raise PrinterUnreachableError(self.name, detail=str(absent)) from absent
        try:
            spooled.open(job_name="KOOM POS")
            try:
                spooled._raw(job)  # python-escpos' documented way to send raw bytes
            finally:
                spooled.close()
        except (Error, windows_error, RuntimeError) as failure:
            raise PrinterUnreachableError(self.name, detail=str(failure)) from failure
