"""The trade's words for what a customer's card holds: fields, origins, points, holds, looks."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from koom_pos.domain.business_day import local_time
from koom_pos.domain.customer import CustomerField, LookReason, Origin, Source
from koom_pos.domain.loyalty import AdjustReason, EntryKind
from koom_pos.domain.money import format_francs
from koom_pos.services.customers import DuplicateReason

_LEAP_YEAR = 2024
_CARD_END = 4
_HIDDEN = "…"


def day_words(day: date) -> str:
    """Return a date in figures."""
    return f"{day:%d/%m/%Y}"


def moment_day(at_utc: datetime) -> str:
    """Return the day of a moment in Nouméa, in figures."""
    return f"{local_time(at_utc):%d/%m/%Y}"


def moment_words(at_utc: datetime) -> str:
    """Return a moment in Nouméa, day and time."""
    return f"{local_time(at_utc):%d/%m/%Y %H:%M}"


def points_figure(points: int, *, signed: bool = False) -> str:
    """Return a number of points as an amount is written: groups apart, a true minus; a plus when asked."""
    written = format_francs(points, suffix="")
    return f"+{written}" if signed and points > 0 else written


def birthday_words(birthday: str) -> str:
    """Return a birthday (`MM-DD`) as day and month in words; empty stays empty."""
    if not birthday:
        return ""
    month, day = (int(part) for part in birthday.split("-"))
    return QLocale().toString(QDate(_LEAP_YEAR, month, day), "d MMMM")


def card_end(code: str) -> str:
    """Return the end of a card's number, enough to tell two cards apart."""
    return f"{_HIDDEN}{code[-_CARD_END:]}" if code else ""


def language_word(language: str) -> str:
    """Return the language she is written to in."""
    translate = QCoreApplication.translate
    words = {"fr": translate("CustomerWords", "French"), "en": translate("CustomerWords", "English")}
    return words.get(language, language)


def field_word(field: CustomerField) -> str:
    """Return what a field is called."""
    translate = QCoreApplication.translate
    words = {
        CustomerField.FIRST_NAME: translate("CustomerWords", "First name"),
        CustomerField.LAST_NAME: translate("CustomerWords", "Last name"),
        CustomerField.EMAIL: translate("CustomerWords", "E-mail"),
        CustomerField.PHONE: translate("CustomerWords", "Phone"),
        CustomerField.STREET: translate("CustomerWords", "Street or PO box"),
        CustomerField.STREET_MORE: translate("CustomerWords", "Building, district"),
        CustomerField.POSTAL_CODE: translate("CustomerWords", "Postal code"),
        CustomerField.CITY: translate("CustomerWords", "City"),
        CustomerField.COUNTRY: translate("CustomerWords", "Country"),
        CustomerField.BIRTHDAY: translate("CustomerWords", "Birthday"),
        CustomerField.LANGUAGE: translate("CustomerWords", "Language"),
        CustomerField.NOTE: translate("CustomerWords", "Note"),
    }
    return words[field]


def origin_words(origin: Origin, source: Source, at_utc: datetime) -> str:
    """Return how a field came to be known, where and when."""
    translate = QCoreApplication.translate
    how = {
        Origin.DECLARED: translate("CustomerWords", "declared"),
        Origin.GENERATED: translate("CustomerWords", "generated"),
        Origin.DEDUCED: translate("CustomerWords", "deduced"),
    }[origin]
    where = {
        Source.STORE: translate("CustomerWords", "in store"),
        Source.WEB: translate("CustomerWords", "on the online shop"),
        Source.IMPORT: translate("CustomerWords", "by import"),
    }[source]
    return translate("CustomerWords", "{how} {where}, {day}").format(how=how, where=where, day=moment_day(at_utc))


def look_reason_word(reason: LookReason) -> str:
    """Return why a card is looked at."""
    translate = QCoreApplication.translate
    words = {
        LookReason.SALE: translate("CustomerWords", "Sale"),
        LookReason.SERVICE: translate("CustomerWords", "Service"),
        LookReason.SIGN_UP: translate("CustomerWords", "Sign-up"),
        LookReason.REQUEST: translate("CustomerWords", "Her request"),
        LookReason.CONTROL: translate("CustomerWords", "Control"),
    }
    return words[reason]


def entry_word(kind: EntryKind) -> str:
    """Return what moved the points."""
    translate = QCoreApplication.translate
    words = {
        EntryKind.EARN: translate("CustomerWords", "Earned"),
        EntryKind.REDEEM: translate("CustomerWords", "Spent"),
        EntryKind.REVERSE: translate("CustomerWords", "Taken back by a return"),
        EntryKind.EXPIRE: translate("CustomerWords", "Expired"),
        EntryKind.ADJUST: translate("CustomerWords", "Adjusted"),
        EntryKind.MERGE: translate("CustomerWords", "Merged card"),
        EntryKind.WEB: translate("CustomerWords", "Online shop"),
    }
    return words[kind]


def adjust_reason_word(reason: AdjustReason) -> str:
    """Return why points are corrected."""
    translate = QCoreApplication.translate
    words = {
        AdjustReason.FORGOTTEN_CARD: translate("CustomerWords", "Forgotten card"),
        AdjustReason.GOODWILL: translate("CustomerWords", "Goodwill gesture"),
        AdjustReason.MISTAKE: translate("CustomerWords", "Mistake"),
        AdjustReason.OPENING_BALANCE: translate("CustomerWords", "Balance of before"),
    }
    return words[reason]


def duplicate_word(why: DuplicateReason) -> str:
    """Return why somebody may be the same person."""
    translate = QCoreApplication.translate
    words = {
        DuplicateReason.PHONE: translate("CustomerWords", "same phone"),
        DuplicateReason.EMAIL: translate("CustomerWords", "same e-mail"),
        DuplicateReason.NAME: translate("CustomerWords", "similar name"),
    }
    return words[why]


def adjust_words(reason: str) -> str:
    """Return the words of a movement's reason where it is one of a correction; nothing for the others."""
    return adjust_reason_word(AdjustReason(reason)) if reason in set(AdjustReason) else ""


def hold_word(code: str) -> str:
    """Return what a hold's code means."""
    translate = QCoreApplication.translate
    words = {
        "H1": translate("CustomerWords", "Debit balance"),
        "H2": translate("CustomerWords", "Open claim"),
        "H3": translate("CustomerWords", "Dispute"),
        "H4": translate("CustomerWords", "Order or deposit under way"),
        "H5": translate("CustomerWords", "Legal duty"),
    }
    return words.get(code, code)
