"""Settings of the shop: identity, TGC regime, the foot of the ticket, and its habits at the till."""

from PySide6.QtWidgets import QCheckBox

from koom_pos.services import shop
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.shop_fields import ShopFields
from koom_pos.ui.widgets.labels import SectionHeader
from koom_pos.ui.widgets.money_edit import MoneyEdit


class ShopSection(Section):
    """What changes here is journalled with the old and the new value, and stands on the next ticket."""

    def __init__(self, counter: Counter, page: Page) -> None:
        super().__init__(counter, page, "", "")
        self.head.hide()
        self.setAccessibleName(self.tr("Shop"))
        self.shop = ShopFields()
        self.print_ticket = QCheckBox(self.tr("Print the ticket after each sale without asking"))
        self.months = Whole(0, 120, suffix=self.tr(" months"))
        self.months.setSpecialValueText(self.tr("No end"))
        self.reason_from = MoneyEdit(self.tr("Difference that wants a reason"))
        self.opening_float = MoneyEdit(self.tr("Usual opening float"))
        habits = FieldGrid()
        habits.add(
            Field(
                self.tr("Difference that wants a reason"),
                self.reason_from,
                hint=self.tr("At the closing, from this amount on, too much or missing."),
            )
        )
        habits.add(
            Field(
                self.tr("Usual opening float"),
                self.opening_float,
                hint=self.tr("Proposed at the opening; it is counted all the same."),
            )
        )
        habits.add(Field(self.tr("Gift cards and credit notes are good for"), self.months))
        self.room.addWidget(self.shop)
        self.room.addWidget(SectionHeader(self.tr("At the till")))
        self.room.addWidget(habits)
        self.room.addWidget(self.print_ticket)
        self.room.addStretch(1)
        self.load()
        self.shop.changed.connect(self.mark_changed)
        self.print_ticket.toggled.connect(self.mark_changed)
        self.months.valueChanged.connect(self.mark_changed)
        self.reason_from.amount_changed.connect(self.mark_changed)
        self.opening_float.amount_changed.connect(self.mark_changed)

    def load(self) -> None:
        profile = shop.profile(self.counter.desk)
        self.shop.show_profile(profile)
        self.print_ticket.setChecked(profile.auto_print_ticket)
        self.months.setValue(profile.instrument_months)
        self.reason_from.set_amount(profile.difference_reason_from_xpf)
        self.opening_float.set_amount(profile.default_float_xpf)
        self.mark_saved()

    def save(self) -> None:
        if not self.shop.check():
            return
        wanted = {
            **self.shop.values(),
            "auto_print_ticket": self.print_ticket.isChecked(),
            "instrument_months": self.months.value(),
            "difference_reason_from_xpf": self.reason_from.amount() or 0,
            "default_float_xpf": self.opening_float.amount() or 0,
        }
        now = shop.profile(self.counter.desk)
        changes = {key: value for key, value in wanted.items() if value != getattr(now, key)}
        if changes:
            counter = self.counter
            changed = counter.attempt(
                self.page, lambda: shop.change_settings(counter.desk, counter.operator, changes)
            )
            if changed is None:
                return
        self.said_saved()
        self.counter.settings_changed.emit()
