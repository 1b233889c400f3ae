"""What the report pages ask: turnover by day, hour, brand, category, article, operator and tender; TGC by period.

Figures of tickets are read as stored, TGC to declare only from sealed Z. Nothing is computed again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.services.desk import Desk
from koom_pos.store.reports import (
    ArticleTurnover,
    DayTurnover,
    HourTurnover,
    OperatorTurnover,
    RateMonth,
    TenderTurnover,
)

TOP_ARTICLES = 50


class SpanError(RefusedError):
    """The span ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"{last} is before {first}")
        self.first = first
        self.last = last


@dataclass(frozen=True, slots=True)
class GroupTurnover:
    """A brand or category and what it sold, gift cards left out; the empty name holds what left the catalogue."""

    name: str
    pieces: int
    gross_xpf: int
    discount_xpf: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """One span of business dates, seen from every side. `gross_xpf` includes TGC, and gift cards sold.

    `previous_gross_xpf` is that of the span of equal length just before, for comparison.
    """

    first: date
    last: date
    tickets: int
    gross_xpf: int
    net_xpf: int
    tax_xpf: int
    previous_gross_xpf: int
    days: tuple[DayTurnover, ...]
    hours: tuple[HourTurnover, ...]
    brands: tuple[GroupTurnover, ...]
    categories: tuple[GroupTurnover, ...]
    articles: tuple[ArticleTurnover, ...]
    operators: tuple[OperatorTurnover, ...]
    tenders: tuple[TenderTurnover, ...]


@dataclass(frozen=True, slots=True)
class TaxPeriod:
    """TGC of one rate in a month (`2026-10`) or a quarter (`2026-T4`), from sealed Z."""

    period: str
    rate_bp: int
    gross_xpf: int
    net_xpf: int
    tax_xpf: int


@dataclass(frozen=True, slots=True)
class TaxReport:
    """TGC of a span by period and rate. With `unsealed_days` above 0 the figures are not complete yet."""

    periods: tuple[TaxPeriod, ...]
    unsealed_days: int


def sales_span(desk: Desk) -> tuple[date, date] | None:
    """Give the first and last business date with a ticket, or None before the first."""
    with desk.store.reading() as tx:
        return tx.reports.span()


def turnover(desk: Desk, operator: Operator, first: date, last: date) -> Turnover:
    """Give the figures of a span of business dates, both ends included.

    Raises:
        SpanError, NotAllowedError
    """
    operator.check(Right.REPORTS)
    if last < first:
        raise SpanError(first, last)
    with desk.store.reading() as tx:
        days = tuple(tx.reports.per_day(first, last))
        variants = tx.reports.per_variant(first, last)
        before_last = date.fromordinal(first.toordinal() - 1)
        before_first = date.fromordinal(2 * first.toordinal() - last.toordinal() - 1)
        return Turnover(
            first=first,
            last=last,
            tickets=sum(day.tickets for day in days),
            gross_xpf=sum(day.gross_xpf for day in days),
            net_xpf=sum(day.net_xpf for day in days),
            tax_xpf=sum(day.tax_xpf for day in days),
            previous_gross_xpf=sum(day.gross_xpf for day in tx.reports.per_day(before_first, before_last)),
            days=days,
            hours=tuple(tx.reports.per_hour(first, last)),
            brands=_grouped(variants, lambda row: row.brand),
            categories=_grouped(variants, lambda row: row.category),
            articles=tuple(variants[:TOP_ARTICLES]),
            operators=tuple(tx.reports.per_operator(first, last)),
            tenders=tuple(tx.reports.per_tender(first, last)),
        )


def tax_report(desk: Desk, operator: Operator, first: date, last: date, *, quarterly: bool = True) -> TaxReport:
    """Give TGC per quarter, or per month, and rate, from the sealed Z of a span.

    Raises:
        SpanError, NotAllowedError
    """
    operator.check(Right.REPORTS)
    if last < first:
        raise SpanError(first, last)
    with desk.store.reading() as tx:
        months = tx.reports.sealed_rates(first, last)
        unsealed = tx.reports.unsealed_days(first, last)
    return TaxReport(_by_period(months, quarterly=quarterly), unsealed)


def _grouped(rows: list[ArticleTurnover], name_of: Callable[[ArticleTurnover], str]) -> tuple[GroupTurnover, ...]:
    """Add variants up by a name, largest turnover first."""
    groups: dict[str, GroupTurnover] = {}
    for row in rows:
        name = name_of(row)
        group = groups.get(name, GroupTurnover(name, 0, 0, 0))
        groups[name] = GroupTurnover(
            name, group.pieces + row.pieces, group.gross_xpf + row.gross_xpf, group.discount_xpf + row.discount_xpf
        )
    return tuple(sorted(groups.values(), key=lambda group: (-group.gross_xpf, group.name)))


def _by_period(months: list[RateMonth], *, quarterly: bool) -> tuple[TaxPeriod, ...]:
    found: dict[tuple[str, int], TaxPeriod] = {}
    for row in months:
        period = _quarter(row.month) if quarterly else row.month
        so_far = found.get((period, row.rate_bp), TaxPeriod(period, row.rate_bp, 0, 0, 0))
        found[period, row.rate_bp] = TaxPeriod(
            period,
            row.rate_bp,
            so_far.gross_xpf + row.gross_xpf,
            so_far.net_xpf + row.net_xpf,
            so_far.tax_xpf + row.tax_xpf,
        )
    return tuple(found[key] for key in sorted(found))


def _quarter(month: str) -> str:
    year, number = month.split("-")
    return f"{year}-T{(int(number) + 2) // 3}"
