"""The question about a new version of the policy: its name, date and text, what it ends, how customers are told."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from koom_pos.domain.consent import Purpose
from koom_pos.services.policy import How
from koom_pos.ui.privacy.words import purpose_word, told_word
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.theme import SPACE_L, SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text

LARGEST_BYTES = 1_000_000
"""No policy is as long; a larger file is not the text."""
_PREVIEW_HEIGHT = 150
_HOWS: tuple[How, ...] = ("mail", "counter", "site")


@dataclass(frozen=True, slots=True)
class NewPolicy:
    """What was entered."""

    version: str
    dated_on: date
    text: str
    ended: tuple[Purpose, ...]
    how: How


class PolicyPanel(QWidget):
    """No purpose is ticked beforehand: a new text leaves every consent valid unless the manager says otherwise.

    Signals:
        browse_wanted: The system's window is to be opened.
        enter_wanted: The version is to be entered (NewPolicy).
    """

    browse_wanted = Signal()
    enter_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.version = QLineEdit()
        self.version.setMaxLength(40)
        self.version_field = Field(
            self.tr("Version"), self.version, hint=self.tr("As customers read it: 2026, or 2026-2.")
        )
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.browse = SecondaryButton(self.tr("Choose the text file"), icon="upload")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFixedHeight(_PREVIEW_HEIGHT)
        self.preview.hide()
        self.text_field = Field(
            self.tr("Text"), self.browse, hint=self.tr("A plain text file (.txt), word for word as published.")
        )
        self.boxes = {purpose: QCheckBox(purpose_word(purpose)) for purpose in Purpose}
        self.effect = Text(tone="muted", wrap=True)
        self.hows = ChoiceChips(self.tr("Customers are told"), [(how, told_word(how)) for how in _HOWS])
        self.button = PrimaryButton("")
        self._lay_out()
        self.browse.setAccessibleName(self.browse.text())  # the field's name would hide what the button does
        self.browse.clicked.connect(self.browse_wanted)
        self.version.textChanged.connect(self._say)
        self.button.clicked.connect(self._want)
        for box in self.boxes.values():
            box.setMinimumHeight(TOUCH_SMALL)
            box.toggled.connect(self._say)

    def stand(self, today: date) -> None:
        """Begin anew."""
        self._text = ""
        self.version.clear()
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.preview.clear()
        self.preview.hide()
        self.text_field.show_fault("")
        for box in self.boxes.values():
            box.setChecked(False)
        self.hows.choose("mail")
        self._say()

    def take_file(self, path: Path) -> None:
        """Read the text of a file, or say beside the field why it cannot be one."""
        try:
            if path.stat().st_size > LARGEST_BYTES:
                self.text_field.show_fault(self.tr("This file is too large to be the policy."))
                return
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self.text_field.show_fault(
                self.tr("This is no UTF-8 text. Save it as « text, UTF-8 » and choose it again.")
            )
            return
        except OSError:
            self.text_field.show_fault(self.tr("The file cannot be read. Close it in other programs."))
            return
        self._text = text.strip()
        self.text_field.show_fault("" if self._text else self.tr("This file is empty."))
        self.preview.setPlainText(self._text)
        self.preview.setVisible(bool(self._text))
        self._say()

    def ended(self) -> tuple[Purpose, ...]:
        """Return the purposes whose earlier consents the version ends."""
        return tuple(purpose for purpose, box in self.boxes.items() if box.isChecked())

    def _say(self, _changed: object = None) -> None:
        name = " ".join(self.version.text().split())
        self.button.setText(self.tr("Enter version {0}").format(name) if name else self.tr("Enter the version"))
        self.button.setEnabled(bool(name) and bool(self._text))
        ended = ", ".join(purpose_word(purpose) for purpose in self.ended())
        self.effect.setText(
            self.tr("Consents given before end for: {0}. These customers must be asked again.").format(ended)
            if ended
            else self.tr("Nothing ticked: the new text leaves every consent valid.")
        )

    def _want(self) -> None:
        day = self.day.date()
        how: How = next((each for each in _HOWS if each == self.hows.current()), "mail")
        self.enter_wanted.emit(
            NewPolicy(
                " ".join(self.version.text().split()),
                date(day.year(), day.month(), day.day()),
                self._text,
                self.ended(),
                how,
            )
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        self.preview.setAccessibleName(self.tr("Text of the file"))
        ends = QWidget()
        inside = QVBoxLayout(ends)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for box in self.boxes.values():
            inside.addWidget(box)
        inside.addSpacing(SPACE_S)
        inside.addWidget(self.effect)
        for part in (
            self.version_field,
            Field(self.tr("Date of the text"), self.day),
            self.text_field,
            self.preview,
            Field(self.tr("Earlier consents it ends"), ends),
            Field(self.tr("Customers are told"), self.hows),
            self.button,
        ):
            column.addWidget(part)
        column.addStretch(1)
