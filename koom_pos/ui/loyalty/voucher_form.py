"""The welcome voucher of the newsletter: whether there is one, what it takes off, how long it is good."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.services.shop import ShopProfile
from koom_pos.ui.settings_pages.fields import Field, FieldGrid, Whole
from koom_pos.ui.theme import SPACE_M, TOUCH_SMALL
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit

_PERCENT, _AMOUNT = "percent", "amount"
_BP = 100


class VoucherForm(QWidget):
    """Speaks in settings of the shop, `voucher_welcome_*`.

    Signals:
        changed: Something on screen is another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.enabled = QCheckBox(self.tr("Give a welcome voucher"))
        self.note = Text(
            self.tr("Once, to who accepts the shop's offers by e-mail."), size="note", tone="muted", wrap=True
        )
        self.enabled.setMinimumHeight(TOUCH_SMALL)
        self.how = ChoiceChips(
            self.tr("The voucher takes off"),
            [(_PERCENT, self.tr("A percentage")), (_AMOUNT, self.tr("An amount"))],
        )
        self.percent = Whole(1, 100, suffix="\u202f%")
        self.percent.setAccessibleName(self.tr("Percentage"))
        self.amount = MoneyEdit(self.tr("Amount of the voucher"))
        self.months = Whole(0, 120, suffix=self.tr(" months"))
        self.months.setSpecialValueText(self.tr("No end"))
        value = QWidget()
        row = QHBoxLayout(value)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.percent)
        row.addWidget(self.amount)
        self.value_field = Field(self.tr("How much"), value)
        self.details = FieldGrid()
        self.details.add(Field(self.tr("The voucher takes off"), self.how), wide=True)
        self.details.add(self.value_field)
        self.details.add(Field(self.tr("Good for"), self.months))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.enabled)
        column.addWidget(self.note)
        column.addWidget(self.details)
        self.enabled.toggled.connect(self._note_change)
        self.how.chosen.connect(self._note_change)
        self.percent.valueChanged.connect(self._note_change)
        self.amount.amount_changed.connect(self._note_change)
        self.months.valueChanged.connect(self._note_change)

    def show_profile(self, profile: ShopProfile) -> None:
        """Show what is set, silently."""
        self.blockSignals(True)
        percent = profile.voucher_welcome_how == _PERCENT
        self.enabled.setChecked(profile.voucher_welcome_enabled)
        self.how.choose(_PERCENT if percent else _AMOUNT)
        self.percent.setValue(profile.voucher_welcome_value // _BP if percent else 10)
        self.amount.set_amount(None if percent else profile.voucher_welcome_value)
        self.months.setValue(profile.voucher_welcome_months)
        self._arrange()
        self.blockSignals(False)

    def check(self) -> bool:
        """Say in its place that the amount is missing; True when nothing is."""
        missing = self.enabled.isChecked() and self.how.current() == _AMOUNT and not self.amount.amount()
        self.value_field.show_fault(self.tr("Say how much the voucher takes off.") if missing else "")
        return not missing

    def values(self) -> Mapping[str, object]:
        """Return the settings on screen."""
        percent = self.how.current() == _PERCENT
        return {
            "voucher_welcome_enabled": self.enabled.isChecked(),
            "voucher_welcome_how": _PERCENT if percent else _AMOUNT,
            "voucher_welcome_value": self.percent.value() * _BP if percent else self.amount.amount() or 0,
            "voucher_welcome_months": self.months.value(),
        }

    def _note_change(self, *_what: object) -> None:
        self.value_field.clear_fault()
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        percent = self.how.current() == _PERCENT
        self.percent.setVisible(percent)
        self.amount.setVisible(not percent)
        self.details.setVisible(self.enabled.isChecked())
