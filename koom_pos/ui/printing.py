"""Drives the print queue beside the screens: one job at a time, patient with a printer that stands."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from koom_pos.devices.printer import Printer
from koom_pos.devices.printer_job import PrinterState
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log
from koom_pos.services.print_queue import PrintOutcome, print_next
from koom_pos.ui.tasks import Task, Tasks

_log = Log(__name__)

RETRY_MS = (1_000, 2_000, 4_000, 8_000, 15_000, 30_000)
"""How long a standing printer is left alone after each failure in a row; the last one repeats."""

_STATE_OF_FAULT = {
    "paper": PrinterState.PAPER_OUT,
    "cover": PrinterState.COVER_OPEN,
    "offline": PrinterState.OFFLINE,
    "unreachable": PrinterState.UNREACHABLE,
    "timeout": PrinterState.UNREACHABLE,
    "device": PrinterState.OFFLINE,
}
TROUBLE = frozenset(_STATE_OF_FAULT.values())
"""States in which nothing prints."""


class PrintRunner(QObject):
    """Prints what the queue holds. Owns one thread, on which alone the printer is spoken to.

    Wake it with `wake` when paper was queued. While the printer stands it tries again, ever more slowly; each try
    asks the printer first, so paper put back is noticed by itself.

    Signals:
        state_changed: What the printer last said, None without a printer, and the jobs waiting.
        job_printed: A job came out (PrintOutcome).
        job_failed: A job did not come out and stays in the queue (PrintOutcome).
    """

    state_changed = Signal(object, int)
    job_printed = Signal(object)
    job_failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        printer: Printer | None,
        parent: QObject | None = None,
        *,
        retry_ms: Sequence[int] = RETRY_MS,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._printer = printer
        self._retry_ms = retry_ms
        self._tasks = Tasks(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        self._running = False
        self._wanted = False
        self._stopped = False
        self._failures = 0
        self._state: PrinterState | None = None
        self._waiting = 0

    @property
    def state(self) -> PrinterState | None:
        """What the printer last said; None without a printer or before it was asked."""
        return self._state

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return self._waiting

    def start(self) -> None:
        """Ask the printer how it is, and print what a former run of the program left."""
        printer = self._printer
        if self._stopped:
            return
        if printer is None:
            self.state_changed.emit(None, self._waiting)
            return
        self._tasks.run_in_store(
            lambda _task: printer.state(), success=self._take_state, failure=self._log_failure, owner=self
        )

    def wake(self) -> None:
        """Look into the queue now; a growing delay begins anew."""
        self._failures = 0
        self._go()

    def change_printer(self, printer: Printer | None) -> None:
        """Use another printer from the next job on."""
        before, self._printer = self._printer, printer
        if before is not None:
            self._tasks.run_in_store(lambda _task: before.close(), success=_nothing, failure=self._log_failure)
        self._state = None
        self.start()

    def stop(self) -> None:
        """Let the job under way come to its end and start no other; what waits is printed after the next start."""
        self._stopped = True
        self._timer.stop()
        self._tasks.shutdown()
        if self._printer is not None:
            self._printer.close()

    def _take_state(self, state: PrinterState) -> None:
        self._show(state, self._waiting)
        self._go()

    def _go(self) -> None:
        """Start one step unless one is under way; it is followed by another look then."""
        printer = self._printer
        if printer is None or self._stopped:
            return
        if self._running:
            self._wanted = True
            return
        self._running, self._wanted = True, False
        self._timer.stop()
        idle_trouble = self._state in TROUBLE and self._waiting == 0
        self._tasks.run_in_store(
            partial(self._step, printer, idle_trouble),
            success=self._stepped,
            failure=self._step_failed,
            owner=self,
        )

    def _step(self, printer: Printer, ask: bool, _task: Task) -> tuple[PrintOutcome | None, PrinterState | None]:
        """Run on the printer's thread: print one job, or ask a printer in trouble that has nothing to print."""
        outcome = print_next(self._desk, printer)
        return outcome, printer.state() if outcome is None and ask else None

    def _stepped(self, result: tuple[PrintOutcome | None, PrinterState | None]) -> None:
        self._running = False
        outcome, asked = result
        if outcome is None:
            self._show(self._state if asked is None else asked, 0)
            if self._state in TROUBLE:
                self._try_later()
            elif self._wanted:
                self._go()
            return
        if outcome.printed:
            self._failures = 0
            near_end = self._state is PrinterState.PAPER_NEAR_END
            self._show(PrinterState.PAPER_NEAR_END if near_end else PrinterState.READY, outcome.waiting)
            self.job_printed.emit(outcome)
            self._go()
            return
        self._show(_STATE_OF_FAULT[outcome.fault], outcome.waiting)
        self.job_failed.emit(outcome)
        if self._wanted:
            self._go()
        else:
            self._try_later()

    def _step_failed(self, error: Exception) -> None:
        """The queue itself could not be read (a busy store): nothing is lost, it is read again later."""
        self._running = False
        self._log_failure(error)
        self._try_later()

    def _try_later(self) -> None:
        delay = self._retry_ms[min(self._failures, len(self._retry_ms) - 1)]
        self._failures += 1
        self._timer.start(delay)

    def _show(self, state: PrinterState | None, waiting: int) -> None:
        if (state, waiting) != (self._state, self._waiting):
            self._state, self._waiting = state, waiting
            self.state_changed.emit(state, waiting)

    @staticmethod
    def _log_failure(error: Exception) -> None:
        _log.warning("print_queue_failed", error=type(error).__name__)


def _nothing(_result: object) -> None:
    return None
