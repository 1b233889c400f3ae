"""The sale page in the real frame, on a real store; the founded shop is the one the services are tested with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from koom_pos.domain.customer import PersonalFields
from koom_pos.services import customers
from koom_pos.settings import WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.main_frame import MainFrame
from koom_pos.ui.frame.rail import RailEntry
from koom_pos.ui.scanner import WedgeFilter
from koom_pos.ui.tasks import Tasks
from koom_pos.ui.till.sale_page import SalePage
from koom_pos.ui.till.settled_view import DEAF_MS
from tests.founded_shop import MANAGER_PIN
from tests.ui.till.members import MARIE, PREPRINTED, give_points


class Till:
    """The sale page as a cashier finds it, with the gestures she makes."""

    def __init__(self, qtbot, shop, counter):
        self.qtbot = qtbot
        self.shop = shop
        self.counter = counter
        self.frame = MainFrame(clock=shop.clock)
        self.page = SalePage(counter)
        self.sounds = []
        self.pages = []
        self.settled = []
        self.page.sound_wanted.connect(self.sounds.append)
        counter.page_wanted.connect(lambda key, thing: self.pages.append((key, thing)))
        counter.sale_settled.connect(self.settled.append)
        qtbot.addWidget(self.frame)
        self.frame.set_entries([RailEntry("till", "till", "Caisse")])
        self.frame.add_page("till", self.page)
        self.frame.resize(1366, 768)
        self.frame.show()
        self.frame.show_page("till")
        self.frame.activateWindow()
        qtbot.waitUntil(self.page.articles.search.hasFocus)

    @property
    def lines(self):
        return self.page.rung().sale.lines

    @property
    def total(self):
        return self.page.rung().totals.gross_xpf

    @property
    def said(self):
        return self.frame.notice.sentence()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self.frame.windowHandle(), key, modifier)

    def keys(self, text):
        for sign in text:
            QTest.keyClick(self.frame.windowHandle(), sign)

    def touch(self, button):
        self.qtbot.waitUntil(button.isVisible)  # a button just made is shown with the next turn of the loop
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def touch_card(self, row):
        grid = self.page.articles.grid
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.card_centre(row))

    def hear_again(self):
        """Wait until the settled ticket answers presses."""
        self.qtbot.waitUntil(lambda: not self.page.payment.done.is_deaf(), timeout=DEAF_MS * 5)

    def stored_sale(self):
        with self.shop.desk.store.reading() as tx:
            return tx.open_sales.active(self.shop.desk.workstation.id)

    def tickets(self):
        with self.shop.desk.store.reading() as tx:
            return tx.sales.last_number(self.shop.desk.workstation.id)

    def journal_kinds(self):
        with self.shop.desk.store.reading() as tx:
            return [str(entry.kind) for entry in tx.journal.entries(self.shop.desk.workstation.id)]

    def approve(self, pin=MANAGER_PIN):
        pad = self.page.questions.approval.pad
        for digit in pin:
            self.touch(pad.keypad.digit_key(digit))
        self.touch(pad.keypad.enter_key)


@pytest.fixture
def settings():
    return WorkstationSettings()


@pytest.fixture
def counter(qapp, shop, settings):
    tasks = Tasks()
    made = Counter(shop.desk, tasks, settings)
    made.sign_in(shop.cashier)
    yield made
    tasks.shutdown()


@pytest.fixture
def till(qtbot, open_shop, counter):
    """The page with the day open and two articles on the shelf: 2 500 F and 1 003 F."""
    open_shop.item(2500, gtins=("03760001000016",), shade="Grenade")
    open_shop.item(1003, gtins=("03760001000023",), name="Crayon khôl", sku="KHOL-1")
    return Till(qtbot, open_shop, counter)


@pytest.fixture
def marie(open_shop):
    """A member with 1 200 points."""
    known = customers.create_customer(open_shop.desk, open_shop.cashier, MARIE, fifteen_or_over=True)
    give_points(open_shop, known, 1200)
    return known


@pytest.fixture
def bare(open_shop):
    """A member of whom the shop knows nothing but a card printed elsewhere."""
    return customers.create_customer(
        open_shop.desk, open_shop.cashier, PersonalFields(), fifteen_or_over=True, card_code=PREPRINTED
    )


@pytest.fixture
def wedge(qapp):
    """The scanner's filter, watching as in the running till; to it, all keys come in the same millisecond."""
    made = WedgeFilter(clock_ms=lambda: 1000)
    made.install(qapp)
    yield made
    made.remove()
