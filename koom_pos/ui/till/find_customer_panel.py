"""Finding the customer of a sale: one field for card, phone, e-mail or name; she appears while one types."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_M, SPACE_S, SPACE_XS, TOUCH
from koom_pos.ui.till.customer_strip import OneLine
from koom_pos.ui.till.customer_words import points_words, who
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.buttons import Button, IconButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.search_edit import SearchEdit

if TYPE_CHECKING:
    from koom_pos.domain.customer import CustomerRow

MOST_FOUND = 8
_ROW_HEIGHT = 64


class FoundCustomer(Button):
    """One customer who was found, as a button one can hit: name, how to know her from another, points."""

    def __init__(self, row: "CustomerRow", reached: str) -> None:
        super().__init__("", kind="secondary")
        self.setFixedHeight(_ROW_HEIGHT)
        name = who(row.name, row.card_code)
        facts = [reached or row.email, who("", row.card_code) if row.name and row.card_code else ""]
        under = " · ".join(part for part in facts if part)
        points = points_words(row.points) if row.card_code else ""
        self.setAccessibleName(", ".join(part for part in (name, under, points) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        above = OneLine(name)
        above.set_strong(True)
        words.addWidget(above)
        if under:
            words.addWidget(OneLine(under, size="note", tone="muted"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.setSpacing(SPACE_M)
        inside.addLayout(words, 1)
        inside.addWidget(Text(points, tone="muted"))
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class CustomerField(SearchEdit):
    """The field; Down goes to those who were found.

    Signals:
        results_wanted: Down was pressed.
    """

    results_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.results_wanted.emit()
            return
        super().keyPressEvent(event)


class FindCustomerPanel(QWidget):
    """Asks who the customer is. Finds nobody itself: it says what was typed and shows who was found.

    Signals:
        query_changed: Other words are searched (str, trimmed).
        entered: Enter was pressed on some text (str): a code, or the words of a single customer.
        customer_chosen: She is the one (customer id).
        new_wanted: She is not known yet.
    """

    query_changed = Signal(str)
    entered = Signal(str)
    customer_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FoundCustomer] = []
        self.field = CustomerField(self.tr("Card, phone, e-mail or name"))
        self.field.setMaxLength(120)
        self.keyboard_button = IconButton("keyboard", self.tr("On-screen keyboard"), kind="secondary")
        self.keyboard_button.setCheckable(True)
        self.keyboard_button.setFixedSize(TOUCH + 4, TOUCH + 4)
        self.keyboard = AlphaKeyboard(enter_words=self.tr("Search"))
        self.keyboard.attach(self.field)
        self.keyboard.hide()
        self.message = Text(tone="muted", wrap=True)
        self.new = SecondaryButton(self.tr("New customer"), icon="plus")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_XS)
        self._hint = ""
        self._lay_out()
        self.field.textChanged.connect(self._changed)
        self.field.returnPressed.connect(self._enter)
        self.field.results_wanted.connect(partial(self._go, -1, 1))
        self.keyboard_button.toggled.connect(self._show_keyboard)
        self.new.clicked.connect(self.new_wanted)

    def open(self, hint: str, *, may_be_new: bool) -> None:
        """Begin anew. `hint` says what choosing somebody will do."""
        self._hint = hint
        self.new.setVisible(may_be_new)
        self.field.clear()
        self.show_found((), {})

    def query(self) -> str:
        """Return the words searched now."""
        return self.field.text().strip()

    def show_found(self, rows: Sequence["CustomerRow"], reached: dict[str, str]) -> None:
        """Show who was found; nobody is said in words. `reached` gives the phone as it is written, by customer."""
        for button in self.rows:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.rows = [self._row(row, reached.get(row.customer_id, "")) for row in rows[:MOST_FOUND]]
        self.message.setText(self._words(len(rows)))
        self.message.setVisible(bool(self.message.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self._go(at, step)

    def _words(self, found: int) -> str:
        if not self.query():
            return self._hint
        if not found:
            return self.tr("Nobody found for « {0} ».").format(self.query())
        if found > MOST_FOUND:
            return self.tr("More customers match: go on typing.")
        return ""

    def _row(self, row: "CustomerRow", reached: str) -> FoundCustomer:
        button = FoundCustomer(row, reached)
        button.clicked.connect(partial(self.customer_chosen.emit, row.customer_id))
        self._list.addWidget(button)
        return button

    def _go(self, at: int, step: int) -> None:
        place = at + step
        if place < 0:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
        elif place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self) -> None:
        self.query_changed.emit(self.query())

    def _enter(self) -> None:
        if self.query():
            self.entered.emit(self.query())

    def _show_keyboard(self, on: bool) -> None:
        self.keyboard.setVisible(on)
        self.field.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.field, 1)
        top.addWidget(self.keyboard_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(top)
        column.addWidget(self.keyboard)
        column.addLayout(self._list)
        column.addWidget(self.message)
        column.addWidget(self.new)
        column.addStretch(1)
