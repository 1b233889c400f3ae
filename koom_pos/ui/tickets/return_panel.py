"""Taking goods back from their ticket, line by line."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.money import format_francs
from koom_pos.services.return_preview import refund_of
from koom_pos.services.returns import ReturnableLine, ReturnableTicket, ReturnedPiece
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.tickets.return_reasons import ReasonChips
from koom_pos.ui.tickets.stepper import Stepper
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import Figure, Text, rule


class ReturnLine(QWidget):
    """One line of the ticket: what was sold, what came back already, how much comes back now and in which state.

    Signals:
        changed: The quantity or the state is another one.
    """

    changed = Signal()

    def __init__(self, found: ReturnableLine, in_cart: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = found
        line = found.line
        name = " ".join(part for part in (line.label, line.detail) if part)
        self.left = max(0, found.left - in_cart)
        self.stepper = Stepper(name, least=0, most=self.left)
        self.reasons = ReasonChips(self.tr("State of {0}").format(name))
        self.reasons.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        label = Text(line.label, wrap=True)
        label.set_strong(True)
        words.addWidget(label)
        if line.detail:
            words.addWidget(Text(line.detail, wrap=True))
        words.addWidget(Text(self._counts(in_cart), size="note", tone="muted", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addLayout(words, 1)
        head.addWidget(self.stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.reasons)
        self.stepper.setVisible(self.left > 0)  # once it has a parent: shown before, it would be a window of its own
        self.stepper.changed.connect(self._show_reasons)
        self.reasons.chips.chosen.connect(self._tell)

    def piece(self) -> ReturnedPiece | None:
        """Return what comes back of this line, or None when nothing does or its state is not said yet."""
        reason = self.reasons.reason()
        if not self.stepper.number() or reason is None:
            return None
        return ReturnedPiece(self.found.line.id, self.stepper.number(), reason)

    def is_complete(self) -> bool:
        """Tell whether nothing more is to be said of this line."""
        return not self.stepper.number() or self.reasons.reason() is not None

    def _counts(self, in_cart: int) -> str:
        line = self.found.line
        paid = self.tr("sold {0} for {1}").format(line.quantity, format_francs(line.gross_xpf))
        parts = [paid] if line.quantity > 0 else [self.tr("this line is a return")]
        if self.found.returned:
            parts.append(self.tr("already returned {0}").format(self.found.returned))
        if in_cart:
            parts.append(self.tr("on the ticket being rung {0}").format(in_cart))
        if not self.left and line.quantity > 0:
            parts.append(
                self.tr("nothing left to return") if self.found.returned or in_cart else self.tr("not taken back")
            )
        return " · ".join(parts)

    def _show_reasons(self, number: int) -> None:
        self.reasons.setVisible(number > 0)
        self.changed.emit()

    def _tell(self, _reason: str) -> None:
        self.changed.emit()


class ReturnPanel(QWidget):
    """Lines of a ticket to take back, and the refund they come to as the service will ring it.

    Signals:
        ring_wanted: Put these pieces on the ticket being rung (list of ReturnedPiece).
    """

    ring_wanted = Signal(object)

    def __init__(self, ticket: ReturnableTicket, in_cart: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticket = ticket
        self._in_cart = in_cart
        self.lines = [ReturnLine(each, in_cart.get(each.line.id, 0)) for each in ticket.lines]
        self.refund = Figure(self.tr("To give back"), 0)
        self.hint = Text(size="note", tone="muted", wrap=True)
        self.ring = PrimaryButton("", icon="return")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for place, line in enumerate(self.lines):
            if place:
                column.addWidget(rule())
            column.addWidget(line)
            line.changed.connect(self._refresh)
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self.refund)
        column.addWidget(self.hint)
        column.addWidget(self.ring)
        self.ring.clicked.connect(self._ring)
        self._refresh()

    def add_scanned(self, variant_id: str) -> bool:
        """Count one more piece of an article that was scanned; False when the ticket has none left of it."""
        for line in self.lines:
            if line.found.line.variant_id == variant_id and line.stepper.number() < line.left:
                line.stepper.set_number(line.stepper.number() + 1)
                return True
        return False

    def pieces(self) -> list[ReturnedPiece]:
        """Return what comes back, of the lines whose state is said."""
        return [piece for line in self.lines if (piece := line.piece()) is not None]

    def let_try_again(self) -> None:
        """Take the act again after it was refused."""
        self._refresh()

    def _refresh(self) -> None:
        chosen = [(line.found.line.id, line.stepper.number()) for line in self.lines if line.stepper.number()]
        refund_xpf = refund_of(self.ticket, chosen, self._in_cart)
        complete = all(line.is_complete() for line in self.lines)
        self.refund.set_amount(-refund_xpf)
        self.ring.setText(self.tr("Add to the ticket"))
        self.ring.setEnabled(bool(chosen) and complete)
        if not chosen:
            self.hint.setText(self.tr("Choose how many pieces come back, or scan them."))
        elif not complete:
            self.hint.setText(self.tr("Say in which state each article comes back."))
        else:
            self.hint.setText(
                self.tr(
                    "Refund or exchange is settled on the sale page, to the original tenders or as a credit note."
                )
            )

    def _ring(self) -> None:
        self.ring.setEnabled(False)  # a second touch must not ring twice
        self.ring_wanted.emit(self.pieces())
