"""Money in whole Pacific francs, as `int`, never floats.

The franc (ISO 4217 XPF, numeric 953) has no minor unit, so an amount is a number of francs and nothing is
ever multiplied by 100. The worked tables of every rule here are in `docs/money.md`.
"""

import re

from koom_pos.domain.errors import InvariantError, RefusedError

CURRENCY = "XPF"
CURRENCY_NUMERIC = 953
SMALLEST_COIN_XPF = 5

NOTES_XPF: tuple[int, ...] = (10_000, 5_000, 1_000, 500)
"""Notes of the 2014 range, largest first."""

COINS_XPF: tuple[int, ...] = (200, 100, 50, 20, 10, 5)
"""Coins in circulation since 1 September 2021, largest first. 1 F and 2 F were withdrawn and not replaced."""

DENOMINATIONS_XPF: tuple[int, ...] = NOTES_XPF + COINS_XPF
"""Lines of a count sheet, in the order in which a drawer is counted."""

_BELIEVABLE_MULTIPLE = 25
"""A piece worth more than this many times the due amount is not proposed: nobody pays 80 F with 10 000 F."""

_ROUND_UP_TO_XPF = (50, 100, 500, 1_000, 5_000, 10_000)

_MAX_DIGITS = 9
"""An amount longer than this is a barcode scanned into an amount field, not money."""

_GROUP = "\u202f"
_BEFORE_SUFFIX = "\u00a0"
_MINUS = "\u2212"
_AMOUNT = re.compile(r"\s*([-\u2212\u2013+]?)\s*([0-9][0-9\s]*?)\s*(?:F\s?CFP|CFP|XPF|F)?\s*", re.IGNORECASE)


class AmountFormatError(RefusedError):
    """The text is not a whole number of francs."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not an amount in francs: {text!r}")
        self.text = text


class ChangeNotPayableError(InvariantError):
    """Change that coins cannot pay: negative, or not a multiple of the smallest coin."""

    def __init__(self, change_xpf: int) -> None:
        super().__init__(f"no coins pay a change of {change_xpf} francs")
        self.change_xpf = change_xpf


def round_to_cash(due_xpf: int) -> int:
    """Return the amount nearest to `due_xpf` that coins can pay.

    Round once, on what the other tenders left to pay in cash; never a line, never a tax base, never a card,
    a cheque or a transfer. A refund (negative) rounds as the mirror of its sale.

    Source: Code monétaire et financier, art. L721-6 (amounts ending in 1, 2, 6, 7 go down; 3, 4, 8, 9 go up).
    """
    pieces = (abs(due_xpf) + SMALLEST_COIN_XPF // 2) // SMALLEST_COIN_XPF
    payable = pieces * SMALLEST_COIN_XPF
    return payable if due_xpf >= 0 else -payable


def quick_cash_xpf(due_xpf: int, count: int = 5) -> tuple[int, ...]:
    """Return the amounts a customer may believably hand over, ascending, the exact rounded amount first.

    Believable: one real piece, or several equal ones none of which could be kept in the purse. When there
    are more than `count`, amounts that need coins go first (a person who has coins mostly has them all, and
    that is the exact amount), then the largest. Nothing to pay in cash (zero after rounding, or a refund)
    gives an empty tuple.
    """
    exact = round_to_cash(due_xpf)
    if exact <= 0 or count <= 0:
        return ()
    ceiling = exact * _BELIEVABLE_MULTIPLE
    single = {piece for piece in DENOMINATIONS_XPF if exact <= piece <= ceiling}
    several = {-(-exact // piece) * piece for piece in _ROUND_UP_TO_XPF if piece <= ceiling}
    others = sorted((single | several) - {exact})
    while len(others) > count - 1:
        needs_coins = [amount for amount in others if amount % min(NOTES_XPF)]
        others.remove(needs_coins[0] if needs_coins else others[-1])
    return (exact, *others)


def change_breakdown(change_xpf: int) -> tuple[tuple[int, int], ...]:
    """Return `(denomination, pieces)` for the fewest notes and coins that make the change, largest first.

    Taking the largest piece that fits is the fewest pieces for this set of denominations (a test counts them
    all).

    Raises:
        ChangeNotPayableError: `change_xpf` is negative or not a multiple of 5.
    """
    if change_xpf < 0 or change_xpf % SMALLEST_COIN_XPF:
        raise ChangeNotPayableError(change_xpf)
    breakdown = []
    rest = change_xpf
    for denomination in DENOMINATIONS_XPF:
        pieces, rest = divmod(rest, denomination)
        if pieces:
            breakdown.append((denomination, pieces))
    return tuple(breakdown)


def format_francs(amount_xpf: int, *, suffix: str = "F") -> str:
    """Return the amount as it is written in New Caledonia: `12 500 F`, `−1 230 F`.

    Groups are set apart by U+202F, the suffix by U+00A0, and the minus is U+2212, so a line never breaks
    inside an amount. An empty suffix gives the bare number. A printer that lacks these signs replaces them
    itself.

    Source: CLDR for `fr_NC`.
    """
    digits = f"{abs(amount_xpf):,}".replace(",", _GROUP)
    sign = _MINUS if amount_xpf < 0 else ""
    if not suffix:
        return f"{sign}{digits}"
    return f"{sign}{digits}{_BEFORE_SUFFIX}{suffix.replace(' ', _BEFORE_SUFFIX)}"


def parse_francs(text: str) -> int:
    """Return the francs written in `text`: any kind of space, an optional sign and an optional F, F CFP,
    FCFP or XPF.

    A decimal point or comma is refused rather than guessed at: `12.500` may mean 12 500 or 12,5.

    Raises:
        AmountFormatError: not a whole number, or more than nine digits (a barcode scanned into the field).
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise AmountFormatError(text)
    sign, written = found.groups()
    digits = "".join(written.split())
    if len(digits) > _MAX_DIGITS:
        raise AmountFormatError(text)
    amount_xpf = int(digits)
    return amount_xpf if sign in {"", "+"} else -amount_xpf
