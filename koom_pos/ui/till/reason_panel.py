"""A question answered by one of a few phrases, or by a phrase of one's own: a note, a reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.buttons import Button, DangerButton, PrimaryButton, QuietButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text


class ReasonPanel(QWidget):
    """Asks why, or for a note. Chips write into the field, which can be changed by hand.

    Signals:
        given: The text, stripped; empty only where `may_be_empty` was said (str).
    """

    given = Signal(str)

    def __init__(
        self,
        about: str,
        act: str,
        *,
        phrases: Sequence[str],
        prompt: str,
        may_be_empty: bool = False,
        destroys: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._may_be_empty = may_be_empty
        self.about = Text(about, wrap=True)
        self.field = QLineEdit()
        self.field.setAccessibleName(prompt)
        self.field.setPlaceholderText(prompt)
        self.field.setMaxLength(80)
        self.phrases = ChoiceChips(prompt, [(phrase, phrase) for phrase in phrases])
        self.missing = Text(tone="danger", wrap=True)
        self.confirm: Button = DangerButton(act) if destroys else PrimaryButton(act)
        self.keyboard = AlphaKeyboard()
        self.keyboard.attach(self.field)
        self.keyboard.hide()
        self.keyboard_button = QuietButton(self.tr("On-screen keyboard"), icon="keyboard")
        self.keyboard_button.setCheckable(True)
        self.keyboard_button.toggled.connect(self._show_keyboard)
        self.phrases.chosen.connect(self.field.setText)
        self.field.textEdited.connect(self._forget_phrase)
        self.field.returnPressed.connect(self._give)
        self.confirm.clicked.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for widget in (self.about, self.phrases, self.field, self.missing, self.confirm, self.keyboard_button):
            column.addWidget(widget)
        column.addWidget(self.keyboard)
        column.addStretch(1)
        self.missing.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.field)  # words typed at once are the reason; a space would choose a chip
        self.phrases.setVisible(bool(phrases))  # once it has a parent: shown before, it would be a window of its own

    def open(self, about: str = "") -> None:
        """Begin anew, with another sentence about what will happen when one is given."""
        if about:
            self.about.setText(about)
        self.field.clear()
        self.phrases.choose(None)
        self.missing.hide()

    def _show_keyboard(self, on: bool) -> None:
        self.keyboard.setVisible(on)
        self.field.setFocus()

    def _forget_phrase(self) -> None:
        self.phrases.choose(None)

    def _give(self) -> None:
        words = self.field.text().strip()
        if not words and not self._may_be_empty:
            self.missing.setText(self.tr("A reason is needed: the journal keeps it."))
            self.missing.show()
            self.field.setFocus()
            return
        self.given.emit(words)
