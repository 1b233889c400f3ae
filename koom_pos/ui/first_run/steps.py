"""The steps with little of their own: language, shop, workstation, printer, articles."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from koom_pos.ui.first_run.draft import Draft
from koom_pos.ui.first_run.step import Step
from koom_pos.ui.icons import IconLabel
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole, empty
from koom_pos.ui.settings_pages.printer_fields import PrinterFields
from koom_pos.ui.settings_pages.shop_fields import ShopFields
from koom_pos.ui.theme import SPACE_M
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text


class LanguageStep(Step):
    """French or English. Tickets are French in any case.

    Signals:
        language_chosen: The screens are to speak it at once (str).
    """

    key = "language"
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Welcome"),
            self.tr("A few questions, and the till can sell. Everything can be changed later in Settings."),
        )
        self.language = ChoiceChips(self.tr("Language"), [("fr", "Français"), ("en", "English")])
        self.language.chosen.connect(self.language_chosen)
        hint = self.tr("The language of the screens. Tickets are in French.")
        self.room.addWidget(Field(self.tr("Language"), self.language, hint=hint))
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.language.choose(draft.language)

    def read_into(self, draft: Draft) -> None:
        draft.language = "en" if self.language.current() == "en" else "fr"

    def focus_first(self) -> None:
        self.language.chip(self.language.current() or "fr").setFocus()


class ShopStep(Step):
    """Who sells. Cannot be passed over: a ticket must say it."""

    key = "shop"

    def __init__(self) -> None:
        super().__init__(
            self.tr("Your shop"),
            self.tr("These mentions stand on each ticket. Name, legal name, address and RIDET are needed."),
        )
        self.shop = ShopFields()
        self.room.addWidget(self.shop)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.shop.show_profile(draft.profile)

    def read_into(self, draft: Draft) -> None:
        draft.profile = replace(draft.profile, **self.shop.values())  # type: ignore[arg-type]

    def check(self) -> bool:
        return self.shop.check()

    def focus_first(self) -> None:
        self.shop.name.setFocus()


class WorkstationStep(Step):
    """Which PC of the shop this is."""

    key = "workstation"

    def __init__(self) -> None:
        super().__init__(
            self.tr("This till"),
            self.tr("Its name and number stand on each ticket. Give each till of the shop its own number."),
            skip_words=self.tr("Keep as it is"),
        )
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.number = Whole(1, 99)
        self.name_field = Field(self.tr("Name of the till"), self.name)
        grid = FieldGrid()
        grid.add(self.name_field)
        grid.add(Field(self.tr("Number of the till"), self.number))
        self.room.addWidget(grid)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.name.setText(draft.workstation_name)
        self.number.setValue(draft.workstation_number)

    def read_into(self, draft: Draft) -> None:
        draft.workstation_name = self.name.text().strip()
        draft.workstation_number = self.number.value()

    def check(self) -> bool:
        empty = not self.name.text().strip()
        self.name_field.show_fault(self.tr("A till needs a name.") if empty else "")
        return not empty

    def skip(self, draft: Draft) -> None:
        fresh = Draft()
        draft.workstation_name, draft.workstation_number = fresh.workstation_name, fresh.workstation_number

    def focus_first(self) -> None:
        self.name.setFocus()


class PrinterStep(Step):
    """The ticket printer, proved by its test page."""

    key = "printer"

    def __init__(self, make_fields: Callable[[], PrinterFields]) -> None:
        super().__init__(
            self.tr("Ticket printer"),
            self.tr("Choose how the printer is connected, then print a test page and open the drawer."),
            skip_words=self.tr("No printer for now"),
        )
        self.printer = make_fields()
        self.room.addWidget(self.printer)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        self.printer.show_settings(draft.printer)

    def read_into(self, draft: Draft) -> None:
        draft.printer = self.printer.settings()

    def check(self) -> bool:
        return self.printer.check()

    def skip(self, draft: Draft) -> None:
        draft.printer = draft.printer.model_copy(update={"kind": "none"})

    def focus_first(self) -> None:
        self.printer.kind.setFocus()


class ArticlesStep(Step):
    """The last step: where articles come from, and what was said so far."""

    key = "articles"

    def __init__(self) -> None:
        super().__init__(
            self.tr("Ready to open"),
            self.tr(
                "The till is still without articles. Import yours from a CSV or Excel file on the Articles page."
            ),
        )
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(SPACE_M)
        self._lines.setVerticalSpacing(SPACE_M)
        self._lines.setColumnStretch(2, 1)
        self.room.addLayout(self._lines)
        self.room.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        empty(self._lines)
        for row, (name, words, done) in enumerate(self._summary(draft)):
            self._lines.addWidget(
                IconLabel("check" if done else "warning", "positive" if done else "caution"), row, 0
            )
            self._lines.addWidget(Text(name, tone="muted"), row, 1)
            self._lines.addWidget(Text(words, wrap=True), row, 2)

    def _summary(self, draft: Draft) -> list[tuple[str, str, bool]]:
        has_printer = draft.printer.kind != "none"
        printed = draft.recovery == "printed"
        return [
            (self.tr("Shop"), f"{draft.profile.name}, {draft.profile.legal_name}", True),
            (self.tr("Till"), f"{draft.workstation_name} ({draft.workstation_number})", True),
            (
                self.tr("Printer"),
                draft.printer.address or draft.printer.kind if has_printer else self.tr("None for now"),
                has_printer,
            ),
            (self.tr("Manager"), draft.manager_name, True),
            (
                self.tr("Recovery key"),
                self.tr("Printed and put away") if printed else self.tr("Not printed yet: do it under Settings"),
                printed,
            ),
        ]
