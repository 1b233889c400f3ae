"""The bytes around a job and the meaning of a printer's answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.devices.printer_job import (
    PrinterState,
    clear_broken_job,
    drawer_kick,
    frame_job,
    is_status_byte,
    longest_payload,
    read_state,
)
from koom_pos.devices.printer_windows import spooler_state
from tests.devices.escpos_reader import read

IMAGE = b"\x1dv0\x00\x02\x00\x28\x00" + b"\xff" * 80
LONG_IMAGE = b"\x1dv0\x00\x48\x00\x00\x01" + b"\xaa" * (72 * 256)
BARCODE = b"\x1dk\x43\x0d4006381333931"
TICKET = b"\x1bt\x10Re\xe7u 1\n" + IMAGE + BARCODE + b"TOTAL 12 500\n"


def test_a_job_is_reset_before_and_cut_after():
    printed = read(frame_job(b"bonjour\n"))
    assert printed.resets == 1
    assert printed.cuts == 1
    assert printed.lines[0].text == "bonjour"


def test_a_job_that_cuts_by_itself_is_not_cut_twice():
    for cut in (b"\x1dV\x00", b"\x1dV1", b"\x1dVB\x00", b"\x1dVA\x1d"):
        assert read(frame_job(b"bonjour\n\x1bd\x06" + cut)).cuts == 1


def test_a_printer_without_a_cutter_is_fed_only():
    fed = read(frame_job(b"bonjour\n", cutter=False))
    assert (fed.cuts, len(fed.lines)) == (0, 7)
    assert len(read(frame_job(b"bonjour\n\x1bd\x05", cutter=False)).lines) == 6


@given(st.integers(0, len(frame_job(TICKET))))
def test_nothing_of_a_job_broken_off_anywhere_reaches_the_next_ticket(broken_at):
    broken = frame_job(TICKET)[:broken_at]
    roll = broken + clear_broken_job(longest_payload(TICKET)) + frame_job(b"suivante\n")
    last_ticket = read(roll, forgiving=True).tickets[-1]
    assert [item.text.strip() for item in last_ticket if item.text.strip()] == ["suivante"]


def test_a_long_image_broken_off_in_its_middle_is_completed_in_white():
    job = frame_job(LONG_IMAGE)
    assert longest_payload(LONG_IMAGE) == 72 * 256
    roll = job[: len(job) // 2] + clear_broken_job(longest_payload(LONG_IMAGE)) + frame_job(b"suivante\n")
    printed = read(roll)
    assert len(printed.tickets) == 2
    assert printed.images[0].height == 256
    assert not any(printed.images[0].rows[-1])


def test_the_drawer_pulse_names_its_pin():
    assert read(drawer_kick(2) + drawer_kick(5)).kicks == [2, 5]
    assert read(drawer_kick(2, at_once=True) + drawer_kick(5, at_once=True)).kicks == [2, 5]
    with pytest.raises(ValueError, match="pin 2 or 5"):
        drawer_kick(3)


@pytest.mark.parametrize(
    ("printer", "offline_cause", "paper", "state"),
    [
        (0x12, 0x12, 0x12, PrinterState.READY),
        (0x16, 0x12, 0x12, PrinterState.READY),  # the drawer's own contact is no fault
        (0x12, 0x12, 0x1E, PrinterState.PAPER_NEAR_END),
        (0x1A, 0x32, 0x7E, PrinterState.PAPER_OUT),
        (0x1A, 0x16, 0x72, PrinterState.COVER_OPEN),  # an open cover lifts the paper sensor
        (0x1A, 0x12, 0x12, PrinterState.OFFLINE),
        (0x1A, None, None, PrinterState.OFFLINE),
        (0x12, None, None, PrinterState.READY),
    ],
)
def test_status_bytes_of_the_reference_are_understood(printer, offline_cause, paper, state):
    assert read_state(printer=printer, offline_cause=offline_cause, paper=paper) is state


def test_flow_control_and_automatic_status_are_no_answers():
    assert not any(is_status_byte(byte) for byte in (0x11, 0x13, 0x10, 0x00, 0x92, 0xFF))
    assert is_status_byte(0x7E)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (0, PrinterState.READY),
        (0x10, PrinterState.PAPER_OUT),
        (0x400010, PrinterState.COVER_OPEN),
        (0x80, PrinterState.OFFLINE),
        (0x400, PrinterState.UNKNOWN),
    ],
)
def test_spooler_status_of_windows_is_understood(status, state):
    assert spooler_state(status) is state
