"""Take tenders for the open sale, in any order, and correct them before settling."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.refund import NotOriginalTenderError, propose, refundable_by_tender
from koom_pos.domain.sale import OpenSale, totals
from koom_pos.domain.shop_codes import InstrumentKind, tidy_code
from koom_pos.domain.tender import STORED_VALUE, Balance, Tender, TenderType, balance, check_tender
from koom_pos.services.desk import Desk
from koom_pos.services.ringing import keep
from koom_pos.services.till_state import require_session
from koom_pos.store import Transaction
from koom_pos.store.instruments import Instrument


class EmptySaleError(RefusedError):
    """There is nothing to settle."""

    def __init__(self) -> None:
        super().__init__("the sale is empty")


class UnknownInstrumentError(RefusedError):
    """No gift card or avoir carries this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"unknown gift card or credit note {code}")
        self.code = code


class WrongInstrumentError(RefusedError):
    """The code is an avoir where a gift card was asked, or the reverse."""

    def __init__(self, kind: InstrumentKind) -> None:
        super().__init__(f"the code is a {kind}")
        self.kind = kind


class InstrumentExpiredError(RefusedError):
    """The gift card or avoir is past its date."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__("expired")
        self.expires_on = instrument.expires_on


class InstrumentBalanceError(RefusedError):
    """The gift card or avoir holds less than asked."""

    def __init__(self, balance_xpf: int) -> None:
        super().__init__(f"holds {balance_xpf} F")
        self.balance_xpf = balance_xpf


class AvoirOnlyError(RefusedError):
    """A return without ticket is paid out as an avoir, never otherwise."""

    def __init__(self) -> None:
        super().__init__("return without ticket: credit note only")


class UnknownTenderError(RefusedError):
    """The tender was taken back already."""

    def __init__(self) -> None:
        super().__init__("no such tender")


@dataclass(frozen=True, slots=True)
class Tendered:
    """The sale with its tenders, and where settling stands."""

    sale: OpenSale
    balance: Balance


def tender_state(desk: Desk) -> Tendered:
    """Give where settling the open sale stands.

    Raises:
        EmptySaleError: nothing was rung.
    """
    with desk.store.reading() as tx:
        sale = _rung(tx, desk)
    return Tendered(sale, balance(totals(sale).gross_xpf, sale.tenders))


def add_tender(
    desk: Desk,
    operator: Operator,
    tender_type: TenderType,
    amount_xpf: int,
    *,
    detail: Mapping[str, str] | None = None,
) -> Tendered:
    """Take a tender, or pay one out for a refund (negative amount).

    `detail` for a gift card or avoir taken in holds its `code`; for a cheque `drawer`, `bank`, `number`; for a
    card what the terminal answered, never a card number.

    Raises:
        EmptySaleError, OverTenderError, WrongSignError, NotPayableInCashError, UnknownInstrumentError,
        WrongInstrumentError, InstrumentExpiredError, InstrumentBalanceError, AvoirOnlyError,
        NotOriginalTenderError, NoOpenDayError
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        sale = _rung(tx, desk)
        facts = dict(detail or {})
        if tender_type in STORED_VALUE and amount_xpf > 0:
            facts["code"] = tidy_code(facts.get("code", ""))
            _check_instrument(tx, desk, sale, tender_type, amount_xpf, code=facts["code"])
        new = Tender(desk.new_id(), tender_type, amount_xpf, facts)
        total = totals(sale).gross_xpf
        check_tender(total, sale.tenders, new)
        if amount_xpf < 0:
            _check_refund(tx, sale, new)
        changed = replace(sale, tenders=(*sale.tenders, new), operator_id=operator.id)
        keep(tx, desk, changed)
    return Tendered(changed, balance(total, changed.tenders))


def remove_tender(desk: Desk, operator: Operator, tender_id: str) -> Tendered:
    """Take a tender back before settling.

    Raises:
        UnknownTenderError: it is not among the tenders.
    """
    with desk.store.transaction() as tx:
        sale = _rung(tx, desk)
        tenders = tuple(t for t in sale.tenders if t.id != tender_id)
        if len(tenders) == len(sale.tenders):
            raise UnknownTenderError
        changed = replace(sale, tenders=tenders, operator_id=operator.id)
        worth = keep(tx, desk, changed).totals
    return Tendered(changed, balance(worth.gross_xpf, tenders))


def read_instrument(desk: Desk, code: str) -> Instrument:
    """Give a gift card or avoir with its balance, by scanned or typed code.

    Raises:
        UnknownInstrumentError: none carries the code.
    """
    tidy = tidy_code(code)
    with desk.store.reading() as tx:
        found = tx.instruments.by_code(tidy)
    if found is None:
        raise UnknownInstrumentError(tidy)
    return found


def refund_proposal(desk: Desk) -> list[tuple[TenderType, int]]:
    """Propose how to pay out the open refund: to the original tenders, the rest as an avoir. Empty for a sale."""
    with desk.store.reading() as tx:
        sale = _rung(tx, desk)
        due = balance(totals(sale).gross_xpf, sale.tenders).left_xpf
        if due >= 0:
            return []
        if _without_ticket(sale):
            return [(TenderType.CREDIT_NOTE, due)]
        return propose(due, _refundable(tx, sale))


def _rung(tx: Transaction, desk: Desk) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id)
    if sale is None or not sale.lines:
        raise EmptySaleError
    return sale


def _check_instrument(
    tx: Transaction, desk: Desk, sale: OpenSale, tender_type: TenderType, amount_xpf: int, *, code: str
) -> None:
    found = tx.instruments.by_code(code)
    if found is None:
        raise UnknownInstrumentError(code)
    if str(found.kind) != str(tender_type):
        raise WrongInstrumentError(found.kind)
    if found.expires_on is not None and found.expires_on < desk.today():
        raise InstrumentExpiredError(found)
    promised = sum(t.amount_xpf for t in sale.tenders if t.detail.get("code") == code)
    if amount_xpf > found.balance_xpf - promised:
        raise InstrumentBalanceError(found.balance_xpf - promised)


def _without_ticket(sale: OpenSale) -> bool:
    return any(line.returned is not None and line.returned.sale_line_id is None for line in sale.lines)


def _refundable(tx: Transaction, sale: OpenSale) -> dict[TenderType, int]:
    """What each tender may pay out: what the returned tickets took, less earlier refunds and this sale's.

    Cash counts as it was before rounding, or three thirds of a ticket could not be paid back in coins.
    """
    taken: list[tuple[TenderType, int]] = []
    refunded: dict[TenderType, int] = {}
    for sale_id in tx.sales.sales_of_lines([line.returned.sale_line_id for line in sale.lines if line.returned]):
        original = tx.sales.get(sale_id)
        if original is None:
            continue
        taken += [(t.type, t.amount_xpf) for t in original.tenders if t.amount_xpf > 0]
        taken.append((TenderType.CASH, -original.change_xpf - original.rounding_xpf))
        for tender_type, amount_xpf in tx.sales.refunded(sale_id).items():
            refunded[tender_type] = refunded.get(tender_type, 0) + amount_xpf
    for tender in sale.tenders:
        refunded[tender.type] = refunded.get(tender.type, 0) - min(0, tender.amount_xpf)
    return refundable_by_tender(taken, refunded)


def _check_refund(tx: Transaction, sale: OpenSale, new: Tender) -> None:
    if new.type is TenderType.CREDIT_NOTE:
        return
    if _without_ticket(sale):
        raise AvoirOnlyError
    most = _refundable(tx, sale).get(new.type, 0)
    slack = 2 if new.type is TenderType.CASH and most else 0  # the law's rounding, CMF art. L721-6
    if -new.amount_xpf > most + slack:
        raise NotOriginalTenderError(new.type, most)
