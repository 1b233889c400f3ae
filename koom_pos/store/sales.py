"""Verbs of settled tickets: store one whole, read one back, find one to return."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from koom_pos.domain.benefit import settled_benefit_fields, settled_benefit_from
from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.sale_document import discount_fields, discount_from
from koom_pos.domain.settled import (
    InstrumentMovement,
    SaleKind,
    SettledLine,
    SettledSale,
    SettledTender,
)
from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.domain.tax import TaxLine
from koom_pos.domain.tender import TenderType
from koom_pos.store.tables.sales import SaleLineRow, SaleRow, SaleTaxRow, TenderLineRow, VoidSaleRow
from koom_pos.store.types import utc_instant

_SALE_FIELDS = (
    "id", "workstation_id", "session_id", "number", "business_date", "at_utc", "utc_offset_minutes", "operator_id",
    "regime", "subtotal_xpf", "line_discount_xpf", "ticket_discount_xpf", "gross_xpf", "rounding_xpf", "change_xpf",
    "journal_sequence",
)  # fmt: skip
_LINE_FIELDS = (
    "id", "variant_id", "sku", "gtin", "label", "detail", "quantity", "base_price_xpf", "unit_price_xpf",
    "price_from", "undiscounted_xpf", "discount_xpf", "ticket_discount_xpf", "gross_xpf", "rate_bp",
    "return_of_line_id",
)  # fmt: skip
_NEXT = text("SELECT coalesce(max(number), 0) + 1 FROM sale WHERE workstation_id = :ws")
_RETURNED = text("""
    SELECT return_of_line_id, -sum(quantity), -sum(gross_xpf) FROM sale_line
    WHERE return_of_line_id IN (SELECT id FROM sale_line WHERE sale_id = :id) GROUP BY return_of_line_id""")
_REFUNDED = text("""
    WITH part AS (
        SELECT r.sale_id AS sale_id, sum(r.gross_xpf) AS ours,
               (SELECT sum(w.gross_xpf) FROM sale_line w WHERE w.sale_id = r.sale_id AND w.quantity < 0) AS whole
        FROM sale_line r WHERE r.return_of_line_id IN (SELECT id FROM sale_line WHERE sale_id = :id)
        GROUP BY r.sale_id),
    paid AS (
        SELECT sale_id, tender_type, -amount_xpf AS francs FROM tender_line WHERE amount_xpf < 0
        UNION ALL SELECT id, 'cash', rounding_xpf FROM sale WHERE gross_xpf < 0 AND rounding_xpf <> 0)
    SELECT paid.tender_type, sum(paid.francs * part.ours / part.whole)
    FROM part JOIN paid ON paid.sale_id = part.sale_id WHERE part.whole <> 0 GROUP BY paid.tender_type""")
_FIND = text("""
    SELECT s.id, s.number, s.kind, s.at_utc, s.business_date, s.gross_xpf, o.display_name,
           (SELECT sum(quantity) FROM sale_line l WHERE l.sale_id = s.id),
           (SELECT group_concat(DISTINCT t.tender_type) FROM tender_line t WHERE t.sale_id = s.id)
    FROM sale s JOIN operator o ON o.id = s.operator_id
    WHERE s.workstation_id = :ws AND (:first IS NULL OR s.business_date >= :first)
      AND (:last IS NULL OR s.business_date <= :last) AND (:amount IS NULL OR s.gross_xpf = :amount)
    ORDER BY s.number DESC LIMIT :most""")
_INSTRUMENTS = text("""
    SELECT i.kind, i.code, m.amount_xpf, i.expires_on FROM instrument_movement m
    JOIN instrument i ON i.id = m.instrument_id WHERE m.sale_id = :id ORDER BY m.id""")


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket in a list. `tenders` are the types that settled it."""

    id: str
    number: int
    kind: SaleKind
    at_utc: datetime
    business_date: date
    gross_xpf: int
    operator_name: str
    pieces: int
    tenders: tuple[TenderType, ...]


class SaleVerbs:
    """Tickets are inserted whole and never change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, workstation_id: str) -> int:
        """Give the number the next ticket of this workstation must carry."""
        return int(self._connection.execute(_NEXT, {"ws": workstation_id}).scalar_one())

    def add(self, sale: SettledSale) -> None:
        """Insert a ticket with its lines, taxes and tenders."""
        self._connection.execute(
            insert(SaleRow),
            {
                **{name: getattr(sale, name) for name in _SALE_FIELDS},
                "kind": str(sale.kind),
                "ticket_discount": discount_fields(sale.ticket_discount),
                "benefits": [settled_benefit_fields(each) for each in sale.benefits] or None,
            },
        )
        self._connection.execute(
            insert(SaleLineRow),
            [
                {
                    **{name: getattr(line, name) for name in _LINE_FIELDS},
                    "sale_id": sale.id,
                    "position": position,
                    "kind": str(line.kind),
                    "discount": discount_fields(line.discount),
                    "return_reason": None if line.return_reason is None else str(line.return_reason),
                }
                for position, line in enumerate(sale.lines, start=1)
            ],
        )
        self._connection.execute(
            insert(SaleTaxRow),
            [
                {
                    "sale_id": sale.id,
                    "rate_bp": t.rate_bp,
                    "gross_xpf": t.gross_xpf,
                    "net_xpf": t.net_xpf,
                    "tax_xpf": t.tax_xpf,
                }
                for t in sale.taxes
            ],
        )
        if sale.tenders:
            self._connection.execute(
                insert(TenderLineRow),
                [
                    {
                        "id": t.id,
                        "sale_id": sale.id,
                        "position": position,
                        "tender_type": str(t.type),
                        "amount_xpf": t.amount_xpf,
                        "detail": dict(t.detail),
                    }
                    for position, t in enumerate(sale.tenders, start=1)
                ],
            )

    def add_void(self, fields: Mapping[str, Any]) -> None:
        """Keep a sale that was given up: the fields of `VoidSaleRow`."""
        self._connection.execute(insert(VoidSaleRow), dict(fields))

    def get(self, sale_id: str) -> SettledSale | None:
        """Give a ticket by its id."""
        return self._read(SaleRow.id == sale_id)

    def by_number(self, workstation_id: str, number: int) -> SettledSale | None:
        """Give a ticket by its number on a workstation."""
        return self._read((SaleRow.workstation_id == workstation_id) & (SaleRow.number == number))

    def last_number(self, workstation_id: str) -> int:
        """Give the number of the last ticket, 0 before the first."""
        return self.next_number(workstation_id) - 1

    def find(
        self,
        workstation_id: str,
        *,
        first: date | None = None,
        last: date | None = None,
        gross_xpf: int | None = None,
        limit: int = 200,
    ) -> list[TicketRow]:
        """List tickets by business dates and exact amount, latest first."""
        rows = self._connection.execute(
            _FIND,
            {
                "ws": workstation_id,
                "first": first and first.isoformat(),
                "last": last and last.isoformat(),
                "amount": gross_xpf,
                "most": limit,
            },
        )
        return [_ticket_row(row) for row in rows]

    def sales_of_lines(self, line_ids: Iterable[str | None]) -> list[str]:
        """Give the tickets that hold these lines, each once, in order; None is passed over."""
        found: dict[str, None] = {}
        for line_id in line_ids:
            if line_id is not None:
                query = select(SaleLineRow.sale_id).where(SaleLineRow.id == line_id)
                found.update(dict.fromkeys(self._connection.scalars(query)))
        return list(found)

    def returned(self, sale_id: str) -> dict[str, tuple[int, int]]:
        """Give, per line of a ticket, the pieces and francs already returned, both positive."""
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(_RETURNED, {"id": sale_id})}

    def refunded(self, sale_id: str) -> dict[TenderType, int]:
        """Give what was already paid out per tender for returns of a ticket, positive, cash before rounding.

        A return of several tickets counts for each by its share of the goods brought back.
        """
        return {TenderType(row[0]): row[1] for row in self._connection.execute(_REFUNDED, {"id": sale_id})}

    def _read(self, condition: Any) -> SettledSale | None:
        row = self._connection.execute(select(SaleRow.__table__).where(condition)).mappings().first()
        if row is None:
            return None
        found = self._connection.execute(
            text("SELECT display_name FROM operator WHERE id = :id"), {"id": row["operator_id"]}
        ).scalar()
        entry = self._connection.execute(
            text("SELECT entry_hash FROM journal_entry WHERE workstation_id = :ws AND sequence = :seq"),
            {"ws": row["workstation_id"], "seq": row["journal_sequence"]},
        ).scalar()
        return SettledSale(
            **{name: row[name] for name in _SALE_FIELDS},
            kind=SaleKind(row["kind"]),
            operator_name=found or "",
            ticket_discount=discount_from(row["ticket_discount"]),
            benefits=tuple(settled_benefit_from(each) for each in row["benefits"] or ()),
            lines=self._lines(row["id"]),
            taxes=self._taxes(row["id"]),
            tenders=self._tenders(row["id"]),
            instruments=self._instruments(row["id"]),
            journal_hash=entry or "",
        )

    def _lines(self, sale_id: str) -> tuple[SettledLine, ...]:
        rows = self._connection.execute(
            select(SaleLineRow.__table__).where(SaleLineRow.sale_id == sale_id).order_by(SaleLineRow.position)
        ).mappings()
        return tuple(
            SettledLine(
                **{name: row[name] for name in _LINE_FIELDS},
                kind=ItemKind(row["kind"]),
                discount=discount_from(row["discount"]),
                return_reason=ReturnReason(row["return_reason"]) if row["return_reason"] else None,
            )
            for row in rows
        )

    def _taxes(self, sale_id: str) -> tuple[TaxLine, ...]:
        rows = self._connection.execute(
            select(SaleTaxRow.__table__).where(SaleTaxRow.sale_id == sale_id).order_by(SaleTaxRow.rate_bp)
        ).mappings()
        return tuple(
            TaxLine(r["rate_bp"], gross_xpf=r["gross_xpf"], net_xpf=r["net_xpf"], tax_xpf=r["tax_xpf"]) for r in rows
        )

    def _tenders(self, sale_id: str) -> tuple[SettledTender, ...]:
        rows = self._connection.execute(
            select(TenderLineRow.__table__).where(TenderLineRow.sale_id == sale_id).order_by(TenderLineRow.position)
        ).mappings()
        return tuple(SettledTender(r["id"], TenderType(r["tender_type"]), r["amount_xpf"], r["detail"]) for r in rows)

    def _instruments(self, sale_id: str) -> tuple[InstrumentMovement, ...]:
        return tuple(
            InstrumentMovement(InstrumentKind(row[0]), row[1], row[2], date.fromisoformat(row[3]) if row[3] else None)
            for row in self._connection.execute(_INSTRUMENTS, {"id": sale_id})
        )


def _ticket_row(row: Sequence[Any]) -> TicketRow:
    types: Sequence[str] = (row[8] or "").split(",") if row[8] else ()
    return TicketRow(
        id=row[0],
        number=row[1],
        kind=SaleKind(row[2]),
        at_utc=utc_instant(row[3]),
        business_date=date.fromisoformat(row[4]),
        gross_xpf=row[5],
        operator_name=row[6],
        pieces=row[7] or 0,
        tenders=tuple(TenderType(t) for t in types),
    )
