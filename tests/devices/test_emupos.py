"""Our jobs on somebody else's printer: emupos, an independent ESC/POS emulator that needs Python 3.13 or later.

It is looked for on the PATH, or where KOOM_EMUPOS points (the `emupos` program of its own environment):
`python3.13 -m venv emu && emu/bin/pip install emupos`.
"""

import os
import shutil
import socket
import subprocess
import time

import pytest

from koom_pos.devices.errors import CoverOpenError, PaperOutError, PrinterOfflineError
from koom_pos.devices.printer import PrinterKind, PrinterSettings, open_printer
from koom_pos.devices.printer_job import PrinterState

EMUPOS = os.environ.get("KOOM_EMUPOS") or shutil.which("emupos")
pytestmark = pytest.mark.skipif(
    not EMUPOS, reason="emupos (an outside ESC/POS emulator, Python 3.13 or later) is not installed"
)

ACCENTS = "Nouméa, reçu : cœur d’été « KOOM »"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Emulator:
    """One emulated TM-T20III and the program's own commands to look at it."""

    def __init__(self, folder):
        self.folder = folder
        self.port, self.api_port = free_port(), free_port()
        self.environment = dict(os.environ, EMUPOS_API=f"http://127.0.0.1:{self.api_port}", NO_COLOR="1")
        (folder / "emupos.yaml").write_text(
            f"schema: 1\napi: {{host: 127.0.0.1, port: {self.api_port}}}\n"
            "devices:\n  - id: front\n    type: printer\n    profile: epson-tm-t20iii\n"
            f"    connections: [{{tcp: {{port: {self.port}}}}}]\n    receipts_dir: ./receipts\n",
            encoding="utf-8",
        )
        self.process = subprocess.Popen(
            [str(EMUPOS), "run"],
            cwd=folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_until_up(self):
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=0.2):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("emupos did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def tell(self, *words):
        told = subprocess.run(
            [str(EMUPOS), *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=20,
            check=True,
        )
        return told.stdout

    def receipts(self):
        """Texts of the receipts that were cut off, oldest first: their names begin with the time."""
        return [path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("receipts/*.txt"))]

    def next_receipts(self, seen, count=1):
        """The receipts after the first `seen`, once there are `count` of them."""
        deadline = time.monotonic() + 10
        while len(self.receipts()) < seen + count and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.receipts()[seen:]


@pytest.fixture(scope="module")
def emulator(tmp_path_factory):
    emulator = Emulator(tmp_path_factory.mktemp("emupos"))
    try:
        emulator.wait_until_up()
        yield emulator
    finally:
        emulator.stop()


@pytest.fixture
def settings(emulator):
    return PrinterSettings(PrinterKind.NETWORK, "127.0.0.1", emulator.port, status_timeout_ms=2000)


@pytest.fixture
def printer(settings, tmp_path):
    return open_printer(settings, private_dir=tmp_path)


def encoded(text):
    return b"\x1bt\x10" + text.encode("cp1252") + b"\n"


def test_a_ticket_reads_as_it_was_written(emulator, printer):
    seen = len(emulator.receipts())
    assert printer.state() is PrinterState.READY
    printer.write_job(
        encoded(ACCENTS)
        + b"\x1dv0\x00\x02\x00\x04\x00" + b"\xff" * 8
        + b"\x1ba\x01\x1dh\x50\x1dw\x02\x1dH\x02\x1dk\x43\x0d4006381333931"
        + b"\x1dk\x49\x08{BT-1042"
    )  # fmt: skip
    (receipt,) = emulator.next_receipts(seen)
    assert ACCENTS in receipt
    assert "[image 16x4]" in receipt
    assert "4006381333931" in receipt
    assert "T-1042" in receipt


def test_each_job_is_a_receipt_of_its_own(emulator, printer):
    seen = len(emulator.receipts())
    for text in ("un", "deux"):
        printer.write_job(encoded(text))
    assert [receipt.strip() for receipt in emulator.next_receipts(seen, 2)] == ["un", "deux"]


@pytest.mark.parametrize(
    ("fault", "state", "error"),
    [
        ("paper-out", PrinterState.PAPER_OUT, PaperOutError),
        ("cover-open", PrinterState.COVER_OPEN, CoverOpenError),
        ("offline", PrinterState.OFFLINE, PrinterOfflineError),
    ],
)
def test_a_fault_is_named_and_nothing_prints_until_it_is_mended(emulator, printer, fault, state, error):
    seen = len(emulator.receipts())
    emulator.tell("fault", "set", "front", fault)
    try:
        assert printer.state() is state
        with pytest.raises(error):
            printer.write_job(encoded("jamais"))
    finally:
        emulator.tell("fault", "clear", "front", fault)
    printer.write_job(encoded("ensuite"))
    assert [receipt.strip() for receipt in emulator.next_receipts(seen)] == ["ensuite"]


def test_the_drawer_opens_even_when_the_paper_is_out(emulator, printer):
    for fault in ((), ("paper-out",)):
        for name in fault:
            emulator.tell("fault", "set", "front", name)
        printer.kick_drawer(2)
        deadline = time.monotonic() + 5
        while "drawer open" not in (state := emulator.tell("devices")) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "drawer open" in state
        emulator.tell("drawer", "close")
        for name in fault:
            emulator.tell("fault", "clear", "front", name)


@pytest.mark.fault
def test_a_job_broken_in_an_image_never_reaches_the_next_receipt(emulator, settings, tmp_path):
    seen = len(emulator.receipts())
    broken = encoded("premier") + b"\x1dv0\x00\x48\x00\x00\x01" + b"\xff" * (72 * 256)
    with socket.create_connection(("127.0.0.1", emulator.port)) as dying_program:
        dying_program.sendall(broken[:5000])
    open_printer(settings, private_dir=tmp_path, broken_job=broken).write_job(encoded("second"))
    first, second = emulator.next_receipts(seen, 2)
    assert "premier" in first
    assert second.strip() == "second"
