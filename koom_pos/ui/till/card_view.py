"""Paying by card: the cashier's word in manual mode, the terminal's answer by Caisse-AP, and the doubt between."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from koom_pos.domain.caisse_ap import TerminalAnswer, TerminalOutcome
from koom_pos.domain.journal import JournalKind
from koom_pos.domain.money import format_francs
from koom_pos.services import journal_writer
from koom_pos.ui.counter import Counter
from koom_pos.ui.refusals import sentence
from koom_pos.ui.tasks import Task
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_XL
from koom_pos.ui.till.payment_parts import StepHead
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Figure, Text

_BUTTON_HEIGHT = 64


class CardView(QWidget):
    """One card payment, or one refund to a card. It is asked once and never sent again by itself.

    Signals:
        paid: The card was charged, or credited (amount in francs, what may be kept of the answer).
        given_up: Nothing was charged; the sentence says why (str, empty when the cashier went back).
    """

    paid = Signal(int, object)
    given_up = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._amount_xpf = 0
        self._refund = False
        self._open = False
        self._cashier = ""
        self.head = StepHead(self.tr("Card"), self.tr("Back to the payments"))
        self.amount = Figure(self.tr("On the card terminal"), size="change")
        self.words = Text(size="emphasis", wrap=True)
        self.yes = PrimaryButton(self.tr("Paid"), icon="check")
        self.no = SecondaryButton(self.tr("Refused"), icon="close")
        self.was_paid = SecondaryButton(self.tr("It was paid"), icon="check")
        self.was_not_paid = SecondaryButton(self.tr("It was not paid"), icon="close")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("The terminal is waiting for the card"))
        self._answers = QStackedWidget()
        self._manual = _pair(self.no, self.yes)
        self._doubt = _pair(self.was_not_paid, self.was_paid)
        self._wait = QWidget()
        waiting = QVBoxLayout(self._wait)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignTop)
        for step in (self._manual, self._wait, self._doubt):
            self._answers.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(self.head)
        column.addSpacing(SPACE_XL)
        column.addWidget(self.amount)
        column.addWidget(self.words)
        column.addSpacing(SPACE_M)
        column.addWidget(self._answers)
        column.addStretch(1)
        self.head.back_wanted.connect(self.go_back)
        self.yes.clicked.connect(partial(self._say_paid, "manual"))
        self.no.clicked.connect(self._say_refused)
        self.was_paid.clicked.connect(partial(self._resolve, paid=True))
        self.was_not_paid.clicked.connect(partial(self._resolve, paid=False))

    def begin(self, amount_xpf: int, *, refund: bool) -> None:
        """Take a positive amount by card, or give it back to one."""
        self._amount_xpf = amount_xpf
        self._refund = refund
        self._open = True
        self._cashier = self._counter.operator.code
        self.head.title.setText(self.tr("Card refund") if refund else self.tr("Card"))
        self.amount.set_amount(amount_xpf)
        if self._counter.settings.terminal.mode == "caisse_ap":
            self._ask_terminal()
            return
        if refund:
            self.words.setText(self.tr("Key the refund on the terminal, then say what it showed."))
        else:
            self.words.setText(self.tr("Key the amount on the terminal, then say what it showed."))
        self._show(self._manual)
        self.yes.setFocus()

    def is_waiting(self) -> bool:
        """Tell whether the terminal works, or a doubt is open: there is no way back then."""
        return self._open and self._answers.currentWidget() is not self._manual

    def is_in_doubt(self) -> bool:
        """Tell whether nobody knows yet if the card was charged."""
        return self._open and self._answers.currentWidget() is self._doubt

    def go_back(self) -> None:
        """Go back without a card payment, where that is certain."""
        if self._open and not self.is_waiting():
            self._give_up("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((b for b in (self.yes, self.no, self.was_paid, self.was_not_paid) if b.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused is not None:
            focused.click()
            return
        super().keyPressEvent(event)

    def _ask_terminal(self) -> None:
        from koom_pos.devices.card_terminal import CaisseApTerminal  # noqa: PLC0415 - off the start path

        self.words.setText(self.tr("Sent to the terminal. The customer presents her card."))
        self._show(self._wait)
        conf = self._counter.settings.terminal
        terminal = CaisseApTerminal(conf.host, conf.port, timeout_s=conf.timeout_s)
        amount_xpf, refund = self._amount_xpf, self._refund

        def ask(_task: Task) -> TerminalAnswer:
            return terminal.pay(amount_xpf, refund=refund)

        self._counter.tasks.run_on_network(ask, success=self._answered, failure=self._failed, owner=self)

    def _answered(self, answer: TerminalAnswer) -> None:
        if answer.outcome is TerminalOutcome.APPROVED:
            self._say_paid("terminal", answer.authorisation)
        elif answer.outcome is TerminalOutcome.REFUSED:
            self._give_up(self.tr("The terminal refused the card. Nothing was charged; choose another payment."))
        else:
            self._open_doubt(answer.reason_code)

    def _failed(self, error: Exception) -> None:
        self._give_up(sentence(error))

    def _open_doubt(self, reason_code: str) -> None:
        """Nobody knows: journal it at once, then have a person look at the terminal."""
        self._note({"reason": reason_code})
        self.words.setText(
            self.tr(
                "The terminal did not say whether {0} was charged. Look at its receipt, or print its last duplicate, "
                "then say what it shows. The amount is not sent again."
            ).format(format_francs(self._amount_xpf))
        )
        self._show(self._doubt)
        self.was_not_paid.setFocus()

    def _resolve(self, *, paid: bool) -> None:
        if not self.is_in_doubt():
            return
        self._note({"said": "paid" if paid else "not_paid"})
        if paid:
            self._say_paid("checked")
        else:
            self._give_up(self.tr("Not charged. The ticket is still to be paid."))

    def _note(self, facts: dict[str, str]) -> None:
        payload = {
            "operator": self._cashier,
            "amount_xpf": self._amount_xpf,
            "refund": self._refund,
            **facts,
        }
        journal_writer.note(self._counter.desk, JournalKind.TERMINAL_UNKNOWN, payload)

    def _say_paid(self, by: str, authorisation: dict[str, str] | None = None) -> None:
        if self._open:
            self._open = False
            self.paid.emit(self._amount_xpf, {"verdict": by, **(authorisation or {})})

    def _say_refused(self) -> None:
        self._give_up(self.tr("Card refused. The ticket is still to be paid; choose another payment."))

    def _give_up(self, words: str) -> None:
        if self._open:
            self._open = False
            self.given_up.emit(words)

    def _show(self, step: QWidget) -> None:
        self._answers.setCurrentWidget(step)
        self.head.back.setEnabled(step is self._manual)


def _pair(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_L)
    for button in (first, second):
        button.setMinimumHeight(_BUTTON_HEIGHT)
        row.addWidget(button, 1)
    return holder
