"""The panel at the right where short questions are asked. It slides over the page; the page keeps what was typed."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from koom_pos.ui.theme import MOTION_MS, SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import IconButton
from koom_pos.ui.widgets.labels import Text

PANEL_WIDTH = 440


class SidePanel(QFrame):
    """Shows one widget at a time under a title. Escape puts it away; what stood in its fields is kept.

    The widgets shown stay children of the panel until another is shown and belong to whoever made them: showing
    the same one again brings it back as it was left.

    Signals:
        opened: A question is on screen.
        closed: The panel is away again, by act or by Escape.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("part", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content: QWidget | None = None
        self._before: QWidget | None = None
        self._title = Text(size="emphasis")
        self.close_button = IconButton("close", self.tr("Close the panel"))
        self.close_button.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_L, SPACE_S, SPACE_S, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self._holder.setProperty("ground", "surface")
        self._inner = QVBoxLayout(self._holder)
        self._inner.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        self._scroll.setWidget(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(MOTION_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._settle)
        parent.installEventFilter(self)
        self.hide()

    def ask(self, title: str, content: QWidget) -> None:
        """Slide in with this content and put the keyboard on its first field.

        Args:
            title: What is asked.
            content: Kept alive by the caller; it is reparented into the panel.
        """
        already_open = self.is_open()
        if not already_open:
            self._before = QApplication.focusWidget()
        self._place(content)
        self._title.setText(title)
        self.setAccessibleName(title)
        home = self._home()
        self.setGeometry(home)
        self.show()
        self.raise_()
        if not already_open:
            self._slide.stop()
            self._slide.setStartValue(home.topLeft() + QPoint(home.width(), 0))
            self._slide.setEndValue(home.topLeft())
            self._slide.start()
        self._focus_first()
        self.opened.emit()

    def put_away(self) -> None:
        """Close the panel; the keyboard goes back to where it was."""
        if not self.is_open():
            return
        self._slide.stop()
        inside = QApplication.focusWidget()
        self.hide()
        stands = self._before is not None and isValid(self._before)  # what was answered may have taken it away
        if self._before is not None and stands and (inside is None or self.isAncestorOf(inside)):
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def is_open(self) -> bool:
        """Tell whether a question is on screen."""
        return not self.isHidden()

    def content(self) -> QWidget | None:
        """Return the widget shown last, open or not."""
        return self._content

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() == QEvent.Type.Resize and self.is_open():
            self._slide.stop()
            self.setGeometry(self._home())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the panel while it is open: the page under it is not to be typed in by mistake."""
        inside = [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        current = QApplication.focusWidget()
        order = self._tab_order(inside)
        at = order.index(current) if current in order else -1 if forward else 0
        order[(at + (1 if forward else -1)) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _tab_order(self, inside: list[QWidget]) -> list[QWidget]:
        order: list[QWidget] = []
        step = self.nextInFocusChain()
        while step is not self and step is not None:
            if step in inside:
                order.append(step)
            step = step.nextInFocusChain()
        return order or inside

    def _place(self, content: QWidget) -> None:
        if content is self._content:
            return
        if self._content is not None:
            self._inner.removeWidget(self._content)
            self._content.hide()
        self._content = content
        self._inner.addWidget(content)
        content.show()

    def _focus_first(self) -> None:
        if self._content is None:
            return
        for child in (self._content, *self._tab_order(self._content.findChildren(QWidget))):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self) and child.isEnabled():
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _home(self) -> QRect:
        room = self._ground.rect()
        wide = min(PANEL_WIDTH, room.width())
        return QRect(room.width() - wide, 0, wide, room.height())

    def _settle(self) -> None:
        self.setGeometry(self._home())
