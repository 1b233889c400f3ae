"""How a sign-up ended: her card, her welcome code, the papers she may want, her address confirmed if she likes."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.sign_up.card_picture import CardPicture
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to say and to offer at the end.

    Attributes:
        said: What was recorded, in a sentence.
        receipt: Whether there is anything to hand her in writing.
        email: Her address, if it can be confirmed now.
    """

    customer_id: str
    title: str
    shop: str
    card_code: str = ""
    voucher: str = ""
    said: str = ""
    receipt: bool = False
    email: str = ""


class OutcomePanel(QWidget):
    """Everything here is an offer; the one next act is the sale.

    Signals:
        card_wanted: Print her card.
        receipt_wanted: Print what she agreed to.
        code_wanted: Mail a code to her address.
        code_said: The code she said back (str).
        ended: Back to the sale.
    """

    card_wanted = Signal()
    receipt_wanted = Signal()
    code_wanted = Signal()
    code_said = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(size="total", wrap=True)
        self.said = Text(size="emphasis", tone="muted", wrap=True)
        self.voucher = Text(wrap=True)
        self.card = CardPicture()
        self.print_card = SecondaryButton(self.tr("Print her card"), icon="print")
        self.print_receipt = SecondaryButton(self.tr("Print what she agreed to"), icon="print")
        self.send_code = SecondaryButton(self.tr("Confirm her e-mail"))
        self.code = Field(self.tr("Code she reads out"), QLineEdit())
        self.confirm = SecondaryButton(self.tr("Confirm"))
        self.back = PrimaryButton(self.tr("Back to the sale"))
        self.print_card.clicked.connect(self.card_wanted)
        self.print_receipt.clicked.connect(self.receipt_wanted)
        self.send_code.clicked.connect(self.code_wanted)
        self.confirm.clicked.connect(self._say_code)
        self.back.clicked.connect(self.ended)
        self._code_row = QWidget()
        self._lay_out()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show how it ended."""
        self.title.setText(outcome.title)
        self.card.show_card(outcome.shop, outcome.card_code)
        self.card.setVisible(bool(outcome.card_code))
        self.print_card.setVisible(bool(outcome.card_code))
        self.voucher.setText(outcome.voucher)
        self.voucher.setVisible(bool(outcome.voucher))
        self.said.setText(outcome.said)
        self.print_receipt.setVisible(outcome.receipt)
        self.send_code.setVisible(bool(outcome.email))
        self.send_code.setEnabled(True)
        self._code_row.hide()

    def wait_for_code(self) -> None:
        """The code is on its way: it can be typed as she says it."""
        self.send_code.setEnabled(False)
        editor = self.code.editor
        if isinstance(editor, QLineEdit):
            editor.clear()
        self._code_row.show()
        editor.setFocus()

    def code_confirmed(self) -> None:
        """Her address is confirmed."""
        self._code_row.hide()
        self.send_code.hide()

    def _say_code(self) -> None:
        editor = self.code.editor
        if isinstance(editor, QLineEdit) and editor.text().strip():
            self.code_said.emit(editor.text().strip())

    def _lay_out(self) -> None:
        code = QHBoxLayout(self._code_row)
        code.setContentsMargins(0, 0, 0, 0)
        code.setSpacing(SPACE_S)
        code.addWidget(self.code, 1)
        code.addWidget(self.confirm)
        words = QVBoxLayout()
        words.setSpacing(SPACE_M)
        words.addStretch(1)
        for label in (self.title, self.said, self.voucher):
            words.addWidget(label)
        words.addSpacing(SPACE_L)
        papers = QWidget()
        flow = FlowLayout(papers)
        for button in (self.print_card, self.print_receipt, self.send_code):
            flow.addWidget(button)
        words.addWidget(papers)
        words.addWidget(self._code_row)
        words.addStretch(2)
        top = QHBoxLayout()
        top.setSpacing(SPACE_L)
        top.addLayout(words, 1)
        top.addWidget(self.card)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top, 1)
        column.addLayout(foot)
