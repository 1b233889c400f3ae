"""The print runner with a real printer on a real socket: it waits without being in the way, and forgets nothing."""

import random
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from koom_pos.devices.printer import PrinterKind, PrinterSettings, ScreenPrinter, open_printer
from koom_pos.devices.printer_job import PrinterState
from koom_pos.domain.identity import IdSource
from koom_pos.services import print_queue
from koom_pos.services.founding import found
from koom_pos.store import Store
from koom_pos.store.migrate import migrate
from koom_pos.store.paper import PrintJob
from koom_pos.ui.printing import PrintRunner
from tests.devices.escpos_reader import read
from tests.devices.printer_server import PrinterServer

KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@pytest.fixture
def founded(tmp_path):
    """A founded till; its manager comes with it."""
    path = tmp_path / "store.db"
    migrate(path, KEY, on_progress=lambda _step, _done, _of: None, clock=lambda: NOW)
    store = Store.open(path, KEY)
    yield found(
        store,
        Ed25519PrivateKey.from_private_bytes(bytes(32)),
        lambda: NOW,
        IdSource(lambda: NOW, random.Random(687).getrandbits),
        workstation_number=1,
        workstation_name="Caisse 1",
        identity={"name": "Essai", "legal_name": "Essai", "address_lines": ("1 rue",), "ridet": "0123456001"},
        manager_name="Hélène",
        manager_pin="2580",
    )
    store.close()


@pytest.fixture
def desk(founded):
    return founded[0]


@pytest.fixture
def runner_for(desk, qtbot):
    """Make a started runner; stopped at the end of the test."""
    made = []

    def make(printer) -> PrintRunner:
        runner = PrintRunner(desk, printer, retry_ms=(10, 20, 40))
        made.append(runner)
        return runner

    yield make
    for runner in made:
        runner.stop()


def queue(desk, *titles: str, kick_drawer: bool = False) -> None:
    with desk.store.transaction() as tx:
        for title in titles:
            job = PrintJob(desk.new_id(), title, f"{title}\n".encode(), kick_drawer, "queued", 0, "", desk.now())
            tx.paper.queue(job, workstation_id=desk.workstation.id)


def network(server, tmp_path):
    settings = PrinterSettings(
        PrinterKind.NETWORK,
        address=server.host,
        port=server.port,
        timeout_ms=150,
        status_timeout_ms=100,
        bytes_per_second=1_000_000,
    )
    return open_printer(settings, private_dir=tmp_path)


def lines_on(server) -> list[str]:
    return [line.text.strip() for line in read(server.paper).lines if line.text.strip()]


def is_empty(desk):
    return lambda: not print_queue.waiting_jobs(desk)


def test_what_a_former_run_left_is_printed_at_the_start(desk, runner_for, qtbot, tmp_path):
    queue(desk, "Ticket 1", "Ticket 2")
    with PrinterServer() as server:
        runner = runner_for(network(server, tmp_path))
        runner.start()
        qtbot.waitUntil(is_empty(desk))
        qtbot.waitUntil(lambda: runner.waiting == 0 and runner.state is PrinterState.READY)
        assert lines_on(server) == ["Ticket 1", "Ticket 2"]


def test_paper_queued_during_a_job_is_printed_without_another_wake(desk, runner_for, qtbot, tmp_path):
    with PrinterServer() as server:
        runner = runner_for(network(server, tmp_path))
        runner.start()
        for number in range(1, 6):
            queue(desk, f"Ticket {number}")
            runner.wake()
        qtbot.waitUntil(is_empty(desk))
        assert lines_on(server) == [f"Ticket {number}" for number in range(1, 6)]


def test_an_empty_roll_is_said_and_printing_goes_on_by_itself_once_it_is_changed(desk, runner_for, qtbot, tmp_path):
    with PrinterServer(paper_out=True) as server:
        runner = runner_for(network(server, tmp_path))
        told = []
        runner.state_changed.connect(lambda state, waiting: told.append((state, waiting)))
        runner.start()
        queue(desk, "Ticket 1", "Ticket 2")
        runner.wake()
        qtbot.waitUntil(lambda: (PrinterState.PAPER_OUT, 2) in told)
        assert lines_on(server) == []
        server.paper_out = False
        qtbot.waitUntil(is_empty(desk))
        qtbot.waitUntil(lambda: told[-1] == (PrinterState.READY, 0))
        assert lines_on(server) == ["Ticket 1", "Ticket 2"]


def test_trouble_without_anything_to_print_is_watched_until_it_is_over(desk, runner_for, qtbot, tmp_path):
    with PrinterServer(cover_open=True) as server:
        runner = runner_for(network(server, tmp_path))
        runner.start()
        qtbot.waitUntil(lambda: runner.state is PrinterState.COVER_OPEN)
        server.cover_open = False
        qtbot.waitUntil(lambda: runner.state is PrinterState.READY)


def test_a_printer_switched_on_late_prints_everything_once(desk, runner_for, qtbot, tmp_path):
    server = PrinterServer()
    server.offline = True
    with server:
        runner = runner_for(network(server, tmp_path))
        runner.start()
        queue(desk, "Ticket 1", "Ticket 2", "Ticket 3")
        with qtbot.waitSignal(runner.job_failed):
            runner.wake()
        server.offline = False
        qtbot.waitUntil(is_empty(desk))
        assert lines_on(server) == ["Ticket 1", "Ticket 2", "Ticket 3"]


def test_a_cancelled_job_in_trouble_does_not_make_the_printer_look_well(founded, runner_for, qtbot):
    desk, manager = founded
    printer = ScreenPrinter()
    printer.reported_state = PrinterState.PAPER_OUT
    runner = runner_for(printer)
    queue(desk, "Ticket 1")
    runner.start()
    qtbot.waitUntil(lambda: (runner.state, runner.waiting) == (PrinterState.PAPER_OUT, 1))
    print_queue.cancel_job(desk, manager, print_queue.waiting_jobs(desk)[0].id)
    qtbot.waitUntil(lambda: runner.waiting == 0)
    assert runner.state is PrinterState.PAPER_OUT
    printer.reported_state = PrinterState.READY
    qtbot.waitUntil(lambda: runner.state is PrinterState.READY)
    assert printer.jobs == []


def test_without_a_printer_the_queue_waits_for_one(desk, runner_for, qtbot):
    runner = runner_for(None)
    with qtbot.waitSignal(runner.state_changed) as told:
        runner.start()
    assert told.args == [None, 0]
    queue(desk, "Ticket 1")
    runner.wake()
    printer = ScreenPrinter()
    runner.change_printer(printer)
    qtbot.waitUntil(is_empty(desk))
    assert len(printer.jobs) == 1


def test_after_stop_nothing_more_is_sent_and_nothing_is_lost(desk, runner_for, qtbot):
    printer = ScreenPrinter()
    runner = runner_for(printer)
    runner.start()
    runner.stop()
    queue(desk, "Ticket 1")
    runner.wake()
    assert [job.title for job in print_queue.waiting_jobs(desk)] == ["Ticket 1"]
    assert printer.jobs == []
