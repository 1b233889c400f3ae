"""What is plugged into this computer, for the settings screen. Empty lists where nothing can be asked."""

import importlib
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SerialPort:
    """One port: `device` goes into the settings (`COM3`, `/dev/ttyUSB0`), `description` is for people."""

    device: str
    description: str


def serial_ports() -> list[SerialPort]:
    """Every serial port, in the order of their names (COM9 before COM10)."""
    from serial.tools import list_ports  # noqa: PLC0415 - only the settings screen needs it

    found = [SerialPort(port.device, port.description or port.device) for port in list_ports.comports()]
    return sorted(found, key=lambda port: (len(port.device), port.device))


def windows_printers() -> list[str]:
    """Names of the printers this Windows knows, by name; none on another system."""
    if sys.platform != "win32":
        return []
    spooler = importlib.import_module("win32print")
    local_and_connected = spooler.PRINTER_ENUM_LOCAL | spooler.PRINTER_ENUM_CONNECTIONS
    return sorted(str(printer["pPrinterName"]) for printer in spooler.EnumPrinters(local_and_connected, None, 4))
