"""The two-line display the customer reads: 2 × 20 characters on a serial port, ESC/POS commands.

Source: Epson DM-D command reference (ESC @ reset, ESC t code page, CLR 0x0C, US $ x y place).
"""

import contextlib
import unicodedata
from typing import TYPE_CHECKING, Protocol

from koom_pos.devices.errors import DisplayError

if TYPE_CHECKING:
    import serial

COLUMNS = 20
CODE_PAGES = {"CP437": 0, "CP850": 2, "CP1252": 16, "CP858": 19}
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "œ": "oe", "Œ": "OE", "…": "...", "–": "-", "—": "-",
        "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
    }
)  # fmt: skip


class CustomerDisplay(Protocol):
    """What the sale screen needs from a customer display."""

    def show(self, line1: str, line2: str) -> None:
        """Replace both lines. Raises DisplayError; the sale goes on."""

    def clear(self) -> None:
        """Leave the display empty. Raises DisplayError."""

    def close(self) -> None:
        """Let go of the port. The display can be used again."""


class SerialDisplay:
    """A pole display on a serial port; reopened by itself after a cable was pulled.

    Args:
        code_page: one of CODE_PAGES; CP850 for displays that know no euro sign.
    """

    def __init__(self, port: str, *, baud_rate: int = 9600, code_page: str = "CP858") -> None:
        if code_page not in CODE_PAGES:
            raise ValueError(f"no number is known for code page {code_page}")
        self._port = port
        self._baud_rate = baud_rate
        self._code_page = code_page
        self._serial: serial.Serial | None = None

    def show(self, line1: str, line2: str) -> None:
        """Write both lines over the old ones: no clearing, so that the total does not flicker."""
        upper, lower = (display_bytes(line, self._code_page) for line in (line1, line2))
        self._write(b"\x1f\x24\x01\x01" + upper + b"\x1f\x24\x01\x02" + lower)

    def clear(self) -> None:
        """Empty the display."""
        self._write(b"\x0c")

    def close(self) -> None:
        """Close the port."""
        if self._serial is not None:
            with contextlib.suppress(OSError):
                self._serial.close()
            self._serial = None

    def _write(self, data: bytes) -> None:
        import serial  # noqa: PLC0415 - off the start path of tills without a display

        # The page goes with every text: a display that lost its power for a moment has forgotten it.
        data = bytes((0x1B, 0x74, CODE_PAGES[self._code_page])) + data
        try:
            if self._serial is None:
                self._serial = serial.Serial(self._port, self._baud_rate, timeout=0.5, write_timeout=0.5)
                data = b"\x1b@\x0c" + data
            self._serial.write(data)
        except (OSError, ValueError) as failure:
            if self._serial is not None:
                with contextlib.suppress(OSError):
                    self._serial.reset_output_buffer()  # else closing waits for a display that holds the line
            self.close()
            raise DisplayError(self._port, str(failure)) from failure


class NullDisplay:
    """Stands where a workstation has no customer display."""

    def show(self, line1: str, line2: str) -> None:
        """Nobody reads."""

    def clear(self) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is open."""


def display_bytes(line: str, code_page: str = "CP858") -> bytes:
    """Exactly 20 bytes for one line: cut or padded, and what the code page lacks written without its accent.

    An amount at the end of a long line is kept: the cut falls in the run of spaces before it, if any.
    """
    text = _printable(line.translate(_PLAIN), code_page)
    if len(text) > COLUMNS:
        label, gap, amount = text.rpartition("  ")
        amount = amount.strip()
        room = COLUMNS - len(amount) - 1
        text = f"{label.rstrip()[:room]:<{room}} {amount}" if gap and room > 0 else text[:COLUMNS]
    return text.ljust(COLUMNS).encode(code_page)


def _printable(text: str, code_page: str) -> str:
    """The text with each character the code page (or a display: below 0x20) lacks replaced."""
    return "".join(_nearest(character, code_page) for character in text)


def _nearest(character: str, code_page: str) -> str:
    if ord(character) < 0x20:
        return " "
    with contextlib.suppress(UnicodeEncodeError):
        character.encode(code_page)
        return character
    base = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return base or ("" if unicodedata.combining(character) else "?")
