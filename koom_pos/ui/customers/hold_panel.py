"""The short question about a legal hold: what it is for, what it keeps, when it is looked at again."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.customer import CustomerField
from koom_pos.domain.legal_hold import HoldCode, latest_review
from koom_pos.ui.customers.words import hold_word
from koom_pos.ui.settings_pages.fields import Field
from koom_pos.ui.theme import SPACE_M, TOUCH_SMALL
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text

_NAMES = (CustomerField.FIRST_NAME, CustomerField.LAST_NAME)
_CONTACT = (
    CustomerField.EMAIL,
    CustomerField.PHONE,
    CustomerField.STREET,
    CustomerField.STREET_MORE,
    CustomerField.POSTAL_CODE,
    CustomerField.CITY,
    CustomerField.COUNTRY,
)
SCOPES: Mapping[str, tuple[str, ...]] = {
    "identity": tuple(str(field) for field in _NAMES),
    "contact": tuple(str(field) for field in _CONTACT),
    "tickets": ("tickets",),
    "points": ("points",),
}
"""What each box keeps, by the names a hold's scope is written in."""


class HoldPanel(QWidget):
    """Only what the matter needs is kept; no box is ticked beforehand.

    Signals:
        hold_wanted: A hold is to be placed (HoldCode, reason, scope as names, review date).
    """

    hold_wanted = Signal(object, str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = Text(
            self.tr("A hold keeps the data it names from erasure until it ends. Offers stop meanwhile."),
            tone="muted",
            wrap=True,
        )
        self.codes = ChoiceChips(self.tr("Hold"), [(code, hold_word(code)) for code in HoldCode])
        self.reason = QLineEdit()
        self.reason.setMaxLength(120)
        self.reason_field = Field(
            self.tr("Reason"), self.reason, hint=self.tr("A file number is enough. Never health or opinions.")
        )
        self.boxes: dict[str, QCheckBox] = {}
        self.review = QDateEdit()
        self.review.setCalendarPopup(True)
        self.review.setDisplayFormat("dd/MM/yyyy")
        self.button = PrimaryButton(self.tr("Place the hold"))
        self._lay_out()
        self.codes.chosen.connect(self._allow)
        self.button.clicked.connect(self._want)

    def stand(self, today: date) -> None:
        """Begin anew; the review lies within the limitation, and is proposed a year ahead."""
        self.codes.choose(None)
        self.reason.clear()
        for box in self.boxes.values():
            box.setChecked(False)
        last = latest_review(today)
        first = QDate(today.year, today.month, today.day)
        self.review.setDateRange(first, QDate(last.year, last.month, last.day))
        self.review.setDate(first.addYears(1))
        self._allow()

    def scope(self) -> tuple[str, ...]:
        """Return the names of what is kept."""
        return tuple(name for key, box in self.boxes.items() if box.isChecked() for name in SCOPES[key])

    def _allow(self, _changed: object = None) -> None:
        self.button.setEnabled(self.codes.current() is not None and bool(self.scope()))

    def _want(self) -> None:
        reason, code, day = self.reason.text().strip(), self.codes.current(), self.review.date()
        if not reason:
            self.reason_field.show_fault(self.tr("Say why in a few words."))
            self.reason.setFocus()
        elif code is not None:
            review_on = date(day.year(), day.month(), day.day())
            self.hold_wanted.emit(HoldCode(code), reason, self.scope(), review_on)

    def _lay_out(self) -> None:
        words = {
            "identity": self.tr("Her name"),
            "contact": self.tr("Her address, e-mail and phone"),
            "tickets": self.tr("Her tickets"),
            "points": self.tr("Her points"),
        }
        kept = QWidget()
        inside = QVBoxLayout(kept)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for key, name in words.items():
            box = self.boxes[key] = QCheckBox(name)
            box.setMinimumHeight(TOUCH_SMALL)
            box.toggled.connect(self._allow)
            inside.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (
            self.told,
            Field(self.tr("Hold"), self.codes),
            self.reason_field,
            Field(self.tr("What is kept"), kept),
            Field(self.tr("Review on"), self.review),
            self.button,
        ):
            column.addWidget(part)
        column.addStretch(1)
