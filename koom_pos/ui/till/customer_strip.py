"""Whose sale is rung, over the lines of the cart: who she is, her points, what they buy."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.ui.icons import IconLabel
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.till.customer_words import missing_words, points_words, reward_words, who
from koom_pos.ui.widgets.buttons import Button, IconButton
from koom_pos.ui.widgets.labels import Text

if TYPE_CHECKING:
    from koom_pos.services.attaching import Attached

_HEIGHT = 60


class OneLine(Text):
    """Words on one line; when the room ends, an ellipsis says that there are more."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), words)
        painter.end()


class CustomerStrip(QWidget):
    """The customer of the sale, in one touch to see more of her, another to take her off.

    Signals:
        opened: More is to be seen of her.
        detach_wanted: The sale is not hers.
    """

    opened = Signal()
    detach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Button("", kind="quiet")
        self.card.setFixedHeight(_HEIGHT)
        self.card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.name = OneLine()
        self.name.set_strong(True)
        self.cue = OneLine(size="note")
        self.points = Text()
        self.points.set_strong(True)
        self._icon = IconLabel("customers", "muted")
        self._attached: Attached | None = None
        self._promised = 0
        self._open = True
        self.detach = IconButton("close", self.tr("Take the customer off the sale"))
        for button in (self.card, self.detach):  # a touch leaves the keyboard where one types: articles, an amount
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.card.clicked.connect(self.opened)
        self.detach.clicked.connect(self.detach_wanted)
        self.hide()

    def show_customer(self, attached: "Attached | None") -> None:
        """Show a customer; None takes the strip away."""
        self._attached = attached
        self.setVisible(attached is not None)
        if attached is None:
            return
        name = who(attached.name, attached.card_end)
        self.name.setText(name)
        self.points.setText(points_words(attached.balance) if attached.member else "")
        self._icon.show_icon("gift" if attached.birthday_today else "customers", "muted")
        self._show_cue(attached)

    def show_promised(self, points: int) -> None:
        """Say that this ticket spends points already; 0 says again what her points buy."""
        self._promised = points
        if self._attached is not None:
            self._show_cue(self._attached)

    def show_acts(self, *, still_open: bool) -> None:
        """Offer what can be done while her sale is open; once settled, only her name stays: her points moved on."""
        self._open = still_open
        self.detach.setVisible(still_open)
        self.card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not still_open)
        self.points.setVisible(still_open)
        self.cue.setVisible(still_open and bool(self.cue.text()))

    def _show_cue(self, attached: "Attached") -> None:
        parts = [self.tr("Birthday today")] if attached.birthday_today else []
        if not attached.member:
            parts.append(self.tr("Not in the programme"))
        elif self._promised:
            parts.append(self.tr("{0} spent on this ticket").format(points_words(self._promised)))
        elif attached.best_reward is not None:
            parts.append(reward_words(attached.best_reward))
        elif attached.next_reward is not None:
            parts.append(missing_words(attached.next_reward, attached.balance))
        self.cue.setText(" · ".join(parts))
        self.cue.setVisible(self._open and bool(parts))
        self.cue.set_tone("positive" if attached.best_reward is not None and not self._promised else "muted")
        spoken = (self.name.text(), self.points.text(), self.cue.text())
        self.card.setAccessibleName(", ".join(part for part in spoken if part))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.cue)
        inside = QHBoxLayout(self.card)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.setSpacing(SPACE_M)
        inside.addWidget(self._icon)
        inside.addLayout(words, 1)
        inside.addWidget(self.points)
        for label in (self._icon, self.name, self.cue, self.points):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L - SPACE_M, 0, SPACE_S, 0)
        row.setSpacing(0)
        row.addWidget(self.card, 1)
        row.addWidget(self.detach)
