"""Exchanges with the online shop beside the screens: a round now and then, and soon after something happened here."""

from collections.abc import Callable
from datetime import datetime
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log
from koom_pos.services.sync.round import failed_round
from koom_pos.services.sync.setup import ShopLine
from koom_pos.services.sync.status import SyncStatus, sync_status
from koom_pos.settings import OnlineShopSettings
from koom_pos.ui.tasks import Task, Tasks

_log = Log(__name__)

SOON_MS = 3_000
"""After a sale the next customer comes first; what happens meanwhile goes along."""

AFTER_DEFECT_MS = 60_000


class SyncRunner(QObject):
    """Does the rounds, one at a time. Owns one thread, on which alone the shop is spoken to.

    Args:
        desk: The workstation.
        read_settings: Gives the settings as they stand; asked in the thread of the screens.
        open_line: Gives the line to the shop they name, None for none; asked in the runner's thread.

    Signals:
        working: A round began, or ended (bool).
        stepped: How the exchange stands after a round (SyncStatus).
    """

    working = Signal(bool)
    stepped = Signal(object)

    def __init__(
        self,
        desk: Desk,
        read_settings: Callable[[], OnlineShopSettings],
        open_line: Callable[[OnlineShopSettings], ShopLine | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read_settings = read_settings
        self._open_line = open_line
        self._settings = read_settings().model_copy(deep=True)
        self._line: ShopLine | None = None
        self._answered_utc: datetime | None = None
        self._tasks = Tasks(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wake)
        self._stop = Event()
        self._running = False
        self._wanted = False

    def is_working(self) -> bool:
        """Tell whether a round is under way."""
        return self._running

    def wake(self) -> None:
        """Do a round now; while one is under way, another right after it."""
        settings = self._read_settings()
        if self._stop.is_set() or not settings.address or not settings.enabled:
            return
        if self._running:
            self._wanted = True
            return
        self._running, self._wanted = True, False
        self._timer.stop()
        self._settings = settings.model_copy(deep=True)
        self.working.emit(True)
        self._tasks.run_in_store(self._step, success=self._take, failure=self._failed, owner=self)

    def soon(self) -> None:
        """Do a round in a moment; more that happens until then goes along. With the timer off, nothing happens."""
        if self._read_settings().every_s and not self._stop.is_set():
            left = self._timer.remainingTime()
            if left < 0 or left > SOON_MS:
                self._timer.start(SOON_MS)

    def follow_settings(self) -> None:
        """Hang up and call again if the settings changed."""
        settings = self._read_settings()
        if settings == self._settings or self._stop.is_set():
            return
        self._timer.stop()
        self._tasks.run_in_store(self._hang_up, success=self._hung_up, failure=self._failed, owner=self)

    def stop(self) -> None:
        """End the round under way at its next page or message and begin no other."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._timer.stop()
        self._tasks.run_in_store(self._hang_up, success=_nothing, failure=_nothing)
        self._tasks.shutdown()

    def _step(self, _task: Task) -> SyncStatus:
        """Run in the runner's thread."""
        try:
            if self._line is None:
                self._line = self._open_line(self._settings)
            if self._line is not None:
                report = self._line.round(cancelled=self._stop.is_set)
                if not report.fault:
                    self._answered_utc = self._desk.now()
        except (RefusedError, DeviceError) as error:
            failed_round(self._desk, error)
        return sync_status(self._desk, self._settings, answered_utc=self._answered_utc)

    def _hang_up(self, _task: Task) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _hung_up(self, _done: None) -> None:
        self._answered_utc = None
        self.wake()

    def _take(self, status: SyncStatus) -> None:
        self._end()
        self.stepped.emit(status)
        every_s = self._read_settings().every_s
        if self._wanted:
            self.wake()
        elif every_s:
            self._timer.start(every_s * 1000)

    def _failed(self, error: Exception) -> None:
        """The store was busy, or this is a defect: nothing is lost, the next round reads it all again."""
        self._end()
        _log.warning("sync_round_failed", error=type(error).__name__)
        if self._read_settings().every_s:
            self._timer.start(AFTER_DEFECT_MS)

    def _end(self) -> None:
        if self._running:
            self._running = False
            self.working.emit(False)


def _nothing(_result: object) -> None:
    return None
