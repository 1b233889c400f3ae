"""Take tenders for the open sale, in any order, and correct them before settling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.refund import NotOriginalTenderError, check_points_first, propose, refundable_by_tender
from koom_pos.domain.sale import OpenSale, totals
from koom_pos.domain.shop_codes import InstrumentKind, tidy_code
from koom_pos.domain.tender import STORED_VALUE, Balance, Tender, TenderType, balance, check_tender
from koom_pos.services import earning
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


class WholeRewardError(RefusedError):
    """Points are spent by whole rewards, never by an amount of francs."""

    def __init__(self) -> None:
        super().__init__("points are spent by rewards")


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

    Points are taken in by `redeeming.redeem_as_tender` alone; paid out, they go back to who spent them, one tender
    for each of hers.

    Raises:
        EmptySaleError, OverTenderError, WrongSignError, NotPayableInCashError, UnknownInstrumentError,
        WrongInstrumentError, InstrumentExpiredError, InstrumentBalanceError, AvoirOnlyError,
        NotOriginalTenderError, PointsGoBackError, WholeRewardError, NoOpenDayError
    """
    operator.check(Right.SELL)
    if tender_type is TenderType.POINTS and amount_xpf >= 0:
        raise WholeRewardError
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
        added = _checked_refund(tx, desk, sale, new) if amount_xpf < 0 else (new,)
        changed = replace(sale, tenders=(*sale.tenders, *added), operator_id=operator.id)
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
        refundable = _refundable(tx, sale)
        if _without_ticket(sale):
            refundable = {kind: most for kind, most in refundable.items() if kind is TenderType.POINTS}
        return propose(due, refundable)


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


def _returned_tickets(tx: Transaction, sale: OpenSale) -> list[str]:
    return tx.sales.sales_of_lines([line.returned.sale_line_id for line in sale.lines if line.returned])


def _refundable(tx: Transaction, sale: OpenSale) -> dict[TenderType, int]:
    """What each tender may pay out: what the returned tickets took, less earlier refunds and this sale's.

    Cash counts as it was before rounding, or three thirds of a ticket could not be paid back in coins.
    """
    taken: list[tuple[TenderType, int]] = []
    refunded: dict[TenderType, int] = {}
    tickets = _returned_tickets(tx, sale)
    for sale_id in tickets:
        original = tx.sales.get(sale_id)
        if original is None:
            continue
        taken += [(t.type, t.amount_xpf) for t in original.tenders if t.amount_xpf > 0]
        taken.append((TenderType.CASH, -original.change_xpf - original.rounding_xpf))
        for tender_type, amount_xpf in tx.sales.refunded(sale_id).items():
            refunded[tender_type] = refunded.get(tender_type, 0) + amount_xpf
    for tender in sale.tenders:
        refunded[tender.type] = refunded.get(tender.type, 0) - min(0, tender.amount_xpf)
    points = 0
    if any(tender_type is TenderType.POINTS for tender_type, _ in taken):
        points = sum(each.left_xpf for each in earning.points_left(tx, tickets, sale.tenders))
    return refundable_by_tender(taken, refunded, as_points_xpf=points)


def _checked_refund(tx: Transaction, desk: Desk, sale: OpenSale, new: Tender) -> tuple[Tender, ...]:
    """Check a tender paid out; points come as one tender for each that took them, named by its detail `of`."""
    refundable = _refundable(tx, sale)
    left_xpf = balance(totals(sale).gross_xpf, sale.tenders).left_xpf
    check_points_first(left_xpf, new, refundable.get(TenderType.POINTS, 0))
    most = refundable.get(new.type, 0)
    if new.type is TenderType.CREDIT_NOTE:
        return (new,)
    if _without_ticket(sale) and not (new.type is TenderType.POINTS and most):
        raise AvoirOnlyError
    slack = 2 if new.type is TenderType.CASH and most else 0  # the law's rounding, CMF art. L721-6
    if -new.amount_xpf > most + slack:
        raise NotOriginalTenderError(new.type, most)
    return tuple(_points_by_origin(tx, desk, sale, -new.amount_xpf)) if new.type is TenderType.POINTS else (new,)


def _points_by_origin(tx: Transaction, desk: Desk, sale: OpenSale, amount_xpf: int) -> Iterator[Tender]:
    for each in earning.points_left(tx, _returned_tickets(tx, sale), sale.tenders):
        share_xpf = min(amount_xpf, each.left_xpf)
        if share_xpf > 0:
            points = earning.points_back(each.given, share_xpf)
            detail = {"points": str(points), "of": each.given.entry.tender_line_id or ""}
            yield Tender(desk.new_id(), TenderType.POINTS, -share_xpf, detail)
            amount_xpf -= share_xpf
