"""The print queue against a printer on a real socket: every ticket comes out, in order, over stalls and restarts."""

import re
from dataclasses import replace

import pytest

from koom_pos.devices.printer import PrinterKind, PrinterSettings, ScreenPrinter, open_printer
from koom_pos.devices.printer_job import PrinterState
from koom_pos.documents.profile import DEFAULT_PROFILE
from koom_pos.domain.tender import TenderType
from koom_pos.services import print_queue, receipts, ringing, settling, tendering
from koom_pos.services.print_queue import print_next, waiting_jobs
from koom_pos.store import Store
from tests.devices.escpos_reader import read
from tests.devices.printer_server import PrinterServer
from tests.founded_shop import KEY

CUT = re.compile(rb"\x1dV(?:[\x00\x01\x30\x31]|[\x41\x42\x61\x62].)", re.DOTALL)


def network(server, tmp_path, *, broken_job: bytes = b""):
    settings = PrinterSettings(
        PrinterKind.NETWORK,
        address=server.host,
        port=server.port,
        name="counter",
        timeout_ms=150,
        status_timeout_ms=100,
        bytes_per_second=1_000_000,
    )
    return open_printer(settings, private_dir=tmp_path, broken_job=broken_job)


def sell(shop, price: int = 2500):
    sale = ringing.ring_item(shop.desk, shop.cashier, shop.item(price).variant_id).sale
    tendering.add_tender(shop.desk, shop.cashier, TenderType.CARD, price)
    return settling.settle(shop.desk, shop.cashier, sale.id)


def queue_ticket(shop, *, kick_drawer: bool = False):
    settled = sell(shop)
    receipts.print_ticket(shop.desk, shop.cashier, settled, DEFAULT_PROFILE, kick_drawer=kick_drawer)
    return settled


def slips(paper: bytes) -> list[str]:
    """What lies on the counter: the text between one cut and the next."""
    pieces = CUT.split(paper)
    return ["\n".join(line.text for line in read(piece).lines) for piece in pieces[:-1]]


def tickets_on(slip: str) -> list[str]:
    return [line.split("  ")[0] for line in slip.replace("\u00a0", " ").splitlines() if line.startswith("Ticket n")]


def test_jobs_come_out_in_order_and_the_queue_is_empty(open_shop, tmp_path):
    for _ in range(3):
        queue_ticket(open_shop)
    with PrinterServer() as server:
        printer = network(server, tmp_path)
        outcomes = [print_next(open_shop.desk, printer) for _ in range(3)]
        assert print_next(open_shop.desk, printer) is None
        server.wait_until_idle()
        found = [tickets_on(slip) for slip in slips(server.paper)]
    assert [(o.title, o.printed, o.waiting) for o in outcomes] == [
        ("Ticket 1", True, 2), ("Ticket 2", True, 1), ("Ticket 3", True, 0),
    ]  # fmt: skip
    assert found == [["Ticket n° 1"], ["Ticket n° 2"], ["Ticket n° 3"]]


@pytest.mark.parametrize(
    ("trouble", "fault"), [("paper_out", "paper"), ("cover_open", "cover"), ("offline", "offline")]
)
def test_a_standing_printer_keeps_the_job_until_it_is_ready(open_shop, tmp_path, trouble, fault):
    queue_ticket(open_shop)
    with PrinterServer(**{trouble: True}) as server:
        printer = network(server, tmp_path)
        for attempt in (1, 2):
            outcome = print_next(open_shop.desk, printer)
            assert (outcome.fault, outcome.attempts, outcome.waiting) == (fault, attempt, 1)
        assert waiting_jobs(open_shop.desk)[0].fault == fault
        setattr(server, trouble, False)
        assert print_next(open_shop.desk, printer).printed
        server.wait_until_idle()
        assert [tickets_on(slip) for slip in slips(server.paper)] == [["Ticket n° 1"]]


def test_a_printer_that_is_not_there_never_touches_the_sale(open_shop, tmp_path):
    with PrinterServer() as server:
        printer = network(server, tmp_path)
    settled = queue_ticket(open_shop)
    assert print_next(open_shop.desk, printer).fault == "unreachable"
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.get(settled.id) == settled
    assert sell(open_shop).number == settled.number + 1


def test_a_connection_cut_in_the_middle_prints_again_and_leaves_nothing_on_the_next_ticket(open_shop, tmp_path):
    queue_ticket(open_shop)
    queue_ticket(open_shop)
    with PrinterServer(cut_after=400) as server:
        printer = network(server, tmp_path)
        assert print_next(open_shop.desk, printer).fault == "unreachable"
        server.cut_after = None
        assert [print_next(open_shop.desk, printer).title for _ in range(2)] == ["Ticket 1", "Ticket 2"]
        server.wait_until_idle()
        found = [tickets_on(slip) for slip in slips(server.paper)]
    assert all(len(numbers) <= 1 for numbers in found)
    assert found[-2:] == [["Ticket n° 1"], ["Ticket n° 2"]]


def test_a_printer_that_stalls_gives_the_job_back(open_shop, tmp_path):
    queue_ticket(open_shop)
    with PrinterServer(stall_after=100) as server:
        printer = network(server, tmp_path)
        assert print_next(open_shop.desk, printer).fault == "timeout"
        server.stall_after = None
        assert print_next(open_shop.desk, printer).printed


class PowerCutError(Exception):
    """The program ends here, as if killed."""


class KilledWhilePrinting:
    """Sends half of the job over the real wire, then takes the program down."""

    name = "counter"

    def __init__(self, server) -> None:
        self._server = server

    def write_job(self, data: bytes) -> None:
        import socket  # noqa: PLC0415

        with socket.create_connection((self._server.host, self._server.port)) as wire:
            wire.sendall(data[: len(data) // 2])
        raise PowerCutError

    def state(self) -> PrinterState:
        return PrinterState.READY

    def kick_drawer(self, pin: int) -> None:
        raise AssertionError(pin)

    def close(self) -> None:
        return None


def test_a_job_that_was_printing_when_the_program_died_is_printed_whole_after_the_restart(open_shop, tmp_path):
    queue_ticket(open_shop)
    queue_ticket(open_shop)
    with PrinterServer() as server:
        with pytest.raises(PowerCutError):
            print_next(open_shop.desk, KilledWhilePrinting(server))
        server.wait_until_idle()
        again = Store.open(open_shop.path, KEY)
        desk = replace(open_shop.desk, store=again)
        left = print_queue.broken_job(desk)
        assert left == waiting_jobs(desk)[0].data != b""
        printer = network(server, tmp_path, broken_job=left)
        assert [print_next(desk, printer).title for _ in range(2)] == ["Ticket 1", "Ticket 2"]
        server.wait_until_idle()
        again.close()
        found = [tickets_on(slip) for slip in slips(server.paper)]
    assert found[-2:] == [["Ticket n° 1"], ["Ticket n° 2"]]
    assert all(len(numbers) <= 1 for numbers in found)
    assert waiting_jobs(open_shop.desk) == []


def test_the_drawer_opens_once_before_the_ticket_even_when_paper_is_out(open_shop):
    printer = ScreenPrinter()
    printer.reported_state = PrinterState.PAPER_OUT
    queue_ticket(open_shop, kick_drawer=True)
    for _ in range(3):
        assert print_next(open_shop.desk, printer).fault == "paper"
    assert printer.kicks == [2]
    printer.reported_state = PrinterState.READY
    assert print_next(open_shop.desk, printer).printed
    assert (printer.kicks, len(printer.jobs)) == ([2], 1)


def test_the_drawer_does_not_wait_behind_a_ticket_that_cannot_print(open_shop):
    printer = ScreenPrinter()
    printer.reported_state = PrinterState.COVER_OPEN
    queue_ticket(open_shop)
    print_next(open_shop.desk, printer)
    receipts.queue_drawer_kick(open_shop.desk)
    print_next(open_shop.desk, printer)
    assert printer.kicks == [2]
    assert [job.title for job in waiting_jobs(open_shop.desk)] == ["Ticket 1"]


def test_a_drawer_that_could_not_open_in_time_stays_closed(open_shop):
    printer = ScreenPrinter()
    receipts.queue_drawer_kick(open_shop.desk)
    open_shop.clock.forward(minutes=10)
    assert print_next(open_shop.desk, printer) is None
    assert printer.kicks == []


def test_a_lone_kick_is_an_outcome(open_shop):
    printer = ScreenPrinter()
    receipts.queue_drawer_kick(open_shop.desk)
    outcome = print_next(open_shop.desk, printer)
    assert (outcome.printed, outcome.waiting, printer.kicks) == (True, 0, [2])


def test_a_cancelled_job_does_not_print_and_its_reprint_says_duplicata(open_shop):
    settled = queue_ticket(open_shop)
    queue_ticket(open_shop)
    first = waiting_jobs(open_shop.desk)[0]
    print_queue.cancel_job(open_shop.desk, open_shop.cashier, first.id)
    printer = ScreenPrinter()
    assert print_next(open_shop.desk, printer).title == "Ticket 2"
    assert receipts.print_ticket(open_shop.desk, open_shop.cashier, settled, DEFAULT_PROFILE) == 2


class CancellingPrinter(ScreenPrinter):
    """Somebody cancels the job while it prints."""

    def __init__(self, shop) -> None:
        super().__init__()
        self._shop = shop

    def write_job(self, data: bytes) -> None:
        super().write_job(data)
        job = waiting_jobs(self._shop.desk)[0]
        print_queue.cancel_job(self._shop.desk, self._shop.cashier, job.id)


def test_a_job_cancelled_while_it_prints_stays_cancelled(open_shop):
    queue_ticket(open_shop)
    assert print_next(open_shop.desk, CancellingPrinter(open_shop)).waiting == 0
    assert waiting_jobs(open_shop.desk) == []


def test_selling_goes_on_while_a_ticket_is_being_printed(open_shop):
    class SellingPrinter(ScreenPrinter):
        def write_job(self, data: bytes) -> None:
            sell(open_shop)
            super().write_job(data)

    queue_ticket(open_shop)
    assert print_next(open_shop.desk, SellingPrinter()).printed
    with open_shop.desk.store.reading() as tx:
        assert tx.sales.last_number(open_shop.desk.workstation.id) == 2
