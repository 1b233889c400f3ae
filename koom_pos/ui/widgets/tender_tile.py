"""The tile of a means of settling on the payment screen."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import RADIUS, color
from koom_pos.ui.widgets.buttons import Button, paint_focus_ring


class TenderTile(Button):
    """Icon over word, with its key in the corner. Never narrower than its word."""

    def __init__(self, words: str, icon: str, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, kind="secondary", parent=parent)
        self._drawing = icon
        self._key = key
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font(TypeSize.BODY, bold=True))
        if key:
            self.setShortcut(key)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(104, words + 24), 84)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        frame = QStylePainter(self)
        frame.drawControl(QStyle.ControlElement.CE_PushButton, option)
        frame.end()
        painter = QPainter(self)
        tone = "ink" if self.isEnabled() else "faint"
        density = self.devicePixelRatioF()
        left = (self.width() - icons.LARGE) // 2
        painter.drawPixmap(left, 14, icons.pixmap(self._drawing, tone, icons.LARGE, density=density))
        painter.setPen(color(tone))
        painter.setFont(font(TypeSize.BODY, bold=True))
        painter.drawText(QRect(0, 50, self.width(), 26), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._key:
            painter.setPen(color("muted" if self.isEnabled() else "faint"))
            painter.setFont(font(TypeSize.NOTE))
            corner = self.rect().adjusted(0, 6, -8, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._key)
        painter.end()
        if self.hasFocus():
            paint_focus_ring(self, radius=RADIUS - 3)
