"""The frame: pages, rail, panel, keys, lock; and the words that must fit at both sizes of screen."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.frame.main_frame import MainFrame, UnknownPageError
from koom_pos.ui.frame.page import Page
from koom_pos.ui.frame.rail import RailEntry
from koom_pos.ui.language import install_language
from koom_pos.ui.theme import apply_theme
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit

FRENCH = (
    RailEntry("till", "till", "Caisse", "Ctrl+1"),
    RailEntry("orders", "orders", "Commandes", "Ctrl+2"),
    RailEntry("customers", "customers", "Clients", "Ctrl+3"),
    RailEntry("articles", "articles", "Articles", "Ctrl+4"),
    RailEntry("stock", "stock", "Stock", "Ctrl+5"),
    RailEntry("day", "day", "Journée", "Ctrl+6"),
    RailEntry("reports", "reports", "Rapports", "Ctrl+7"),
    RailEntry("privacy", "privacy", "Confidentialité", "Ctrl+8"),
    RailEntry("settings", "settings", "Réglages", "Ctrl+9"),
)
SIZES = [(1366, 768), (1920, 1080)]


class NotePage(Page):
    """A page with one field, one step to go back, and a question for the panel."""

    def __init__(self, name):
        super().__init__()
        self.setAccessibleName(name)
        self.field = QLineEdit()
        self.steps = 0
        self.seen = []
        self.question = QWidget()
        self.amount = MoneyEdit("Amount")
        QVBoxLayout(self.question).addWidget(self.amount)
        QVBoxLayout(self).addWidget(self.field)

    def shown(self):
        self.seen.append("shown")
        self.field.setFocus()

    def hidden(self):
        self.seen.append("hidden")

    def keys(self):
        return [("F2", "Encaisser en espèces, compte juste")]

    def escape(self):
        self.steps -= 1
        return self.steps >= 0


@pytest.fixture
def frame(qtbot, afternoon):
    made = MainFrame(clock=afternoon)
    qtbot.addWidget(made)
    made.set_entries(FRENCH[:3])
    for entry in FRENCH[:3]:
        made.add_page(entry.key, NotePage(entry.title))
    made.show_page("till")
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def test_a_page_is_told_when_it_comes_and_goes(frame):
    frame.show_page("orders")
    assert frame.current_key() == "orders"
    assert frame.page("till").seen == ["shown", "hidden"]
    assert frame.page("orders").seen == ["shown"]
    assert frame.rail.button("orders").isChecked()
    assert not frame.rail.button("till").isChecked()


def test_an_unknown_page_is_named(frame):
    with pytest.raises(UnknownPageError) as refused:
        frame.show_page("moon")
    assert refused.value.key == "moon"


def test_the_rail_and_its_shortcuts_change_the_page(frame, qtbot):
    frame.rail.button("customers").click()
    assert frame.current_key() == "customers"
    QTest.keyClick(frame.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: frame.current_key() == "orders")


def test_a_page_not_made_yet_is_asked_for(frame, qtbot):
    frame.set_entries(FRENCH[:4])
    frame.page_wanted.connect(lambda key: frame.add_page(key, NotePage(key)))
    with qtbot.waitSignal(frame.page_shown) as shown:
        frame.rail.button("articles").click()
    assert shown.args == ["articles"]


def test_only_the_pages_of_the_role_stand_in_the_rail(frame):
    frame.set_entries(FRENCH[:1])
    assert frame.rail.entry_keys() == ["till"]
    frame.set_badge("orders", 3)
    assert frame.rail.button("till").isChecked()


def test_a_badge_is_seen_and_said(frame):
    frame.set_badge("orders", 12)
    assert frame.rail.button("orders").badge() == 12
    assert frame.rail.button("orders").accessibleName() == "Commandes (12)"


def test_escape_closes_the_panel_first_and_keeps_what_was_typed(frame, qtbot):
    page = frame.page("till")
    page.field.setText("rouge")
    page.ask("Espèces", page.question)
    assert frame.panel.is_open()
    page.amount.set_amount(12_500)
    QTest.keyClick(page.amount, Qt.Key.Key_Escape)
    assert not frame.panel.is_open()
    assert page.field.text() == "rouge"
    page.ask("Espèces", page.question)
    assert page.amount.amount() == 12_500
    page.answered()
    assert not frame.panel.is_open()


def test_escape_then_takes_the_page_back_one_step(frame):
    page = frame.page("till")
    page.steps = 2
    page.field.setText("kept")
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.steps == 1
    assert page.field.text() == "kept"


def test_the_keyboard_returns_to_where_it_was_when_the_panel_goes(frame, qtbot):
    page = frame.page("till")
    page.field.setFocus()
    page.ask("Espèces", page.question)
    qtbot.waitUntil(page.amount.hasFocus)
    frame.panel.put_away()
    assert page.field.hasFocus()


def test_tab_stays_inside_the_open_panel(frame, qtbot):
    page = frame.page("till")
    page.ask("Espèces", page.question)
    for _ in range(5):
        QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Tab)
        assert frame.panel.isAncestorOf(frame.focusWidget())


def test_f1_shows_the_keys_of_the_page_and_puts_them_away(frame, qtbot):
    QTest.keyClick(frame.windowHandle(), Qt.Key.Key_F1)
    qtbot.waitUntil(frame.panel.is_open)
    words = [label.text() for label in frame.panel.findChildren(Text) if label.isVisibleTo(frame.panel)]
    assert "F2" in words
    assert "Encaisser en espèces, compte juste" in words
    assert "Ctrl+2" in words
    QTest.keyClick(frame.windowHandle(), Qt.Key.Key_F1)
    assert not frame.panel.is_open()


def test_a_cover_hides_the_pages_and_silences_their_shortcuts(frame, qtbot):
    lock = QLineEdit()
    frame.cover(lock)
    assert frame.is_covered()
    assert not frame.page("till").isVisible()
    QTest.keyClick(frame.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert frame.current_key() == "till"
    frame.uncover()
    assert not frame.is_covered()
    assert frame.page("till").seen == ["shown", "shown"]


def test_a_page_speaks_above_itself_and_escape_puts_the_sentence_away(frame):
    page = frame.page("till")
    page.say("caution", "L'imprimante n'a plus de papier.")
    assert frame.notice.sentence() == "L'imprimante n'a plus de papier."
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert frame.notice.sentence() == ""


def test_the_clock_of_the_strip_is_the_given_one_in_noumea(frame, qapp):
    assert frame.strip.time_text().endswith("14:05")
    install_language(qapp, "fr_NC")
    frame.strip.show_time()
    assert frame.strip.time_text() == "lun. 23 nov.  14:05"


@pytest.mark.parametrize("size", SIZES, ids=["1366x768", "1920x1080"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_french_words_fit_the_frame(qtbot, qapp, picture, size, mode):
    apply_theme(qapp, mode)
    install_language(qapp, "fr_NC")
    made = MainFrame(clock=lambda: datetime(2026, 11, 23, 3, 5, tzinfo=UTC))
    qtbot.addWidget(made)
    made.set_entries(FRENCH)
    page = NotePage("Caisse")
    made.add_page("till", page)
    made.strip.show_shop("KOOM Cosmétiques Nouméa", "Caisse du comptoir")
    made.strip.show_operator("Marie-Antoinette W.")
    made.strip.show_training(True)
    made.strip.sync_light.show_state("caution", "Boutique en ligne : il y a 2 h")
    made.strip.printer_light.show_state("danger", "Plus de papier")
    made.set_badge("orders", 12)
    made.resize(*size)
    made.show()
    qtbot.waitExposed(made)
    made.show_page("till")
    page.say("danger", "Article inconnu : 3760123456789. Cherchez-le par son nom, ou créez-le dans Articles.")
    made.show_keys()
    qtbot.waitUntil(lambda: made.panel.x() == made.panel.parent().width() - made.panel.width())
    picture(made, f"frame-{size[0]}-{mode}")
    assert made.width() == size[0]
    clipped = [
        button.text()
        for button in made.findChildren(QAbstractButton)
        if button.isVisible() and button.width() < (button.minimumWidth() or button.sizeHint().width())
    ]
    assert clipped == []
    bold = QFontMetrics(font(TypeSize.NOTE, bold=True))
    assert all(made.rail.width() > bold.horizontalAdvance(entry.title) for entry in FRENCH)
    bottoms = [made.rail.button(entry.key).geometry().bottom() for entry in FRENCH]
    assert max(bottoms) < made.rail.help_button.geometry().top()
    parts = [made.strip.training, made.strip.sync_light, made.strip.printer_light, made.strip.operator_button]
    assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(parts))
