"""Settings of this PC: its name, the language and the look of its screen, the lock, the sounds."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit

from koom_pos.services import workstation
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.workstation_file import saved_on
from koom_pos.ui.sounds import Sounds
from koom_pos.ui.theme import SPACE_M, apply_theme
from koom_pos.ui.widgets.buttons import QuietButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips


class WorkstationSection(Section):
    """The look is tried at once and kept when saved; the language comes with the next start."""

    def __init__(self, counter: Counter, page: Page, data_dir: Path) -> None:
        note = self.tr("Till number {0}. The number is part of each ticket and does not change.")
        super().__init__(counter, page, self.tr("This till"), note.format(counter.desk.workstation.number))
        self._data_dir = data_dir
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name_field = Field(self.tr("Name of the till"), self.name)
        self.language = ChoiceChips(self.tr("Language"), [("fr", "Français"), ("en", "English")])
        self.theme = ChoiceChips(
            self.tr("Look"),
            [
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
                ("system", self.tr("As the computer")),
            ],
        )
        self.lock = Whole(0, 240, suffix=self.tr(" min"))
        self.lock.setSpecialValueText(self.tr("Never"))
        self.sound = QCheckBox(self.tr("Sounds: scan accepted, scan refused, order arrived"))
        self.listen_button = QuietButton(self.tr("Listen"), icon="bell")
        self._lay_out()
        self.load()
        self.name.textEdited.connect(self.mark_changed)
        self.language.chosen.connect(self.mark_changed)
        self.theme.chosen.connect(self._try_theme)
        self.lock.valueChanged.connect(self.mark_changed)
        self.sound.toggled.connect(self.mark_changed)
        self.listen_button.clicked.connect(self._listen)

    def load(self) -> None:
        settings = self.counter.settings
        self.name.setText(self.counter.desk.workstation.name)
        self.language.choose(settings.language)
        self.theme.choose(settings.theme)
        self.lock.setValue(settings.auto_lock_minutes)
        self.sound.setChecked(settings.sound)
        self.mark_saved()

    def save(self) -> None:
        counter, name = self.counter, self.name.text().strip()
        if not name:
            self.name_field.show_fault(self.tr("A till needs a name."))
            self.name.setFocus()
            return
        desk = counter.attempt(self.page, lambda: workstation.rename(counter.desk, counter.operator, name))
        if desk is None:
            return
        counter.desk = desk
        saved = saved_on(
            self.page,
            counter.settings,
            self._data_dir,
            workstation_name=name,
            language=self.language.current(),
            theme=self.theme.current(),
            auto_lock_minutes=self.lock.value(),
            sound=self.sound.isChecked(),
        )
        if saved:
            self.said_saved()
            counter.settings_changed.emit()

    def _lay_out(self) -> None:
        grid = FieldGrid()
        grid.add(self.name_field)
        hint = self.tr("Minutes without a touch; the sale stays as it is.")
        grid.add(Field(self.tr("Lock by itself after"), self.lock, hint=hint))
        grid.add(Field(self.tr("Language"), self.language, hint=self.tr("Takes effect at the next start.")))
        grid.add(Field(self.tr("Look"), self.theme))
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self.sound)
        row.addWidget(self.listen_button)
        row.addStretch(1)
        self.room.addWidget(grid)
        self.room.addLayout(row)
        self.room.addStretch(1)

    def _try_theme(self, name: str) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, name)
        self.mark_changed()

    def _listen(self) -> None:
        Sounds(True, self).play("scan_ok")
