"""Printers: a real socket with a printer that stalls, cuts and answers at its end; a serial line; files."""

import os
import socket
import sys
import threading
import time
from dataclasses import replace

import pytest

from koom_pos.devices.errors import (
    CoverOpenError,
    PaperOutError,
    PrinterOfflineError,
    PrinterTimeoutError,
    PrinterUnreachableError,
)
from koom_pos.devices.printer import (
    FilePrinter,
    PrinterKind,
    PrinterSettings,
    ScreenPrinter,
    open_printer,
)
from koom_pos.devices.printer_job import PrinterState
from tests.devices.escpos_reader import read
from tests.devices.printer_server import PrinterServer

TICKET = "".join(f"Rouge Velours {n:02d}      8 900 F\n" for n in range(40)).encode("ascii")
LONG_JOB = TICKET * 400  # half a megabyte: more than any buffer on the way


def network(server, tmp_path, **changes):
    settings = PrinterSettings(
        PrinterKind.NETWORK,
        address=server.host,
        port=server.port,
        name="counter",
        timeout_ms=150,
        status_timeout_ms=100,
        bytes_per_second=1_000_000,
    )
    return open_printer(replace(settings, **changes), private_dir=tmp_path)


def printed_lines(printout):
    return [line.text for line in printout.lines if line.text.strip()]


def test_a_ticket_arrives_whole_reset_before_and_cut_after(tmp_path):
    with PrinterServer() as server:
        network(server, tmp_path).write_job(TICKET)
        server.wait_until_idle()
        printed = read(server.paper)
    assert printed_lines(printed) == TICKET.decode().splitlines()
    assert (printed.resets, printed.cuts) == (1, 1)


def test_a_printer_that_never_answers_still_prints(tmp_path):
    with PrinterServer(mute=True) as server:
        printer = network(server, tmp_path)
        assert printer.state() is PrinterState.UNKNOWN
        printer.write_job(TICKET)
        server.wait_until_idle()
        assert read(server.paper).cuts == 1


@pytest.mark.parametrize(
    ("fault", "state", "error"),
    [
        ("paper_out", PrinterState.PAPER_OUT, PaperOutError),
        ("cover_open", PrinterState.COVER_OPEN, CoverOpenError),
        ("offline", PrinterState.OFFLINE, PrinterOfflineError),
    ],
)
def test_a_printer_that_stands_says_why_and_gets_no_byte(tmp_path, fault, state, error):
    with PrinterServer(**{fault: True}) as server:
        printer = network(server, tmp_path)
        assert printer.state() is state
        with pytest.raises(error) as refused:
            printer.write_job(TICKET)
        assert (refused.value.printer, refused.value.bytes_sent) == ("counter", 0)
        assert server.paper == b""
        setattr(server, fault, False)
        printer.write_job(TICKET)
        server.wait_until_idle()
        assert len(read(server.paper).tickets) == 1


def test_paper_near_its_end_prints(tmp_path):
    with PrinterServer(near_end=True) as server:
        printer = network(server, tmp_path)
        assert printer.state() is PrinterState.PAPER_NEAR_END
        printer.write_job(TICKET)


def test_paper_that_ends_during_the_ticket_is_told(tmp_path):
    with PrinterServer() as server:
        printer = network(server, tmp_path)
        answers = server.answer

        def paper_ends_after_the_job(question):
            server.paper_out = bool(server.paper)
            return answers(question)

        server.answer = paper_ends_after_the_job
        with pytest.raises(PaperOutError) as ended:
            printer.write_job(TICKET)
        assert ended.value.bytes_sent > len(TICKET)


@pytest.mark.fault
def test_a_printer_that_stalls_in_a_long_job_is_given_up_in_time(tmp_path):
    with PrinterServer(stall_after=10_000) as server:
        started = time.monotonic()
        with pytest.raises(PrinterTimeoutError) as stalled:
            network(server, tmp_path).write_job(LONG_JOB)
        assert time.monotonic() - started < 1.2
        assert 10_000 <= stalled.value.bytes_sent < stalled.value.job_bytes


@pytest.mark.fault
def test_a_printer_that_falls_silent_with_a_short_ticket_in_the_buffers_is_noticed(tmp_path):
    with PrinterServer(stall_after=100) as server:
        with pytest.raises(PrinterTimeoutError) as silent:
            network(server, tmp_path).write_job(TICKET)
        assert silent.value.bytes_sent == silent.value.job_bytes


@pytest.mark.fault
def test_a_slow_printer_gets_the_time_its_bytes_need(tmp_path):
    with PrinterServer() as server:
        answers = server.answer

        def slow_after_the_job(question):
            if server.paper and question == 1:
                time.sleep(0.25)
            return answers(question)

        server.answer = slow_after_the_job
        with pytest.raises(PrinterTimeoutError):
            network(server, tmp_path, timeout_ms=50).write_job(TICKET)
        network(server, tmp_path, timeout_ms=50, bytes_per_second=len(TICKET) * 3).write_job(TICKET)


@pytest.mark.fault
def test_a_connection_reset_in_the_middle_is_told_with_what_had_left(tmp_path):
    with PrinterServer(cut_after=500) as server:
        with pytest.raises(PrinterUnreachableError) as broken:
            network(server, tmp_path).write_job(LONG_JOB)
        assert broken.value.bytes_sent > 0


@pytest.mark.fault
@pytest.mark.parametrize("mute", [False, True])
def test_what_is_left_of_a_broken_job_never_prints_on_the_next_ticket(tmp_path, mute):
    image = b"\x1dv0\x00\x48\x00\x00\x08" + b"\xff" * (72 * 2048)
    with PrinterServer(cut_after=9_000, mute=mute) as server:
        printer = network(server, tmp_path)
        with pytest.raises(PrinterUnreachableError):
            printer.write_job(b"premier\n" + image + b"fin du premier\n")
        server.cut_after = None
        printer.write_job(b"second\n")
        printer.write_job(b"troisieme\n")
        server.wait_until_idle()
        first, *rest = read(server.paper).tickets
    assert "premier" in [getattr(item, "text", "") for item in first]
    assert [[i.text for i in ticket if i.text.strip()] for ticket in rest] == [["second"], ["troisieme"]]


@pytest.mark.fault
def test_a_job_broken_by_a_stop_of_the_program_is_cut_off_after_the_restart(tmp_path):
    job = b"premier\n\x1dv0\x00\x02\x00\x00\x01" + b"\xff" * 512
    with PrinterServer() as server:
        with socket.create_connection((server.host, server.port)) as dying_program:
            dying_program.sendall(job[:100])
        server.wait_until_idle()
        settings = PrinterSettings(PrinterKind.NETWORK, address=server.host, port=server.port)
        open_printer(settings, private_dir=tmp_path, broken_job=job).write_job(b"second\n")
        server.wait_until_idle()
        assert len(read(server.paper).tickets) == 2


def test_a_dead_port_is_unreachable_and_nothing_was_sent(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    settings = PrinterSettings(PrinterKind.NETWORK, address="127.0.0.1", port=port, timeout_ms=200)
    printer = open_printer(settings, private_dir=tmp_path)
    assert printer.state() is PrinterState.UNREACHABLE
    for act in (lambda: printer.write_job(TICKET), lambda: printer.kick_drawer(2)):
        with pytest.raises(PrinterUnreachableError) as unreachable:
            act()
        assert unreachable.value.bytes_sent == 0
    printer.close()


def test_the_drawer_opens_by_its_pin_even_when_the_paper_is_out(tmp_path):
    with PrinterServer() as server:
        printer = network(server, tmp_path)
        printer.kick_drawer(2)
        server.paper_out = True
        printer.kick_drawer(5)
        server.wait_until_idle()
        assert read(server.paper).kicks == [2, 5]
        assert server.paper.endswith(b"\x10\x14\x01\x01\x01")  # the command a standing printer still obeys


def test_two_threads_never_mix_their_tickets(tmp_path):
    with PrinterServer() as server:
        printer = network(server, tmp_path, timeout_ms=2000, status_timeout_ms=1000)
        threads = [threading.Thread(target=printer.write_job, args=(f"ticket {n}\n".encode(),)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5)
        server.wait_until_idle()
        assert sorted(printed_lines(read(server.paper))) == [f"ticket {n}" for n in range(6)]


def test_the_screen_printer_keeps_each_job_and_writes_it_down(tmp_path):
    printer = open_printer(PrinterSettings(PrinterKind.SCREEN, address=str(tmp_path / "jobs")), private_dir=tmp_path)
    assert isinstance(printer, ScreenPrinter)
    printer.write_job(b"un\n")
    printer.write_job(b"deux\n")
    printer.kick_drawer(2)
    assert [printed_lines(read(job)) for job in printer.jobs] == [["un"], ["deux"]]
    assert [path.name for path in sorted((tmp_path / "jobs").iterdir())] == ["job-0001.bin", "job-0002.bin"]
    assert printer.kicks == [2]
    printer.reported_state = PrinterState.PAPER_OUT
    with pytest.raises(PaperOutError):
        printer.write_job(b"trois\n")
    assert len(printer.jobs) == 2


def test_the_file_printer_appends_and_says_when_its_folder_is_gone(tmp_path):
    printer = FilePrinter("file", tmp_path / "roll.bin")
    printer.write_job(b"un\n")
    printer.write_job(b"deux\n")
    assert printed_lines(read((tmp_path / "roll.bin").read_bytes())) == ["un", "deux"]
    gone = FilePrinter("file", tmp_path / "gone" / "roll.bin")
    assert gone.state() is PrinterState.UNREACHABLE
    with pytest.raises(PrinterUnreachableError):
        gone.write_job(b"un\n")


def test_settings_without_time_or_width_are_refused():
    for wrong in ({"timeout_ms": 0}, {"bytes_per_second": 0}, {"columns": 0}):
        with pytest.raises(ValueError, match="more than zero"):
            PrinterSettings(PrinterKind.SCREEN, **wrong)


if sys.platform != "win32":
    import pty
    import tty

    class SerialPrinter:
        """The printer's end of a serial line: reads on, answers DLE EOT with READY."""

        def __init__(self):
            self.master, self.slave = pty.openpty()
            tty.setraw(self.slave)
            self.port = os.ttyname(self.slave)
            self.roll = b""
            self.thread = threading.Thread(target=self.serve, daemon=True)

        def __enter__(self):
            self.thread.start()
            return self

        def __exit__(self, *_):
            os.close(self.slave)
            self.thread.join(2)
            os.close(self.master)

        def serve(self):
            try:
                while piece := os.read(self.master, 1024):
                    self.roll += piece
                    for question in (b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"):
                        if question in self.roll:
                            self.roll = self.roll.replace(question, b"")
                            os.write(self.master, b"\x12")
            except OSError:
                return

    def serial_settings(port):
        return PrinterSettings(PrinterKind.SERIAL, port, timeout_ms=200, status_timeout_ms=200)

    def test_a_serial_printer_prints_and_answers(tmp_path):
        with SerialPrinter() as line:
            printer = open_printer(serial_settings(line.port), private_dir=tmp_path)
            assert printer.state() is PrinterState.READY
            printer.write_job(TICKET)
            printer.kick_drawer(2)
            deadline = time.monotonic() + 1
            while b"\x1bp\x0022" not in line.roll and time.monotonic() < deadline:
                threading.Event().wait(0.005)
        assert printed_lines(read(line.roll)) == TICKET.decode().splitlines()
        assert read(line.roll).kicks == [2]

    @pytest.mark.fault
    def test_a_serial_printer_that_holds_the_line_is_given_up_in_time(tmp_path):
        master, slave = pty.openpty()
        tty.setraw(slave)
        try:
            printer = open_printer(serial_settings(os.ttyname(slave)), private_dir=tmp_path)
            started = time.monotonic()
            with pytest.raises(PrinterTimeoutError):
                printer.write_job(LONG_JOB)
            assert time.monotonic() - started < 1.2
        finally:
            os.close(slave)
            os.close(master)


def test_a_serial_port_that_is_not_there_is_unreachable(tmp_path):
    absent = PrinterSettings(PrinterKind.SERIAL, "COM_ABSENT", timeout_ms=200)
    printer = open_printer(absent, private_dir=tmp_path)
    assert printer.state() is PrinterState.UNREACHABLE
