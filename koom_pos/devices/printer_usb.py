"""A receipt printer on USB without a system driver: python-escpos' Usb finds and prepares the device.

The bytes are passed to pyusb here: python-escpos 3.1 writes without a deadline, ignores how much was taken,
and expects the endpoints of one family of printers.
"""

import contextlib
from pathlib import Path
from typing import Any

from koom_pos.devices.escpos_library import load_escpos

_PRINTER_CLASS = 7
_IS_INPUT = 0x80
_BULK = 2
_GONE = "the printer is not on USB"


class UsbLink:
    """One USB printer, found by its vendor and product.

    Args:
        address: `04b8:0e15`, both in hexadecimal.
        private_dir: where python-escpos keeps its table.
        usb_arguments: more arguments for pyusb's `find`, such as another backend.
    """

    def __init__(self, address: str, private_dir: Path, usb_arguments: dict[str, Any] | None = None) -> None:
        vendor, _, product = address.partition(":")
        self._vendor, self._product = int(vendor, 16), int(product, 16)
        self._private_dir = private_dir
        self._usb_arguments = usb_arguments or {}
        self._usb: Any = None
        self._in_endpoint = self._out_endpoint = 0

    def open(self, timeout_s: float) -> None:
        """Find the device, take it from the system's driver, and look its endpoints up."""
        printers = load_escpos(self._private_dir)
        from escpos.exceptions import Error  # noqa: PLC0415 - as late as the line above
        from usb.core import NoBackendError  # noqa: PLC0415

        usb = printers.Usb(self._vendor, self._product, dict(self._usb_arguments), timeout=int(timeout_s * 1000))
        try:
            usb.open()
        except (Error, NoBackendError, NotImplementedError) as absent:
            raise ConnectionError(str(absent)) from absent
        self._usb = usb
        self._in_endpoint, self._out_endpoint = _bulk_endpoints(usb.device)
        for _ in range(8):  # answers nobody read the last time
            if not self.receive(0.01):
                break

    def send(self, data: bytes, timeout_s: float) -> int:
        """Send one piece. USBTimeoutError is an OSError and becomes TimeoutError."""
        from usb.core import USBTimeoutError  # noqa: PLC0415

        try:
            return int(self._wire().write(self._out_endpoint, data[:1024], max(int(timeout_s * 1000), 1)))
        except USBTimeoutError as stalled:
            raise TimeoutError(str(stalled)) from stalled

    def receive(self, timeout_s: float) -> bytes:
        """Return what the printer said; nothing from a printer without an input endpoint."""
        from usb.core import USBTimeoutError  # noqa: PLC0415

        if not self._in_endpoint:
            return b""
        try:
            return bytes(self._wire().read(self._in_endpoint, 64, max(int(timeout_s * 1000), 1)))
        except USBTimeoutError:
            return b""

    def finish(self, timeout_s: float) -> None:
        """Nothing waits on this side: each transfer ended in the printer."""

    def close(self) -> None:
        """Give the device back."""
        if self._usb is not None:
            with contextlib.suppress(OSError):
                self._usb.close()
            self._usb = None

    def _wire(self) -> Any:
        if self._usb is None:
            raise ConnectionError(_GONE)
        return self._usb.device


def _bulk_endpoints(device: Any) -> tuple[int, int]:
    """Addresses of the printer interface's input (0 when it has none) and output endpoints."""
    interfaces = sorted(
        device.get_active_configuration(), key=lambda interface: interface.bInterfaceClass != _PRINTER_CLASS
    )
    for interface in interfaces:
        bulk = [endpoint for endpoint in interface if endpoint.bmAttributes & 3 == _BULK]
        inputs = [e.bEndpointAddress for e in bulk if e.bEndpointAddress & _IS_INPUT]
        outputs = [e.bEndpointAddress for e in bulk if not e.bEndpointAddress & _IS_INPUT]
        if outputs:
            return (inputs[0] if inputs else 0), outputs[0]
    raise ConnectionError("this USB device has nowhere to send a ticket to")
