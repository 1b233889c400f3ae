"""A till with the sign-up page in its real window, the customer's own screen beside it, and the gestures of both."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from koom_pos.domain.operator import Right
from koom_pos.services import customers, people
from koom_pos.settings import CustomerDisplaySettings, WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.shell import PageOffer, Shell
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sign_up_page import SignUpPage
from koom_pos.ui.tasks import Tasks
from koom_pos.ui.till.sale_page import SalePage
from tests.founded_shop import CASHIER_PIN


class Sitting:
    """A cashier at the till and a customer at her screen."""

    def __init__(self, qtbot, shop, shell):
        self.qtbot = qtbot
        self.shop = shop
        self.desk = shop.desk
        self.shell = shell
        self.counter = shell.counter
        self.attached = []
        self.counter.customer_changed.connect(self.attached.append)

    def begin(self, who=None):
        self.counter.sign_up_wanted.emit(who)
        return self

    @property
    def page(self):
        page = self.shell.frame.page("sign_up")
        assert isinstance(page, SignUpPage)
        return page

    @property
    def form(self):
        return self.page.form

    @property
    def scenes(self):
        return self.page.hers.scenes

    @property
    def window(self):
        return self.shell.devices.customer_window

    @property
    def said(self):
        return self.shell.frame.notice.sentence()

    @property
    def step(self):
        return self.scenes.step()

    def write(self, field, text):
        self.form.put(field, text)

    def touch(self, button):
        self.qtbot.waitUntil(button.isVisible)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def give(self, *, phone="", email="", first="", last=""):
        """Type what she gives, and that she is old enough."""
        for field, text in (
            (self.form.phone, phone),
            (self.form.email, email),
            (self.form.first_name, first),
            (self.form.last_name, last),
        ):
            self.write(field, text)
        self.touch(self.form.over)

    def show_her(self):
        self.touch(self.page.acts.show_her)
        assert self.step is Step.READING

    def tick(self, *places):
        boxes = self.scenes.choose.boxes.boxes()
        for place in places:
            self.qtbot.waitUntil(boxes[place].isVisible)
            QTest.mouseClick(boxes[place], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    def draw(self):
        """Draw a signature with the mouse."""
        pad = self.scenes.sign.pad
        self.qtbot.waitUntil(pad.isVisible)
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
        for at in range(40):
            QTest.mouseMove(pad, QPoint(60 + at * 8, 60 + (at % 7) * 9))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(380, 60))

    def customers(self):
        return customers.search_customers(self.desk, "F")

    def count(self, table):
        with self.desk.store.reading() as tx:
            return tx.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()

    def is_empty(self):
        """Nothing about anybody is stored."""
        tables = ("customer", "consent_record", "consent_evidence", "loyalty_member")
        return all(self.count(table) == 0 for table in tables)


@pytest.fixture
def make_sitting(qtbot, open_shop, tmp_path: Path):
    made = []

    def make(*, second_screen=True):
        display = CustomerDisplaySettings(kind="window" if second_screen else "none")
        settings = WorkstationSettings(sound=False, customer_display=display)
        tasks = Tasks()
        counter = Counter(open_shop.desk, tasks, settings)
        offers = [
            PageOffer("till", "till", "Caisse", "Ctrl+F1", Right.SELL, lambda: SalePage(counter, tmp_path)),
            PageOffer("sign_up", "", "Inscription", "", Right.CUSTOMERS, lambda: SignUpPage(counter)),
        ]
        shell = Shell(counter, offers, data_dir=tmp_path)
        qtbot.addWidget(shell.frame)
        shell.frame.resize(1366, 768)
        shell.frame.show()
        shell.start()
        shell.let_in(people.sign_in(open_shop.desk, CASHIER_PIN))
        made.append(shell)
        return Sitting(qtbot, open_shop, shell)

    yield make
    for shell in made:
        shell.stop()


@pytest.fixture
def sitting(make_sitting):
    """The page open for a new customer, her own screen beside it."""
    return make_sitting().begin()


@pytest.fixture
def turned(make_sitting):
    """The same without a second screen."""
    return make_sitting(second_screen=False).begin()
