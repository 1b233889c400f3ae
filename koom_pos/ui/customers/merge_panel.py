"""Two cards of one person: which is the other, which value counts where both have one, what happens to the rest."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.customer import Customer, CustomerField, CustomerRow
from koom_pos.services.contact_forms import show_phone
from koom_pos.services.customers import Duplicate
from koom_pos.ui.customers.column import Rows, heading
from koom_pos.ui.customers.words import (
    birthday_words,
    card_end,
    duplicate_word,
    field_word,
    language_word,
    points_figure,
)
from koom_pos.ui.theme import SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from koom_pos.ui.widgets.choice_chips import ChoiceChips
from koom_pos.ui.widgets.labels import Text, rule
from koom_pos.ui.widgets.search_edit import SearchEdit

Side = Literal["kept", "gone"]
_MOST = 6
_LONGEST_CHIP = 40
_MOUSE_PASSES = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class MergePanel(QWidget):
    """First the other card: those that look alike, or searched. Then field by field, and what becomes of the rest.

    Signals:
        search_changed: Another card is looked for (str).
        other_chosen: The other card (customer id).
        merge_wanted: The cards are to become one (id of the other card, what to take by field).
    """

    search_changed = Signal(str)
    other_chosen = Signal(str)
    merge_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept_id = ""
        self._other: Customer | None = None
        self.choices: dict[CustomerField, ChoiceChips] = {}
        self.told = Text(tone="muted", wrap=True)
        self.search = SearchEdit(self.tr("Card, phone, e-mail or name"))
        self.found = Rows()
        self.fields = Rows()
        self.effect = Text(wrap=True)
        self.another = QuietButton(self.tr("Another card"), icon="back")
        self.merge = PrimaryButton(self.tr("Merge the two cards"))
        self._lay_out()
        self.search.textChanged.connect(self.search_changed)
        self.another.clicked.connect(self._begin_again)
        self.merge.clicked.connect(self._want)

    def stand(self, kept: Customer, duplicates: Sequence[Duplicate]) -> None:
        """Begin: `kept` is the card that goes on; those that look like it are proposed."""
        self._kept_id = kept.id
        self._duplicates = tuple(duplicates)
        self.search.clear()
        self._begin_again()

    def show_found(self, found: Sequence[CustomerRow]) -> None:
        """List the cards found for what is typed; without anything typed, those that look alike."""
        self.found.clear()
        if not self.search.text().strip():
            self._show_duplicates()
            return
        others = [row for row in found if row.customer_id != self._kept_id][:_MOST]
        for row in others:
            self.found.add(self._row(row, ""))
        if not others:
            self.found.add(Text(self.tr("No other card is found so."), tone="muted", wrap=True))

    def show_other(self, kept: Customer, other: Customer, *, points: tuple[int, int]) -> None:
        """Show the two cards side by side.

        Args:
            kept: The card that goes on.
            other: The card that goes into it.
            points: Balances of both, in this order.
        """
        self._other = other
        self.fields.clear()
        self.choices = {}
        for field in CustomerField:
            mine, hers = (str(getattr(each.fields, field.value)) for each in (kept, other))
            if mine and hers and mine != hers:
                self._add_choice(field, mine, hers)
        if not self.choices:
            self.fields.add(
                Text(
                    self.tr("The cards do not contradict each other: nothing is to choose."), tone="muted", wrap=True
                )
            )
        self.effect.setText(self._effect(points))
        self._show_step(choosing=False)
        chips = [chips.chip(side) for chips in self.choices.values() for side in ("kept", "gone")]
        for before, after in pairwise([self.search, *chips, self.merge, self.another]):
            QWidget.setTabOrder(before, after)
        self.merge.setFocus()

    def rows(self) -> list[Button]:
        """Return the cards offered."""
        return [row for row in self.found.rows() if isinstance(row, Button)]

    def taken(self) -> Mapping[CustomerField, Side]:
        """Return what is chosen where both cards have a value."""
        return {field: "gone" if chips.current() == "gone" else "kept" for field, chips in self.choices.items()}

    def _begin_again(self) -> None:
        self._other = None
        self._show_step(choosing=True)
        self.show_found(())
        self.search.setFocus()

    def _show_duplicates(self) -> None:
        if self._duplicates:
            self.found.add(heading(self.tr("Cards that look alike")))
        for duplicate in self._duplicates[:_MOST]:
            self.found.add(self._row(duplicate.row, duplicate_word(duplicate.why)))

    def _row(self, row: CustomerRow, why: str) -> Button:
        name = row.name or self.tr("Card without a name")
        phone = show_phone(row.phone) if row.phone else ""
        facts = " · ".join(part for part in (phone or row.email, card_end(row.card_code), why) if part)
        button = Button("", kind="secondary")
        button.setFixedHeight(60)
        button.setAccessibleName(f"{name}, {facts}")
        inside = QVBoxLayout(button)
        inside.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        inside.setSpacing(0)
        for label in (Text(name), Text(facts, size="note", tone="muted")):
            label.setAttribute(_MOUSE_PASSES)
            inside.addWidget(label)
        button.clicked.connect(partial(self.other_chosen.emit, row.customer_id))
        return button

    def _add_choice(self, field: CustomerField, mine: str, hers: str) -> None:
        chips = ChoiceChips(field_word(field), [("kept", _shown(field, mine)), ("gone", _shown(field, hers))])
        chips.choose("kept")
        self.choices[field] = chips
        self.fields.add(Text(field_word(field), size="note", tone="muted"))
        self.fields.add(chips)

    def _effect(self, points: tuple[int, int]) -> str:
        total = points_figure(sum(points))
        return self.tr(
            "Points: {first} and {second} become {total}. Tickets of both are read together. Where the consents "
            "differ, the stricter one counts. The merge can be undone on this card."
        ).format(first=points_figure(points[0]), second=points_figure(points[1]), total=total)

    def _want(self) -> None:
        if self._other is not None:
            self.merge_wanted.emit(self._other.id, self.taken())

    def _show_step(self, *, choosing: bool) -> None:
        self.told.setText(
            self.tr("Which card is hers too? This card goes on, the other goes into it.")
            if choosing
            else self.tr("Choose what counts where both cards say something.")
        )
        self.search.setVisible(choosing)
        self.found.setVisible(choosing)
        for widget in (self.fields, self._rule, self.effect, self.another, self.merge):
            widget.setVisible(not choosing)

    def _lay_out(self) -> None:
        self._rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (
            self.told,
            self.search,
            self.found,
            self.fields,
            self._rule,
            self.effect,
            self.merge,
            self.another,
        ):
            column.addWidget(widget)
        column.addStretch(1)


def _shown(field: CustomerField, value: str) -> str:
    """Return a value as people read it."""
    readers = {
        CustomerField.PHONE: show_phone,
        CustomerField.BIRTHDAY: birthday_words,
        CustomerField.LANGUAGE: language_word,
    }
    words = readers[field](value) if field in readers else " ".join(value.split())
    return words if len(words) <= _LONGEST_CHIP else f"{words[:_LONGEST_CHIP].rstrip()}…"
