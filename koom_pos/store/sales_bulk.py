"""Bulk verbs of settled tickets and their journal, for building large stores to measure on.

The same rows as `SaleVerbs.add` and the acts around it write, thousands at a time; every trigger still stands.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.journal import JournalEntry
from koom_pos.domain.sale_document import discount_fields
from koom_pos.domain.settled import SettledLine, SettledSale
from koom_pos.store.types import utc_text


class SaleBulkVerbs:
    """Inserts tickets without discounts, returns or instruments; numbers and sums are the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, sales: Sequence[SettledSale]) -> None:
        """Insert tickets with their lines, taxes and tenders."""
        self._many(
            """INSERT INTO sale (id, workstation_id, session_id, number, kind, business_date, at_utc,
                   utc_offset_minutes, operator_id, regime, subtotal_xpf, line_discount_xpf, ticket_discount_xpf,
                   ticket_discount, gross_xpf, rounding_xpf, change_xpf, journal_sequence)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                (
                    s.id, s.workstation_id, s.session_id, s.number, str(s.kind), s.business_date.isoformat(),
                    utc_text(s.at_utc), s.utc_offset_minutes, s.operator_id, s.regime, s.subtotal_xpf,
                    s.line_discount_xpf, s.ticket_discount_xpf, _json(discount_fields(s.ticket_discount)),
                    s.gross_xpf, s.rounding_xpf, s.change_xpf, s.journal_sequence,
                )
                for s in sales
            ),
        )  # fmt: skip
        self._many(
            """INSERT INTO sale_line (id, sale_id, position, variant_id, sku, gtin, label, detail, kind, quantity,
                   base_price_xpf, unit_price_xpf, price_from, undiscounted_xpf, discount_xpf, ticket_discount_xpf,
                   discount, gross_xpf, rate_bp)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (_line_row(s.id, position, line) for s in sales for position, line in enumerate(s.lines, start=1)),
        )
        self._many(
            "INSERT INTO sale_tax (sale_id, rate_bp, gross_xpf, net_xpf, tax_xpf) VALUES (?, ?, ?, ?, ?)",
            ((s.id, t.rate_bp, t.gross_xpf, t.net_xpf, t.tax_xpf) for s in sales for t in s.taxes),
        )
        self._many(
            """INSERT INTO tender_line (id, sale_id, position, tender_type, amount_xpf, detail)
               VALUES (?, ?, ?, ?, ?, ?)""",
            (
                (t.id, s.id, position, str(t.type), t.amount_xpf, _json(dict(t.detail)))
                for s in sales
                for position, t in enumerate(s.tenders, start=1)
            ),
        )

    def move_stock(self, sales: Sequence[SettledSale], movement_ids: Iterable[str]) -> None:
        """Record the stock movement of each line of goods; levels are rebuilt by the caller at the end."""
        ids = iter(movement_ids)
        self._many(
            """INSERT INTO stock_movement (id, workstation_id, variant_id, quantity, sellable, reason, sale_line_id,
                   at_utc) VALUES (?, ?, ?, ?, 1, 'sale', ?, ?)""",
            (
                (next(ids), s.workstation_id, line.variant_id, -line.quantity, line.id, utc_text(s.at_utc))
                for s in sales
                for line in s.lines
                if line.kind is ItemKind.GOODS
            ),
        )

    def add_entries(self, entries: Iterable[JournalEntry]) -> None:
        """Append sealed entries in their order."""
        self._many(
            """INSERT INTO journal_entry (workstation_id, sequence, kind, at_utc, business_date, body, previous_hash,
                   entry_hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                (
                    e.workstation_id, e.sequence, str(e.kind), utc_text(e.at_utc), e.business_date.isoformat(),
                    e.body, e.previous_hash, e.entry_hash, e.signature,
                )
                for e in entries
            ),
        )  # fmt: skip

    def _many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        values = list(rows)
        if values:
            self._connection.exec_driver_sql(statement, values)


def _line_row(sale_id: str, position: int, line: SettledLine) -> tuple[Any, ...]:
    return (
        line.id, sale_id, position, line.variant_id, line.sku, line.gtin, line.label, line.detail, str(line.kind),
        line.quantity, line.base_price_xpf, line.unit_price_xpf, line.price_from.isoformat(), line.undiscounted_xpf,
        line.discount_xpf, line.ticket_discount_xpf, _json(discount_fields(line.discount)), line.gross_xpf,
        line.rate_bp,
    )  # fmt: skip


def _json(value: dict[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
