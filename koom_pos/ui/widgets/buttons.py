"""Buttons by rank: one primary act per page, secondary acts, quiet ones, and those that destroy."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from koom_pos.ui import icons
from koom_pos.ui.theme import RADIUS, TOUCH, color

Kind = Literal["primary", "secondary", "quiet", "danger", "key", "chip", "notice"]

_ICON_ROLES = {"primary": "on_accent", "danger": "danger"}
_RING_ROLES = {"primary": "on_accent"}


class Button(QPushButton):
    """A push button of one kind, at least 48 px high, with a focus ring and an icon that follows the theme.

    It never answers Enter on its own account (`autoDefault` is off): the Enter of a scanner must reach no act.
    """

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "secondary",
        icon: str | None = None,
        icon_size: int = icons.MEDIUM,
        icon_role: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon_name = icon
        self._icon_role = icon_role
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setMinimumHeight(TOUCH)
        self.setIconSize(QSize(icon_size, icon_size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def show_icon(self, name: str | None, role: str | None = None) -> None:
        """Change the icon; None takes it away."""
        self._icon_name = name
        self._icon_role = role
        self._tint()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(TOUCH, TOUCH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # words are never cut, however tight the room

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus_ring(self, role=_RING_ROLES.get(self._kind, "ink"), radius=self._ring_radius())

    def _ring_radius(self) -> float:
        return (self.height() - 6) / 2 if self._kind == "chip" else RADIUS - 3

    def _tint(self) -> None:
        if self._icon_name is None:
            if not self.icon().isNull():
                self.setIcon(QIcon())
            return
        role = self._icon_role or _ICON_ROLES.get(self._kind, "ink")
        if self._kind == "chip" and self.isChecked():
            role = "paper"
        self.setIcon(icons.icon(self._icon_name, role, self.iconSize().width()))


class PrimaryButton(Button):
    """The one next act of a page. Its words say what will happen, with the amount: « Encaisser 12 500 F »."""

    def __init__(self, text: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="primary", icon=icon, parent=parent)
        self.setMinimumHeight(56)


class SecondaryButton(Button):
    """An act beside the next one."""

    def __init__(self, text: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="secondary", icon=icon, parent=parent)


class QuietButton(Button):
    """An act that is often there and seldom the point."""

    def __init__(self, text: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="quiet", icon=icon, parent=parent)


class DangerButton(Button):
    """An act that takes something away for good."""

    def __init__(self, text: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="danger", icon=icon, parent=parent)


class IconButton(Button):
    """A square button with an icon alone; its name is said to screen readers and shown as a hint."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: Kind = "quiet",
        icon_role: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind=kind, icon=icon, icon_role=icon_role, parent=parent)
        self.setProperty("compact", True)
        self.setFixedWidth(TOUCH)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Change what the button is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)


class KeyButton(Button):
    """A key of an on-screen keyboard: it takes no focus, so the field it writes to keeps it."""

    def __init__(
        self, text: str, name: str, *, icon: str | None = None, icon_role: str | None = None, kind: Kind = "key"
    ) -> None:
        super().__init__(text, kind=kind, icon=icon, icon_role=icon_role)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)


def paint_focus_ring(widget: QWidget, *, role: str = "ink", radius: float = RADIUS - 3) -> None:
    """Draw the ring that says where the keyboard is, just inside the widget's edge."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(role), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(3, 3, -3, -3), radius, radius)
    painter.end()
