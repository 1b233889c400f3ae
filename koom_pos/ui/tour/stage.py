"""The stage of the tour: the open till, the hands, the album, the findings, and short ways to the pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.services import ringing, till_session
from koom_pos.services.demo.people import DemoPerson
from koom_pos.services.desk import Desk
from koom_pos.store.till import TillSession
from koom_pos.ui.tour.album import Album
from koom_pos.ui.tour.findings import Findings
from koom_pos.ui.tour.hands import Hands, TourStuckError
from koom_pos.ui.tour.shop_time import ShopTime

if TYPE_CHECKING:
    from koom_pos.domain.settled import SettledSale
    from koom_pos.ui.articles.articles_page import ArticlesPage
    from koom_pos.ui.day.day_page import DayPage
    from koom_pos.ui.first_run.wizard import FirstRun
    from koom_pos.ui.frame.page import Page
    from koom_pos.ui.reports.reports_page import ReportsPage
    from koom_pos.ui.settings_pages.journal_section import JournalSection
    from koom_pos.ui.settings_pages.sectioned_page import SectionedPage
    from koom_pos.ui.settings_pages.settings_page import SettingsPage
    from koom_pos.ui.shell import Shell
    from koom_pos.ui.sign_up.sign_up_page import SignUpPage
    from koom_pos.ui.tickets.tickets_page import TicketsPage
    from koom_pos.ui.till.payment_panel import PaymentPanel
    from koom_pos.ui.till.sale_page import SalePage
    from koom_pos.ui.widgets.pin_pad import PinPad

P = TypeVar("P", bound="Page")
SMALL_SCREEN = (1366, 768)
LARGE_SCREEN = (1920, 1080)


class OpenTill(Protocol):
    """An opened till, as the composition root makes it: the first run or the shell."""

    @property
    def data_dir(self) -> Path:
        """The folder of the workstation."""

    @property
    def shell(self) -> "Shell | None":
        """The till's window put together, once the shop is founded."""

    @property
    def first_run(self) -> "FirstRun | None":
        """The wizard, while the shop is not founded."""

    def window(self) -> QWidget:
        """Give the window that stands now."""

    def close(self) -> None:
        """Stop what runs and let go of the store."""


class OpensTills(Protocol):
    """How the composition root opens a folder for the tour: `seed` draws its ids, codes and keys."""

    def __call__(self, data_dir: Path, clock: Callable[[], datetime], *, seed: int) -> OpenTill: ...


@dataclass(slots=True)
class Stage:
    """One open till with somebody before it."""

    folder: Path
    till: OpenTill
    time: ShopTime
    hands: Hands
    album: Album
    findings: Findings
    people: tuple[DemoPerson, ...] = ()
    sales: "list[SettledSale]" = field(default_factory=list)
    goods: list[SellableItem] = field(default_factory=list)
    watch: QObject | None = None
    journal_entries: int = 0
    z_figures: dict[str, Any] = field(default_factory=dict)

    @property
    def shell(self) -> "Shell":
        """The shell; there is one once the shop is founded."""
        if self.till.shell is None:
            raise TourStuckError("the shop to be founded")
        return self.till.shell

    @property
    def desk(self) -> Desk:
        """The desk the acts of the till work on."""
        return self.shell.counter.desk

    @property
    def sale_page(self) -> "SalePage":
        """The sale page."""
        return cast("SalePage", self.shell.frame.page("till"))

    @property
    def payment(self) -> "PaymentPanel":
        """The payment, where it takes the left side of the sale page."""
        return self.sale_page.payment

    @property
    def tickets_page(self) -> "TicketsPage":
        """The tickets."""
        return cast("TicketsPage", self.shell.frame.page("tickets"))

    @property
    def day_page(self) -> "DayPage":
        """The day."""
        return cast("DayPage", self.shell.frame.page("day"))

    @property
    def articles_page(self) -> "ArticlesPage":
        """The articles."""
        return cast("ArticlesPage", self.shell.frame.page("articles"))

    @property
    def reports_page(self) -> "ReportsPage":
        """The reports."""
        return cast("ReportsPage", self.shell.frame.page("reports"))

    @property
    def settings_page(self) -> "SettingsPage":
        """The settings."""
        return cast("SettingsPage", self.shell.frame.page("settings"))

    @property
    def privacy_page(self) -> "SectionedPage":
        """The page of privacy."""
        return cast("SectionedPage", self.shell.frame.page("privacy"))

    @property
    def journal_section(self) -> "JournalSection":
        """The journal among the settings."""
        return cast("JournalSection", self.settings_page.section("journal"))

    def windows(self) -> tuple[QWidget, ...]:
        """Give the windows that may be open: the till's, and the customer's own screen."""
        shell = self.till.shell
        mirror = shell.devices.customer_window if shell is not None else None
        return (self.till.window(),) if mirror is None else (self.till.window(), mirror)

    def session(self) -> TillSession:
        """Give the open session of the till."""
        session = till_session.open_session(self.desk)
        if session is None:
            raise TourStuckError("an open day")
        return session

    def picture(self, name: str) -> None:
        """Keep what is on screen now."""
        if self.till.shell is not None:
            self.shell.frame.strip.show_time()
        self.album.take(self.till.window(), self.hands, name)

    def go_to(self, key: str) -> None:
        """Touch an entry of the rail."""
        frame = self.shell.frame
        self.hands.touch(frame.rail.button(key))
        self.hands.until(lambda: frame.current_key() == key, f"the page {key}")

    def sign_in(self, person: DemoPerson) -> None:
        """Type a PIN at the lock."""
        self.hands.type(person.pin)
        self.hands.press(Qt.Key.Key_Return)
        self.hands.until(self.shell.counter.is_signed_in, f"{person.name} to be signed in")

    def switch_to(self, person: DemoPerson) -> None:
        """Touch the name in the strip and sign in as somebody else; the sale stays."""
        self.hands.touch(self.shell.frame.strip.operator_button)
        self.hands.until(self.shell.frame.is_covered, "the lock screen")
        self.sign_in(person)

    def panel_open(self) -> bool:
        """Tell whether a question stands at the right."""
        return self.shell.frame.panel.is_open()

    def await_panel(self) -> None:
        """Wait for a question at the right."""
        self.hands.until(self.panel_open, "a question at the right")
        self.hands.let_settle()

    def await_no_panel(self) -> None:
        """Wait until the question is answered."""
        self.hands.until(lambda: not self.panel_open(), "the question at the right to be answered")

    def notice(self) -> str:
        """Give what is said above the page."""
        return self.shell.frame.notice.sentence()

    def await_notice(self) -> str:
        """Wait until something is said above the page, and give it."""
        self.hands.until(lambda: bool(self.notice()), "a sentence above the page")
        return self.notice()

    def come_home(self) -> None:
        """Go back to an empty ticket, whatever was left undone: the next chapter begins anew."""
        self._leave_the_customer()
        for _ in range(4):
            self.hands.press(Qt.Key.Key_Escape)
        if not self.shell.counter.is_signed_in():
            self.sign_in(self.people[0])
        self.shell.show_page("till")
        page = self.sale_page
        if page.is_paying() and self.payment.is_settled():
            self.hands.until(lambda: not self.payment.done.is_deaf(), "the buttons to listen again")
            self.hands.touch(self.payment.done.next)
        for button in list(self.payment.tenders.taken.buttons.values()):
            if button.isVisible():
                self.hands.touch(button)
        self.hands.press(Qt.Key.Key_Escape)
        sale = page.rung().sale
        if sale.lines:
            ringing.void_sale(self.desk, self.shell.counter.operator, sale.id, "Visite interrompue")
            page.shown()

    def _leave_the_customer(self) -> None:
        """Give up a sign-up under way, close her screen, and ring for nobody."""
        shell = self.shell
        if shell.frame.has_page("sign_up"):
            cast("SignUpPage", shell.frame.page("sign_up")).clear()
        if shell.counter.settings.customer_display.kind != "none":
            shell.counter.settings.customer_display.kind = "none"
            shell.counter.settings_changed.emit()
        if shell.counter.is_signed_in() and self.sale_page.customer.attached is not None:
            self.sale_page.customer.detach()

    def hush(self) -> None:
        """Put away what is said above the page."""
        if self.notice():
            self.hands.touch(self.shell.frame.notice.close_button)

    def touch_pin(self, pad: "PinPad", pin: str) -> None:
        """Touch the digits of a PIN, then Enter."""
        for digit in pin:
            self.hands.touch(pad.keypad.digit_key(digit))
        self.hands.touch(pad.keypad.enter_key)

    def look_at(self, window: QWidget, size: tuple[int, int]) -> None:
        """Go on before another window, or the same in another size."""
        window.showNormal()
        window.resize(*size)
        self.hands = Hands(window, self.shell.wedge.is_holding)
        self.hands.rest(20)


def stock_the_hands(stage: Stage) -> None:
    """Find goods with a GTIN, in an order that is always the same, for the tour to scan."""
    found: dict[str, SellableItem] = {}
    for letter in "abcdefghijlmnoprstv":
        for item in ringing.search_items(stage.desk, letter, limit=120):
            if item.kind is ItemKind.GOODS and item.gtin and item.stock > 0:
                found[item.sku] = item
    stage.goods = [found[sku] for sku in sorted(found)]
    if len(stage.goods) < 70:
        raise TourStuckError("seventy articles with a code on the shelf")
