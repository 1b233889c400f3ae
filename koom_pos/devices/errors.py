"""What a device could not do, as facts. The work stands; the device can be asked again.

`bytes_sent` tells how much of a job had left this computer: 0 means that nothing of it can be on paper.
"""

from koom_pos.domain.errors import DeviceError


class PrinterError(DeviceError):
    """A printer did not print all of a job. `printer` is the name given in the settings."""

    def __init__(self, printer: str, *, bytes_sent: int = 0, detail: str = "") -> None:
        super().__init__(f"{type(self).__name__}: {printer}, {bytes_sent} bytes sent {detail}".rstrip())
        self.printer = printer
        self.bytes_sent = bytes_sent
        self.detail = detail


class PaperOutError(PrinterError):
    """The roll is at its end: change it, then print again."""


class CoverOpenError(PrinterError):
    """The cover stands open: close it, then print again."""


class PrinterOfflineError(PrinterError):
    """The printer answers and says that it is off-line (paused, cutter jammed, head too hot)."""


class PrinterUnreachableError(PrinterError):
    """No connection could be made, or it broke in the middle of a job. `detail` is the system's reason."""


class PrinterTimeoutError(PrinterError):
    """The printer stopped taking bytes, or stopped answering, for longer than the job can last."""

    def __init__(self, printer: str, *, bytes_sent: int, job_bytes: int, waited_ms: int) -> None:
        super().__init__(printer, bytes_sent=bytes_sent, detail=f"of {job_bytes}, {waited_ms} ms waited")
        self.job_bytes = job_bytes
        self.waited_ms = waited_ms


class DisplayError(DeviceError):
    """The customer display could not be opened or written. `port` is its serial port."""

    def __init__(self, port: str, detail: str) -> None:
        super().__init__(f"display on {port}: {detail}")
        self.port = port
        self.detail = detail


class TerminalError(DeviceError):
    """The card terminal was not asked: nothing was sent, no card can have been charged."""

    def __init__(self, host: str, port: int, detail: str = "") -> None:
        super().__init__(f"card terminal {host}:{port}: {detail}")
        self.host = host
        self.port = port
        self.detail = detail


class TerminalUnreachableError(TerminalError):
    """The terminal refused the connection or could not be found. Asking again is safe."""


class TerminalBusyError(TerminalError):
    """This till still waits for the answer to an earlier payment."""
