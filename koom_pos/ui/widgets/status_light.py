"""A light with its word: the state of a device or a link, readable without seeing its colour."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from koom_pos.ui import icons
from koom_pos.ui.fonts import TypeSize, font
from koom_pos.ui.theme import SPACE_S, color
from koom_pos.ui.widgets.buttons import Button, paint_focus_ring

LightState = Literal["ok", "caution", "danger", "off"]
_ROLES = {"ok": "positive", "caution": "caution", "danger": "danger", "off": "faint"}
_DOT = 8


class StatusLight(Button):
    """An icon with a dot, and a word. Touching it asks for the details.

    Signals:
        touched: The person wants to know more.
    """

    touched = Signal()

    def __init__(self, icon: str, subject: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", kind="quiet", parent=parent)
        self._drawing = icon
        self._subject = subject
        self.state: LightState = "off"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(44)
        self.clicked.connect(self.touched)
        self.show_state("off", subject)

    def show_state(self, state: LightState, words: str) -> None:
        """Show a state.

        Args:
            state: "off" is for what is not set up.
            words: Short, and enough by itself: « Imprimante : papier ».
        """
        self.state = state
        self.setText(words)
        self.setAccessibleName(f"{self._subject} : {words}" if words != self._subject else words)
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font(TypeSize.NOTE, bold=True)).horizontalAdvance(self.text())
        return QSize(SPACE_S + icons.SMALL + SPACE_S + words + SPACE_S, 44)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 3, 0, -3), 8, 8)
        middle = self.height() / 2
        role = "faint" if self.state == "off" else "ink"
        top = int(middle - icons.SMALL / 2)
        drawn = icons.pixmap(self._drawing, role, icons.SMALL, density=self.devicePixelRatioF())
        painter.drawPixmap(SPACE_S, top, drawn)
        painter.setPen(color("surface"))
        painter.setBrush(color(_ROLES[self.state]))
        dot = QRectF(SPACE_S + icons.SMALL - _DOT + 2, top + icons.SMALL - _DOT + 2, _DOT, _DOT)
        painter.drawEllipse(dot)
        painter.setFont(font(TypeSize.NOTE, bold=self.state in ("caution", "danger")))
        painter.setPen(color({"off": "muted", "ok": "ink"}.get(self.state, _ROLES[self.state])))
        words = self.rect().adjusted(SPACE_S + icons.SMALL + SPACE_S, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
        if self.hasFocus():
            paint_focus_ring(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.update()
