"""Puts the figures of the services into sentences, bars and rows: it reads and names, amounts come as stored."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, QObject

from koom_pos.domain.money import format_francs
from koom_pos.services.reports import GroupTurnover, TaxReport, Turnover
from koom_pos.store.reports import ArticleTurnover, DayTurnover
from koom_pos.ui.reports.report_view import Bar, Column, ReportView
from koom_pos.ui.till.words import rate_words, tender_word


class ReportKey(StrEnum):
    """The reports, in the order of the tabs."""

    DAYS = "days"
    HOURS = "hours"
    CATEGORIES = "categories"
    BRANDS = "brands"
    ARTICLES = "articles"
    OPERATORS = "operators"
    TENDERS = "tenders"
    TAX_MONTHS = "tax_months"
    TAX_QUARTERS = "tax_quarters"

    @property
    def is_tax(self) -> bool:
        """TGC is told by period and from sealed closings; the others by day and from tickets."""
        return self in (ReportKey.TAX_MONTHS, ReportKey.TAX_QUARTERS)


class ReportWriter(QObject):
    """Writes each report in the language of the screens."""

    def title(self, key: ReportKey) -> str:
        """Return the name of a report, as on its tab."""
        return {
            ReportKey.DAYS: self.tr("By day"),
            ReportKey.HOURS: self.tr("By hour"),
            ReportKey.CATEGORIES: self.tr("Categories"),
            ReportKey.BRANDS: self.tr("Brands"),
            ReportKey.ARTICLES: self.tr("Best articles"),
            ReportKey.OPERATORS: self.tr("By salesperson"),
            ReportKey.TENDERS: self.tr("Tenders"),
            ReportKey.TAX_MONTHS: self.tr("TGC by month"),
            ReportKey.TAX_QUARTERS: self.tr("TGC by quarter"),
        }[key]

    def view(self, key: ReportKey, figures: Turnover, *, open_day: QDate | None = None) -> ReportView:
        """Write one report of a span.

        Args:
            key: Which one; none of those of TGC.
            figures: The span, from every side.
            open_day: The business date that still runs; its bar is drawn hollow.
        """
        if key is ReportKey.DAYS:
            return self._days(figures, open_day)
        writers: dict[ReportKey, Callable[[Turnover], ReportView]] = {
            ReportKey.HOURS: self._hours,
            ReportKey.CATEGORIES: lambda all_of: self._groups(all_of, all_of.categories, self.tr("Category")),
            ReportKey.BRANDS: lambda all_of: self._groups(all_of, all_of.brands, self.tr("Brand")),
            ReportKey.ARTICLES: self._articles,
            ReportKey.OPERATORS: self._operators,
            ReportKey.TENDERS: self._tenders,
        }
        return writers[key](figures)

    def tax_view(self, report: TaxReport, *, quarterly: bool) -> ReportView:
        """Write TGC by period and rate."""
        columns = (
            Column(self.tr("Quarter") if quarterly else self.tr("Month")),
            Column(self.tr("Rate")),
            Column(self.tr("Net"), "francs"),
            Column(self.tr("TGC"), "francs"),
            Column(self.tr("Gross"), "francs"),
        )
        names = list(dict.fromkeys(row.period for row in report.periods))
        rows = tuple(
            (self._period(row.period), rate_words(row.rate_bp), row.net_xpf, row.tax_xpf, row.gross_xpf)
            for row in report.periods
        )
        bars = tuple(
            Bar(self._period(name), sum(row.tax_xpf for row in report.periods if row.period == name))
            for name in names
        )
        bar_of = tuple(names.index(row.period) for row in report.periods)
        net_xpf = sum(row.net_xpf for row in report.periods)
        tax_xpf = sum(row.tax_xpf for row in report.periods)
        gross_xpf = sum(row.gross_xpf for row in report.periods)
        sentence = self.tr("TGC of the sealed closings: {tax}, on {net} net.").format(
            tax=format_francs(tax_xpf), net=format_francs(net_xpf)
        )
        note = ""
        if report.unsealed_days:
            note = self.tr(
                "%Ln day(s) not closed yet: the TGC of these days is missing here.", "", report.unsealed_days
            )
        total = (self.tr("Total"), "", net_xpf, tax_xpf, gross_xpf)
        return ReportView(sentence, columns, rows, bars, total if rows else None, note=note, bar_of=bar_of)

    def _days(self, figures: Turnover, open_day: QDate | None) -> ReportView:
        columns = (
            Column(self.tr("Day"), "day"),
            Column(self.tr("Tickets"), "count"),
            Column(self.tr("Net"), "francs"),
            Column(self.tr("TGC"), "francs"),
            Column(self.tr("Gross"), "francs"),
        )
        locale = QLocale()
        rows, bars = [], []
        for figure in _every_day(figures):
            day = QDate(figure.business_date.year, figure.business_date.month, figure.business_date.day)
            rows.append((figure.business_date, figure.tickets, figure.net_xpf, figure.tax_xpf, figure.gross_xpf))
            bars.append(Bar(locale.toString(day, "ddd dd/MM"), figure.gross_xpf, unfinished=day == open_day))
        sentence = self.tr("{gross} in {tickets}, of which TGC {tax}. The same span before: {previous}.").format(
            gross=format_francs(figures.gross_xpf),
            tickets=self._tickets(figures.tickets),
            tax=format_francs(figures.tax_xpf),
            previous=format_francs(figures.previous_gross_xpf),
        )
        total = (self.tr("Total"), figures.tickets, figures.net_xpf, figures.tax_xpf, figures.gross_xpf)
        note = self.tr("{span}. Tickets as settled, returns taken off, gift cards sold included.").format(
            span=self._span(figures)
        )
        return ReportView(sentence, columns, tuple(rows), tuple(bars), total, note=note)

    def _hours(self, figures: Turnover) -> ReportView:
        columns = (
            Column(self.tr("Hour")),
            Column(self.tr("Tickets"), "count"),
            Column(self.tr("Gross"), "francs"),
        )
        by_hour = {row.hour: row for row in figures.hours}
        hours = range(min(by_hour), max(by_hour) + 1) if by_hour else range(0)
        rows, bars = [], []
        for hour in hours:
            found = by_hour.get(hour)
            tickets, gross = (found.tickets, found.gross_xpf) if found else (0, 0)
            rows.append((self._hour_span(hour), tickets, gross))
            bars.append(Bar(self.tr("{hour}:00").format(hour=hour), gross))
        best = max(figures.hours, key=lambda row: row.gross_xpf, default=None)
        sentence = ""
        if best is not None:
            sentence = self.tr("The strongest hour is {hour}: {gross} in {tickets}.").format(
                hour=self._hour_span(best.hour),
                gross=format_francs(best.gross_xpf),
                tickets=self._tickets(best.tickets),
            )
        total = (self.tr("Total"), figures.tickets, figures.gross_xpf)
        return ReportView(sentence, columns, tuple(rows), tuple(bars), total, note=f"{self._span(figures)}.")

    def _groups(self, figures: Turnover, groups: Sequence[GroupTurnover], title: str) -> ReportView:
        columns = (
            Column(title),
            Column(self.tr("Pieces"), "count"),
            Column(self.tr("Discounts"), "francs"),
            Column(self.tr("Gross"), "francs"),
        )
        rows = tuple((self._group(row), row.pieces, row.discount_xpf, row.gross_xpf) for row in groups)
        bars = tuple(Bar(self._group(row), row.gross_xpf) for row in groups)
        sentence = ""
        if groups:
            sentence = self.tr("{name} comes first: {gross}, {pieces}.").format(
                name=self._group(groups[0]),
                gross=format_francs(groups[0].gross_xpf),
                pieces=self._pieces(groups[0].pieces),
            )
        note = self.tr("{span}. Gift cards are left out: they are not turnover yet.").format(span=self._span(figures))
        return ReportView(sentence, columns, rows, bars, upright=False, note=note)

    def _articles(self, figures: Turnover) -> ReportView:
        columns = (
            Column(self.tr("Article")),
            Column(self.tr("Pieces"), "count"),
            Column(self.tr("Gross"), "francs"),
        )
        rows = tuple((_article(row), row.pieces, row.gross_xpf) for row in figures.articles)
        bars = tuple(Bar(_article(row), row.gross_xpf) for row in figures.articles)
        sentence = ""
        if figures.articles:
            best = figures.articles[0]
            sentence = self.tr("{name} sold best: {gross}, {pieces}.").format(
                name=_article(best), gross=format_francs(best.gross_xpf), pieces=self._pieces(best.pieces)
            )
        note = self.tr("{span}. The %Ln best article(s), net of returns.", "", len(rows)).format(
            span=self._span(figures)
        )
        return ReportView(sentence, columns, rows, bars, upright=False, note=note)

    def _operators(self, figures: Turnover) -> ReportView:
        columns = (
            Column(self.tr("Salesperson")),
            Column(self.tr("Tickets"), "count"),
            Column(self.tr("Gross"), "francs"),
        )
        named = [(row.name or self.tr("Unknown"), row.tickets, row.gross_xpf) for row in figures.operators]
        sentence = ""
        if named:
            sentence = self.tr("{people} settled {tickets} for {gross}.").format(
                people=self.tr("%Ln person(s)", "", len(named)),
                tickets=self._tickets(figures.tickets),
                gross=format_francs(figures.gross_xpf),
            )
        total = (self.tr("Total"), figures.tickets, figures.gross_xpf)
        bars = tuple(Bar(name, gross) for name, _, gross in named)
        return ReportView(sentence, columns, tuple(named), bars, total, upright=False, note=f"{self._span(figures)}.")

    def _tenders(self, figures: Turnover) -> ReportView:
        columns = (
            Column(self.tr("Tender")),
            Column(self.tr("Payments"), "count"),
            Column(self.tr("Amount"), "francs"),
        )
        rows = tuple((tender_word(row.type), row.count, row.amount_xpf) for row in figures.tenders)
        bars = tuple(Bar(tender_word(row.type), row.amount_xpf) for row in figures.tenders)
        best = max(figures.tenders, key=lambda row: row.amount_xpf, default=None)
        sentence = ""
        if best is not None:
            sentence = self.tr("{tender} comes first: {amount} in {payments}.").format(
                tender=tender_word(best.type),
                amount=format_francs(best.amount_xpf),
                payments=self.tr("%Ln payment(s)", "", best.count),
            )
        note = self.tr("{span}. Cash is counted after the change given back.").format(span=self._span(figures))
        return ReportView(sentence, columns, rows, bars, upright=False, note=note)

    def _span(self, figures: Turnover) -> str:
        return self.tr("{first} to {last}").format(first=f"{figures.first:%d/%m/%Y}", last=f"{figures.last:%d/%m/%Y}")

    def _tickets(self, count: int) -> str:
        return self.tr("%Ln ticket(s)", "", count)

    def _pieces(self, count: int) -> str:
        return self.tr("%Ln piece(s)", "", count)

    def _hour_span(self, hour: int) -> str:
        return self.tr("{first}:00 to {last}:00").format(first=hour, last=(hour + 1) % 24)

    def _group(self, row: GroupTurnover) -> str:
        return row.name or self.tr("No longer in the catalogue")

    def _period(self, period: str) -> str:
        year, part = period.split("-")
        if part.startswith("T"):
            return self.tr("Quarter {number} {year}").format(number=part[1:], year=year)
        return f"{QLocale().standaloneMonthName(int(part), QLocale.FormatType.ShortFormat)} {year}"


def _every_day(figures: Turnover) -> list[DayTurnover]:
    """Return the days of the span, those without a ticket too: a closed Monday is a gap one must see."""
    known = {day.business_date: day for day in figures.days}
    first, last = figures.first.toordinal(), figures.last.toordinal()
    days = [figures.first.fromordinal(ordinal) for ordinal in range(first, last + 1)]
    return [known.get(day, DayTurnover(day, 0, 0, 0, 0)) for day in days]


def _article(row: ArticleTurnover) -> str:
    return f"{row.label} · {row.detail}" if row.detail else row.label
