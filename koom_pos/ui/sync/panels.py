"""What is asked beside the page: which side of each field holds, and whether something is really given up."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.services.sync.deciding import ConflictLine, Side
from koom_pos.ui.sync.words import field_words
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import DangerButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text, rule


class FieldChoice(QWidget):
    """One field: both sides, each a button that makes it hold."""

    chosen = Signal(object)

    def __init__(self, line: ConflictLine) -> None:
        super().__init__()
        name = field_words(line.field)
        title = Text(name)
        title.set_strong(True)
        was = Text(self.tr("Before: {0}").format(line.was), size="note", tone="muted", wrap=True)
        empty = self.tr("(empty)")
        self.here = SecondaryButton(self.tr("Here: {0}").format(line.here or empty).replace("&", "&&"), icon="till")
        self.there = SecondaryButton(
            self.tr("Online shop: {0}").format(line.there or empty).replace("&", "&&"), icon="sync"
        )
        for button, side in ((self.here, Side.HERE), (self.there, Side.THERE)):
            button.setStyleSheet("text-align: left;")
            button.setAccessibleName(f"{name}. {button.text()}")
            button.clicked.connect(partial(self.chosen.emit, side))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(title)
        column.addWidget(was)
        was.setVisible(bool(line.was))  # at the first meeting there is no before
        column.addWidget(self.here)
        column.addWidget(self.there)
        column.addWidget(rule())


class ConflictPanel(QWidget):
    """Every field of one customer that both sides changed; a touch decides one.

    Signals:
        chosen: A side was touched (id of the conflict, Side).
    """

    chosen = Signal(str, object)

    def __init__(self, lines: Sequence[ConflictLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, FieldChoice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_L)
        self._column.addWidget(Text(self.tr("Touch what is right. The other side then takes it."), wrap=True))
        for line in lines:
            choice = FieldChoice(line)
            choice.chosen.connect(partial(self._choose, line.conflict_id))
            self.choices[line.conflict_id] = choice
            self._column.addWidget(choice)
        self._column.addStretch(1)

    def drop(self, conflict_id: str) -> bool:
        """Take a decided field away; tells whether any is left."""
        choice = self.choices.pop(conflict_id, None)
        if choice is not None:
            choice.hide()
            self._column.removeWidget(choice)
            choice.deleteLater()
        for left in self.choices.values():
            left.here.setFocus()
            break
        return bool(self.choices)

    def _choose(self, conflict_id: str, side: Side) -> None:
        self.chosen.emit(conflict_id, side)


class GiveUpPanel(QWidget):
    """Asks once more before a message is given up for good.

    Signals:
        confirmed: It is never to be sent.
        kept: It stays parked.
    """

    confirmed = Signal()
    kept = Signal()

    def __init__(self, what: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.give_up_button = DangerButton(self.tr("Give up for good"), icon="trash")
        self.keep_button = SecondaryButton(self.tr("Keep it parked"))
        self.give_up_button.clicked.connect(self.confirmed)
        self.keep_button.clicked.connect(self.kept)
        title = Text(what)
        title.set_strong(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(title)
        column.addWidget(Text(reason, tone="muted", wrap=True))
        words = self.tr("It stays done here, and the online shop will never hear of it. This cannot be undone.")
        column.addWidget(Text(words, wrap=True))
        column.addSpacing(SPACE_M)
        column.addWidget(self.keep_button)
        column.addWidget(self.give_up_button)
        column.addStretch(1)
