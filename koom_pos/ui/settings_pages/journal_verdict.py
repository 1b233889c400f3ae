"""What a verification found, said to the person who asked for it."""

from PySide6.QtCore import QCoreApplication

from koom_pos.domain.money import format_francs
from koom_pos.services.journal_check import JournalVerdict
from koom_pos.services.journal_cross_check import CrossCheck, Disagreement
from koom_pos.services.journal_links import JournalFault

translate = QCoreApplication.translate


def verdict_words(verdict: JournalVerdict, books: CrossCheck | None) -> str:
    """Say whether the chain holds and whether the books agree with it, with the first thing that is wrong."""
    if verdict.fault is not None:
        return _fault_words(verdict, verdict.fault)
    if not verdict.complete:
        words = translate("JournalVerdict", "Stopped. The first {0} entries are sound; the others were not read.")
        return words.format(_number(verdict.entries))
    whole = translate("JournalVerdict", "The journal is whole: {0} entries, each in its place, unchanged and signed.")
    whole = whole.format(_number(verdict.entries))
    if books is None or not books.complete:
        return whole
    if books.contradictions:
        return f"{whole} {_contradiction_words(books)}"
    agree = translate("JournalVerdict", "{0} tickets and {1} closings agree with it.")
    return f"{whole} {agree.format(_number(books.tickets), _number(books.closings))}"


def _fault_words(verdict: JournalVerdict, fault: JournalFault) -> str:
    faults = {
        JournalFault.CHANGED: translate("JournalVerdict", "its text was changed"),
        JournalFault.HASH_CHANGED: translate("JournalVerdict", "its fingerprint was changed"),
        JournalFault.REHASHED: translate("JournalVerdict", "it was rewritten; this till did not sign it"),
        JournalFault.SIGNATURE_CHANGED: translate("JournalVerdict", "its signature was changed"),
        JournalFault.MISSING: translate("JournalVerdict", "it is missing"),
        JournalFault.INSERTED: translate("JournalVerdict", "it was added afterwards"),
        JournalFault.SWAPPED: translate("JournalVerdict", "it was exchanged with another"),
        JournalFault.CHAIN_BROKEN: translate("JournalVerdict", "it does not follow the entry before it"),
        JournalFault.COLUMN_CHANGED: translate("JournalVerdict", "the store contradicts its text"),
        JournalFault.NOT_CANONICAL: translate("JournalVerdict", "its form is not the agreed one"),
        JournalFault.KEY_CHANGED: translate("JournalVerdict", "the key on file is not the key of this till"),
    }
    words = faults.get(fault, str(fault))
    if verdict.fault_sequence is None:
        return translate(
            "JournalVerdict", "The journal is broken: {0}. Sell no more and call the technician."
        ).format(words)
    broken = translate(
        "JournalVerdict",
        "The journal is broken at entry {0}: {1}. The {2} entries before it are sound. Keep this computer as it is "
        "and call the technician.",
    )
    return broken.format(_number(verdict.fault_sequence), words, _number(verdict.entries))


def _contradiction_words(books: CrossCheck) -> str:
    first = books.contradictions[0]
    subjects = {
        "ticket": translate("JournalVerdict", "Ticket {0}"),
        "day": translate("JournalVerdict", "Z no. {0}"),
        "month": translate("JournalVerdict", "Month closing no. {0}"),
        "year": translate("JournalVerdict", "Year closing no. {0}"),
    }
    how = {
        Disagreement.NO_ENTRY: translate("JournalVerdict", "has no entry in the journal"),
        Disagreement.NO_ROW: translate("JournalVerdict", "is in the journal but not in the store"),
        Disagreement.DIFFERS: translate("JournalVerdict", "differs from its entry"),
    }
    subject = subjects.get(first.subject, first.subject + " {0}").format(first.number or "?")
    words = translate("JournalVerdict", "But {0} contradiction(s) with the store, the first: {1} {2} (entry {3}).")
    return words.format(_number(len(books.contradictions)), subject, how[first.disagreement], _number(first.sequence))


def _number(number: int) -> str:
    return format_francs(number, suffix="")
