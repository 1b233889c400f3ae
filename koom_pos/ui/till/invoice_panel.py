"""An A4 invoice of the settled ticket, for a customer who wants one in her name or her company's."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from koom_pos.documents.content import InvoiceCustomer
from koom_pos.domain.settled import SettledSale
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text


class InvoicePanel(QWidget):
    """Asks who the invoice is for, writes the PDF and opens it with the system's own reader."""

    def __init__(self, counter: Counter, page: Page, exports: Path | None = None) -> None:
        super().__init__(page)
        self._counter = counter
        self._page = page
        self._sale: SettledSale | None = None
        self.folder = exports or _documents()
        self.name = QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setFixedHeight(96)
        self.address.setTabChangesFocus(True)
        self.ridet = QLineEdit()
        self.make = PrimaryButton(self.tr("Make the invoice"))
        self.done = Text(wrap=True)
        self.open_button = SecondaryButton(self.tr("Open it again"))
        self._path: Path | None = None
        form = QFormLayout()
        form.setSpacing(SPACE_M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        words = (self.tr("Name"), self.tr("Address"), self.tr("RIDET, for a company"))
        for name, field in zip(words, (self.name, self.address, self.ridet), strict=True):
            field.setAccessibleName(name)
            form.addRow(Text(name), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(
            Text(
                self.tr("What is typed here goes on this invoice and is not kept by the till."),
                wrap=True,
                tone="muted",
            )
        )
        column.addLayout(form)
        column.addWidget(self.make)
        column.addWidget(self.done)
        column.addWidget(self.open_button)
        column.addStretch(1)
        self.make.clicked.connect(self._make)
        self.open_button.clicked.connect(self._open)
        self.hide()

    def ask_for(self, sale: SettledSale) -> None:
        """Begin anew for a ticket."""
        self._sale = sale
        self._path = None
        self.name.clear()
        self.address.clear()
        self.ridet.clear()
        self.done.hide()
        self.open_button.hide()
        self._page.ask(self.tr("Invoice of ticket {0}").format(sale.number), self)

    def _make(self) -> None:
        from koom_pos.services import receipts  # noqa: PLC0415 - the PDF writer loads only when it is wanted

        sale = self._sale
        if sale is None:
            return
        customer = self._customer()
        pdf = self._counter.attempt(
            self._page,
            lambda: receipts.invoice_pdf_of(self._counter.desk, self._counter.operator, sale, customer),
        )
        if pdf is None:
            return
        path = self.folder / f"facture-{sale.business_date:%Y%m%d}-{sale.number:06d}.pdf"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pdf)
        except OSError as refused:
            self._say(
                self.tr("The invoice could not be written to {0}: {1}").format(path, refused.strerror), fault=True
            )
            return
        self._path = path
        self._say(self.tr("Invoice written: {0}").format(path), fault=False)
        self.open_button.show()
        self._open()

    def _customer(self) -> InvoiceCustomer | None:
        if not self.name.text().strip():
            return None
        lines = tuple(line.strip() for line in self.address.toPlainText().splitlines() if line.strip())
        return InvoiceCustomer(self.name.text().strip(), lines, self.ridet.text().strip())

    def _say(self, words: str, *, fault: bool) -> None:
        self.done.set_tone("danger" if fault else "positive")
        self.done.setText(words)
        self.done.show()

    def _open(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / "KOOM POS"
