"""Read-only figures over many tickets. Rows are frozen; spans are business dates, both ends included.

What is grouped by article is added up per variant first and named afterwards, so that the joins cost the size of the
catalogue and not that of the history. A report over years reads many pages: run it on the store's thread.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, TextClause, text

from koom_pos.domain.tender import TenderType

_DAYS = text("""
    SELECT business_date, count(*), sum(gross_xpf) FROM sale
    WHERE business_date BETWEEN :first AND :last GROUP BY business_date ORDER BY business_date""")
_DAY_TAXES = text("""
    SELECT s.business_date, sum(t.net_xpf), sum(t.tax_xpf) FROM sale s JOIN sale_tax t ON t.sale_id = s.id
    WHERE s.business_date BETWEEN :first AND :last GROUP BY s.business_date""")
_HOURS = text("""
    SELECT (CAST(substr(at_utc, 12, 2) AS INTEGER) * 60 + CAST(substr(at_utc, 15, 2) AS INTEGER)
            + utc_offset_minutes + 1440) / 60 % 24, count(*), sum(gross_xpf)
    FROM sale WHERE business_date BETWEEN :first AND :last GROUP BY 1 ORDER BY 1""")
_VARIANTS = text("""
    WITH sold AS (
        SELECT l.variant_id AS variant_id, min(l.sku) AS sku, min(l.label) AS label, min(l.detail) AS detail,
               sum(l.quantity) AS pieces, sum(l.gross_xpf) AS gross_xpf,
               sum(l.discount_xpf + l.ticket_discount_xpf) AS discount_xpf
        FROM sale s JOIN sale_line l ON l.sale_id = s.id
        WHERE s.business_date BETWEEN :first AND :last AND l.kind <> 'gift_card'
        GROUP BY l.variant_id)
    SELECT sold.variant_id, coalesce(v.sku, sold.sku),
           CASE WHEN a.id IS NULL THEN sold.label ELSE b.name || ' ' || a.name END, sold.detail,
           coalesce(b.name, ''), coalesce(c.name, ''), sold.pieces, sold.gross_xpf, sold.discount_xpf
    FROM sold LEFT JOIN variant v ON v.id = sold.variant_id LEFT JOIN article a ON a.id = v.article_id
    LEFT JOIN brand b ON b.id = a.brand_id LEFT JOIN category c ON c.id = a.category_id
    ORDER BY sold.gross_xpf DESC, sold.sku""")
_OPERATORS = text("""
    SELECT coalesce(o.code, ''), coalesce(o.display_name, ''), sum(w.tickets), sum(w.gross_xpf)
    FROM (SELECT operator_id, count(*) AS tickets, sum(gross_xpf) AS gross_xpf FROM sale
          WHERE business_date BETWEEN :first AND :last GROUP BY operator_id) w
    LEFT JOIN operator o ON o.id = w.operator_id GROUP BY 1, 2 ORDER BY 4 DESC, 1""")
_TENDERS = text("""
    SELECT t.tender_type, count(*), sum(t.amount_xpf) FROM sale s JOIN tender_line t ON t.sale_id = s.id
    WHERE s.business_date BETWEEN :first AND :last GROUP BY t.tender_type""")
_CHANGE = text("SELECT coalesce(sum(change_xpf), 0) FROM sale WHERE business_date BETWEEN :first AND :last")
_SEALED_RATES = text("""
    SELECT substr(c.period, 1, 7), json_extract(t.value, '$.rate_bp'), sum(json_extract(t.value, '$.gross_xpf')),
           sum(json_extract(t.value, '$.net_xpf')), sum(json_extract(t.value, '$.tax_xpf'))
    FROM closing c, json_each(c.figures, '$.taxes') t
    WHERE c.kind = 'day' AND c.period BETWEEN :first AND :last GROUP BY 1, 2 ORDER BY 1, 2""")
_UNSEALED = text("""
    SELECT count(*) FROM till_session WHERE state = 'open' AND business_date BETWEEN :first AND :last""")
_SPAN = text("SELECT min(business_date), max(business_date) FROM sale")


@dataclass(frozen=True, slots=True)
class DayTurnover:
    """A business date: tickets of all kinds, returns negative in the amounts, gift cards sold included."""

    business_date: date
    tickets: int
    gross_xpf: int
    net_xpf: int
    tax_xpf: int


@dataclass(frozen=True, slots=True)
class HourTurnover:
    """An hour on the clocks of the shop, 0 to 23, over the whole span."""

    hour: int
    tickets: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class ArticleTurnover:
    """A variant and what it sold, net of returns, with brand and category as the catalogue has them today.

    What left the catalogue keeps the label of its tickets, and has neither brand nor category (empty).
    """

    variant_id: str
    sku: str
    label: str
    detail: str
    brand: str
    category: str
    pieces: int
    gross_xpf: int
    discount_xpf: int


@dataclass(frozen=True, slots=True)
class OperatorTurnover:
    """An operator and the tickets she settled."""

    code: str
    name: str
    tickets: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class TenderTurnover:
    """A means of settling; cash is net of the change given."""

    type: TenderType
    count: int
    amount_xpf: int


@dataclass(frozen=True, slots=True)
class RateMonth:
    """TGC of one rate in one month (`2026-10`), added up from the sealed Z of its days."""

    month: str
    rate_bp: int
    gross_xpf: int
    net_xpf: int
    tax_xpf: int


class ReportQueries:
    """Figures for the report pages; nothing here writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def span(self) -> tuple[date, date] | None:
        """Give the first and last business date with a ticket, or None before the first."""
        row = self._connection.execute(_SPAN).one()
        return None if row[0] is None else (date.fromisoformat(row[0]), date.fromisoformat(row[1]))

    def per_day(self, first: date, last: date) -> list[DayTurnover]:
        """Give each day that had tickets, in order."""
        taxes = {row[0]: (row[1], row[2]) for row in self._rows(_DAY_TAXES, first, last)}
        return [
            DayTurnover(date.fromisoformat(day), tickets, gross, *taxes.get(day, (0, 0)))
            for day, tickets, gross in self._rows(_DAYS, first, last)
        ]

    def per_hour(self, first: date, last: date) -> list[HourTurnover]:
        """Give each hour of the day that had tickets, in order."""
        return [HourTurnover(*row) for row in self._rows(_HOURS, first, last)]

    def per_variant(self, first: date, last: date) -> list[ArticleTurnover]:
        """Give every variant that moved, largest turnover first, gift cards left out."""
        return [ArticleTurnover(*row) for row in self._rows(_VARIANTS, first, last)]

    def per_operator(self, first: date, last: date) -> list[OperatorTurnover]:
        """Give operators, largest turnover first."""
        return [OperatorTurnover(*row) for row in self._rows(_OPERATORS, first, last)]

    def per_tender(self, first: date, last: date) -> list[TenderTurnover]:
        """Give means of settling in the till's order."""
        found = {row[0]: (row[1], row[2]) for row in self._rows(_TENDERS, first, last)}
        change = int(self._rows(_CHANGE, first, last)[0][0])
        return [
            TenderTurnover(
                tender_type,
                found[str(tender_type)][0],
                found[str(tender_type)][1] - (change if tender_type is TenderType.CASH else 0),
            )
            for tender_type in TenderType
            if str(tender_type) in found
        ]

    def sealed_rates(self, first: date, last: date) -> list[RateMonth]:
        """Give TGC per month and rate from the sealed Z of a span: what a declaration may rest on."""
        return [RateMonth(*row) for row in self._rows(_SEALED_RATES, first, last)]

    def unsealed_days(self, first: date, last: date) -> int:
        """Count the days of a span whose Z is still to come."""
        return int(self._rows(_UNSEALED, first, last)[0][0])

    def _rows(self, statement: TextClause, first: date, last: date) -> list[Any]:
        values = {"first": first.isoformat(), "last": last.isoformat()}
        return list(self._connection.execute(statement, values))
