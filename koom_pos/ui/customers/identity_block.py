"""Who she is, as little as she gave: each field with how it came to be known."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.customer import Customer, CustomerField, FieldOrigin, PersonalFields
from koom_pos.services.contact_forms import show_phone
from koom_pos.ui.customers.column import Rows, fact_row, heading
from koom_pos.ui.customers.words import birthday_words, field_word, language_word, origin_words
from koom_pos.ui.theme import SPACE_S, SPACE_XS
from koom_pos.ui.widgets.labels import Text

Origins = Mapping[CustomerField, FieldOrigin]
_ADDRESS = (
    CustomerField.STREET,
    CustomerField.STREET_MORE,
    CustomerField.POSTAL_CODE,
    CustomerField.CITY,
    CustomerField.COUNTRY,
)


class IdentityBlock(QWidget):
    """Contact, address, birthday, language, note, cards; her name heads the page.

    The origin most fields share is said once; a field that came otherwise says so itself, and each tells all about
    it on hover. What was not given is named once, at the end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(spacing=SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.origin = Text(size="note", tone="muted")
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Identity")), 1)
        head.addWidget(self.origin)
        column.addLayout(head)
        column.addWidget(self.rows)

    def show_customer(self, customer: Customer, origins: Origins, card_codes: Sequence[str]) -> None:
        """Show a customer; `card_codes` are her cards that work."""
        self.rows.clear()
        fields = customer.fields
        shared = _shared_note(origins)
        self.origin.setText(shared)
        self.origin.setToolTip(self.tr("Origin of each field that does not say another."))
        missing = [] if fields.display_name else [self.tr("Name")]
        for name, value, sources in self._facts(fields):
            if value:
                note = _origin_note(origins, sources)
                self.rows.add(fact_row(name, value, "" if note == shared else note, hint=_hint(origins, sources)))
            else:
                missing.append(name)
        if fields.note:
            warning = self.tr("Never health, opinions or origins.")
            self.rows.add(fact_row(field_word(CustomerField.NOTE), fields.note, warning))
        if card_codes:
            self.rows.add(fact_row(self.tr("Card"), "\n".join(card_codes)))
        if missing:
            not_given = self.tr("Not given: {0}.").format(", ".join(missing).lower())
            self.rows.add(Text(not_given, size="note", tone="muted", wrap=True))

    def texts(self) -> list[str]:
        """Return every text shown, in reading order."""
        return self.rows.texts()

    def _facts(self, fields: PersonalFields) -> list[tuple[str, str, tuple[CustomerField, ...]]]:
        return [
            (field_word(CustomerField.EMAIL), fields.email, (CustomerField.EMAIL,)),
            (
                field_word(CustomerField.PHONE),
                show_phone(fields.phone) if fields.phone else "",
                (CustomerField.PHONE,),
            ),
            (self.tr("Address"), _address(fields), _ADDRESS),
            (field_word(CustomerField.BIRTHDAY), birthday_words(fields.birthday), (CustomerField.BIRTHDAY,)),
            (field_word(CustomerField.LANGUAGE), language_word(fields.language), (CustomerField.LANGUAGE,)),
        ]


def _address(fields: PersonalFields) -> str:
    """Return the address in the order of a New Caledonian envelope."""
    town = " ".join(part for part in (fields.postal_code, fields.city) if part)
    country = fields.country if fields.country not in ("", "NC") and (town or fields.street) else ""
    return "\n".join(part for part in (fields.street, fields.street_more, town, country) if part)


def _shared_note(origins: Origins) -> str:
    """Return the origin most fields have, in words; nothing when no field has one."""
    notes = Counter(origin_words(each.origin, each.source, each.at_utc) for each in origins.values())
    return notes.most_common(1)[0][0] if notes else ""


def name_hint(origins: Origins) -> str:
    """Return how her names came to be known."""
    return _hint(origins, (CustomerField.FIRST_NAME, CustomerField.LAST_NAME))


def _origin_note(origins: Origins, fields: Sequence[CustomerField]) -> str:
    """Return the origin of the field known last, which is how the whole came to be as it is."""
    known = [origins[field] for field in fields if field in origins]
    if not known:
        return ""
    latest = max(known, key=lambda each: each.at_utc)
    return origin_words(latest.origin, latest.source, latest.at_utc)


def _hint(origins: Origins, fields: Sequence[CustomerField]) -> str:
    return "\n".join(
        f"{field_word(field)} : {origin_words(origins[field].origin, origins[field].source, origins[field].at_utc)}"
        for field in fields
        if field in origins
    )
