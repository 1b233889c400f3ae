"""The two-line display: what goes over the line, and what twenty columns can show."""

import os
import select
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.devices.customer_display import NullDisplay, SerialDisplay, display_bytes
from koom_pos.devices.errors import DisplayError
from koom_pos.devices.serial_ports import serial_ports, windows_printers


def shown(line, code_page="CP858"):
    return display_bytes(line, code_page).decode(code_page).rstrip()


def test_accents_and_the_euro_are_shown():
    assert shown("Nouméa, reçu à 5 €") == "Nouméa, reçu à 5 €"


def test_what_the_code_page_lacks_is_written_without_loss_of_sense():
    assert shown("Cœur d’été – 1\u202f500\u00a0F") == "Coeur d'été - 1 500 F"[:20].rstrip()
    assert shown("1\u202f500\u00a0F") == "1 500 F"
    assert shown("ŵ€", "CP850") == "w?"
    assert shown("a\tb\x1bc") == "a b c"


def test_the_amount_of_a_long_line_is_kept():
    assert shown("Rouge Velours satiné 04  12\u202f500 F") == "Rouge Velou 12 500 F"


@given(st.text(max_size=60), st.sampled_from(["CP437", "CP850", "CP858", "CP1252"]))
def test_every_text_fills_exactly_twenty_columns_and_holds_no_command(text, code_page):
    line = display_bytes(text, code_page)
    assert len(line) == 20
    assert min(line) >= 0x20


def test_a_display_that_is_not_there_says_so_each_time():
    display = SerialDisplay("COM_ABSENT")
    for _ in range(2):
        with pytest.raises(DisplayError) as absent:
            display.show("Bonjour", "")
    assert absent.value.port == "COM_ABSENT"
    display.close()


def test_an_unknown_code_page_is_refused():
    with pytest.raises(ValueError, match="CP1250"):
        SerialDisplay("COM1", code_page="CP1250")


def test_no_display_takes_everything_in_silence(capfd):
    display = NullDisplay()
    display.show("Bonjour", "12 500 F")
    display.clear()
    display.close()
    assert capfd.readouterr() == ("", "")


def test_ports_are_listed_in_the_order_of_their_names():
    devices = [port.device for port in serial_ports()]
    assert devices == sorted(devices, key=lambda device: (len(device), device))
    assert isinstance(windows_printers(), list)


if sys.platform != "win32":
    import pty
    import tty

    @pytest.fixture
    def line():
        """Both ends of a serial line: the display's end, and the port of the till."""
        master, slave = pty.openpty()
        tty.setraw(slave)
        yield master, os.ttyname(slave)
        os.close(slave)
        os.close(master)

    def received(master, count):
        data = b""
        while len(data) < count and select.select([master], [], [], 0.5)[0]:
            data += os.read(master, 256)
        return data

    def test_two_lines_go_to_their_places(line):
        master, port = line
        display = SerialDisplay(port)
        display.show("Rouge Velours 04", "8\u202f900 F")
        expected = b"\x1b@\x0c\x1bt\x13\x1f\x24\x01\x01Rouge Velours 04    \x1f\x24\x01\x028 900 F             "
        assert received(master, len(expected)) == expected
        display.show("Total", "8 900 F")
        second = received(master, 51)
        assert b"\x0c" not in second, "the display does not flicker"
        assert second.startswith(b"\x1bt\x13\x1f\x24\x01\x01Total ")
        display.clear()
        assert received(master, 4) == b"\x1bt\x13\x0c"
        display.close()

    def test_a_display_can_be_used_again_after_it_was_closed(line):
        master, port = line
        display = SerialDisplay(port, code_page="CP850")
        display.show("un", "")
        display.close()
        display.show("été", "")
        assert b"\x82t\x82" in received(master, 108)
        display.close()
