"""What a member sees of herself on the customer's screen: her first name, her points, what this ticket earns.

Never more than the first name: the queue reads along.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.settled import SettledSale
from koom_pos.services import customers, loyalty
from koom_pos.services.ringing import Rung
from koom_pos.ui.counter import Counter
from koom_pos.ui.theme import SPACE_XL, SPACE_XS
from koom_pos.ui.till.customer_words import grouped, missing_words, points_words, reward_words
from koom_pos.ui.widgets.labels import Text

if TYPE_CHECKING:
    from koom_pos.services.attaching import Attached

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MemberLines(QWidget):
    """Two lines under the total. What the ticket will earn is worked out after the scan was painted."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._member = False
        self.greeting = Text(size="emphasis")
        self.balance = Text(size="emphasis")
        self.reward = Text(tone="muted")
        self.earning = Text(tone="muted")
        for label in (self.balance, self.earning):
            label.setAlignment(_RIGHT)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_XS)
        grid.addWidget(self.greeting, 0, 0)
        grid.addWidget(self.balance, 0, 1)
        grid.addWidget(self.reward, 1, 0)
        grid.addWidget(self.earning, 1, 1)
        grid.setColumnStretch(0, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_earning)
        self.hide()
        counter.customer_changed.connect(self.show_customer)
        counter.sale_changed.connect(self._sale_changed)
        counter.tenders_changed.connect(self._tenders_changed)

    def show_customer(self, attached: "Attached | None") -> None:
        """Greet her; nobody in particular takes the lines away."""
        self._member = attached is not None and attached.member
        self.setVisible(attached is not None)
        if attached is None:
            return
        first_name = self._first_name(attached.customer_id)
        self.greeting.setText(self.tr("Hello {0}").format(first_name) if first_name else self.tr("Hello"))
        self.balance.setText(points_words(attached.balance) if attached.member else "")
        reward = ""
        if attached.best_reward is not None:
            reward = reward_words(attached.best_reward)
        elif attached.next_reward is not None:
            reward = missing_words(attached.next_reward, attached.balance)
        self.reward.setText(reward)
        self.earning.clear()
        self._later.start()

    def _first_name(self, customer_id: str) -> str:
        try:
            return customers.get_customer(self._counter.desk, customer_id).fields.first_name
        except RefusedError:  # erased meanwhile: nobody is greeted by name
            return ""

    def _sale_changed(self, rung: Rung) -> None:
        if self._member and rung.sale.lines:
            self._later.start()

    def _tenders_changed(self) -> None:
        if self._member:  # what is paid in points earns none
            self._later.start()

    def _show_earning(self) -> None:
        points = loyalty.preview_points(self._counter.desk) if self._member else 0
        self.earning.setText(self.tr("+{0} with this ticket").format(points_words(points)) if points > 0 else "")


class MemberThanks(QWidget):
    """Under the thanks: the points earned and the balance after the ticket."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.points = Text(size="total")
        self.reward = Text(size="emphasis", tone="muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, label in enumerate((self.points, self.reward)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(label, row, 0)
        self.hide()

    def show_sale(self, sale: SettledSale) -> None:
        """Say what a settled ticket did to the points of its member; nothing for anybody else."""
        after = loyalty.points_after(self._counter.desk, sale.id)
        left = after.balance if after is not None else None
        self.setVisible(left is not None)
        if after is None or left is None:
            return
        earned = self.tr("Points earned: {0}").format(grouped(after.earned)) if after.earned > 0 else ""
        balance = self.tr("Balance: {0}").format(points_words(left))
        self.points.setText(" · ".join(part for part in (earned, balance) if part))
        coming = after.next_reward
        self.reward.setText(missing_words(coming, left) if coming is not None else "")
