"""The strip on top: where we are, who sells, what the links and the printer do, what time it is in Nouméa."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from koom_pos.ui.theme import SPACE_L, SPACE_S, TOUCH, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import QuietButton
from koom_pos.ui.widgets.labels import Text, Tone, rule
from koom_pos.ui.widgets.status_light import StatusLight

NOUMEA = ZoneInfo("Pacific/Noumea")
_TICK_MS = 1000


class _WholeOrNothing(Text):
    """Text that steps aside when the strip is too narrow for all of it, rather than show half a word."""

    def __init__(self, *, tone: Tone = "") -> None:
        super().__init__(tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class TopStrip(QFrame):
    """Shop, workstation, training banner, lights, operator, clock.

    Signals:
        operator_touched: The operator is to be changed, or the screen locked.
        sync_touched: The state of the exchange is asked for.
        printer_touched: The state of the printer is asked for.
    """

    operator_touched = Signal()
    sync_touched = Signal()
    printer_touched = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setProperty("part", "strip")
        self.setFixedHeight(TOUCH)
        self._shop = Text()
        self._shop.set_strong(True)
        self._workstation = _WholeOrNothing(tone="muted")
        self.training = Text(self.tr("Training"))
        self.training.setToolTip(self.tr("Training: nothing of this counts"))
        self.training.setProperty("part", "training")
        self.training.hide()
        self.sync_light = StatusLight("sync", self.tr("Online shop"))
        self.printer_light = StatusLight("print", self.tr("Printer"))
        self.operator_button = QuietButton("", icon="user")
        self.operator_button.setMinimumHeight(TOUCH_SMALL)
        self._time = Text()
        self._time.setAccessibleName(self.tr("Date and time in Nouméa"))
        self._lay_out()
        for button in (self.sync_light, self.printer_light, self.operator_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a touch leaves the keyboard on the page, and its keys
        self.sync_light.touched.connect(self.sync_touched)
        self.printer_light.touched.connect(self.printer_touched)
        self.operator_button.clicked.connect(self.operator_touched)
        self.show_operator("")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.show_time)
        self._timer.start(_TICK_MS)
        self.show_time()

    def show_shop(self, shop: str, workstation: str) -> None:
        """Say which shop and which PC this is."""
        self._shop.setText(shop)
        self._workstation.setText(workstation)
        self._workstation.setToolTip(workstation)

    def show_operator(self, name: str) -> None:
        """Say who is signed in; an empty name, that nobody is."""
        words = name or self.tr("Sign in")
        self.operator_button.setText(words.replace("&", "&&"))
        self.operator_button.setAccessibleName(self.tr("Operator: {0}. Change").format(words))
        self.operator_button.setToolTip(self.operator_button.accessibleName())

    def show_training(self, on: bool) -> None:
        """Show or hide the banner that says this is practice."""
        self.training.setVisible(on)

    def show_time(self) -> None:
        """Show the time the injected clock says."""
        here = self._clock().astimezone(NOUMEA)
        day = QLocale().toString(QDate(here.year, here.month, here.day), "ddd d MMM")
        words = f"{day}  {here:%H:%M}"
        if words != self._time.text():
            self._time.setText(words)

    def time_text(self) -> str:
        """Return the date and time as shown."""
        return self._time.text()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, 0, SPACE_L, 1)
        row.setSpacing(SPACE_S)
        row.addWidget(self._shop)
        row.addWidget(self._workstation)
        row.addStretch(1)
        row.addWidget(self.training, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.sync_light)
        row.addWidget(self.printer_light)
        bar = rule(upright=True)
        bar.setFixedHeight(24)
        row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.operator_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._time)
