"""Drives the mail queue beside the screens: one message at a time, patient with a server that is away."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from koom_pos.remote.mail import MailServer
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log
from koom_pos.services.mailing import MailOutcome, next_try, send_next
from koom_pos.ui.tasks import Task, Tasks

_log = Log(__name__)

LONGEST_SLEEP_MS = 60_000
"""The queue is looked at so often in any case: what was queued without a word goes, what is stale is emptied."""
AFTER_FAILURE_MS = 60_000


class MailRunner(QObject):
    """Sends what the queue holds. Owns one thread, the only sender of this workstation.

    Wake it with `wake` when a message was queued or the settings changed; when the next may be tried, it wakes by
    itself. Without a server set up, messages wait.

    Args:
        desk: The workstation.
        read_server: Gives the server of the settings with its password, or None; asked in the runner's thread.

    Signals:
        stepped: A message was tried (MailOutcome), or nothing was due (None).
    """

    stepped = Signal(object)

    def __init__(
        self, desk: Desk, read_server: Callable[[], MailServer | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read_server = read_server
        self._tasks = Tasks(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wake)
        self._running = False
        self._wanted = False
        self._stopped = False

    def wake(self) -> None:
        """Look into the queue now; while a message is under way, right after it."""
        if self._stopped:
            return
        if self._running:
            self._wanted = True
            return
        self._running, self._wanted = True, False
        self._timer.stop()
        self._tasks.run_in_store(self._step, success=self._take, failure=self._failed, owner=self)

    def stop(self) -> None:
        """Let the message under way come to its end and begin no other; what waits is sent after the next start."""
        self._stopped = True
        self._timer.stop()
        self._tasks.shutdown()

    def _step(self, _task: Task) -> tuple[MailOutcome | None, datetime | None]:
        """Run in the runner's thread."""
        server = self._read_server()
        outcome = send_next(self._desk, server)
        return outcome, next_try(self._desk) if server is not None else None

    def _take(self, result: tuple[MailOutcome | None, datetime | None]) -> None:
        self._running = False
        outcome, due = result
        self.stepped.emit(outcome)
        if self._wanted:
            self.wake()
            return
        sleep = LONGEST_SLEEP_MS
        if due is not None:
            sleep = min(sleep, max(0, int((due - self._desk.now()).total_seconds() * 1000) + 1))
        self._timer.start(sleep)

    def _failed(self, error: Exception) -> None:
        """The queue or the password could not be read: nothing is lost, it is read again later."""
        self._running = False
        _log.warning("mail_queue_failed", error=type(error).__name__)
        self._timer.start(AFTER_FAILURE_MS)
