"""A person known to the shop, as little of her as she gave."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from koom_pos.domain.errors import RefusedError

YEARS_OF_AGE = 15
"""Below it, a parent consents too (loi Informatique et Libertés, art. 45): the shop does not enrol."""


class Origin(StrEnum):
    """How a piece of data came to be known (the policy promises to tell it)."""

    DECLARED = "declared"
    GENERATED = "generated"
    DEDUCED = "deduced"


class Source(StrEnum):
    """Where a piece of data came from."""

    STORE = "store"
    WEB = "web"
    IMPORT = "import"


class CustomerField(StrEnum):
    """The fields of a customer that hold personal data, by the name of their column."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    STREET_MORE = "street_more"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    LANGUAGE = "language"
    NOTE = "note"


class LookReason(StrEnum):
    """Why somebody of the shop looked at a customer's card."""

    SALE = "sale"
    SERVICE = "service"
    SIGN_UP = "sign_up"
    REQUEST = "request"
    CONTROL = "control"


class UnknownCustomerError(RefusedError):
    """There is no such customer any more: erased, or merged into another card."""

    def __init__(self, customer_id: str) -> None:
        super().__init__("no such customer")
        self.customer_id = customer_id


class BirthdayError(RefusedError):
    """A day and month that no year has."""

    def __init__(self, text: str) -> None:
        super().__init__("not a day of the year")
        self.text = text


class TooYoungError(RefusedError):
    """She is not 15: the shop does not sign her up and keeps nothing about her."""

    def __init__(self) -> None:
        super().__init__("younger than 15")


@dataclass(frozen=True, slots=True)
class PersonalFields:
    """What a customer may give; every field may be empty.

    Attributes:
        email: As she writes it, domain in lower case.
        phone: E.164 (`+687751234`), or empty.
        country: ISO 3166-1 alpha-2; `NC` for New Caledonia.
        birthday: `MM-DD`, never a year.
        language: `fr` or `en`: the language she is written to in.
        note: Free words of the shop; never health, opinions or anything of GDPR art. 9.
    """

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    street_more: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    birthday: str = ""
    language: str = "fr"
    note: str = ""

    @property
    def display_name(self) -> str:
        """First and last name, or nothing for a bare card."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as stored. `merged_into_id` names the card that goes on in her place."""

    id: str
    fields: PersonalFields
    source: Source
    created_at_utc: datetime
    created_by: str
    updated_at_utc: datetime
    merged_into_id: str | None = None


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as lists show her. `phone` is E.164; `card_code` is empty for a person who is no member."""

    customer_id: str
    name: str
    phone: str
    email: str
    card_code: str
    points: int


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """How a field came to be known, and when it last changed."""

    origin: Origin
    source: Source
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class CustomerTicket:
    """A ticket of hers: its number, the instant, francs of the whole ticket, and pieces sold minus returned."""

    sale_id: str
    number: int
    at_utc: datetime
    gross_xpf: int
    pieces: int


@dataclass(frozen=True, slots=True)
class Look:
    """That an operator looked at her card."""

    operator_id: str
    reason: LookReason
    at_utc: datetime


def birthday_text(day: int, month: int) -> str:
    """Write a birthday as `MM-DD`; 29 February is one.

    Raises:
        BirthdayError: no year has this day.
    """
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2024, month)[1]:
        raise BirthdayError(f"{day}/{month}")
    return f"{month:02d}-{day:02d}"


def is_birthday(birthday: str, on: date) -> bool:
    """Tell whether `on` is the birthday; born on 29 February, one has it on the 28th of common years."""
    if not birthday:
        return False
    today = f"{on.month:02d}-{on.day:02d}"
    return birthday == today or (birthday == "02-29" and today == "02-28" and not calendar.isleap(on.year))
