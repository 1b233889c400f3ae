"""The form of a customer's card: everything may be left empty, nothing foreign is refused."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.customer import BirthdayError, CustomerField, PersonalFields, birthday_text
from koom_pos.domain.errors import RefusedError
from koom_pos.services.contact_forms import clean_email, clean_phone, commune_of, postal_codes, show_phone
from koom_pos.services.customers import Duplicate
from koom_pos.ui.customers.words import birthday_words, card_end, duplicate_word, field_word, language_word
from koom_pos.ui.refusals import sentence
from koom_pos.ui.settings_pages.fields import Choice, Field, Lines
from koom_pos.ui.theme import SPACE_M, SPACE_S, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import Button, PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.flow_layout import FlowLayout
from koom_pos.ui.widgets.labels import Text

_LONGEST = 120
_MOST_TOWNS = 4
_WHO = (CustomerField.FIRST_NAME, CustomerField.LAST_NAME, CustomerField.EMAIL, CustomerField.PHONE)
_DAYS = 31
_MONTHS = 12


class EditPanel(QWidget):
    """Asks for what changes; what is refused is said beside its field.

    Signals:
        save_wanted: The fields that changed, by field (Mapping[CustomerField, str]).
        who_changed: What tells a person from another was typed (PersonalFields, as typed).
    """

    save_wanted = Signal(object)
    who_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = PersonalFields()
        self.lines: dict[CustomerField, QLineEdit] = {}
        self.fields: dict[CustomerField, Field] = {}
        for field in (
            CustomerField.FIRST_NAME,
            CustomerField.LAST_NAME,
            CustomerField.EMAIL,
            CustomerField.PHONE,
            CustomerField.STREET,
            CustomerField.STREET_MORE,
            CustomerField.POSTAL_CODE,
            CustomerField.CITY,
            CustomerField.COUNTRY,
        ):
            self._add_line(field)
        self.lines[CustomerField.COUNTRY].setMaxLength(2)
        self.towns = _Towns()
        self.birthday = BirthdayEdit()
        self.birthday_field = Field(
            field_word(CustomerField.BIRTHDAY), self.birthday, hint=self.tr("Day and month only, never the year.")
        )
        languages = [(code, language_word(code)) for code in ("fr", "en")]
        self.language = ChoiceChips(field_word(CustomerField.LANGUAGE), languages)
        self.note = Lines(3)
        self.note_field = Field(
            field_word(CustomerField.NOTE),
            self.note,
            hint=self.tr("She may read it. Never health, opinions, origins or beliefs."),
        )
        self.alike = Text(size="note", tone="caution", wrap=True)
        self.alike.hide()
        self.fault = Text(tone="danger", wrap=True)
        self.fault.hide()
        self.save = PrimaryButton(self.tr("Save the card"))
        self._lay_out()
        self._connect()

    def stand(self, fields: PersonalFields) -> None:
        """Begin with what is known."""
        self._before = fields
        for field, line in self.lines.items():
            value = str(getattr(fields, field.value))
            line.setText(show_phone(value) if field is CustomerField.PHONE and value else value)
            line.setCursorPosition(0)  # a long name is read from its beginning
            self.fields[field].clear_fault()
        self.fields[CustomerField.PHONE].set_hint("")
        self.birthday.set_birthday(fields.birthday)
        self.birthday_field.show_fault("")
        self.language.choose(fields.language)
        self.note.setPlainText(fields.note)
        self.fault.hide()
        self.show_alike(())
        self.towns.offer([])

    def show_alike(self, duplicates: Sequence[Duplicate]) -> None:
        """Name who may be the same person; nobody takes no room."""
        names = ", ".join(
            f"{each.row.name or card_end(each.row.card_code)} ({duplicate_word(each.why)})" for each in duplicates
        )
        self.alike.setText(self.tr("Known already? {0}. Two cards of one person can be merged.").format(names))
        self.alike.setVisible(bool(duplicates))

    def say(self, sentence_of_refusal: str) -> None:
        """Say why the card was not saved."""
        self.fault.setText(sentence_of_refusal)
        self.fault.setVisible(bool(sentence_of_refusal))

    def changes(self) -> dict[CustomerField, str]:
        """Return the fields that differ from what was known, as they are stored.

        Raises:
            PhoneError, EmailError, BirthdayError: a field cannot be read.
        """
        typed = {field: line.text().strip() for field, line in self.lines.items()}
        typed[CustomerField.EMAIL] = clean_email(typed[CustomerField.EMAIL])
        typed[CustomerField.PHONE] = clean_phone(typed[CustomerField.PHONE])
        typed[CustomerField.COUNTRY] = typed[CustomerField.COUNTRY].upper()
        typed[CustomerField.BIRTHDAY] = self.birthday.birthday()
        typed[CustomerField.LANGUAGE] = self.language.current() or self._before.language
        typed[CustomerField.NOTE] = self.note.toPlainText().strip()
        return {field: value for field, value in typed.items() if value != getattr(self._before, field.value)}

    def _save(self) -> None:
        if not self._check():
            return
        self.say("")
        self.save_wanted.emit(self.changes())

    def _check(self) -> bool:
        """Say beside each field what cannot be read; the first such field gets the keyboard."""
        faulty: list[QWidget] = []
        for field, clean in ((CustomerField.EMAIL, clean_email), (CustomerField.PHONE, clean_phone)):
            try:
                clean(self.lines[field].text())
            except RefusedError as refused:
                self.fields[field].show_fault(sentence(refused))
                faulty.append(self.lines[field])
        try:
            self.birthday.birthday()
            self.birthday_field.show_fault("")
        except BirthdayError as refused:
            self.birthday_field.show_fault(sentence(refused))
            faulty.append(self.birthday.day)
        if faulty:
            faulty[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not faulty

    def _show_phone(self, _text: str) -> None:
        """Show under the field how the number reads once cleaned, as soon as it can be dialled."""
        field = self.fields[CustomerField.PHONE]
        try:
            cleaned = clean_phone(self.lines[CustomerField.PHONE].text())
        except RefusedError:
            field.set_hint("")
            return
        field.set_hint(self.tr("Kept as {0}").format(show_phone(cleaned)) if cleaned else "")

    def _help_with_code(self, code: str) -> None:
        """Fill the town in from a postal code, when none is typed; any code and any town stay allowed."""
        town = commune_of(code.strip())
        if town and not self.lines[CustomerField.CITY].text().strip():
            self.lines[CustomerField.CITY].setText(town)
            self.towns.offer([])

    def _help_with_town(self, prefix: str) -> None:
        found = postal_codes(prefix.strip()) if prefix.strip() else []
        self.towns.offer([(town.name, town.postal_code) for town in found[:_MOST_TOWNS]])

    def _take_town(self, name: str, code: str) -> None:
        self.lines[CustomerField.CITY].setText(name)
        self.lines[CustomerField.POSTAL_CODE].setText(code)
        self.towns.offer([])
        self.birthday.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_who(self) -> None:
        who = {field.value: self.lines[field].text() for field in _WHO}
        self.who_changed.emit(PersonalFields(**who))

    def _add_line(self, field: CustomerField) -> None:
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        self.lines[field] = line
        self.fields[field] = Field(field_word(field), line)

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        for field in _WHO:
            self.lines[field].textEdited.connect(self._tell_who)
        self.lines[CustomerField.PHONE].textChanged.connect(self._show_phone)
        self.lines[CustomerField.POSTAL_CODE].textEdited.connect(self._help_with_code)
        self.lines[CustomerField.CITY].textEdited.connect(self._help_with_town)
        self.towns.chosen.connect(self._take_town)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        fields = self.fields
        column.addLayout(_pair(fields[CustomerField.FIRST_NAME], fields[CustomerField.LAST_NAME]))
        column.addWidget(fields[CustomerField.EMAIL])
        column.addWidget(fields[CustomerField.PHONE])
        column.addWidget(self.alike)
        column.addWidget(fields[CustomerField.STREET])
        column.addWidget(fields[CustomerField.STREET_MORE])
        town = QHBoxLayout()
        town.setSpacing(SPACE_M)
        fields[CustomerField.POSTAL_CODE].setFixedWidth(104)
        fields[CustomerField.COUNTRY].setFixedWidth(72)
        for field in (CustomerField.POSTAL_CODE, CustomerField.CITY, CustomerField.COUNTRY):
            town.addWidget(fields[field], 1 if field is CustomerField.CITY else 0)
        column.addLayout(town)
        column.addWidget(self.towns)
        column.addWidget(self.birthday_field)
        column.addWidget(Field(field_word(CustomerField.LANGUAGE), self.language))
        column.addWidget(self.note_field)
        column.addWidget(self.fault)
        column.addWidget(self.save)
        column.addStretch(1)


class BirthdayEdit(QWidget):
    """A day and a month in words; both or none. There is no place for a year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        none = [("", "–")]
        self.day = Choice(none + [(str(day), str(day)) for day in range(1, _DAYS + 1)])
        months = [
            (str(month), birthday_words(f"{month:02d}-01").partition(" ")[2]) for month in range(1, _MONTHS + 1)
        ]
        self.month = Choice(none + months)
        self.day.setAccessibleName(self.tr("Day of her birthday"))
        self.month.setAccessibleName(self.tr("Month of her birthday"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        self.day.setFixedWidth(104)
        row.addWidget(self.day)
        row.addWidget(self.month, 1)

    def set_birthday(self, birthday: str) -> None:
        """Show a birthday (`MM-DD`), or none."""
        month, _, day = birthday.partition("-")
        self.day.choose(str(int(day)) if day else "")
        self.month.choose(str(int(month)) if month else "")

    def birthday(self) -> str:
        """Return the birthday as `MM-DD`, empty for none.

        Raises:
            BirthdayError: half of it is missing, or no year has the day.
        """
        day, month = self.day.key(), self.month.key()
        if not day and not month:
            return ""
        return birthday_text(int(day or 0), int(month or 0))


class _Towns(QWidget):
    """Towns of the territory that begin as typed, to touch: a help, never a wall.

    Signals:
        chosen: A town is taken (name, postal code).
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.setAccessibleName(self.tr("Towns that begin so"))
        self.hide()

    def offer(self, towns: list[tuple[str, str]]) -> None:
        """Offer towns as pairs of name and postal code."""
        self._flow.clear()
        for name, code in towns:
            button = Button(f"{name} {code}", kind="chip")
            button.setMinimumHeight(TOUCH_SMALL)
            button.clicked.connect(lambda _checked=False, name=name, code=code: self.chosen.emit(name, code))
            self._flow.addWidget(button)
        self.setVisible(bool(towns))
        self.updateGeometry()


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_M)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row
