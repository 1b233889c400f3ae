"""Points that may expire today: how many, whose count, and the act that lets them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.ui.customers.column import heading
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.customers.words import points_figure
from koom_pos.ui.theme import SPACE_S
from koom_pos.ui.widgets.labels import Text


class ExpiryBlock(QWidget):
    """Nothing expires by itself: the manager looks at the count and acts.

    Signals:
        expire_wanted: The points are to expire, touched twice.
    """

    expire_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = Text(tone="muted", wrap=True)
        self.expire = TwoTouchButton(self.tr("Let them expire"), self.tr("They cannot come back. Confirm"))
        self.expire.confirmed.connect(self.expire_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(self.tr("Inactive cards")))
        column.addWidget(self.told)
        column.addWidget(self.expire, 0, Qt.AlignmentFlag.AlignLeft)

    def show_idle(self, members: int, points: int, months: int) -> None:
        """Show what the rules in force let expire today; 0 months is never."""
        self.expire.setVisible(bool(members))
        if not months:
            self.told.setText(self.tr("By the rules in force points never expire."))
        elif not members:
            self.told.setText(self.tr("By the rules in force nothing expires today."))
        else:
            self.told.setText(
                self.tr("{points} points of {members} can expire: no activity for {months}.").format(
                    points=points_figure(points),
                    members=self.tr("%Ln member(s)", "", members),
                    months=self.tr("%Ln month(s)", "", months),
                )
            )
