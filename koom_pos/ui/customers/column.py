"""What the customer's card is built of: a card that scrolls, headings, facts with their origin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from koom_pos.ui.settings_pages.fields import empty
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.labels import Text

_LABEL_WIDTH = 84


class Column(QFrame):
    """One card of the page, scrolling by itself when its content is long."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setProperty("ground", "")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_M)
        self.body.setSpacing(SPACE_M)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._area)

    def fits(self) -> bool:
        """Tell whether nothing inside is wider than the card."""
        inside = self._area.widget()
        return inside is not None and inside.minimumSizeHint().width() <= self._area.viewport().width()

    def show_part(self, part: QWidget) -> None:
        """Bring a part of the content into sight."""
        self._area.ensureWidgetVisible(part)

    def to_top(self) -> None:
        """Show the beginning."""
        self._area.verticalScrollBar().setValue(0)


class Rows(QWidget):
    """Widgets under each other, made anew whenever they are shown."""

    def __init__(self, *, spacing: int = SPACE_S, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._rows: list[QWidget] = []

    def clear(self) -> None:
        """Take everything away."""
        self._rows = []
        empty(self._column)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self._rows.append(widget)
        self._column.addWidget(widget)

    def rows(self) -> list[QWidget]:
        """Return what is shown, in reading order."""
        return list(self._rows)

    def texts(self) -> list[str]:
        """Return every text shown, in reading order."""
        labels = [
            label for row in self._rows for label in ([row] if isinstance(row, Text) else row.findChildren(Text))
        ]
        return [label.text() for label in labels if label.text()]


def heading(words: str) -> Text:
    """Return the heading of a group."""
    title = Text(words)
    title.set_strong(True)
    return title


def fact_row(name: str, value: str, note: str = "", *, hint: str = "") -> QWidget:
    """Return a fact: its name at the left, its value, and a small note under it; the whole hint on hover."""
    row = QWidget()
    label = Text(name, size="note", tone="muted", wrap=True)
    label.setFixedWidth(_LABEL_WIDTH)
    label.setContentsMargins(0, 2, 0, 0)
    words = Text(value, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setAccessibleName(f"{name} : {value}")
    row.setToolTip(hint or note)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(words)
    if note:
        column.addWidget(Text(note, size="note", tone="muted", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(SPACE_S)
    inside.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(column, 1)
    return row


def two_lines(words: str, note: str, *, end: QWidget | None = None) -> QWidget:
    """Return a line of a list: words, a small note under them, and something at the right."""
    row = QWidget()
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(words, wrap=True))
    if note:
        column.addWidget(Text(note, size="note", tone="muted", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
    inside.setSpacing(SPACE_S)
    inside.addLayout(column, 1)
    if end is not None:
        inside.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def small_button(words: str, *, icon: str | None = None, quiet: bool = False) -> Button:
    """Return a button of the size the columns have room for."""
    made = Button(words, kind="quiet" if quiet else "secondary", icon=icon, icon_size=20)
    made.setFixedHeight(TOUCH_SMALL)
    made.setProperty("compact", True)
    return made
