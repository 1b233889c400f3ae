"""The till's window put together: frame, pages, lock, scanner, lights. Knows who may see what, and no more."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from koom_pos.devices.printer_job import PrinterState
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.scan import ScanKind, parse_scan
from koom_pos.services import ringing, shop
from koom_pos.services.keys import KeyVault
from koom_pos.services.ringing import Rung
from koom_pos.ui.counter import Counter
from koom_pos.ui.counter_devices import CounterDevices
from koom_pos.ui.frame.main_frame import MainFrame
from koom_pos.ui.frame.page import Page
from koom_pos.ui.frame.rail import RailEntry
from koom_pos.ui.lock_screen import LockScreen
from koom_pos.ui.scanner import WedgeFilter
from koom_pos.ui.sounds import Sounds
from koom_pos.ui.sync.link import SyncLink
from koom_pos.ui.widgets.status_light import LightState

if TYPE_CHECKING:
    from koom_pos.ui.till.customer_window import CustomerWindow

if TYPE_CHECKING:
    from koom_pos.ui.mailing import MailRunner

SALE_PAGE = "till"
_MAIL_STARTS_MS = 3_000  # the first scan comes before the mail of yesterday
SIGN_UP_PAGE = "sign_up"
SYNC_PAGE = "sync"
_ALSO_CALLED = {"returns": "tickets", "sale": SALE_PAGE}
_ACTIVITY = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)


@runtime_checkable
class TakesScans(Protocol):
    """A page that knows what to do with a scan while it is in front."""

    def handle_scan(self, text: str) -> None:
        """Act on what the scanner read."""


@runtime_checkable
class OpensThings(Protocol):
    """A page that can be asked for something: a ticket, an article."""

    def open_thing(self, thing: object) -> None:
        """Show it."""


@runtime_checkable
class TurnsToCustomer(Protocol):
    """A page that shows a customer something: on her own screen, or on this one turned to her."""

    def take_stage(self, stage: "Stage") -> None:
        """Learn where the customer can be shown something."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a customer can be shown something.

    Attributes:
        second_screen: Her own window, or None where there is none.
        turn: Show a widget instead of everything the shop sees.
        turn_back: Show the pages again, unless the till was locked meanwhile.
    """

    second_screen: Callable[[], "CustomerWindow | None"]
    turn: Callable[[QWidget], None]
    turn_back: Callable[[QWidget], None]


@dataclass(frozen=True, slots=True)
class PageOffer:
    """A page of the till: its key, how it stands in the rail, the right it takes, and how it is made when wanted.

    `icon` empty keeps it out of the rail: other pages lead to it.
    """

    key: str
    icon: str
    title: str
    shortcut: str
    right: Right
    make: Callable[[], Page]


class Shell(QObject):
    """Owns the window. Pages are made when first shown, so that the till is there at once."""

    def __init__(
        self,
        counter: Counter,
        offers: list[PageOffer],
        *,
        data_dir: Path,
        vault: KeyVault | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.counter = counter
        self.offers = {offer.key: offer for offer in offers}
        self.frame = MainFrame(clock=counter.desk.clock)
        self._profile = shop.profile(counter.desk)
        self.lock_screen = LockScreen(counter, self._profile.name)
        self.wedge = WedgeFilter(self)
        self.devices = CounterDevices(counter, data_dir, self)
        self._vault = vault
        self.sync = SyncLink(counter, self.frame.strip.sync_light, data_dir, vault, self)
        self._mail: MailRunner | None = None
        self._mail_start = QTimer(self)
        self._mail_start.setSingleShot(True)
        self.sounds = Sounds(counter.settings.sound, self)
        self._sale_id = ""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._connect()
        self._show_house()

    def start(self) -> None:
        """Begin to listen, locked."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.wedge.install(app)
            app.installEventFilter(self)
        self.devices.start()
        self._mail_start.start(_MAIL_STARTS_MS)
        self.sync.start()
        self.lock()

    def stop(self) -> None:
        """Stop listening and let what works behind the screens come to its end; the window may go then."""
        self._idle.stop()
        self.wedge.remove()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.devices.stop()
        self.sync.stop()
        self._mail_start.stop()
        if self._mail is not None:
            self._mail.stop()
        self.counter.tasks.shutdown()

    def lock(self) -> None:
        """Sign out; the sale stays as it is."""
        self.counter.sign_in(None)
        self._idle.stop()
        pieces = 0
        with self.counter.desk.store.reading() as tx:
            sale = tx.open_sales.active(self.counter.desk.workstation.id)
            pieces = sum(abs(line.quantity) for line in sale.lines) if sale else 0
        self.lock_screen.stand(pieces)
        self.frame.cover(self.lock_screen)
        self.lock_screen.pad.setFocus()

    def let_in(self, operator: Operator) -> None:
        """Go on as this person, on the page that was in front if her role may see it."""
        self.counter.sign_in(operator)
        self._show_house()
        self.frame.set_entries(
            [
                RailEntry(offer.key, offer.icon, offer.title, offer.shortcut)
                for offer in self.offers.values()
                if offer.icon and self.counter.may(offer.right)
            ]
        )
        self.frame.strip.show_operator(operator.display_name)
        current = self.frame.current_key()
        if current is None or not self.counter.may(self.offers[current].right):
            self.show_page(SALE_PAGE)
        self.frame.uncover()
        self._show_waiting()
        self._touch()

    def show_page(self, key: str, thing: object = None) -> None:
        """Bring a page to the front, made now if it is the first time, and show it what is asked for."""
        key = _ALSO_CALLED.get(key, key)
        offer = self.offers[key]
        if not self.counter.is_signed_in() or not self.counter.may(offer.right):
            return
        self._make(key)
        self.frame.show_page(key)
        page = self.frame.page(key)
        if thing is not None and isinstance(page, OpensThings):
            page.open_thing(thing)

    def scanned(self, text: str) -> None:
        """Send a scan where it belongs, whatever field has the keyboard."""
        badge = parse_scan(text).kind is ScanKind.BADGE if len(text) < 40 else False
        if self.frame.is_covered():
            if badge:
                self.lock_screen.try_badge(parse_scan(text).code)
            return
        if badge:
            self.lock()
            self.lock_screen.try_badge(parse_scan(text).code)
            return
        if len(text) < 40 and parse_scan(text).kind is ScanKind.SLIP and SIGN_UP_PAGE in self.offers:
            self._sign_up(parse_scan(text).code)
            return
        key = self.frame.current_key()
        page = self.frame.page(key) if key else None
        if isinstance(page, TakesScans):
            page.handle_scan(text)
            return
        self.show_page(SALE_PAGE)
        sale_page = self.frame.page(SALE_PAGE)
        if isinstance(sale_page, TakesScans):
            sale_page.handle_scan(text)

    def show_printer(self, state: PrinterState | None, waiting: int) -> None:
        """Show what the printer says and how much paper waits."""
        light = self.frame.strip.printer_light
        words = {
            PrinterState.PAPER_OUT: self.tr("Paper out"),
            PrinterState.COVER_OPEN: self.tr("Cover open"),
            PrinterState.OFFLINE: self.tr("Off line"),
            PrinterState.UNREACHABLE: self.tr("Unreachable"),
            PrinterState.PAPER_NEAR_END: self.tr("Paper low"),
        }
        if state is None:
            light.show_state("off", self.tr("No printer"))
        elif state in words:
            kind: LightState = "caution" if state is PrinterState.PAPER_NEAR_END else "danger"
            suffix = f" ({waiting})" if waiting else ""
            light.show_state(kind, words[state] + suffix)
        elif waiting:
            light.show_state("caution", self.tr("Printing (%n)", "", waiting))
        else:
            light.show_state("ok", self.tr("Printer"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY and self.counter.is_signed_in():
            self._touch()
        return False

    def _connect(self) -> None:
        self.frame.page_wanted.connect(self._make)
        self.frame.strip.operator_touched.connect(self.lock)
        self.frame.strip.printer_touched.connect(self.devices.ask_printer)
        self.frame.strip.sync_touched.connect(self._show_sync)
        self.devices.printer_changed.connect(self.show_printer)
        self.lock_screen.signed_in.connect(self.let_in)
        self.wedge.scanned.connect(self.scanned)
        self.counter.lock_wanted.connect(self.lock)
        self.counter.page_wanted.connect(self.show_page)
        self.counter.sign_up_wanted.connect(self._sign_up)
        self.counter.settings_changed.connect(self._show_house)
        self.counter.sale_changed.connect(self._show_waiting)
        self.counter.sale_settled.connect(self._show_waiting)
        self._idle.timeout.connect(self.lock)
        self._mail_start.timeout.connect(self._start_mail)
        self.counter.mail_queued.connect(self._wake_mail)

    def _show_sync(self) -> None:
        if SYNC_PAGE in self.offers:
            self.show_page(SYNC_PAGE)

    def _start_mail(self) -> None:
        """Begin to send what waits; without a vault, as in a shop being tried, nothing is sent."""
        if self._vault is None or self._mail is not None:
            return
        from koom_pos.services.mailing import mail_server  # noqa: PLC0415 - mail loads after the till stands
        from koom_pos.ui.mailing import MailRunner  # noqa: PLC0415

        counter, vault = self.counter, self._vault
        self._mail = MailRunner(counter.desk, lambda: mail_server(counter.settings.mail, vault), self)
        self._mail.stepped.connect(counter.mail_stepped)
        self._mail.wake()

    def _wake_mail(self) -> None:
        if self._mail is not None:
            self._mail.wake()

    def _sign_up(self, who: object) -> None:
        """Sign up a new customer (None), ask one again (her id), or copy a signed slip (its code)."""
        if SIGN_UP_PAGE not in self.offers:
            return
        self.show_page(SIGN_UP_PAGE)
        page = self.frame.page(SIGN_UP_PAGE) if self.frame.has_page(SIGN_UP_PAGE) else None
        if isinstance(page, OpensThings):
            page.open_thing(who)

    def _turn_back(self, widget: QWidget) -> None:
        """The lock stays where it came down meanwhile."""
        if self.frame.is_covered_by(widget):
            self.frame.uncover()

    def _show_house(self) -> None:
        self._profile = shop.profile(self.counter.desk)
        self.sounds.enabled = self.counter.settings.sound
        self.frame.strip.show_shop(self._profile.name, self.counter.settings.workstation_name)
        self.frame.strip.show_training(self._profile.training)
        self.sync.show_light()
        self.lock_screen.shop.setText(self._profile.name)

    def _show_waiting(self, what: object = None) -> None:
        """Count the sales in waiting on the rail, so that none is forgotten from another page.

        A gesture within the same sale changes nothing here, and a scan should not pay for it.
        """
        sale_id = what.sale.id if isinstance(what, Rung) else ""
        if sale_id and sale_id == self._sale_id:
            return
        self._sale_id = sale_id
        if SALE_PAGE in self.frame.rail.entry_keys():
            waiting = len(ringing.suspended_sales(self.counter.desk))
            self.frame.set_badge(SALE_PAGE, waiting)

    def _make(self, key: str) -> None:
        if key in self.offers and not self.frame.has_page(key):
            page = self.offers[key].make()
            self.frame.add_page(key, page)
            wanted = getattr(page, "sound_wanted", None)
            if wanted is not None:
                wanted.connect(self.sounds.play)
            if isinstance(page, TurnsToCustomer):
                page.take_stage(Stage(lambda: self.devices.customer_window, self.frame.cover, self._turn_back))

    def _touch(self) -> None:
        minutes = self.counter.settings.auto_lock_minutes
        if minutes:
            self._idle.start(minutes * 60_000)
