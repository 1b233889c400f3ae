"""What settles a sale: tenders, the cash rounding of the whole ticket, and the change.

Signs follow the till's content: a sale takes positive tenders in, a refund pays negative tenders out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.money import SMALLEST_COIN_XPF, round_to_cash


class TenderType(StrEnum):
    """Means of settling known to the shop; `CF_PAY` is the local mobile wallet."""

    CASH = "cash"
    CARD = "card"
    CHEQUE = "cheque"
    CF_PAY = "cf_pay"
    TRANSFER = "transfer"
    GIFT_CARD = "gift_card"
    CREDIT_NOTE = "credit_note"
    POINTS = "points"


STORED_VALUE = frozenset({TenderType.GIFT_CARD, TenderType.CREDIT_NOTE})
"""Tenders drawn on a balance the shop itself keeps."""


class OverTenderError(RefusedError):
    """More than what is left, in a tender that gives no change."""

    def __init__(self, tender_type: TenderType, left_xpf: int) -> None:
        super().__init__(f"{tender_type} over the {left_xpf} F left")
        self.tender_type = tender_type
        self.left_xpf = left_xpf


class WrongSignError(RefusedError):
    """A tender that pays in while money is owed out, or the reverse, or an amount of nothing."""

    def __init__(self, amount_xpf: int) -> None:
        super().__init__(f"tender of {amount_xpf} F goes the wrong way")
        self.amount_xpf = amount_xpf


class NotPayableInCashError(RefusedError):
    """Cash that coins cannot make: not a multiple of the smallest coin."""

    def __init__(self, amount_xpf: int) -> None:
        super().__init__(f"no coins make {amount_xpf} F")
        self.amount_xpf = amount_xpf


class ShortTenderError(RefusedError):
    """The tenders do not cover the ticket yet."""

    def __init__(self, missing_xpf: int) -> None:
        super().__init__(f"short by {missing_xpf} F")
        self.missing_xpf = missing_xpf


@dataclass(frozen=True, slots=True)
class Tender:
    """One means of settling, as handed over.

    `detail` holds what the type needs and nothing that identifies a person: cheque `drawer` initials, `bank`,
    `number`; card `authorisation`; stored value `code`; `points` the number of points, as digits.
    """

    id: str
    type: TenderType
    amount_xpf: int
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Balance:
    """Where settling stands.

    `left_xpf` is what a tender other than cash still has to cover, to the franc; `left_in_cash_xpf` the same in
    coins. `rounding_xpf` is payable minus due, −2 to +2, and only when cash is among the tenders.
    """

    total_xpf: int
    tendered_xpf: int
    left_xpf: int
    left_in_cash_xpf: int
    rounding_xpf: int
    change_xpf: int
    settled: bool


def balance(total_xpf: int, tenders: Sequence[Tender]) -> Balance:
    """Weigh the tenders against a ticket of either sign.

    Cash rounds once, on what the other tenders leave (CMF art. L721-6); only cash gives change.
    Invariant, checked by property tests: total = tendered − change − rounding once settled.
    """
    cash = [t.amount_xpf for t in tenders if t.type is TenderType.CASH]
    tendered = sum(t.amount_xpf for t in tenders)
    cash_in = sum(cash)
    cash_share = total_xpf - (tendered - cash_in)
    payable = round_to_cash(cash_share)
    left_in_cash = payable - cash_in
    owed_out = total_xpf < 0
    settled = (left_in_cash == 0 if owed_out else left_in_cash <= 0) if cash else cash_share == 0
    rounding = payable - cash_share if cash and settled else 0
    change = max(0, -left_in_cash) if cash and settled and not owed_out else 0
    left = 0 if settled else cash_share - cash_in
    return Balance(
        total_xpf=total_xpf,
        tendered_xpf=tendered,
        left_xpf=left,
        left_in_cash_xpf=0 if settled else left_in_cash,
        rounding_xpf=rounding,
        change_xpf=change,
        settled=settled,
    )


def check_tender(total_xpf: int, tenders: tuple[Tender, ...], new: Tender) -> None:
    """Refuse a tender that goes the wrong way, or that exceeds what is left where no change is given.

    Cash may exceed a sale (change is given) but never a refund. A cash tender of 0 F is right only where the
    law rounds the last 1 or 2 francs away.

    Raises:
        WrongSignError: the sign contradicts what is owed, or the amount is 0 without reason.
        OverTenderError: the amount exceeds what is left.
        NotPayableInCashError: cash that is not a multiple of 5 F.
    """
    now = balance(total_xpf, tenders)
    is_cash = new.type is TenderType.CASH
    if is_cash and new.amount_xpf % SMALLEST_COIN_XPF:
        raise NotPayableInCashError(new.amount_xpf)
    left = now.left_in_cash_xpf if is_cash else now.left_xpf
    if new.amount_xpf == 0:
        if not (is_cash and not now.settled and left == 0):
            raise WrongSignError(0)
        return
    if now.settled or (new.amount_xpf > 0) != (left > 0):
        raise WrongSignError(new.amount_xpf)
    over = abs(new.amount_xpf) > abs(left)
    if over and not (is_cash and left > 0):
        raise OverTenderError(new.type, left)
