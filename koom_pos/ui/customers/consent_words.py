"""Consents as sentences: who accepts what by which way, since when, and what proves it."""

from PySide6.QtCore import QCoreApplication

from koom_pos.domain.consent import Cell, Channel, ConsentRecord, ConsentState, Method, Purpose
from koom_pos.ui.customers.words import moment_day


def subject_word(cell: Cell) -> str:
    """Return what is asked, as a noun: for lists and for the names of buttons."""
    translate = QCoreApplication.translate
    words = {
        (Purpose.KOOM_OFFERS, Channel.EMAIL): translate("ConsentWords", "offers by e-mail"),
        (Purpose.KOOM_OFFERS, Channel.SMS): translate("ConsentWords", "offers by SMS"),
        (Purpose.PROFILING, Channel.NONE): translate("ConsentWords", "personalised offers"),
        (Purpose.PARTNER_OFFERS, Channel.EMAIL): translate("ConsentWords", "partners’ offers by e-mail"),
        (Purpose.PARTNER_OFFERS, Channel.SMS): translate("ConsentWords", "partners’ offers by SMS"),
        (Purpose.E_TICKET, Channel.EMAIL): translate("ConsentWords", "ticket by e-mail"),
    }
    return words[cell]


def consent_sentence(cell: Cell, state: ConsentState) -> str:
    """Return what she said about one purpose and channel."""
    by_state = {
        ConsentState.GIVEN: _given,
        ConsentState.REFUSED: _refused,
        ConsentState.WITHDRAWN: _withdrawn,
    }
    return by_state[state](cell)


def proof_words(record: ConsentRecord) -> str:
    """Return since when a statement holds and how it was made."""
    translate = QCoreApplication.translate
    sentence = (
        translate("ConsentWords", "since {day}, {how}")
        if record.state is ConsentState.GIVEN
        else translate("ConsentWords", "on {day}, {how}")
    )
    return sentence.format(day=moment_day(record.at_utc), how=method_words(record.method))


def day_said(record: ConsentRecord) -> str:
    """Return the day of a statement alone: a refusal needs no proof beside it."""
    return QCoreApplication.translate("ConsentWords", "on {day}").format(day=moment_day(record.at_utc))


def method_words(method: Method) -> str:
    """Return how a statement was made."""
    translate = QCoreApplication.translate
    words = {
        Method.CUSTOMER_SCREEN: translate("ConsentWords", "signed in store"),
        Method.PAPER_SIGNED: translate("ConsentWords", "signed on paper"),
        Method.WEB: translate("ConsentWords", "on the online shop"),
        Method.EMAIL: translate("ConsentWords", "by e-mail"),
        Method.COUNTER: translate("ConsentWords", "said at the counter"),
        Method.IMPORT: translate("ConsentWords", "by import"),
        Method.MERGE: translate("ConsentWords", "taken over from a merged card"),
    }
    return words[method]


def _given(cell: Cell) -> str:
    translate = QCoreApplication.translate
    words = {
        (Purpose.KOOM_OFFERS, Channel.EMAIL): translate("ConsentWords", "Accepts offers by e-mail"),
        (Purpose.KOOM_OFFERS, Channel.SMS): translate("ConsentWords", "Accepts offers by SMS"),
        (Purpose.PROFILING, Channel.NONE): translate("ConsentWords", "Accepts personalised offers"),
        (Purpose.PARTNER_OFFERS, Channel.EMAIL): translate("ConsentWords", "Accepts partners’ offers by e-mail"),
        (Purpose.PARTNER_OFFERS, Channel.SMS): translate("ConsentWords", "Accepts partners’ offers by SMS"),
        (Purpose.E_TICKET, Channel.EMAIL): translate("ConsentWords", "Accepts her ticket by e-mail"),
    }
    return words[cell]


def _refused(cell: Cell) -> str:
    translate = QCoreApplication.translate
    words = {
        (Purpose.KOOM_OFFERS, Channel.EMAIL): translate("ConsentWords", "Refuses offers by e-mail"),
        (Purpose.KOOM_OFFERS, Channel.SMS): translate("ConsentWords", "Refuses offers by SMS"),
        (Purpose.PROFILING, Channel.NONE): translate("ConsentWords", "Refuses personalised offers"),
        (Purpose.PARTNER_OFFERS, Channel.EMAIL): translate("ConsentWords", "Refuses partners’ offers by e-mail"),
        (Purpose.PARTNER_OFFERS, Channel.SMS): translate("ConsentWords", "Refuses partners’ offers by SMS"),
        (Purpose.E_TICKET, Channel.EMAIL): translate("ConsentWords", "Refuses her ticket by e-mail"),
    }
    return words[cell]


def _withdrawn(cell: Cell) -> str:
    translate = QCoreApplication.translate
    words = {
        (Purpose.KOOM_OFFERS, Channel.EMAIL): translate("ConsentWords", "Withdrew offers by e-mail"),
        (Purpose.KOOM_OFFERS, Channel.SMS): translate("ConsentWords", "Withdrew offers by SMS"),
        (Purpose.PROFILING, Channel.NONE): translate("ConsentWords", "Withdrew personalised offers"),
        (Purpose.PARTNER_OFFERS, Channel.EMAIL): translate("ConsentWords", "Withdrew partners’ offers by e-mail"),
        (Purpose.PARTNER_OFFERS, Channel.SMS): translate("ConsentWords", "Withdrew partners’ offers by SMS"),
        (Purpose.E_TICKET, Channel.EMAIL): translate("ConsentWords", "Withdrew her ticket by e-mail"),
    }
    return words[cell]
