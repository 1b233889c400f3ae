"""The shell: who may see what, where a scan goes, what the lights say, and how it all stops."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from koom_pos.devices.printer_job import PrinterState
from koom_pos.domain.operator import Right, Role
from koom_pos.services import people, receipts, ringing, till_session
from koom_pos.settings import CustomerDisplaySettings, PrinterSettings, WorkstationSettings
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.shell import PageOffer, Shell
from koom_pos.ui.tasks import Tasks
from tests import founded_shop as makers


class Listening(Page):
    """A page that remembers what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.things: list[object] = []

    def handle_scan(self, text: str) -> None:
        self.scans.append(text)

    def open_thing(self, thing: object) -> None:
        self.things.append(thing)


class Deaf(Page):
    """A page that takes no scans."""


@pytest.fixture
def make_shell(qtbot, open_shop, tmp_path: Path):
    made: list[Shell] = []

    def make(settings: WorkstationSettings | None = None) -> Shell:
        counter = Counter(open_shop.desk, Tasks(), settings or WorkstationSettings(sound=False))
        offers = [
            PageOffer("till", "till", "Till", "Ctrl+F1", Right.SELL, Listening),
            PageOffer("tickets", "return", "Tickets", "Ctrl+F2", Right.SELL, Listening),
            PageOffer("reports", "reports", "Reports", "Ctrl+F5", Right.REPORTS, Deaf),
        ]
        shell = Shell(counter, offers, data_dir=tmp_path)
        qtbot.addWidget(shell.frame)
        shell.start()
        made.append(shell)
        return shell

    yield make
    for shell in made:
        shell.stop()


def sign_in(shell: Shell, pin: str) -> None:
    shell.let_in(people.sign_in(shell.counter.desk, pin))


def test_the_till_begins_locked_and_shows_the_sale_page_to_who_signs_in(make_shell):
    shell = make_shell()
    assert shell.frame.is_covered()
    sign_in(shell, makers.CASHIER_PIN)
    assert not shell.frame.is_covered()
    assert shell.frame.current_key() == "till"


def test_a_cashier_does_not_see_what_her_role_may_not(make_shell):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    assert shell.frame.rail.entry_keys() == ["till", "tickets"]
    shell.show_page("reports")
    assert shell.frame.current_key() == "till"


def test_after_a_manager_a_cashier_does_not_stand_on_her_page(make_shell):
    shell = make_shell()
    sign_in(shell, makers.MANAGER_PIN)
    shell.show_page("reports")
    assert shell.frame.current_key() == "reports"
    shell.lock()
    sign_in(shell, makers.CASHIER_PIN)
    assert shell.frame.current_key() == "till"


def test_a_wrong_pin_is_answered_beside_the_pad_and_lets_nobody_in(make_shell, qtbot):
    shell = make_shell()
    shell.lock_screen.pad.entered.emit("9999")
    assert shell.frame.is_covered()
    assert not shell.counter.is_signed_in()


def test_pages_answer_to_their_other_names_and_get_what_is_asked_for(make_shell):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    shell.counter.page_wanted.emit("returns", 1042)
    assert shell.frame.current_key() == "tickets"
    assert shell.frame.page("tickets").things == [1042]


def test_a_scan_goes_to_the_page_in_front_or_else_to_the_till(make_shell):
    shell = make_shell()
    sign_in(shell, makers.MANAGER_PIN)
    shell.show_page("tickets")
    shell.scanned("3760123456789")
    shell.show_page("reports")
    shell.scanned("3760000000001")
    assert shell.frame.page("tickets").scans == ["3760123456789"]
    assert shell.frame.current_key() == "till"
    assert shell.frame.page("till").scans == ["3760000000001"]


def test_nothing_is_rung_by_a_scan_while_the_till_is_locked(make_shell):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    shell.lock()
    shell.scanned("3760123456789")
    assert shell.frame.page("till").scans == []


def test_a_badge_opens_the_lock_and_changes_who_sells(make_shell, open_shop):
    shell = make_shell()
    badge = people.issue_badge(open_shop.desk, open_shop.manager, open_shop.manager.id)
    shell.scanned(badge)
    assert shell.counter.operator.role is Role.MANAGER
    other = people.issue_badge(open_shop.desk, open_shop.manager, open_shop.cashier.id)
    shell.scanned(other)
    assert shell.counter.operator.role is Role.CASHIER


def test_the_lock_tells_that_a_sale_waits_behind_it(make_shell, open_shop):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(2500).variant_id, quantity=3)
    shell.lock()
    assert "3" in shell.lock_screen.waiting.text()


def test_the_rail_counts_the_sales_in_waiting(make_shell, open_shop):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    rung = ringing.ring_item(open_shop.desk, open_shop.cashier, open_shop.item(2500).variant_id)
    ringing.suspend_sale(open_shop.desk, open_shop.cashier, rung.sale.id, "sac")
    shell.counter.sale_changed.emit(ringing.current_sale(open_shop.desk, open_shop.cashier))
    assert shell.frame.rail.button("till").badge() == 1


@pytest.mark.parametrize(
    ("state", "light"),
    [
        (None, "off"),
        (PrinterState.READY, "ok"),
        (PrinterState.PAPER_NEAR_END, "caution"),
        (PrinterState.PAPER_OUT, "danger"),
        (PrinterState.COVER_OPEN, "danger"),
        (PrinterState.UNREACHABLE, "danger"),
    ],
)
def test_the_printer_light_says_what_the_printer_says(make_shell, state, light):
    shell = make_shell()
    shell.show_printer(state, 0)
    assert shell.frame.strip.printer_light.state == light


def test_paper_queued_comes_out_of_the_screen_printer(make_shell, open_shop, qtbot, tmp_path):
    shell = make_shell(WorkstationSettings(sound=False, printer=PrinterSettings(kind="screen")))
    sign_in(shell, makers.CASHIER_PIN)
    qtbot.waitUntil(lambda: shell.frame.strip.printer_light.state == "ok")
    movement = till_session.open_drawer(open_shop.desk, open_shop.cashier, reason="Monnaie")
    with qtbot.waitSignal(shell.devices.job_printed):
        receipts.print_movement(open_shop.desk, open_shop.cashier, movement, shell.counter.profile())
        shell.counter.paper_queued.emit()
    assert [path.name for path in (tmp_path / "paper").iterdir()] == ["job-0001.bin"]


def test_the_customers_screen_opens_and_goes_with_the_setting(make_shell):
    shell = make_shell()
    assert shell.devices.customer_window is None
    shell.counter.settings.customer_display = CustomerDisplaySettings(kind="window")
    shell.counter.settings_changed.emit()
    assert shell.devices.customer_window is not None
    assert shell.devices.customer_window.isVisible()
    shell.counter.settings.customer_display = CustomerDisplaySettings()
    shell.counter.settings_changed.emit()
    assert shell.devices.customer_window is None


def test_no_window_but_the_till_opens_with_its_pages(make_shell):
    shell = make_shell()
    sign_in(shell, makers.CASHIER_PIN)
    shell.frame.show()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [shell.frame]
