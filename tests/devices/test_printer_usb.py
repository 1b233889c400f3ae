"""A USB printer: the real pyusb and python-escpos, on a bus that holds one printer made of Python."""

import types

import pytest
import usb.backend
import usb.core

from koom_pos.devices.errors import PrinterTimeoutError, PrinterUnreachableError
from koom_pos.devices.printer import LinkPrinter, PrinterKind, PrinterSettings
from koom_pos.devices.printer_job import PrinterState
from koom_pos.devices.printer_usb import UsbLink
from tests.devices.escpos_reader import read


def descriptor(**fields):
    return types.SimpleNamespace(extra_descriptors=[], **fields)


class UsbBus(usb.backend.IBackend):
    """One receipt printer on bus 1: it takes at most 200 bytes at a time, and answers DLE EOT with READY."""

    def __init__(self):
        self.roll = b""
        self.answers = b""
        self.full = False
        self.plugged = True

    def enumerate_devices(self):
        return iter([1] if self.plugged else [])

    def get_device_descriptor(self, dev):
        return descriptor(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev, config):
        if config:
            raise IndexError(config)
        return descriptor(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0xC0, bMaxPower=1,
        )  # fmt: skip

    def get_interface_descriptor(self, dev, intf, alt, config):
        if intf or alt:
            raise IndexError(intf)
        return descriptor(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2,
            bInterfaceClass=7, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev, ep, intf, alt, config):
        return descriptor(
            bLength=7, bDescriptorType=5, bEndpointAddress=(0x03, 0x84)[ep], bmAttributes=2, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, dev):
        return dev

    def close_device(self, dev_handle):
        return

    def set_configuration(self, dev_handle, config_value):
        return

    def get_configuration(self, dev_handle):
        return 1

    def claim_interface(self, dev_handle, intf):
        return

    def release_interface(self, dev_handle, intf):
        return

    def reset_device(self, dev_handle):
        return

    def bulk_write(self, dev_handle, ep, intf, data, timeout):
        assert ep == 0x03
        assert timeout > 0
        if self.full:
            raise usb.core.USBTimeoutError("the printer takes nothing")
        taken = bytes(data)[:200]
        if taken[:2] == b"\x10\x04":
            self.answers += b"\x12"
        else:
            self.roll += taken
            self.full = len(self.roll) > 5_000
        return len(taken)

    def bulk_read(self, dev_handle, ep, intf, buff, timeout):
        assert ep == 0x84
        if not self.answers:
            raise usb.core.USBTimeoutError("the printer says nothing")
        buff[0] = self.answers[0]
        self.answers = self.answers[1:]
        return 1


@pytest.fixture
def bus():
    return UsbBus()


@pytest.fixture
def printer(bus, tmp_path):
    settings = PrinterSettings(
        PrinterKind.USB, "04b8:0e15", timeout_ms=100, status_timeout_ms=50, bytes_per_second=100_000
    )
    return LinkPrinter(settings, UsbLink(settings.address, tmp_path, {"backend": bus}))


def test_a_ticket_taken_in_parts_arrives_whole(bus, printer):
    lines = [f"ligne {n}" for n in range(100)]
    assert printer.state() is PrinterState.READY
    printer.write_job("\n".join(lines).encode() + b"\n")
    assert [line.text for line in read(bus.roll).lines][:100] == lines
    printer.kick_drawer(5)
    assert read(bus.roll).kicks == [5]


def test_a_printer_that_takes_no_more_is_given_up_with_the_count(bus, printer):
    with pytest.raises(PrinterTimeoutError) as stalled:
        printer.write_job(b"x" * 40_000 + b"\n")
    assert 5_000 < stalled.value.bytes_sent < 6_000


def test_a_printer_that_is_not_plugged_in_is_unreachable(bus, printer):
    bus.plugged = False
    assert printer.state() is PrinterState.UNREACHABLE
    with pytest.raises(PrinterUnreachableError):
        printer.write_job(b"un\n")
