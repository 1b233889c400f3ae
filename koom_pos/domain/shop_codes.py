"""The codes this shop prints itself: tickets, gift cards, avoirs, badges, loyalty cards, vouchers, slips to sign.

One letter, ten digits, two check digits: `T0010001042` + check. Code 128 sets it in 10 symbols (the digits
pair up). The letters T, G, C, B, F, V and S lie on the same key of a US and of a French keyboard, and digits mangled
by AZERTY are repaired, so a scanner set to the wrong layout still reads them. That is why an avoir begins
with C, not A.

Check: ISO/IEC 7064 MOD 97-10 over the letter (A = 10 … Z = 35) and the digits. It finds every single wrong
sign and every exchange of neighbours.
"""

import re
from enum import StrEnum

from koom_pos.domain.errors import InvariantError, RefusedError


class InstrumentKind(StrEnum):
    """Value the shop owes to whoever holds the code."""

    GIFT_CARD = "gift_card"
    CREDIT_NOTE = "credit_note"


LARGEST_NUMBER = 9_999_999_999
LARGEST_WORKSTATION = 999
LARGEST_TICKET = 9_999_999

_TICKET = "T"
_BADGE = "B"
_MEMBER = "F"
_VOUCHER = "V"
_SLIP = "S"
_LETTER_OF_KIND = {InstrumentKind.GIFT_CARD: "G", InstrumentKind.CREDIT_NOTE: "C"}
_KIND_OF_LETTER = {letter: kind for kind, letter in _LETTER_OF_KIND.items()}
_SHAPE = re.compile(r"[TGCBFVS][0-9]{12}")


class ShopCodeFormatError(RefusedError):
    """The text has not the form of the code asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a code of this kind: {text!r}")
        self.text = text


class ShopCodeCheckError(RefusedError):
    """The form is right but the check digits are not: misread or mistyped."""

    def __init__(self, text: str) -> None:
        super().__init__(f"check digits do not agree: {text!r}")
        self.text = text


class ShopCodeRangeError(InvariantError):
    """The number does not fit into its code."""

    def __init__(self, number: int) -> None:
        super().__init__(f"number out of range for its code: {number}")
        self.number = number


def ticket_code(workstation_number: int, ticket_number: int) -> str:
    """Return the code printed at the foot of a ticket: workstation 1–999, its ticket 1–9999999.

    Raises:
        ShopCodeRangeError: one of them is out of range.
    """
    _check_range(workstation_number, LARGEST_WORKSTATION)
    _check_range(ticket_number, LARGEST_TICKET)
    return _sealed(f"{_TICKET}{workstation_number:03d}{ticket_number:07d}")


def parse_ticket_code(text: str) -> tuple[int, int]:
    """Return `(workstation_number, ticket_number)`.

    Raises:
        ShopCodeFormatError: not the form of a ticket code.
        ShopCodeCheckError: wrong check digits.
    """
    code = _opened(text, _TICKET)
    return int(code[1:4]), int(code[4:11])


def instrument_code(kind: InstrumentKind, number: int) -> str:
    """Return the code of a gift card or credit note. `number` (1–9999999999) should be drawn at random:
    who can guess a number can spend the balance.

    Raises:
        ShopCodeRangeError: out of range.
    """
    return _numbered(_LETTER_OF_KIND[kind], number)


def parse_instrument_code(text: str) -> tuple[InstrumentKind, int]:
    """Return `(kind, number)`.

    Raises:
        ShopCodeFormatError: not the form of a gift card or credit note.
        ShopCodeCheckError: wrong check digits.
    """
    code = _opened(text, "".join(_KIND_OF_LETTER))
    return _KIND_OF_LETTER[code[0]], int(code[1:11])


def badge_code(number: int) -> str:
    """Return the code of an operator's badge. Draw `number` (1–9999999999) at random: it stands for a
    person.

    Raises:
        ShopCodeRangeError: out of range.
    """
    return _numbered(_BADGE, number)


def parse_badge_code(text: str) -> int:
    """Return the number of the badge.

    Raises:
        ShopCodeFormatError: not the form of a badge.
        ShopCodeCheckError: wrong check digits.
    """
    return _number_in(text, _BADGE)


def member_code(number: int) -> str:
    """Return the code of a loyalty card (F for fidélité). Draw `number` (1–9999999999) at random: who can guess a
    card can spend its points.

    Raises:
        ShopCodeRangeError: out of range.
    """
    return _numbered(_MEMBER, number)


def parse_member_code(text: str) -> int:
    """Return the number of the loyalty card.

    Raises:
        ShopCodeFormatError: not the form of a card.
        ShopCodeCheckError: wrong check digits.
    """
    return _number_in(text, _MEMBER)


def voucher_code(number: int) -> str:
    """Return the code of a single-use voucher. Draw `number` (1–9999999999) at random.

    Raises:
        ShopCodeRangeError: out of range.
    """
    return _numbered(_VOUCHER, number)


def parse_voucher_code(text: str) -> int:
    """Return the number of the voucher.

    Raises:
        ShopCodeFormatError: not the form of a voucher.
        ShopCodeCheckError: wrong check digits.
    """
    return _number_in(text, _VOUCHER)


def slip_code(number: int) -> str:
    """Return the code of a sign-up slip to be signed on paper. Draw `number` (1–9999999999) at random.

    Raises:
        ShopCodeRangeError: out of range.
    """
    return _numbered(_SLIP, number)


def parse_slip_code(text: str) -> int:
    """Return the number of the slip.

    Raises:
        ShopCodeFormatError: not the form of a slip.
        ShopCodeCheckError: wrong check digits.
    """
    return _number_in(text, _SLIP)


def tidy_code(text: str) -> str:
    """Return the code as printed, from one typed by hand: capitals, no spaces or hyphens."""
    return "".join(text.split()).replace("-", "").upper()


def has_shop_code_shape(text: str) -> bool:
    """Tell whether the text could only be one of our codes, right or misread."""
    return _SHAPE.fullmatch(tidy_code(text)) is not None


def _check_range(number: int, largest: int) -> None:
    if not 1 <= number <= largest:
        raise ShopCodeRangeError(number)


def _numbered(letter: str, number: int) -> str:
    _check_range(number, LARGEST_NUMBER)
    return _sealed(f"{letter}{number:010d}")


def _number_in(text: str, letter: str) -> int:
    return int(_opened(text, letter)[1:11])


def _remainder(code: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in code)) % 97


def _sealed(body: str) -> str:
    return f"{body}{98 - _remainder(body + '00'):02d}"


def _opened(text: str, letters: str) -> str:
    code = tidy_code(text)
    if _SHAPE.fullmatch(code) is None or code[0] not in letters:
        raise ShopCodeFormatError(text)
    if _remainder(code) != 1 or int(code[-2:]) < 2:
        raise ShopCodeCheckError(text)
    return code
