"""Cards over Caisse-AP on the sale page: paid, refused, out of reach, and the doubt that a person resolves."""

import contextlib
import json
import socket
import threading

import pytest
from PySide6.QtCore import Qt

from koom_pos.domain.caisse_ap import parse_records
from koom_pos.domain.tender import TenderType
from koom_pos.settings import WorkstationSettings

ROUGE = "3760001000016"


def records(**values):
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in values.items()).encode("ascii")


def answer(asked, action):
    values = {"CZ": "0300", "CJ": asked["CJ"], "CA": "01", "AE": action, "CE": "953", "CB": asked["CB"].zfill(12)}
    return records(**values, CD=asked["CD"], **({"AC": "123456"} if action == "10" else {"AF": "04"}))


class Terminal:
    """A terminal on TCP that answers as it is told: `10` approved, `01` refused, None hangs up without a word."""

    def __init__(self):
        self.action = "10"
        self.requests = []
        self.go = threading.Event()
        self.go.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self):
        self.go.set()
        self._listener.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                wire, _ = self._listener.accept()
                with wire:
                    request = wire.recv(4096)
                    if not request:
                        continue
                    self.requests.append(request)
                    self.go.wait(5)
                    if self.action is not None:
                        wire.sendall(answer(parse_records(request), self.action))


@pytest.fixture
def terminal():
    made = Terminal()
    yield made
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", made.port), timeout=1).close()
    made.close()


@pytest.fixture
def settings(terminal):
    made = WorkstationSettings()
    made.terminal.mode = "caisse_ap"
    made.terminal.host = "127.0.0.1"
    made.terminal.port = terminal.port
    made.terminal.timeout_s = 5
    return made


@pytest.fixture
def paying(till):
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F12)
    return till


def doubts(till):
    with till.shop.desk.store.reading() as tx:
        entries = list(tx.journal.entries(till.shop.desk.workstation.id))
    return [json.loads(e.body)["payload"] for e in entries if str(e.kind) == "terminal_unknown"]


def in_doubt(till):
    till.key(Qt.Key.Key_C)
    till.qtbot.waitUntil(till.page.payment.card.is_in_doubt)


def test_an_approved_card_settles(paying):
    paying.key(Qt.Key.Key_C)
    paying.qtbot.waitUntil(lambda: bool(paying.settled))
    tender = paying.settled[0].tenders[0]
    assert (tender.type, tender.amount_xpf) == (TenderType.CARD, 2500)
    assert tender.detail["authorisation_number"] == "123456"


def test_a_refused_card_is_said_and_nothing_is_taken(paying, terminal):
    terminal.action = "01"
    paying.key(Qt.Key.Key_C)
    paying.qtbot.waitUntil(lambda: bool(paying.said))
    assert paying.page.payment.tenders.isVisible()
    assert paying.stored_sale().tenders == ()


def test_while_the_terminal_works_scans_and_escape_wait(paying, terminal):
    terminal.go.clear()
    paying.key(Qt.Key.Key_C)
    paying.page.handle_scan(ROUGE)
    assert paying.sounds[-1] == "scan_refused"
    paying.key(Qt.Key.Key_Escape)
    assert paying.page.payment.card.isVisible()
    assert paying.total == 2500
    terminal.go.set()
    paying.qtbot.waitUntil(lambda: bool(paying.settled))


def test_a_till_locked_meanwhile_still_takes_the_answer(paying, terminal):
    terminal.go.clear()
    paying.key(Qt.Key.Key_C)
    paying.counter.sign_in(None)
    terminal.go.set()
    paying.qtbot.waitUntil(lambda: bool(paying.settled))
    assert paying.settled[0].operator_id == paying.shop.cashier.id


def test_silence_leaves_a_doubt_that_is_journalled_and_never_sent_again(paying, terminal):
    terminal.action = None
    in_doubt(paying)
    assert len(terminal.requests) == 1
    assert doubts(paying)[0]["amount_xpf"] == 2500
    assert paying.stored_sale().tenders == ()


def test_it_was_paid_after_all(paying, terminal):
    terminal.action = None
    in_doubt(paying)
    paying.touch(paying.page.payment.card.was_paid)
    assert paying.settled[0].tenders[0].amount_xpf == 2500
    assert [doubt.get("said") for doubt in doubts(paying)] == [None, "paid"]
    assert len(terminal.requests) == 1


def test_it_was_not_paid(paying, terminal):
    terminal.action = None
    in_doubt(paying)
    paying.touch(paying.page.payment.card.was_not_paid)
    assert paying.page.payment.tenders.isVisible()
    assert paying.tickets() == 0
    assert [doubt.get("said") for doubt in doubts(paying)] == [None, "not_paid"]


def test_a_terminal_out_of_reach_charged_nothing(paying, counter):
    with socket.create_server(("127.0.0.1", 0)) as free:
        counter.settings.terminal.port = free.getsockname()[1]
    paying.key(Qt.Key.Key_C)
    paying.qtbot.waitUntil(lambda: bool(paying.said))
    assert paying.page.payment.tenders.isVisible()
    assert doubts(paying) == []
