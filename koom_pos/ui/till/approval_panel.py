"""One approval for one act: says exactly what is approved, and takes a manager's PIN."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.operator import Right
from koom_pos.services import people
from koom_pos.ui.counter import Counter
from koom_pos.ui.refusals import sentence
from koom_pos.ui.theme import SPACE_L, SPACE_XS
from koom_pos.ui.widgets.labels import Figure, Text
from koom_pos.ui.widgets.pin_pad import PinPad


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """What a manager is asked to approve: `words` for her, the rest for the journal. The amount is in francs."""

    words: str
    right: Right
    action: str
    subject_id: str
    amount_xpf: int


class ApprovalPanel(QWidget):
    """Asks for a PIN that allows one act, once. The approval is spent by the act, not here.

    Signals:
        approved: The act may be done with this approval (approval id).
    """

    approved = Signal(str)

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._asked: ApprovalAsked | None = None
        self.words = Text(size="emphasis", wrap=True)
        self.amount = Figure(self.tr("Amount approved"))
        self.note = Text(
            self.tr("Good once, for this ticket and this amount. The journal keeps who approved."), wrap=True
        )
        self.note.set_tone("muted")
        self.pad = PinPad(self.tr("Manager's PIN"))
        self.pad.setFixedWidth(336)
        self.pad.entered.connect(self._try)
        card = QFrame()
        card.setProperty("kind", "info")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inside.setSpacing(SPACE_XS)
        inside.addWidget(self.words)
        inside.addWidget(self.amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        column.addWidget(card)
        column.addWidget(self.note)
        column.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setFocusProxy(self.pad)

    def ask_for(self, asked: ApprovalAsked) -> None:
        """Begin anew for one act."""
        self._asked = asked
        self.words.setText(asked.words)
        self.amount.set_amount(asked.amount_xpf)
        self.pad.clear()
        self.pad.say("")

    def _try(self, pin: str) -> None:
        asked = self._asked
        if asked is None:
            return
        try:
            approval_id = people.approve(
                self._counter.desk,
                self._counter.operator,
                pin,
                right=asked.right,
                action=asked.action,
                subject_id=asked.subject_id,
                amount_xpf=asked.amount_xpf,
            )
        except RefusedError as refused:
            self.pad.say(sentence(refused))
            return
        self._asked = None  # one PIN, one approval: a second press asks for nothing
        self.approved.emit(approval_id)
