"""What the cashier types while the customer speaks: as little as she gives, all of it optional but her age."""

from functools import partial

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.customer import PersonalFields, birthday_text
from koom_pos.services import contact_forms
from koom_pos.ui.settings_pages.fields import Choice, Field, FieldGrid, Lines
from koom_pos.ui.sign_up.scene_parts import scrolled
from koom_pos.ui.theme import SPACE_L, SPACE_S, TOUCH
from koom_pos.ui.widgets.alpha_keyboard import AlphaKeyboard
from koom_pos.ui.widgets.buttons import Button, IconButton, QuietButton
from koom_pos.ui.widgets.labels import Text

_LONGEST = 120


class SignUpForm(QWidget):
    """One form. It cleans nothing and refuses nothing: services do, and the page shows their faults beside the field.

    Signals:
        changed: Something was typed or chosen.
        age_chosen: The answer to « 15 ans ou plus » (bool).
    """

    changed = Signal()
    age_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phone = self._line(self.tr("Phone"))
        self.email = self._line(self.tr("E-mail"))
        self.first_name = self._line(self.tr("First name"))
        self.last_name = self._line(self.tr("Last name"))
        self.card = self._line(self.tr("Card"), hint=self.tr("Scan a printed card, or leave empty: a new number."))
        self.street = self._line(self.tr("Address"))
        self.street_more = self._line(self.tr("Address, second line"))
        self.postal_code = self._line(self.tr("Postal code"))
        self.city = self._line(self.tr("Town"))
        self.day, self.month = Choice(), Choice()
        self.note = Lines(2)
        self.over, self.under = self._chip(self.tr("15 or over")), self._chip(self.tr("Under 15"))
        self.languages = {"fr": self._chip("Français"), "en": self._chip("English")}
        self.more_button = QuietButton(self.tr("More fields"), icon="chevron-down")
        self.keyboard_button = IconButton("keyboard", self.tr("On-screen keyboard"), kind="secondary")
        self.keyboard_button.setCheckable(True)
        self.keyboard = AlphaKeyboard()
        self.keyboard.hide()
        self._more = self._folded()
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Begin with nobody."""
        for field in self._fields():
            self._editor(field).clear()
            field.clear_fault()
        self.note.clear()
        self.day.setCurrentIndex(0)
        self.month.setCurrentIndex(0)
        for chip in (self.over, self.under):
            chip.setChecked(False)
        self.choose_language("fr")
        self._unfold(False)

    def fields(self) -> PersonalFields:
        """Return what was typed, as typed. Day and month of a birthday come together or not at all.

        Raises:
            BirthdayError: no year has this day.
        """
        day, month = self.day.key(), self.month.key()
        return PersonalFields(
            first_name=self.text(self.first_name),
            last_name=self.text(self.last_name),
            email=self.text(self.email),
            phone=self.text(self.phone),
            street=self.text(self.street),
            street_more=self.text(self.street_more),
            postal_code=self.text(self.postal_code),
            city=self.text(self.city),
            birthday=birthday_text(int(day), int(month)) if day and month else "",
            language=self.language(),
            note=self.note.toPlainText().strip(),
        )

    def card_code(self) -> str:
        """Return the card scanned or typed; empty for a new number."""
        return self.text(self.card)

    def fifteen_or_over(self) -> bool | None:
        """Return the answer to the one question asked of everybody; None before."""
        if self.over.isChecked():
            return True
        return False if self.under.isChecked() else None

    def language(self) -> str:
        """Return the language she is written to in: `fr` or `en`."""
        return next(code for code, chip in self.languages.items() if chip.isChecked())

    def choose_language(self, language: str) -> None:
        """Show the language she chose, here or on her own screen."""
        for code, chip in self.languages.items():
            chip.setChecked(code == language)

    def is_blank(self) -> bool:
        """Tell whether nothing personal was typed: then her card bears no name."""
        return not any(self.text(f) for f in self._fields() if f is not self.card) and not (
            self.note.toPlainText().strip() or self.day.key() or self.month.key()
        )

    @staticmethod
    def text(field: Field) -> str:
        """Return what a field holds, trimmed."""
        return SignUpForm._editor(field).text().strip()

    @staticmethod
    def put(field: Field, text: str) -> None:
        """Write into a field, as a scan does."""
        SignUpForm._editor(field).setText(text)

    @staticmethod
    def focus(field: Field) -> None:
        """Put the keyboard on a field."""
        editor = SignUpForm._editor(field)
        editor.setFocus()
        editor.selectAll()

    @staticmethod
    def _editor(field: Field) -> QLineEdit:
        editor = field.editor
        if not isinstance(editor, QLineEdit):
            raise TypeError(editor)
        return editor

    def _fields(self) -> tuple[Field, ...]:
        return (
            self.phone, self.email, self.first_name, self.last_name, self.card,
            self.street, self.street_more, self.postal_code, self.city,
        )  # fmt: skip

    def _line(self, name: str, *, hint: str = "") -> Field:
        editor = QLineEdit()
        editor.setMaxLength(_LONGEST)
        editor.textChanged.connect(self.changed)
        return Field(name, editor, hint=hint)

    def _chip(self, words: str) -> Button:
        chip = Button(words, kind="chip")
        chip.setCheckable(True)
        return chip

    def _folded(self) -> QWidget:
        holder = QWidget()
        months = [QLocale().standaloneMonthName(month) for month in range(1, 13)]
        self.day.set_choices([("", self.tr("Day")), *((str(day), str(day)) for day in range(1, 32))])
        self.month.set_choices(
            [("", self.tr("Month")), *((str(at), name) for at, name in enumerate(months, start=1))]
        )
        grid = FieldGrid()
        grid.add(self.street)
        grid.add(self.street_more)
        grid.add(self.postal_code)
        grid.add(self.city)
        grid.add(Field(self.tr("Birthday, day"), self.day))
        grid.add(Field(self.tr("Birthday, month"), self.month))
        warning = self.tr("Nothing about health, beliefs or origin: she may read this note.")
        grid.add(Field(self.tr("Note"), self.note, hint=warning), wide=True)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        return holder

    def _lay_out(self) -> None:
        grid = FieldGrid()
        for field in (self.phone, self.email, self.first_name, self.last_name):
            grid.add(field)
        grid.add(self._question(self.tr("Is she 15 or over?"), (self.over, self.under)))
        grid.add(self._question(self.tr("Language she is written to in"), tuple(self.languages.values())))
        grid.add(self.card)
        grid.add(self._question("", (self.more_button,)))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.keyboard_button)
        fields = QWidget()
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, 0, SPACE_S, 0)
        inner.setSpacing(SPACE_L)
        inner.addWidget(grid)
        inner.addWidget(self._more)
        inner.addStretch(1)
        self._area = scrolled(fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        column.addWidget(self.keyboard)

    def _question(self, words: str, chips: tuple[Button, ...]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for chip in chips:
            chip.setMinimumHeight(TOUCH)
            chip.setAccessibleName(f"{words} {chip.text()}" if words else chip.text())
            row.addWidget(chip, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Text(words, size="note"))
        column.addLayout(row)
        column.addStretch(1)
        return holder

    def _connect(self) -> None:
        for chip, other in ((self.over, self.under), (self.under, self.over)):
            chip.clicked.connect(partial(self._choose_age, chip, other))
        for code, chip in self.languages.items():
            chip.clicked.connect(partial(self.choose_language, code))
            chip.clicked.connect(self.changed)
        self.more_button.clicked.connect(self._fold)
        self.keyboard_button.toggled.connect(self.keyboard.setVisible)
        self.keyboard_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the field keeps the keyboard
        self._editor(self.postal_code).textEdited.connect(self._name_commune)
        self._editor(self.city).textEdited.connect(self._name_code)

    def _choose_age(self, chip: Button, other: Button) -> None:
        chip.setChecked(True)
        other.setChecked(False)
        self.changed.emit()
        self.age_chosen.emit(chip is self.over)

    def _fold(self) -> None:
        """Show the fields that are seldom given, or put them away; what stands in them stays."""
        self._unfold(self._more.isHidden())
        if not self._more.isHidden():
            self.focus(self.street)
            QTimer.singleShot(0, self, self._show_more)

    def _show_more(self) -> None:
        self._area.ensureWidgetVisible(self._more)

    def _unfold(self, on: bool) -> None:
        self._more.setVisible(on)
        self.more_button.setText(self.tr("Fewer fields") if on else self.tr("More fields"))
        self.more_button.show_icon("chevron-up" if on else "chevron-down")

    def _name_commune(self, code: str) -> None:
        """Help: a known code names its commune, unless another town was typed."""
        known = contact_forms.commune_of(code)
        if known and not self.text(self.city):
            self.put(self.city, known)

    def _name_code(self, city: str) -> None:
        """Help: a commune's whole name gives its usual code, unless another one was typed."""
        found = contact_forms.postal_codes(city)
        whole = [each for each in found if each.name.casefold() == city.strip().casefold()]
        if whole and not self.text(self.postal_code):
            self.put(self.postal_code, whole[0].postal_code)
