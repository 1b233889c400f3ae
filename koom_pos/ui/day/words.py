"""Words the day's views share: dates, times, movements, differences, likely causes, periods."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from koom_pos.documents.wording import signed
from koom_pos.domain.business_day import local_time
from koom_pos.domain.money import format_francs
from koom_pos.domain.till import CauseKind, LikelyCause, MovementKind
from koom_pos.services.till_session import NO_SALE
from koom_pos.store.till import Closing
from koom_pos.ui.language import written_day


def day_words(day: date) -> str:
    """Write a business date in full: « lundi 23 novembre »."""
    return written_day(day, "dddd d MMMM")


def short_day(day: date) -> str:
    """Write a business date for a list: « lun. 23/11/2026 »."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd dd/MM/yyyy")


def sentence_case(words: str) -> str:
    """Begin with a capital: French writes days and months without one."""
    return words[:1].upper() + words[1:]


def hour(at_utc: datetime) -> str:
    """Write the time of an instant on the clocks of Nouméa."""
    return f"{local_time(at_utc):%H:%M}"


def month_words(period: str) -> str:
    """Write a period: `2026-10` as « octobre 2026 », `2025` as it is."""
    if len(period) == 4:
        return period
    year, month = (int(part) for part in period.split("-"))
    return QLocale().toString(QDate(year, month, 1), "MMMM yyyy")


def closing_title(closing: Closing) -> str:
    """Name a closing by kind and number."""
    kinds = {
        "day": QCoreApplication.translate("DayWords", "Z no. {0}"),
        "month": QCoreApplication.translate("DayWords", "Month closing no. {0}"),
        "year": QCoreApplication.translate("DayWords", "Year closing no. {0}"),
    }
    return kinds[closing.kind].format(closing.number)


def closing_period(closing: Closing) -> str:
    """Say which day, month or year a closing seals."""
    if closing.kind == "day":
        return short_day(date.fromisoformat(closing.period))
    return month_words(closing.period)


def movement_name(kind: str) -> str:
    """Name a movement of the till."""
    names = {
        str(MovementKind.PAID_IN): QCoreApplication.translate("DayWords", "Cash in"),
        str(MovementKind.PAID_OUT): QCoreApplication.translate("DayWords", "Cash out"),
        str(MovementKind.BANK_DROP): QCoreApplication.translate("DayWords", "Bank drop"),
        NO_SALE: QCoreApplication.translate("DayWords", "Drawer opened without sale"),
    }
    return names.get(kind, kind)


def difference_words(over_short_xpf: int) -> str:
    """Say a difference in words, so that its sign is never all there is."""
    if over_short_xpf == 0:
        return QCoreApplication.translate("DayWords", "The count is right")
    amount = format_francs(abs(over_short_xpf))
    if over_short_xpf < 0:
        return QCoreApplication.translate("DayWords", "{0} missing").format(amount)
    return QCoreApplication.translate("DayWords", "{0} too much").format(amount)


def cause_question(cause: LikelyCause) -> str:
    """Ask what may have happened, without accusing anybody: « +500 F : rendu oublié ? »."""
    questions = {
        CauseKind.CHANGE_NOT_GIVEN: QCoreApplication.translate("DayWords", "change not given?"),
        CauseKind.CHANGE_GIVEN_TWICE: QCoreApplication.translate("DayWords", "change given twice?"),
        CauseKind.CASH_SALE_NOT_TAKEN: QCoreApplication.translate("DayWords", "cash not taken for this ticket?"),
        CauseKind.WRONG_NOTE: QCoreApplication.translate("DayWords", "one note taken for another?"),
        CauseKind.MOVEMENT_NOT_DONE: QCoreApplication.translate(
            "DayWords", "a movement of this amount written down and not carried out?"
        ),
        CauseKind.OTHER_TENDER: QCoreApplication.translate("DayWords", "paid in cash, rung as another tender?"),
    }
    return QCoreApplication.translate("DayWords", "{0}: {1}").format(signed(cause.amount_xpf), questions[cause.kind])


def cause_place(cause: LikelyCause) -> str:
    """Say where to look: the ticket and its time; empty when the cause names no ticket."""
    if cause.ticket_number is None:
        return ""
    at = hour(cause.at_utc) if cause.at_utc is not None else ""
    return QCoreApplication.translate("DayWords", "Ticket {0}, {1}").format(cause.ticket_number, at)
