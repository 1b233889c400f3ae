"""The reports on a real store: what they say is what was settled, and the chart, the table and the file agree."""

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.money import format_francs
from koom_pos.domain.tender import TenderType
from koom_pos.services import discounting, ringing, settling, tendering, till_session
from koom_pos.ui.reports.report_writer import ReportKey
from koom_pos.ui.reports.reports_page import ReportsPage
from koom_pos.ui.reports.spans import Span, SpanKey, span_of


def sell(shop, *items, card=False):
    """Settle a ticket of these articles, in cash or by card, and return it."""
    rung = None
    for item in items:
        rung = ringing.ring_item(shop.desk, shop.cashier, item.variant_id)
    kind = TenderType.CARD if card else TenderType.CASH
    tendering.add_tender(shop.desk, shop.cashier, kind, rung.totals.gross_xpf)
    return settling.settle(shop.desk, shop.cashier, rung.sale.id)


def close_the_day(shop):
    result = till_session.review_count(shop.desk, {})
    count, rest = {}, result.expected_xpf
    for piece in (10_000, 5_000, 1_000, 500, 100, 50, 20, 10, 5):
        count[piece], rest = divmod(rest, piece)
    return till_session.close_day(shop.desk, shop.manager, {piece: n for piece, n in count.items() if n})


@pytest.fixture
def page(qtbot, counter):
    made = ReportsPage(counter)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


@pytest.fixture
def three_brands(open_shop):
    """Three tickets of three brands, settled today."""
    for price in (8900, 2800, 1200):
        sell(open_shop, open_shop.item(price, brand=f"Marque {price}"))


def read(qtbot, page, counter, key=None):
    """Bring a report to the front and wait until its figures have come."""
    if key is not None:
        page.open_thing(str(key))
    else:
        page.shown()
    qtbot.waitUntil(lambda: not counter.tasks.is_busy())


def cells(page, row):
    model = page.model
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_before_the_first_ticket_the_page_says_what_to_do(qtbot, page, counter):
    read(qtbot, page, counter)
    assert page.view() is None
    assert page.empty.isVisible()
    assert not page.export_button.isEnabled()
    read(qtbot, page, counter, ReportKey.TAX_MONTHS)
    assert page.empty.isVisible()


def test_the_day_report_says_what_was_settled(qtbot, page, counter, open_shop):
    first = sell(open_shop, open_shop.item(8900), open_shop.item(2800))
    second = sell(open_shop, open_shop.item(1200), card=True)
    read(qtbot, page, counter)
    total = first.gross_xpf + second.gross_xpf
    assert format_francs(total) in page.sentence.text()
    last = page.model.rowCount() - 1
    assert page.model.is_total(last)
    assert cells(page, last)[-1] == format_francs(total)
    assert cells(page, last - 1)[1] == "2"
    assert "in progress" in cells(page, last - 1)[0], "the day is open"


def test_every_day_of_the_span_has_its_row_and_its_bar(qtbot, page, counter, open_shop):
    sell(open_shop, open_shop.item(8900))
    page.chips.chip("week").click()
    read(qtbot, page, counter)
    assert len(page.view().rows) == len(page.view().bars) == 7
    assert [bar.amount_xpf for bar in page.view().bars] == [0, 0, 0, 0, 0, 0, 8900]
    assert [bar.unfinished for bar in page.view().bars] == [False] * 6 + [True]


def test_a_ticket_settled_meanwhile_is_there_when_the_page_comes_back(qtbot, page, counter, open_shop):
    sell(open_shop, open_shop.item(1000))
    read(qtbot, page, counter)
    sell(open_shop, open_shop.item(500))
    read(qtbot, page, counter)
    assert format_francs(1500) in page.sentence.text()


@pytest.mark.parametrize("key", [key for key in ReportKey if not key.is_tax])
def test_every_report_has_a_sentence_rows_and_bars_that_agree(qtbot, page, counter, open_shop, key):
    lips = open_shop.item(8900, name="Rouge Velours", shade="Grenade")
    eyes = open_shop.item(2800, name="Crayon khôl", brand="Orsévie")
    sell(open_shop, lips, eyes)
    sell(open_shop, lips, card=True)
    read(qtbot, page, counter)
    read(qtbot, page, counter, key)
    view = page.view()
    assert page.sentence.text().strip()
    assert view.rows
    for row, _ in enumerate(view.rows):
        assert view.rows[row][-1] == view.bars[view.bar_of_row(row)].amount_xpf
    assert all(len(row) == len(view.columns) for row in view.rows)


def test_discounts_stand_beside_the_category_they_were_given_in(qtbot, page, counter, open_shop):
    rung = ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(10_000).variant_id)
    discounting.give_discount(
        open_shop.desk,
        open_shop.cashier,
        Discount(DiscountKind.PERCENT, 1000, "goodwill"),
        line_id=rung.sale.lines[0].id,
    )
    tendering.add_tender(open_shop.desk, open_shop.cashier, TenderType.CARD, 9000)
    settling.settle(open_shop.desk, open_shop.cashier, rung.sale.id)
    read(qtbot, page, counter)
    read(qtbot, page, counter, ReportKey.CATEGORIES)
    assert cells(page, 0) == ["Lèvres", "1", format_francs(1000), format_francs(9000)]


def test_tgc_comes_from_sealed_days_only(qtbot, page, counter, open_shop):
    ticket = sell(open_shop, open_shop.item(12_200))
    read(qtbot, page, counter, ReportKey.TAX_MONTHS)
    assert page.view() is None, "nothing is sealed yet"
    assert "not closed" in page.note.text()
    close_the_day(open_shop)
    read(qtbot, page, counter)
    row = cells(page, 0)
    assert row[2:] == [format_francs(line) for line in (10_000, 2200, ticket.gross_xpf)]
    assert row[1].startswith("22")
    assert format_francs(2200) in page.sentence.text()


def test_a_row_marks_its_bar_and_a_bar_its_row(qtbot, page, counter, open_shop):
    sell(open_shop, open_shop.item(8900))
    read(qtbot, page, counter)
    qtbot.waitUntil(lambda: page.chart() is not None and page.chart().count() > 0)
    page.table.selectRow(3)
    assert page.chart().chosen() == 3
    page.chart().bar_chosen.emit(5)
    assert page.table.currentIndex().row() == 5
    page.table.selectRow(page.model.rowCount() - 1)
    assert page.chart().chosen() is None, "the total belongs to no bar"


def test_touching_a_bar_chooses_it(qtbot, page, counter, open_shop):
    sell(open_shop, open_shop.item(8900))
    page.chips.chip("week").click()
    read(qtbot, page, counter)
    qtbot.waitUntil(lambda: page.chart() is not None and page.chart().count() == 7)
    chart = page.chart()
    with qtbot.waitSignal(chart.bar_chosen):
        qtbot.mouseClick(chart.surface(), Qt.MouseButton.LeftButton, pos=chart.bar_foot(3))
    assert chart.chosen() == 3


@pytest.mark.usefixtures("three_brands")
def test_every_bar_of_names_is_named(qtbot, page, counter):
    read(qtbot, page, counter)
    read(qtbot, page, counter, ReportKey.BRANDS)
    qtbot.waitUntil(lambda: page.chart() is not None and page.chart().count() == 3)
    assert page.chart().labels() == ["Marque 8900", "Marque 2800", "Marque 1200"]


def test_the_export_is_a_table_a_spreadsheet_reads(qtbot, page, counter, open_shop, tmp_path):
    sell(open_shop, open_shop.item(8900))
    read(qtbot, page, counter)
    path = tmp_path / "jour.csv"
    said = []
    page.notice_wanted.connect(lambda kind, words: said.append((kind, words)))
    assert page.export_to(path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Day;Tickets;Net;TGC;Gross"
    assert lines[-2] == "2026-11-23;1;7295;1605;8900"
    assert lines[-1].startswith("Total;1;")
    assert said[0][0] == "ok"


def test_a_name_that_looks_like_a_formula_stays_a_name_in_the_file(qtbot, page, counter, open_shop, tmp_path):
    sell(open_shop, open_shop.item(500, name="=1+1", brand="@SUM"))
    read(qtbot, page, counter)
    read(qtbot, page, counter, ReportKey.BRANDS)
    path = tmp_path / "marques.csv"
    page.export_to(path)
    assert "'@SUM;1;" in path.read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_written_is_said_and_not_raised(qtbot, page, counter, open_shop, tmp_path):
    sell(open_shop, open_shop.item(500))
    read(qtbot, page, counter)
    said = []
    page.notice_wanted.connect(lambda kind, words: said.append(kind))
    assert not page.export_to(tmp_path / "nowhere" / "x.csv")
    assert said == ["danger"]


def test_a_span_that_ends_before_it_begins_is_refused_in_words(qtbot, page, counter, open_shop):
    read(qtbot, page, counter)
    page.chips.chip("custom").click()
    assert page.first_day.isVisible()
    page.last_day.setDate(page.first_day.date().addDays(-1))
    qtbot.waitUntil(lambda: not counter.tasks.is_busy() and page.empty.isVisible())
    assert page.view() is None


def test_who_may_not_see_reports_is_told_so(qtbot, page, counter, open_shop):
    sell(open_shop, open_shop.item(500))
    counter.sign_in(open_shop.cashier)
    read(qtbot, page, counter)
    assert page.view() is None
    assert page.empty.isVisible()


def test_the_spans_count_back_from_today():
    today = date(2026, 11, 23)
    assert span_of(SpanKey.WEEK, today) == Span(date(2026, 11, 17), today)
    assert span_of(SpanKey.FOUR_WEEKS, today).days() == 28
    assert span_of(SpanKey.MONTH, today).first == date(2026, 11, 1)
    assert span_of(SpanKey.QUARTER, today).first == date(2026, 10, 1)
    assert span_of(SpanKey.QUARTER, date(2026, 1, 31)).first == date(2026, 1, 1)
    assert span_of(SpanKey.LAST_YEAR, today) == Span(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.usefixtures("three_brands")
def test_the_page_looks_right_in_both_themes(qtbot, page, counter, picture, theme):
    read(qtbot, page, counter)
    qtbot.waitUntil(lambda: page.chart() is not None and page.chart().count() == 28)
    for name in ("light", "dark"):
        theme(name)
        assert picture(page, f"reports-{name}").stat().st_size > 10_000


@pytest.mark.usefixtures("three_brands")
def test_the_first_chart_stands_whole_as_soon_as_it_is_made(qtbot, page):
    page.shown()
    qtbot.waitUntil(lambda: page.chart() is not None)
    at_once = page.chart().grab().toImage()
    for _turn in range(10):
        QApplication.processEvents()
    later = page.chart().grab().toImage()
    assert page.chart().isVisible()
    assert page.chart().count() == 28
    assert len({later.pixel(x, y) for x in range(later.width()) for y in range(later.height())}) > 10
    assert at_once == later


def test_the_chart_library_is_not_read_before_a_chart_is_wanted():
    code = "import koom_pos.ui.reports.reports_page, sys; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
