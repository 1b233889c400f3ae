"""How many pieces of a line. A scan never lands here: the field takes three digits and no code has so few."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.sale import MAX_QUANTITY, SaleLine
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.keypad import Keypad
from koom_pos.ui.widgets.labels import Text


class QuantityPanel(QWidget):
    """Asks for the pieces of one line.

    Signals:
        quantity_entered: The pieces meant, for the line it was opened for (line id, int).
    """

    quantity_entered = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_id = ""
        self.article = Text(size="emphasis", wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Quantity"))
        self.field.setProperty("figure", True)
        self.field.setMaxLength(len(str(MAX_QUANTITY)))
        self.field.setValidator(QIntValidator(0, MAX_QUANTITY, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.keypad = Keypad(zeros=False, key_height=64)
        self.keypad.attach(self.field)
        self.keypad.enter_key.hide()
        self.confirm = PrimaryButton(self.tr("Set the quantity"))
        self.field.returnPressed.connect(self._enter)
        self.confirm.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.article)
        column.addWidget(self.field)
        column.addWidget(self.keypad)
        column.addWidget(self.confirm)
        column.addStretch(1)

    def open_for(self, line: SaleLine) -> None:
        """Begin with the quantity of a line, selected so that typing replaces it."""
        self._line_id = line.id
        self.article.setText(" · ".join(part for part in (line.label, line.detail) if part))
        self.field.setText(str(line.quantity))
        self.field.selectAll()

    def _enter(self) -> None:
        if self.field.text():
            self.quantity_entered.emit(self._line_id, int(self.field.text()))
