"""What a printer's settings mean to the devices and to the papers, and its trial."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from koom_pos.devices import printer as devices
from koom_pos.devices.printer_job import PrinterState
from koom_pos.documents.blocks import Document
from koom_pos.documents.escpos import to_escpos
from koom_pos.documents.profile import PROFILES, PrinterProfile, fitted_profile
from koom_pos.documents.trial_page import trial_document
from koom_pos.settings import PrinterSettings

DRAWER_PIN = 2


def paper_profile(printer: PrinterSettings) -> PrinterProfile:
    """Return the profile of these settings, for whoever lays a paper out."""
    return fitted_profile(columns=printer.columns, dots=printer.dots, code_page=printer.code_page)


def model_of(printer: PrinterSettings) -> str:
    """Return the name of the known model these settings are exactly, or nothing when they are somebody's own."""
    for name, known in PROFILES.items():
        if (known.columns, known.dots, known.code_page) == (printer.columns, printer.dots, printer.code_page.lower()):
            return name
    return ""


def device_settings(printer: PrinterSettings) -> devices.PrinterSettings:
    """Return what `open_printer` wants.

    Raises:
        ValueError: The kind is "none": there is no device.
    """
    return devices.PrinterSettings(
        kind=devices.PrinterKind(printer.kind),
        address=printer.address,
        port=printer.port,
        name=printer.kind,
        columns=printer.columns,
        code_page=printer.code_page,
        dots=printer.dots,
        cutter=paper_profile(printer).has_cutter,
    )


def print_now(printer: PrinterSettings, private_dir: Path, document: Document) -> PrinterState:
    """Print outside the queue and return what the printer says afterwards. It waits: never in the screens' thread.

    Raises:
        PrinterError: Nothing, or not all of it, came out.
        ValueError: The address is none of this kind.
    """
    device = devices.open_printer(device_settings(printer), private_dir=private_dir)
    try:
        device.write_job(to_escpos(document, paper_profile(printer)))
        return device.state()
    finally:
        device.close()


def print_trial(
    printer: PrinterSettings, private_dir: Path, *, workstation: str, clock: Callable[[], datetime]
) -> PrinterState:
    """Print the test page with these settings, saved or not."""
    return print_now(printer, private_dir, trial_document(paper_profile(printer), workstation, clock()))


def kick(printer: PrinterSettings, private_dir: Path) -> PrinterState:
    """Open the drawer. The caller has recorded it, or there is no money yet."""
    device = devices.open_printer(device_settings(printer), private_dir=private_dir)
    try:
        device.kick_drawer(DRAWER_PIN)
        return device.state()
    finally:
        device.close()
