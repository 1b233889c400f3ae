"""Work away from the screens: where it runs, in which order, and how its outcome comes back."""

import gc
from threading import Event, current_thread, get_ident, main_thread

import pytest
import structlog
from PySide6.QtCore import QObject
from shiboken6 import delete

from koom_pos.domain.errors import RefusedError
from koom_pos.ui.tasks import Tasks


class Desk(QObject):
    """What a screen would do with outcomes: keep them, and where they came in."""

    def __init__(self):
        super().__init__()
        self.values = []
        self.errors = []
        self.steps = []
        self.stops = 0
        self.threads = set()

    def take(self, value):
        self.values.append(value)
        self.threads.add(get_ident())

    def fail(self, error):
        self.errors.append(error)
        self.threads.add(get_ident())

    def step(self, done, total):
        self.steps.append((done, total))
        self.threads.add(get_ident())

    def stop(self):
        self.stops += 1


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.shutdown()


def test_the_outcome_comes_back_in_the_thread_of_the_screens(tasks, desk, qtbot):
    tasks.run_in_store(lambda task: get_ident(), success=desk.take, failure=desk.fail)
    qtbot.waitUntil(lambda: desk.values != [])
    assert desk.values[0] != main_thread().ident
    assert desk.threads == {main_thread().ident}


def test_the_store_has_one_thread_and_keeps_the_order(tasks, desk, qtbot):
    for number in range(50):
        tasks.run_in_store(lambda task, n=number: (n, current_thread().name), success=desk.take, failure=desk.fail)
    qtbot.waitUntil(lambda: len(desk.values) == 50)
    assert [number for number, _ in desk.values] == list(range(50))
    assert len({name for _, name in desk.values}) == 1


def test_the_network_does_not_wait_for_the_store_nor_the_store_for_the_network(tasks, desk, qtbot):
    gate = Event()
    tasks.run_on_network(lambda task: gate.wait(10) and "slow", success=desk.take, failure=desk.fail)
    tasks.run_in_store(lambda task: "store", success=desk.take, failure=desk.fail)
    tasks.run_on_network(lambda task: "other", success=desk.take, failure=desk.fail)
    qtbot.waitUntil(lambda: len(desk.values) == 2)
    assert set(desk.values) == {"store", "other"}
    gate.set()
    qtbot.waitUntil(lambda: len(desk.values) == 3)


def test_a_refusal_is_delivered_and_is_no_fault_of_the_program(tasks, desk, qtbot):
    def refuse(task):
        raise RefusedError("no")

    with structlog.testing.capture_logs() as logs:
        tasks.run_in_store(refuse, success=desk.take, failure=desk.fail)
        qtbot.waitUntil(lambda: desk.errors != [])
    assert isinstance(desk.errors[0], RefusedError)
    assert [entry["log_level"] for entry in logs] == ["info"]


def test_a_fault_is_logged_with_its_trace_and_delivered(tasks, desk, qtbot):
    with structlog.testing.capture_logs() as logs:
        tasks.run_in_store(lambda task: 1 // 0, success=desk.take, failure=desk.fail)
        qtbot.waitUntil(lambda: desk.errors != [])
    assert isinstance(desk.errors[0], ZeroDivisionError)
    assert logs[0]["event"] == "task_failed"
    assert logs[0]["exc_info"]


def test_progress_is_told_before_the_outcome(tasks, desk, qtbot):
    def count(task):
        for done in range(1, 4):
            task.report(done, 3)
        return "done"

    tasks.run_in_store(count, success=desk.take, failure=desk.fail, progress=desk.step)
    qtbot.waitUntil(lambda: desk.values == ["done"])
    assert desk.steps == [(1, 3), (2, 3), (3, 3)]
    assert desk.threads == {main_thread().ident}


def test_a_running_operation_stops_where_it_checks(tasks, desk, qtbot):
    begun, gate = Event(), Event()

    def work(task):
        begun.set()
        gate.wait(10)
        task.check()
        return "too late"

    task = tasks.run_in_store(work, success=desk.take, failure=desk.fail, cancelled=desk.stop)
    assert begun.wait(10)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: desk.stops == 1)
    assert task.is_finished()
    assert (desk.values, desk.errors) == ([], [])


def test_what_was_cancelled_in_the_queue_never_begins(tasks, desk, qtbot):
    gate, ran = Event(), []
    tasks.run_in_store(lambda task: gate.wait(10), success=desk.take, failure=desk.fail)
    second = tasks.run_in_store(ran.append, success=desk.take, failure=desk.fail, cancelled=desk.stop)
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: desk.stops == 1)
    assert ran == []


def test_nobody_is_called_when_the_screen_is_gone(tasks, desk, qtbot):
    gate = Event()
    screen = QObject()
    tasks.run_in_store(lambda task: gate.wait(10), success=desk.take, failure=desk.fail, owner=screen)
    delete(screen)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert desk.values == []


def test_busy_begins_and_ends_once(tasks, desk, qtbot):
    seen = []
    tasks.busy_changed.connect(seen.append)
    gate = Event()
    tasks.run_in_store(lambda task: gate.wait(10), success=desk.take, failure=desk.fail)
    tasks.run_on_network(lambda task: gate.wait(10), success=desk.take, failure=desk.fail)
    gate.set()
    qtbot.waitUntil(lambda: len(desk.values) == 2 and not tasks.is_busy())
    assert seen == [True, False]


def test_shutdown_waits_for_what_has_begun_and_drops_the_rest(qapp, desk):
    tasks = Tasks()
    begun, gate, ended, ran = Event(), Event(), [], []

    def work(task):
        begun.set()
        gate.wait(10)
        ended.append(task.is_cancelled())

    tasks.run_in_store(work, success=desk.take, failure=desk.fail)
    tasks.run_in_store(ran.append, success=desk.take, failure=desk.fail)
    assert begun.wait(10)
    gate.set()
    tasks.shutdown()
    assert len(ended) == 1
    assert (ran, desk.values) == ([], [])
    assert not tasks.is_busy()


def test_cycles_with_widgets_are_never_collected_in_a_worker(tasks, desk, qtbot):
    tasks.run_on_network(lambda task: gc.isenabled(), success=desk.take, failure=desk.fail)
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert desk.values == [False]
    assert gc.isenabled()


def test_shutdown_wakes_the_collector(qapp, desk):
    tasks = Tasks()
    tasks.run_on_network(lambda task: None, success=desk.take, failure=desk.fail)
    tasks.shutdown()
    assert gc.isenabled()
