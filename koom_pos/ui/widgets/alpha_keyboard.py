"""The on-screen keyboard for searching and naming by touch: AZERTY, with the accents French names need."""

from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.ui.theme import SPACE_XS
from koom_pos.ui.widgets.buttons import Button, KeyButton
from koom_pos.ui.widgets.key_sender import press_key, type_text

_ROWS = ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn'-")
_ACCENTS = "éèêëàâçîïôùûœ"
_SIGNS = "@._+/&"


class AlphaKeyboard(QWidget):
    """Letters, digits, accents and the signs of an address. Writes to its field, or to whatever has the focus.

    Its sixty keys are made when it is first shown or asked for one: most never are, and a page must open at once.

    Signals:
        entered: The Enter key of this keyboard was touched.
    """

    entered = Signal()

    def __init__(self, *, enter_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: QWidget | None = None
        self._enter_words = enter_words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @cached_property
    def keys(self) -> "AlphaKeys":
        """The keys themselves."""
        made = AlphaKeys(self._enter_words)
        made.attach(self._target)
        made.entered.connect(self.entered)
        self._column.addWidget(made)
        return made

    def attach(self, target: QWidget | None) -> None:
        """Write to this widget; None writes to whatever has the focus."""
        self._target = target
        if "keys" in self.__dict__:
            self.keys.attach(target)

    def letter_key(self, sign: str) -> Button:
        """Return the key of a letter, a digit or an accent."""
        return self.keys.letter_key(sign)

    def showEvent(self, event: QShowEvent) -> None:
        self.keys.show()
        super().showEvent(event)


class AlphaKeys(QWidget):
    """The keys of an `AlphaKeyboard`.

    Signals:
        entered: The Enter key was touched.
    """

    entered = Signal()

    def __init__(self, enter_words: str) -> None:
        super().__init__()
        self._target: QWidget | None = None
        self._letters: list[tuple[Button, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        for letters in (*_ROWS[:3],):
            self._add_row([self._letter(sign) for sign in letters])
        self.shift_key = KeyButton("", self.tr("Capital letters"), icon="shift")
        self.shift_key.setCheckable(True)
        self.shift_key.setProperty("quiet", True)
        self.shift_key.toggled.connect(self._capitals)
        self.erase_key = KeyButton("", self.tr("Erase the last letter"), icon="erase")
        self.erase_key.setProperty("quiet", True)
        self.erase_key.clicked.connect(partial(self._press, Qt.Key.Key_Backspace))
        self.erase_key.setAutoRepeat(True)
        self._add_row([self.shift_key, *(self._letter(sign) for sign in _ROWS[3]), self.erase_key])
        self._accents = self._add_row([self._letter(sign) for sign in _ACCENTS + _SIGNS])
        self._accents.hide()
        self._add_last_row(enter_words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def attach(self, target: QWidget | None) -> None:
        """Write to this widget; None writes to whatever has the focus."""
        self._target = target

    def letter_key(self, sign: str) -> Button:
        """Return the key of a letter, a digit or an accent."""
        return next(key for key, own in self._letters if own == sign)

    def _add_last_row(self, enter_words: str) -> None:
        self.accents_key = KeyButton("é à ç", self.tr("Accents and signs"))
        self.accents_key.setProperty("quiet", True)
        self.accents_key.setCheckable(True)
        self.accents_key.toggled.connect(self._accents.setVisible)
        space = KeyButton(self.tr("Space"), self.tr("Space"))
        space.clicked.connect(partial(self._type, " "))
        self.enter_key = KeyButton(enter_words, enter_words or self.tr("Enter"), icon="enter")
        self.enter_key.setProperty("quiet", True)
        self.enter_key.clicked.connect(self._enter)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        for key, stretch in ((self.accents_key, 2), (space, 6), (self.enter_key, 2)):
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(key, stretch)
        self._column.addLayout(row)

    def _letter(self, sign: str) -> Button:
        key = KeyButton(_face(sign), sign)
        key.clicked.connect(partial(self._type_letter, sign))
        self._letters.append((key, sign))
        return key

    def _add_row(self, keys: list[Button]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        for key in keys:
            key.setMinimumWidth(36)
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(key)
        self._column.addWidget(holder)
        return holder

    def _capitals(self, on: bool) -> None:
        for key, sign in self._letters:
            key.setText(_face(sign.upper() if on else sign))

    def _type_letter(self, sign: str) -> None:
        self._type(sign.upper() if self.shift_key.isChecked() else sign)
        self.shift_key.setChecked(False)

    def _type(self, text: str) -> None:
        target = self._target or QApplication.focusWidget()
        if target is not None:
            type_text(target, text)

    def _press(self, key: Qt.Key) -> None:
        target = self._target or QApplication.focusWidget()
        if target is not None:
            press_key(target, key)

    def _enter(self) -> None:
        self._press(Qt.Key.Key_Return)
        self.entered.emit()


def _face(sign: str) -> str:
    """Return what is written on the key; Qt reads a lone & as the mark of a mnemonic."""
    return sign.replace("&", "&&")
