"""Settle the open sale: the one act that turns a sale into facts.

One transaction: ticket, lines, taxes, tenders, gift cards and avoirs, stock, running totals, journal entry,
points, voucher, outbox. Paper, drawer and display come after the commit and can never undo it.
"""

from dataclasses import replace
from typing import Any

from koom_pos.domain.benefit import BenefitKind, RewardTooLargeError, SettledBenefit, settled_benefit_fields
from koom_pos.domain.business_day import utc_offset_minutes
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale, PricedLine, ReturnReason, totals, without_shrunk_rewards
from koom_pos.domain.sale_document import discount_fields
from koom_pos.domain.settled import (
    InstrumentMovement,
    SaleKind,
    SettledLine,
    SettledSale,
    SettledTender,
    check_balanced,
    kind_of,
)
from koom_pos.domain.shop_codes import LARGEST_NUMBER, InstrumentKind, instrument_code
from koom_pos.domain.tax import TaxRegime, tax_lines
from koom_pos.domain.tender import STORED_VALUE, ShortTenderError, TenderType, balance
from koom_pos.services import earning, journal_writer, shop
from koom_pos.services.desk import Desk
from koom_pos.services.returns import check_still_returnable
from koom_pos.services.tendering import EmptySaleError
from koom_pos.services.till_state import require_session
from koom_pos.services.vouchers import usable_voucher
from koom_pos.store import Transaction
from koom_pos.store.instruments import Instrument
from koom_pos.store.stock import StockMovement
from koom_pos.store.till import Tally, TillSession

OUTBOX_TOPIC = "sale.settled"


def settle(desk: Desk, operator: Operator, sale_id: str) -> SettledSale:
    """Close a sale whose tenders cover it, in one transaction.

    Raises:
        SaleNotOpenError: it is settled already; a second press changes nothing.
        EmptySaleError: it has no line.
        OverReturnError: what it takes back was returned in another sale while this one waited.
        ShortTenderError: the tenders do not cover it.
        ShortPointsError: its rewards cost more points than the customer holds now, or nobody is attached to it.
        RewardTooLargeError: a discount given since leaves less than a reward is worth.
        VoucherUsedError, VoucherExpiredError: its voucher was used on another ticket while this one waited.
        NotOriginalTenderError: points would go back to somebody who is gone.
        NoOpenDayError, ForgottenDayError, NotAllowedError
        UnbalancedSaleError: the books would contradict themselves; nothing is stored.
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        session = require_session(tx, desk)
        sale = tx.open_sales.get(sale_id)
        settled = _draw_up(tx, desk, operator, session, sale)
        check_balanced(settled)
        buyer = tx.loyalty.buyer(sale.id)
        points = earning.entries_of(tx, desk, settled, buyer)
        entry = journal_writer.append(
            tx,
            desk,
            JournalKind.SALE if settled.kind is SaleKind.SALE else JournalKind.RETURN,
            sale_payload(settled, operator.code),
            at_utc=settled.at_utc,
            business_date=settled.business_date,
        )
        settled = replace(settled, journal_sequence=entry.sequence, journal_hash=entry.entry_hash)
        tx.sales.add(settled)
        if buyer is not None:
            tx.customers.link_sale(settled.id, buyer.customer_id, settled.at_utc)
        tx.loyalty.write(points)
        earning.tell_changes(tx, desk, points, at_utc=settled.at_utc)
        _use_vouchers(tx, desk, sale, settled)
        _move_stock(tx, desk, settled)
        _move_instruments(tx, desk, settled)
        tx.till.raise_tallies(session.id, sale_tallies(settled, operator.code))
        tx.house.tell(
            message_id=desk.new_id(),
            workstation_id=desk.workstation.id,
            topic=OUTBOX_TOPIC,
            subject_id=settled.id,
            payload={"number": settled.number, "gross_xpf": settled.gross_xpf},
            at_utc=settled.at_utc,
        )
        tx.open_sales.remove(sale.id)
    return settled


def _draw_up(tx: Transaction, desk: Desk, operator: Operator, session: TillSession, sale: OpenSale) -> SettledSale:
    """Work out the whole ticket; nothing is computed again after this."""
    if not sale.lines:
        raise EmptySaleError
    check_still_returnable(tx, sale)
    if sale.benefits and without_shrunk_rewards(sale) != sale:
        raise RewardTooLargeError(max(benefit.value for benefit in sale.benefits if benefit.points))
    worth = totals(sale)
    state = balance(worth.gross_xpf, sale.tenders)
    if not state.settled:
        raise ShortTenderError(state.left_in_cash_xpf or state.left_xpf)
    at_utc = desk.now()
    regime = shop.tax_regime(tx)
    kind = kind_of(tuple(line.quantity for line in sale.lines))
    tenders = tuple(SettledTender(t.id, t.type, t.amount_xpf, t.detail) for t in sale.tenders)
    lines = tuple(_settled_line(priced, regime) for priced in worth.lines)
    return SettledSale(
        id=sale.id,
        workstation_id=desk.workstation.id,
        session_id=session.id,
        number=tx.sales.next_number(desk.workstation.id),
        kind=kind,
        business_date=session.business_date,
        at_utc=at_utc,
        utc_offset_minutes=utc_offset_minutes(at_utc),
        operator_id=operator.id,
        operator_name=operator.display_name,
        regime=str(regime),
        lines=lines,
        subtotal_xpf=worth.subtotal_xpf,
        line_discount_xpf=worth.line_discount_xpf,
        ticket_discount_xpf=worth.ticket_discount_xpf,
        ticket_discount=sale.ticket_discount,
        benefits=tuple(
            SettledBenefit(b.kind, b.label, off, b.points)
            for b, off in zip(sale.benefits, worth.benefits_xpf, strict=True)
        ),
        gross_xpf=worth.gross_xpf,
        rounding_xpf=state.rounding_xpf,
        change_xpf=state.change_xpf,
        taxes=tax_lines(((line.rate_bp, line.gross_xpf) for line in lines), regime),
        tenders=tenders,
        instruments=_instruments(tx, desk, lines, tenders),
    )


def _settled_line(priced: PricedLine, regime: TaxRegime) -> SettledLine:
    line = priced.line
    return SettledLine(
        id=line.id,
        variant_id=line.variant_id,
        sku=line.sku,
        gtin=line.gtin,
        label=line.label,
        detail=line.detail,
        kind=line.kind,
        quantity=line.quantity,
        base_price_xpf=line.base_price_xpf,
        unit_price_xpf=line.unit_price_xpf,
        price_from=line.price_from,
        undiscounted_xpf=priced.undiscounted_xpf,
        discount_xpf=priced.discount_xpf,
        ticket_discount_xpf=priced.ticket_discount_xpf,
        discount=line.discount,
        gross_xpf=priced.gross_xpf,
        rate_bp=line.rate_bp if regime is TaxRegime.NORMAL else 0,
        return_of_line_id=line.returned.sale_line_id if line.returned else None,
        return_reason=line.returned.reason if line.returned else None,
    )


def _instruments(
    tx: Transaction, desk: Desk, lines: tuple[SettledLine, ...], tenders: tuple[SettledTender, ...]
) -> tuple[InstrumentMovement, ...]:
    """Gift cards sold, avoirs paid out as refunds, and what was spent of either."""
    card = InstrumentKind.GIFT_CARD
    sells_card = any(line.kind is ItemKind.GIFT_CARD for line in lines)
    if not sells_card and all(tender.type not in STORED_VALUE for tender in tenders):
        return ()  # most tickets: the settings need not be read
    expires = shop.instrument_expiry(tx, desk.today())
    moves = [
        InstrumentMovement(card, _fresh_code(tx, desk, card), line.unit_price_xpf, expires)
        for line in lines
        if line.kind is ItemKind.GIFT_CARD
        for _ in range(line.quantity)
    ]
    for tender in tenders:
        if tender.type not in STORED_VALUE:
            continue
        kind = InstrumentKind(str(tender.type))
        if tender.amount_xpf < 0:
            moves.append(InstrumentMovement(kind, _fresh_code(tx, desk, kind), -tender.amount_xpf, expires))
        else:
            moves.append(InstrumentMovement(kind, tender.detail["code"], -tender.amount_xpf))
    return tuple(moves)


def _fresh_code(tx: Transaction, desk: Desk, kind: InstrumentKind) -> str:
    """Draw a code nobody holds; at random, since who guesses a code can spend it."""
    while True:
        code = instrument_code(kind, 1 + desk.random_below(LARGEST_NUMBER))
        if tx.instruments.by_code(code) is None:
            return code


def _use_vouchers(tx: Transaction, desk: Desk, sale: OpenSale, settled: SettledSale) -> None:
    """Use up the voucher; one that took nothing off stays good."""
    for benefit, taken in zip(sale.benefits, settled.benefits, strict=True):
        if benefit.kind is BenefitKind.VOUCHER and taken.amount_xpf:
            voucher = usable_voucher(tx, desk, benefit.code)
            tx.vouchers.use(voucher.id, sale_id=settled.id, amount_xpf=taken.amount_xpf, at_utc=settled.at_utc)


def _move_stock(tx: Transaction, desk: Desk, sale: SettledSale) -> None:
    tx.stock.move(
        [
            StockMovement(
                id=desk.new_id(),
                variant_id=line.variant_id,
                quantity=-line.quantity,
                reason="sale" if line.quantity > 0 else f"return_{line.return_reason}",
                sellable=line.quantity > 0 or line.return_reason is ReturnReason.SEALED,
                sale_line_id=line.id,
            )
            for line in sale.lines
            if line.variant_id is not None and line.kind is ItemKind.GOODS
        ],
        workstation_id=desk.workstation.id,
        at_utc=sale.at_utc,
    )


def _move_instruments(tx: Transaction, desk: Desk, sale: SettledSale) -> None:
    for move in sale.instruments:
        instrument = tx.instruments.by_code(move.code)
        if instrument is None:
            instrument = Instrument(desk.new_id(), move.code, move.kind, move.expires_on, 0)
            tx.instruments.issue(instrument, workstation_id=desk.workstation.id, at_utc=sale.at_utc)
        tx.instruments.move(
            movement_id=desk.new_id(),
            workstation_id=desk.workstation.id,
            instrument_id=instrument.id,
            sale_id=sale.id,
            amount_xpf=move.amount_xpf,
            at_utc=sale.at_utc,
        )


def sale_tallies(sale: SettledSale, operator_code: str) -> list[Tally]:
    """Give the increments a ticket adds to its session's running totals. Cash counts net of change."""
    tallies = [
        Tally(str(sale.kind), "", sale.gross_xpf),
        Tally("gross", "", sale.gross_xpf),
        Tally("absolute", "", sum(abs(line.gross_xpf) for line in sale.lines)),
        Tally("operator", operator_code, sale.gross_xpf),
        Tally("pieces", "", 0, sum(line.quantity for line in sale.lines)),
    ]
    returned = [line for line in sale.lines if line.quantity < 0]
    if returned:
        tallies.append(Tally("returned_lines", "", sum(r.gross_xpf for r in returned), len(returned)))
    by_type: dict[TenderType, int] = {}
    for tender in sale.tenders:
        by_type[tender.type] = by_type.get(tender.type, 0) + tender.amount_xpf
    if sale.change_xpf:
        by_type[TenderType.CASH] = by_type.get(TenderType.CASH, 0) - sale.change_xpf
    tallies += [Tally("tender", str(tender_type), amount) for tender_type, amount in by_type.items()]
    for tax in sale.taxes:
        key = str(tax.rate_bp)
        tallies += [
            Tally("tax_gross", key, tax.gross_xpf),
            Tally("tax_net", key, tax.net_xpf),
            Tally("tax_tax", key, tax.tax_xpf),
        ]
    if sale.rounding_xpf:
        tallies.append(Tally("rounding", "", sale.rounding_xpf))
    if sale.line_discount_xpf:
        tallies.append(Tally("line_discount", "", sale.line_discount_xpf))
    if sale.ticket_discount_xpf:
        tallies.append(Tally("ticket_discount", "", sale.ticket_discount_xpf))
    for move in sale.instruments:
        name = "issued" if move.amount_xpf > 0 else "redeemed"
        tallies.append(Tally(name, str(move.kind), move.amount_xpf))
    return tallies


def sale_payload(sale: SettledSale, operator_code: str) -> dict[str, Any]:
    """Give what the journal keeps of a ticket: values, and nothing about a person but the operator's code."""
    payload: dict[str, Any] = {
        "ticket": sale.number,
        "kind": str(sale.kind),
        "operator": operator_code,
        "regime": sale.regime,
        "lines": [_line_payload(line) for line in sale.lines],
        "ticket_discount": discount_fields(sale.ticket_discount),
        "ticket_discount_xpf": sale.ticket_discount_xpf,
        "gross_xpf": sale.gross_xpf,
        "taxes": [
            {"rate_bp": t.rate_bp, "net_xpf": t.net_xpf, "tax_xpf": t.tax_xpf, "gross_xpf": t.gross_xpf}
            for t in sale.taxes
        ],
        "tenders": [{"type": str(t.type), "amount_xpf": t.amount_xpf} for t in sale.tenders],
        "rounding_xpf": sale.rounding_xpf,
        "change_xpf": sale.change_xpf,
        "instruments": [{"kind": str(m.kind), "amount_xpf": m.amount_xpf} for m in sale.instruments],
    }
    if sale.benefits:
        payload["benefits"] = [settled_benefit_fields(benefit) for benefit in sale.benefits]
    return payload


def _line_payload(line: SettledLine) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "label": " ".join(part for part in (line.label, line.detail) if part),
        "sku": line.sku,
        "quantity": line.quantity,
        "base_price_xpf": line.base_price_xpf,
        "unit_price_xpf": line.unit_price_xpf,
        "discount_xpf": line.discount_xpf,
        "ticket_discount_xpf": line.ticket_discount_xpf,
        "gross_xpf": line.gross_xpf,
        "rate_bp": line.rate_bp,
    }
    if line.discount is not None:
        payload["discount"] = discount_fields(line.discount)
    if line.return_reason is not None:
        payload["return_reason"] = str(line.return_reason)
    return payload
