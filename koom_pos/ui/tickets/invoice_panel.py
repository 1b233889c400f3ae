"""Who an invoice is made out to. Everything may stay empty: a consumer need not be named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from koom_pos.documents.content import InvoiceCustomer
from koom_pos.ui.theme import SPACE_L, SPACE_S
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import Text

_ADDRESS_HEIGHT = 96


class InvoicePanel(QWidget):
    """Name, address, RIDET. What is typed goes on the invoice and is not kept here.

    Signals:
        make_wanted: Make the invoice (InvoiceCustomer, or None for nobody named).
    """

    make_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(_ADDRESS_HEIGHT)
        self.ridet = QLineEdit()
        self.make = PrimaryButton(self.tr("Make the invoice"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(
            Text(
                self.tr("A private customer need not be named. A professional needs a name and an address."),
                wrap=True,
            )
        )
        for words, field in (
            (self.tr("Name or company"), self.name),
            (self.tr("Address"), self.address),
            (self.tr("RIDET"), self.ridet),
        ):
            column.addLayout(_labelled(words, field))
        column.addStretch(1)
        column.addWidget(self.make)
        self.name.returnPressed.connect(self.address.setFocus)
        self.ridet.returnPressed.connect(self._make)
        self.make.clicked.connect(self._make)

    def customer(self) -> InvoiceCustomer | None:
        """Return who is named, or None."""
        name = self.name.text().strip()
        lines = tuple(line.strip() for line in self.address.toPlainText().splitlines() if line.strip())
        ridet = self.ridet.text().strip()
        return InvoiceCustomer(name, lines, ridet) if name or lines or ridet else None

    def _make(self) -> None:
        self.make_wanted.emit(self.customer())


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    label: QLabel = Text(words, tone="muted")
    label.setBuddy(field)
    field.setAccessibleName(words)
    group = QVBoxLayout()
    group.setSpacing(SPACE_S)
    group.addWidget(label)
    group.addWidget(field)
    return group
