"""Caisse-AP over a real socket: answers in pieces, late, never, wrong; asked once, whatever happens."""

import contextlib
import socket
import threading

import pytest

from koom_pos.devices.card_terminal import CaisseApTerminal
from koom_pos.devices.errors import TerminalBusyError, TerminalUnreachableError
from koom_pos.domain.caisse_ap import TerminalOutcome, TerminalRequestError, parse_records
from tests.devices.printer_server import RESET_ON_CLOSE


def records(**values):
    return "".join(f"{tag}{len(value):03d}{value}" for tag, value in values.items()).encode("ascii")


def approved(asked, **changes):
    values = {"CZ": "0300", "CJ": asked["CJ"], "CA": "01", "AE": "10", "CE": "953", "CB": asked["CB"].zfill(12)}
    values |= {"CD": asked["CD"], "AC": "123456", "CI": "2"}
    return records(**(values | changes))


class TerminalServer:
    """A terminal on TCP. `script(wire, asked)` plays what it does with each request; requests are kept."""

    def __init__(self, script):
        self.script = script
        self.requests = []
        self.connections = 0
        self.release = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.02)
        self.port = self._listener.getsockname()[1]
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._closing.set()
        self.release.set()
        self._thread.join(2)
        self._listener.close()

    def _serve(self):
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                wire, _ = self._listener.accept()
                self.connections += 1
                with wire:
                    wire.settimeout(1)
                    request = wire.recv(4096)
                    self.requests.append(request)
                    with contextlib.suppress(OSError):
                        self.script(wire, parse_records(request))


def pay(script, amount_xpf=12500, *, refund=False, timeout_s=0.3):
    with TerminalServer(script) as server:
        terminal = CaisseApTerminal("127.0.0.1", server.port, timeout_s=timeout_s, quiet_s=0.05)
        answer = terminal.pay(amount_xpf, refund=refund)
    assert len(server.requests) == 1, "asked once, whatever happened"
    assert server.connections == 1
    return answer, parse_records(server.requests[0])


def in_pieces(wire, whole, size, pause):
    for at in range(0, len(whole), size):
        wire.sendall(whole[at : at + size])
        pause.wait(0.004)


def test_an_approved_payment_is_approved_with_its_reference():
    answer, asked = pay(lambda wire, asked: wire.sendall(approved(asked)))
    assert (answer.outcome, answer.amount_xpf) == (TerminalOutcome.APPROVED, 12500)
    assert answer.authorisation["authorisation_number"] == "123456"
    assert (asked["CB"], asked["CE"], asked["CD"]) == ("12500", "953", "0")


def test_a_refund_asks_for_a_credit():
    answer, asked = pay(lambda wire, asked: wire.sendall(approved(asked)), refund=True)
    assert answer.outcome is TerminalOutcome.APPROVED
    assert asked["CD"] == "1"


@pytest.mark.parametrize("size", [1, 2, 5, 7, 12, 31])
def test_an_answer_in_pieces_is_read_whole(size):
    pause = threading.Event()
    answer, _ = pay(lambda wire, asked: in_pieces(wire, approved(asked), size, pause), timeout_s=2)
    assert answer.outcome is TerminalOutcome.APPROVED
    assert answer.authorisation["authorisation_number"] == "123456"


def test_an_answer_cut_between_two_records_waits_for_the_rest():
    def script(wire, asked):
        whole = approved(asked)
        half = whole.index(b"CE003")
        wire.sendall(whole[:half])  # done, it says, and not yet how much
        threading.Event().wait(0.12)  # longer than the quiet time
        wire.sendall(whole[half:])

    answer, _ = pay(script, timeout_s=1)
    assert (answer.outcome, answer.amount_xpf) == (TerminalOutcome.APPROVED, 12500)


def test_a_late_answer_within_the_limit_counts():
    def script(wire, asked):
        threading.Event().wait(0.2)
        wire.sendall(approved(asked))

    assert pay(script, timeout_s=1)[0].outcome is TerminalOutcome.APPROVED


@pytest.mark.parametrize(
    ("code", "reason"), [("04", "refused"), ("06", "abandoned"), ("13", "currency_not_supported"), ("77", "af_77")]
)
def test_a_refusal_is_a_refusal_with_its_reason(code, reason):
    answer, _ = pay(lambda wire, asked: wire.sendall(records(CZ="0300", AE="01", AF=code)))
    assert (answer.outcome, answer.reason_code) == (TerminalOutcome.REFUSED, reason)


@pytest.mark.fault
def test_no_answer_is_unknown_and_is_not_asked_again():
    with TerminalServer(lambda wire, asked: server.release.wait(1)) as server:
        answer = CaisseApTerminal("127.0.0.1", server.port, timeout_s=0.15).pay(12500)
    assert (answer.outcome, answer.reason_code) == (TerminalOutcome.UNKNOWN, "no_answer")
    assert len(server.requests) == 1


@pytest.mark.fault
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (lambda wire, asked: None, "connection_lost"),
        (lambda wire, asked: wire.sendall(approved(asked)[:40]), "connection_lost"),
        (lambda wire, asked: wire.sendall(approved(asked)[: approved(asked).index(b"CE003")]), "connection_lost"),
        (lambda wire, asked: wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "unreadable"),
        (lambda wire, asked: wire.sendall(b"\xff\x00\x01" * 50), "unreadable"),
        (lambda wire, asked: wire.sendall(approved(asked, CB="000001250000")), "amount_mismatch"),
        (lambda wire, asked: wire.sendall(approved(asked, CE="978")), "currency_mismatch"),
        (lambda wire, asked: wire.sendall(approved(asked, CJ="000000000001")), "request_mismatch"),
        (lambda wire, asked: wire.sendall(approved(asked, CD="1")), "action_mismatch"),
    ],
)
def test_whatever_goes_wrong_after_sending_is_unknown(script, reason):
    answer, _ = pay(script)
    assert (answer.outcome, answer.reason_code) == (TerminalOutcome.UNKNOWN, reason)


@pytest.mark.fault
def test_a_reset_after_the_request_is_unknown():
    def script(wire, asked):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)

    assert pay(script)[0].outcome is TerminalOutcome.UNKNOWN


@pytest.mark.fault
def test_an_endless_answer_is_given_up():
    def script(wire, asked):
        for _ in range(10_000):
            wire.sendall(b"ZA999" + b"x" * 999)

    assert pay(script)[0].outcome is TerminalOutcome.UNKNOWN


def test_a_refused_connection_sends_nothing_and_may_be_tried_again():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    terminal = CaisseApTerminal("127.0.0.1", port, connect_timeout_s=0.3)
    for _ in range(2):
        with pytest.raises(TerminalUnreachableError) as unreachable:
            terminal.pay(12500)
    assert (unreachable.value.host, unreachable.value.port) == ("127.0.0.1", port)


def test_an_amount_that_is_no_payment_is_never_sent():
    with TerminalServer(lambda wire, asked: None) as server:
        for amount_xpf in (0, -5):
            with pytest.raises(TerminalRequestError):
                CaisseApTerminal("127.0.0.1", server.port).pay(amount_xpf)
    assert server.connections == 0


def test_a_second_payment_waits_for_the_first():
    asked_first = threading.Event()

    def script(wire, asked):
        asked_first.set()
        server.release.wait(1)
        wire.sendall(approved(asked))

    with TerminalServer(script) as server:
        terminal = CaisseApTerminal("127.0.0.1", server.port, timeout_s=2, quiet_s=0.05)
        answers = []
        first = threading.Thread(target=lambda: answers.append(terminal.pay(12500)))
        first.start()
        assert asked_first.wait(1)
        with pytest.raises(TerminalBusyError):
            terminal.pay(5000)
        server.release.set()
        first.join(2)
    assert [answer.outcome for answer in answers] == [TerminalOutcome.APPROVED]
    assert len(server.requests) == 1
