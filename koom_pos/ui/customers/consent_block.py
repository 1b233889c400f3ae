"""Her consents as sentences, each one given with its withdrawal beside it: two touches, in place."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.consent import ASKED_CELLS, Cell, ConsentRecord, ConsentState
from koom_pos.ui.customers.column import Rows, heading, small_button
from koom_pos.ui.customers.consent_words import consent_sentence, day_said, proof_words, subject_word
from koom_pos.ui.customers.two_touch import TwoTouchButton
from koom_pos.ui.icons import SMALL, IconLabel
from koom_pos.ui.theme import SPACE_S, SPACE_XS
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Text

_TIED = "\u2011"
"""A hyphen at which no line breaks: « e-mail » stays one word in a narrow column."""


class ConsentBlock(QWidget):
    """What she accepts, then what she refuses, then what was never asked.

    Signals:
        withdraw_wanted: A consent is withdrawn, touched twice (Cell).
        ask_again_wanted: She is to be asked on her own screen.
        receipt_wanted: The receipt of her consents is to be printed.
        mail_wanted: The receipt of her consents is to be sent to her e-mail.
        history_wanted: All she ever said is to be shown.
    """

    withdraw_wanted = Signal(object)
    ask_again_wanted = Signal()
    receipt_wanted = Signal()
    mail_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._withdrawals: dict[Cell, TwoTouchButton] = {}
        self.rows = Rows(spacing=SPACE_XS)
        self.ask_again = small_button(self.tr("Ask again on her screen"), icon="edit")
        self.receipt = small_button(self.tr("Print the receipt"), icon="print", quiet=True)
        self.mail = small_button(self.tr("E-mail the receipt"), icon="mail", quiet=True)
        self.history = small_button(self.tr("History"), icon="clock", quiet=True)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=SPACE_S)
        for button in (self.ask_again, self.receipt, self.mail, self.history):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading(self.tr("Consents")))
        column.addWidget(self.rows)
        column.addWidget(acts)
        self.ask_again.clicked.connect(self.ask_again_wanted)
        self.receipt.clicked.connect(self.receipt_wanted)
        self.mail.clicked.connect(self.mail_wanted)
        self.history.clicked.connect(self.history_wanted)

    def show_consents(self, current: Mapping[Cell, ConsentRecord], *, can_mail: bool) -> None:
        """Show what holds now; a cell that is absent was never asked, which is a refusal.

        `can_mail` tells whether she gave an e-mail.
        """
        self.rows.clear()
        self._withdrawals = {}
        given = [cell for cell in ASKED_CELLS if _state(current, cell) is ConsentState.GIVEN]
        said_no = [cell for cell in ASKED_CELLS if cell in current and cell not in given]
        unasked = [cell for cell in ASKED_CELLS if cell not in current]
        for cell in given:
            self.rows.add(self._given_row(cell, current[cell]))
        for cell in said_no:
            self.rows.add(self._refused_row(current[cell], cell))
        if not given:
            self.rows.add(Text(self.tr("She accepts nothing: the shop sends her nothing."), tone="muted", wrap=True))
        if unasked:
            names = ", ".join(subject_word(cell) for cell in unasked)
            never = self.tr("Never asked, so refused: {0}.").format(names)
            self.rows.add(Text(never, size="note", tone="muted", wrap=True))
        again, first = self.tr("Ask again on her screen"), self.tr("Ask on her screen")
        self.ask_again.setText(again if current else first)
        self.receipt.setVisible(bool(current))
        self.mail.setVisible(bool(current) and can_mail)
        self.history.setVisible(bool(current))

    def withdrawal(self, cell: Cell) -> TwoTouchButton | None:
        """Return the button that withdraws a consent, or None where nothing is given."""
        return self._withdrawals.get(cell)

    def sentences(self) -> list[str]:
        """Return every sentence shown."""
        return [words.replace(_TIED, "-") for words in self.rows.texts()]

    def tab_order(self) -> list[QWidget]:
        """Return what takes the keyboard, in reading order."""
        return [*self._withdrawals.values(), self.ask_again, self.receipt, self.mail, self.history]

    def _given_row(self, cell: Cell, record: ConsentRecord) -> QWidget:
        button = TwoTouchButton(
            self.tr("Withdraw"),
            self.tr("Withdraw? Confirm"),
            name=self.tr("Withdraw: {0}").format(subject_word(cell)),
        )
        button.confirmed.connect(partial(self.withdraw_wanted.emit, cell))
        self._withdrawals[cell] = button
        return _line("check", "positive", (consent_sentence(cell, record.state), proof_words(record)), button)

    def _refused_row(self, record: ConsentRecord, cell: Cell) -> QWidget:
        row = _line("close", "muted", (consent_sentence(cell, record.state), day_said(record)), None)
        row.setToolTip(proof_words(record))
        return row


def _state(current: Mapping[Cell, ConsentRecord], cell: Cell) -> ConsentState | None:
    return current[cell].state if cell in current else None


def _line(icon: str, role: str, words: tuple[str, str], button: QWidget | None) -> QWidget:
    row = QWidget()
    words = (words[0].replace("-", _TIED), words[1])
    column = QVBoxLayout()
    column.setSpacing(0)
    if button is not None:
        column.addWidget(Text(words[0], wrap=True))
        column.addWidget(Text(words[1], size="note", tone="muted", wrap=True))
    else:
        column.addWidget(Text(", ".join(words), size="note", tone="muted", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, SPACE_XS // 2, 0, SPACE_XS // 2)
    inside.setSpacing(SPACE_S)
    inside.addWidget(IconLabel(icon, role, SMALL), 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(column, 1)
    if button is not None:
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
