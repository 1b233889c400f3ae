"""The bytes around a print job, and the bytes a printer answers. Pure: nothing here opens anything.

Source: Epson ESC/POS command reference (ESC @, CAN, ESC d, GS V, ESC p, DLE DC4, DLE EOT).
"""

import re
from enum import StrEnum

INITIALISE = b"\x18\x1b@"  # CAN drops a page begun by somebody else, ESC @ the unfinished line and every mode
FEED = b"\x1bd\x06"  # six lines bring the text past the blade
PARTIAL_CUT = b"\x1dV\x01"
ASK_PRINTER, ASK_OFFLINE_CAUSE, ASK_PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"

_CUT_AT_END = re.compile(rb"\x1dV(?:[\x00\x01\x30\x31]|[\x41\x42\x61\x62].)\Z", re.DOTALL)
_FEED_AT_END = re.compile(rb"\x1bd.\Z", re.DOTALL)
_RASTER = re.compile(rb"\x1dv0.(..)(..)", re.DOTALL)
_COUNTED = re.compile(rb"\x1d\([A-Za-z](..)", re.DOTALL)
_COUNTED_LONG = re.compile(rb"\x1d8L(....)", re.DOTALL)
_LONGEST_BARCODE = 255


class PrinterState(StrEnum):
    """What a printer last said of itself; UNKNOWN when it is connected and keeps silent."""

    READY = "ready"
    PAPER_NEAR_END = "paper_near_end"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


def frame_job(content: bytes, *, cutter: bool = True) -> bytes:
    """Put a reset before the content, and feed and cut after it unless it ends with its own cut.

    Args:
        cutter: False for a printer whose paper is torn off by hand.
    """
    if _CUT_AT_END.search(content) or (not cutter and _FEED_AT_END.search(content)):
        return INITIALISE + content
    return INITIALISE + content + FEED + (PARTIAL_CUT if cutter else b"")


def longest_payload(job: bytes) -> int:
    """The most bytes that a printer cut off anywhere in this job may still be waiting for.

    An upper bound: text that happens to look like an image command makes it larger, never smaller.
    """
    lengths = [_LONGEST_BARCODE]
    for row, rows in _RASTER.findall(job):
        lengths.append(int.from_bytes(row, "little") * int.from_bytes(rows, "little"))
    lengths += [int.from_bytes(n, "little") for n in _COUNTED.findall(job) + _COUNTED_LONG.findall(job)]
    return min(max(lengths), max(len(job), _LONGEST_BARCODE))


def clear_broken_job(payload: int, *, cutter: bool = True) -> bytes:
    """Bytes that end a job broken off earlier, so that none of it reaches the next ticket.

    A printer stopped in the middle of an image takes whatever follows as dots, a reset as well. The zeros
    complete that image in white (between commands a printer ignores them); then what was printed is cut off.
    """
    return bytes(payload) + INITIALISE + FEED + (PARTIAL_CUT if cutter else b"")


def drawer_kick(pin: int, *, at_once: bool = False) -> bytes:
    """The pulse of 100 ms that opens the drawer wired to connector pin 2 or 5.

    Args:
        at_once: use the real-time command, which a printer that stands without paper still obeys.
    """
    if pin not in (2, 5):
        raise ValueError(f"a drawer is wired to pin 2 or 5, not {pin}")
    connector = 0 if pin == 2 else 1
    return bytes((0x10, 0x14, 1, connector, 1)) if at_once else bytes((0x1B, 0x70, connector, 50, 50))


def is_status_byte(byte: int) -> bool:
    """Whether this is an answer to DLE EOT (0xx1xx10), and not flow control or an automatic status."""
    return byte & 0x93 == 0x12


def read_state(*, printer: int, offline_cause: int | None, paper: int | None) -> PrinterState:
    """What the answers to DLE EOT 1, 2 and 4 mean; None is a question left unanswered.

    The cover is named before the paper: an open cover lifts the paper sensor too.
    """
    if offline_cause is not None and offline_cause & 0x04:
        return PrinterState.COVER_OPEN
    if (paper is not None and paper & 0x60) or (offline_cause is not None and offline_cause & 0x20):
        return PrinterState.PAPER_OUT
    if printer & 0x08:
        return PrinterState.OFFLINE
    if paper is not None and paper & 0x0C:
        return PrinterState.PAPER_NEAR_END
    return PrinterState.READY
