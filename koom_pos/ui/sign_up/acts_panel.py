"""Beside the form: who may be the same person, what happens next, and the two ways of asking her."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.customer import CustomerRow
from koom_pos.services.customers import Duplicate
from koom_pos.ui.sign_up.duplicates_box import DuplicatesBox
from koom_pos.ui.sign_up.scene_parts import scrolled
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from koom_pos.ui.widgets.labels import SectionHeader, Text


class ActsPanel(QWidget):
    """The next act is to show her; the paper is the other way. The cashier ticks nothing here.

    Signals:
        show_wanted: She is to see and answer.
        slip_wanted: She is to sign on paper.
        bare_card_wanted: A card without a name, and nothing asked.
        cancel_wanted: She does not sign up after all.
    """

    show_wanted = Signal()
    slip_wanted = Signal()
    bare_card_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.duplicates = DuplicatesBox()
        self.heading = SectionHeader(self.tr("She decides herself"))
        self.explained = Text(tone="muted", wrap=True)
        self.show_her = PrimaryButton("")
        self.slip = SecondaryButton(self.tr("Print a slip to sign"), icon="print")
        self.bare_card = QuietButton(self.tr("Give a card without a name"))
        self.cancel = QuietButton(self.tr("Cancel the sign-up"))
        self.show_her.clicked.connect(self.show_wanted)
        self.slip.clicked.connect(self.slip_wanted)
        self.bare_card.clicked.connect(self.bare_card_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        upper = QWidget()
        words = QVBoxLayout(upper)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE_M)
        for part in (self.duplicates, self.heading, self.explained):
            words.addWidget(part)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(scrolled(upper), 1)
        for button in (self.show_her, self.slip, self.bare_card):
            column.addWidget(button)
        column.addSpacing(SPACE_L)
        column.addWidget(self.cancel)

    def show_duplicates(self, found: Sequence[Duplicate]) -> None:
        """Show who may be the same person; the explanation makes room for it."""
        self.duplicates.show_found(found)
        self._make_room()

    def show_holder(self, holder: CustomerRow) -> None:
        """Show whose card was scanned."""
        self.duplicates.show_holder(holder)
        self._make_room()

    def _make_room(self) -> None:
        for part in (self.heading, self.explained):
            part.setVisible(self.duplicates.isHidden())

    def stand(self, *, second_screen: bool, again: bool, correcting: bool) -> None:
        """Say what the acts do now."""
        if correcting:
            words = self.tr("Show her again")
        elif second_screen:
            words = self.tr("Show on the customer’s screen")
        else:
            words = self.tr("Turn this screen to the customer")
        self.show_her.setText(words)
        where = (
            self.tr("She reads, ticks and signs on her screen; you follow her here and see no box.")
            if second_screen
            else self.tr("This screen is hers until she hands it back; the shop stays behind it.")
        )
        paper = self.tr("On paper, she ticks and signs the slip; its code brings it back here.")
        self.explained.setText(f"{where}\n\n{paper}")
        self.bare_card.setVisible(not again and not correcting)
        self.slip.setVisible(not correcting)
        self.cancel.setText(self.tr("Ask nothing") if again else self.tr("Cancel the sign-up"))

    def allow(self, *, shown: bool, bare: bool) -> None:
        """Let her be shown something only when her age was asked; a card without a name only without a name."""
        self.show_her.setEnabled(shown)
        self.slip.setEnabled(shown)
        self.bare_card.setEnabled(shown and bare)
