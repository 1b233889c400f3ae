"""What stands before every page while nobody is signed in. The open sale waits behind it, untouched."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.errors import RefusedError
from koom_pos.services import people
from koom_pos.ui.counter import Counter
from koom_pos.ui.refusals import sentence
from koom_pos.ui.theme import SPACE_L, SPACE_XL
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.pin_pad import PinPad


class LockScreen(QWidget):
    """Asks for a PIN; a badge scanned while it stands is handed over by the shell.

    Signals:
        signed_in: The person who may go on (Operator).
    """

    signed_in = Signal(object)

    def __init__(self, counter: Counter, shop_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.setProperty("ground", "paper")
        self.setAccessibleName(self.tr("Sign in"))
        self.shop = Text(shop_name, size="total")
        self.shop.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint = Text(self.tr("Type your PIN or scan your badge"), tone="muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.waiting = Text(tone="muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pad = PinPad(self.tr("PIN"))
        self.pad.setFixedWidth(336)
        self.pad.entered.connect(self._try_pin)
        middle = QVBoxLayout()
        middle.setSpacing(SPACE_L)
        middle.addStretch(2)
        middle.addWidget(self.shop)
        middle.addWidget(self.hint)
        middle.addSpacing(SPACE_XL)
        middle.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(self.waiting)
        middle.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle)
        row.addStretch(1)

    def stand(self, waiting_pieces: int) -> None:
        """Come to the front; says that a sale waits, so nobody fears for it."""
        self.pad.clear()
        self.pad.say("")
        self.waiting.setText(
            self.tr("A sale of %n piece(s) is waiting; it stays as it is.", "", waiting_pieces)
            if waiting_pieces
            else ""
        )
        self.pad.setFocus()

    def try_badge(self, code: str) -> None:
        """Sign in whoever's badge was scanned."""
        try:
            self.signed_in.emit(people.sign_in_by_badge(self._counter.desk, code))
        except RefusedError as refused:
            self.pad.say(sentence(refused))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pad.setFocus()

    def _try_pin(self, pin: str) -> None:
        try:
            operator = people.sign_in(self._counter.desk, pin)
        except RefusedError as refused:
            self.pad.say(sentence(refused))
            return
        self.signed_in.emit(operator)
