"""Small pieces of text the article screens share: dates and counts."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

_NARROW = "\u202f"


def day_words(day: date) -> str:
    """Return a date in figures, as the screens' language writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dd/MM/yyyy")


def whole_number(number: int) -> str:
    """Return a count with its groups set apart: `1 240`."""
    return f"{number:,}".replace(",", _NARROW)
