"""The words of the privacy page: purposes, channels, roles, fingerprints."""

from PySide6.QtCore import QCoreApplication

from koom_pos.domain.consent import Channel, Purpose

_GROUP = 4
_GROUPS = 4


def purpose_word(purpose: Purpose) -> str:
    """Return what customers are contacted for."""
    translate = QCoreApplication.translate
    words = {
        Purpose.KOOM_OFFERS: translate("PrivacyWords", "KOOM offers and news"),
        Purpose.PROFILING: translate("PrivacyWords", "Personalised offers"),
        Purpose.PARTNER_OFFERS: translate("PrivacyWords", "Partners’ offers"),
        Purpose.E_TICKET: translate("PrivacyWords", "Ticket by e-mail"),
    }
    return words[purpose]


def channel_word(channel: Channel) -> str:
    """Return by which way."""
    translate = QCoreApplication.translate
    words = {
        Channel.EMAIL: translate("PrivacyWords", "E-mail"),
        Channel.SMS: translate("PrivacyWords", "SMS"),
        Channel.POST: translate("PrivacyWords", "Post"),
        Channel.NONE: translate("PrivacyWords", "No message"),
    }
    return words[channel]


def role_word(role: str) -> str:
    """Return what somebody of the register is to the shop."""
    translate = QCoreApplication.translate
    if role == "partner":
        return translate("PrivacyWords", "Partner")
    return translate("PrivacyWords", "Processor")


def told_word(how: str) -> str:
    """Return how customers are told of a version."""
    translate = QCoreApplication.translate
    words = {
        "mail": translate("PrivacyWords", "by e-mail, the others at the counter"),
        "counter": translate("PrivacyWords", "at the counter, on their next visit"),
        "site": translate("PrivacyWords", "by a notice on the site"),
    }
    return words.get(how, how)


def fingerprint_start(sha256: str) -> str:
    """Return the beginning of a fingerprint, in groups that can be compared by eye."""
    groups = [sha256[at : at + _GROUP] for at in range(0, _GROUP * _GROUPS, _GROUP)]
    return " ".join(groups) + " …"
