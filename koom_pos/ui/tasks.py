"""The one door to other threads.

The store has one worker thread, so its acts queue up one after the other and no session ever crosses threads; the
network has a small pool. Results come back in the thread of the screens, always.

An operation must not touch a widget. It gets a `Task`, by which it reports progress and learns that it is no longer
wanted.

Results travel by a signal to a method of this object. A plain function or a lambda connected to a worker's signal
would run in the worker's thread, whatever the connection type (PySide6 6.11).

WORKAROUND PySide6 6.11: Python's cycle collector runs in whichever thread allocates, and a widget freed in a worker
kills the process. So the collector rests while work is under way, and wakes in the thread of the screens.
"""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from koom_pos.domain.errors import DeviceError, RefusedError
from koom_pos.services.logbook import Log

_log = Log(__name__)
T = TypeVar("T")

Failure = Callable[[Exception], object]
ProgressReport = Callable[[int, int], object]


class TaskCancelled(Exception):  # noqa: N818 - it reports no error: somebody changed her mind
    """Raised inside an operation by `Task.check` when it is no longer wanted."""


class Task:
    """One piece of work under way: what the screen holds to cancel it, and the operation to report by."""

    def __init__(self, report: Callable[["Task", int, int], None]) -> None:
        self._report = report
        self._cancelled = Event()
        self._finished = Event()

    def cancel(self) -> None:
        """Ask the operation to stop at its next `check`; one that has not begun never begins."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._cancelled.is_set()

    def is_finished(self) -> bool:
        """Tell whether its outcome has been delivered."""
        return self._finished.is_set()

    def check(self) -> None:
        """Stop here if the work is no longer wanted. An operation calls it where stopping leaves nothing half done.

        Raises:
            TaskCancelled: It is not wanted any more. Let it pass.
        """
        if self._cancelled.is_set():
            raise TaskCancelled

    def report(self, done: int, total: int) -> None:
        """Tell the screen how far the work is; `total` 0 when nobody knows."""
        self._report(self, done, total)

    def mark_finished(self) -> None:
        """Note that the outcome was delivered."""
        self._finished.set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    value: object = None
    error: Exception | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _Callbacks:
    success: Callable[..., object]
    failure: Failure
    progress: ProgressReport | None
    cancelled: Callable[[], object] | None
    owner: QObject | None

    def wanted(self) -> bool:
        return self.owner is None or isValid(self.owner)


class Tasks(QObject):
    """Runs operations away from the screens and brings their outcome back.

    Exactly one of `success`, `failure` and `cancelled` is called for each, in the thread of the screens; none, when
    `owner` has gone meanwhile.

    Signals:
        busy_changed: Work has begun where none was, or the last has ended (bool).
    """

    busy_changed = Signal(bool)
    _finished = Signal(object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None, *, network_threads: int = 4) -> None:
        super().__init__(parent)
        self._store = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._network = ThreadPoolExecutor(network_threads, thread_name_prefix="network")
        self._waiting: dict[Task, _Callbacks] = {}
        self._closed = False
        self._collector_rests = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def run_in_store(
        self,
        op: Callable[[Task], T],
        *,
        success: Callable[[T], object],
        failure: Failure,
        progress: ProgressReport | None = None,
        cancelled: Callable[[], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Run an operation on the store's thread, after those already asked for.

        Args:
            op: The work. It opens its own transaction.
            success: Gets what `op` returned.
            failure: Gets what `op` raised.
            progress: Gets (done, total) as the work reports it.
            cancelled: Called when the work has really stopped after `Task.cancel`.
            owner: The widget the callbacks belong to; when it is gone, they are not called.
        """
        return self._run(self._store, op, _Callbacks(success, failure, progress, cancelled, owner))

    def run_on_network(
        self,
        op: Callable[[Task], T],
        *,
        success: Callable[[T], object],
        failure: Failure,
        progress: ProgressReport | None = None,
        cancelled: Callable[[], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Run an operation that waits for others (printer, terminal, shop, mail) beside its like.

        The arguments are those of `run_in_store`. The operation must not use the store.
        """
        return self._run(self._network, op, _Callbacks(success, failure, progress, cancelled, owner))

    def is_busy(self) -> bool:
        """Tell whether any outcome is still awaited."""
        return bool(self._waiting)

    def shutdown(self) -> None:
        """Let what has begun come to its end, drop what has not, deliver nothing more. Call it before quitting."""
        self._closed = True
        for task in tuple(self._waiting):
            task.cancel()
        self._store.shutdown(wait=True, cancel_futures=True)
        self._network.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()
        self._wake_collector()

    def _run(self, pool: ThreadPoolExecutor, op: Callable[[Task], T], callbacks: _Callbacks) -> Task:
        task = Task(self._progressed.emit)
        was_busy = self.is_busy()
        self._waiting[task] = callbacks
        if gc.isenabled():
            gc.disable()
            self._collector_rests = True
        pool.submit(partial(self._work, task, op))
        if not was_busy:
            self.busy_changed.emit(True)
        return task

    def _work(self, task: Task, op: Callable[[Task], object]) -> None:
        """Run in the worker's thread; whatever happens, an outcome is sent."""
        try:
            task.check()
            outcome = _Outcome(value=op(task))
        except TaskCancelled:
            outcome = _Outcome(cancelled=True)
        except (RefusedError, DeviceError) as error:
            _log.info("task_refused", error=type(error).__name__)
            outcome = _Outcome(error=error)
        except Exception as error:  # noqa: BLE001 - the door: the screen must hear of every failure
            _log.exception("task_failed", error=type(error).__name__)
            outcome = _Outcome(error=error)
        self._finished.emit(task, outcome)

    def _deliver(self, task: Task, outcome: _Outcome) -> None:
        callbacks = self._waiting.pop(task, None)
        task.mark_finished()
        if callbacks is not None and not self._closed and callbacks.wanted():
            self._call(callbacks, outcome)
        if not self._waiting:
            self._wake_collector()
            if not self._closed:
                self.busy_changed.emit(False)

    def _wake_collector(self) -> None:
        """Wake the collector, unless somebody else sent it to rest: the running till collects by itself."""
        if self._collector_rests:
            self._collector_rests = False
            gc.enable()

    def _call(self, callbacks: _Callbacks, outcome: _Outcome) -> None:
        if outcome.cancelled:
            if callbacks.cancelled is not None:
                callbacks.cancelled()
        elif outcome.error is not None:
            callbacks.failure(outcome.error)
        else:
            callbacks.success(outcome.value)

    def _show_progress(self, task: Task, done: int, total: int) -> None:
        callbacks = self._waiting.get(task)
        if callbacks is not None and callbacks.progress is not None and callbacks.wanted() and not self._closed:
            callbacks.progress(done, total)
