"""Ringing on the sale page: scans, searches, lines; by keyboard alone, by touch alone, and across a restart."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from koom_pos.domain.shop_codes import InstrumentKind, instrument_code, ticket_code
from koom_pos.services import ringing
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.till.cart_view import pieces_width
from koom_pos.ui.till.sale_page import SalePage

ROUGE, KHOL, NOBODY = "3760001000016", "3760001000023", "4006381333931"


def words_on(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def scan(till, wedge, code):
    """Let the scanner type a code into the window, without a turn of the loop between its keys."""
    window = till.frame.windowHandle()
    for sign in (*code, "\r"):
        key = int(Qt.Key.Key_Return) if sign == "\r" else ord(sign)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign))


def test_a_scan_rings_flashes_and_says_so(till):
    till.page.handle_scan(ROUGE)
    assert [(line.label, line.quantity) for line in till.lines] == [("Maison Niaouli Rouge Velours", 1)]
    assert till.page.cart.total.amount() == 2500
    assert till.page.cart.pay.text() == "Take payment 2\u202f500\u00a0F"
    assert till.sounds == ["scan_ok"]


def test_the_same_article_twice_is_one_line_of_two(till):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(ROUGE)
    assert [line.quantity for line in till.lines] == [2]


def test_the_line_just_rung_is_in_the_store_before_it_is_shown(till):
    seen = []
    till.counter.sale_changed.connect(lambda rung: seen.append(till.stored_sale() == rung.sale))
    till.page.handle_scan(ROUGE)
    assert seen == [True]


def test_an_unknown_code_says_so_and_opens_the_search_with_it(till):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(NOBODY)
    assert till.sounds == ["scan_ok", "scan_refused"]
    assert NOBODY in till.said
    assert till.page.articles.search.text() == NOBODY
    assert till.page.articles.search.selectedText() == NOBODY
    assert len(till.lines) == 1


def test_the_next_good_scan_takes_the_message_and_the_bad_code_away(till):
    till.page.handle_scan(NOBODY)
    till.page.handle_scan(ROUGE)
    assert till.said == ""
    assert till.page.articles.search.text() == ""


def test_a_quantity_typed_before_a_scan_multiplies_it(till, wedge):
    wedge.scanned.connect(till.page.handle_scan)
    till.page.articles.search.setText("3*")
    scan(till, wedge, ROUGE)
    assert [line.quantity for line in till.lines] == [3]
    assert till.page.articles.search.text() == ""


def test_an_impossible_quantity_before_a_scan_rings_nothing(till):
    till.page.articles.search.setText("0*")
    till.page.handle_scan(ROUGE)
    assert till.lines == ()
    assert till.sounds == ["scan_refused"]


def test_a_scan_never_lands_in_the_quantity(till, wedge):
    wedge.scanned.connect(till.page.handle_scan)
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F5)
    field = till.page.questions.quantity.field
    till.qtbot.waitUntil(field.hasFocus)
    scan(till, wedge, KHOL)
    assert field.text() == "1"
    assert [line.quantity for line in till.lines] == [1, 1]


def test_a_scan_never_lands_in_an_amount(till, wedge):
    wedge.scanned.connect(till.page.handle_scan)
    till.page.handle_scan(ROUGE)
    till.key(Qt.Key.Key_F11)
    field = till.page.questions.gift_card.field
    till.qtbot.waitUntil(field.hasFocus)
    scan(till, wedge, KHOL)
    assert field.amount() is None
    assert len(till.lines) == 2


def test_a_ticket_scanned_opens_the_returns(till):
    code = ticket_code(1, 1042)
    till.page.handle_scan(code)
    assert till.pages == [("returns", code)]


def test_an_unknown_gift_card_is_refused_in_words(till):
    till.page.handle_scan(instrument_code(InstrumentKind.GIFT_CARD, 77))
    assert till.said
    assert till.sounds == ["scan_refused"]


def test_a_restart_stands_at_the_same_line(till, counter, qtbot):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(KHOL)
    till.key(Qt.Key.Key_Up)
    assert till.page.cart.view.current_row().title == "Maison Niaouli Rouge Velours"
    again = SalePage(counter)
    qtbot.addWidget(again)
    again.shown()
    assert again.rung().sale == till.stored_sale()
    assert again.cart.view.current_row().title == "Maison Niaouli Rouge Velours"


def test_searching_shows_results_and_says_how_many(till):
    till.keys("khol")
    assert till.page.articles.grid.count() == 1
    assert "1" in till.page.articles.heading.text()
    till.key(Qt.Key.Key_Escape)
    assert till.page.articles.search.text() == ""


def test_nothing_found_says_what_was_searched(till):
    till.keys("zzz")
    assert not till.page.articles.grid.isVisible()
    assert till.page.articles.nothing.isVisible()


def test_enter_on_a_single_result_rings_it(till):
    till.keys("crayon")
    till.key(Qt.Key.Key_Return)
    assert [line.label for line in till.lines] == ["Maison Niaouli Crayon khôl"]
    assert till.page.articles.search.text() == ""


def test_enter_on_a_code_typed_by_hand_rings_it(till):
    till.keys("2*KHOL-1")
    till.key(Qt.Key.Key_Return)
    assert [(line.sku, line.quantity) for line in till.lines] == [("KHOL-1", 2)]


def test_lines_are_changed_by_keys_from_the_empty_search(till):
    till.page.handle_scan(ROUGE)
    till.page.handle_scan(KHOL)
    till.key(Qt.Key.Key_Up)
    till.keys("++")
    assert [line.quantity for line in till.lines] == [3, 1]
    till.keys("-")
    assert [line.quantity for line in till.lines] == [2, 1]
    till.key(Qt.Key.Key_Delete)
    assert [line.quantity for line in till.lines] == [1]
    assert "void_line" in till.journal_kinds()


def test_lines_are_changed_by_touch(till):
    till.page.handle_scan(ROUGE)
    bar = till.page.cart.bar
    assert not bar.fewer.isEnabled()
    till.touch(bar.more)
    assert [line.quantity for line in till.lines] == [2]
    till.touch(bar.fewer)
    till.touch(bar.void)
    assert till.lines == ()
    assert not bar.isVisible()


def test_an_article_is_chosen_by_touch_from_the_on_screen_keyboard(till):
    till.touch(till.page.articles.keyboard_button)
    for letter in "khol":
        till.touch(till.page.articles.keyboard.letter_key(letter))
    till.touch_card(0)
    assert [line.label for line in till.lines] == ["Maison Niaouli Crayon khôl"]


def test_without_an_open_day_the_page_says_what_to_do(qtbot, shop, counter):
    page = SalePage(counter)
    qtbot.addWidget(page)
    wanted = []
    counter.page_wanted.connect(lambda key, _thing: wanted.append(key))
    page.show()
    page.shown()
    assert page.no_day.isVisible()
    assert "Open the day to sell." in words_on(page.cart.empty)
    assert "scanner" not in words_on(page.cart.empty)
    page.no_day.act.click()
    assert wanted == ["day"]


def test_an_open_day_says_that_the_scanner_works(till):
    assert "The scanner works" in words_on(till.page.cart.empty)


def test_many_pieces_have_the_room_they_need_before_the_article(till):
    till.page.handle_scan("9*" + ROUGE)
    view = till.page.cart.view
    usual = pieces_width(view.current_row())
    till.page.questions.set_quantity(view.current_line_id(), 900)
    wide = pieces_width(view.current_row())
    assert wide > usual
    assert wide > QFontMetrics(font(TypeSize.BODY, bold=True)).horizontalAdvance("900 ×")


def test_a_forgotten_day_is_named(till):
    till.shop.clock.forward(days=1)
    till.page.shown()
    assert till.page.no_day.isVisible()


def test_sixty_lines_are_shown_and_the_last_is_in_sight(till):
    for number in range(60):
        item = till.shop.item(
            1000 + number, name=f"Vernis numéro {number} à la teinte très longue et au nom plus long"
        )
        ringing.ring_item(till.shop.desk, till.shop.cashier, item.variant_id)
    till.page.shown()
    view = till.page.cart.view
    assert view.cart.rowCount() == 60
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


@pytest.mark.parametrize("role", ["cashier", "manager"])
def test_every_button_and_field_has_a_name_and_room_for_a_thumb(till, role):
    till.counter.sign_in(getattr(till.shop, role))
    till.page.handle_scan(ROUGE)
    for widget in till.page.findChildren(QAbstractButton):
        if widget.isVisible():
            assert widget.text() or widget.accessibleName()
            assert min(widget.width(), widget.height()) >= 48, widget.text() or widget.accessibleName()
    for field in till.page.findChildren(QLineEdit):
        assert field.accessibleName()


def test_f1_lists_keys_that_do_not_repeat(till):
    pairs = till.page.keys()
    assert len(dict(pairs)) == len(pairs)


def test_tab_leaves_the_search_for_the_page(till):
    QTest.keyClick(till.frame.windowHandle(), Qt.Key.Key_Tab)
    assert not till.page.articles.search.hasFocus()
