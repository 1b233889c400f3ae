"""The words for every error a person at the screen can meet.

Errors carry facts; here is what is said about them. A sentence is found by the name of the error's class, so nothing
is imported for it and the start stays quick; `tests/ui/test_refusals.py` walks the whole program and fails when a
class lacks its sentence or a sentence names a fact the class does not carry. A class without a sentence of its own
takes the one of its nearest ancestor.

In a sentence, `{fact}` is an attribute of the error. Its suffix says how it is written: `_xpf` as francs, `_bp` as
percent, `_utc` as the time in Nouméa; dates in the local form, lists with commas.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from koom_pos.domain.errors import InvariantError, KoomError
from koom_pos.domain.money import format_francs
from koom_pos.ui.refusal_sentences import SENTENCES

_NOUMEA = ZoneInfo("Pacific/Noumea")

_INVARIANT = QT_TRANSLATE_NOOP(
    "Refusals",
    "The books would contradict themselves, so nothing was stored. Stop selling and call the manager ({name}).",
)
_UNEXPECTED = QT_TRANSLATE_NOOP(
    "Refusals", "Something unexpected happened. What was saved stands. The details are in the log ({name})."
)

_WORDS = {
    "cash": QT_TRANSLATE_NOOP("Refusals", "cash"),
    "card": QT_TRANSLATE_NOOP("Refusals", "card"),
    "cheque": QT_TRANSLATE_NOOP("Refusals", "cheque"),
    "cf_pay": QT_TRANSLATE_NOOP("Refusals", "CF-Pay"),
    "transfer": QT_TRANSLATE_NOOP("Refusals", "transfer"),
    "gift_card": QT_TRANSLATE_NOOP("Refusals", "gift card"),
    "credit_note": QT_TRANSLATE_NOOP("Refusals", "credit note"),
    "name": QT_TRANSLATE_NOOP("Refusals", "shop name"),
    "legal_name": QT_TRANSLATE_NOOP("Refusals", "legal name"),
    "legal_form": QT_TRANSLATE_NOOP("Refusals", "legal form"),
    "address_lines": QT_TRANSLATE_NOOP("Refusals", "address"),
    "ridet": QT_TRANSLATE_NOOP("Refusals", "RIDET"),
    "rcs": QT_TRANSLATE_NOOP("Refusals", "trade register"),
    "capital_xpf": QT_TRANSLATE_NOOP("Refusals", "capital"),
    "phone": QT_TRANSLATE_NOOP("Refusals", "phone"),
    "email": QT_TRANSLATE_NOOP("Refusals", "e-mail"),
    "no_customer": QT_TRANSLATE_NOOP("Refusals", "no customer is on it"),
    "no_address": QT_TRANSLATE_NOOP("Refusals", "the customer has given no e-mail address"),
    "no_consent": QT_TRANSLATE_NOOP("Refusals", "the customer has not agreed to it"),
}
"""Facts that are words of the trade in the code: tenders and fields of the shop's identity."""

_VARIANTS: Mapping[str, Callable[[Any], bool]] = {
    "UnknownCodeError": lambda error: bool(error.suspect),
    "NotAllowedError": lambda error: error.cap_bp is not None,
    "WrongPinError": lambda error: error.left <= 0,
    "RecoveryKeyError": lambda error: error.group is not None,
}
"""Classes with a second sentence (`<name>.other` among the sentences), and when it is the one to say."""


def sentence(error: BaseException) -> str:
    """Say what happened, what stands and what to do, in the language of the screens.

    An error outside the families of `domain.errors` gets a sentence too; its facts stay in the log.
    """
    found = _source_of(type(error), error)
    if found is None:
        general = _INVARIANT if isinstance(error, InvariantError) else _UNEXPECTED
        return QCoreApplication.translate("Refusals", str(general)).format(name=type(error).__name__)
    facts = {name: _written(name, value) for name, value in vars(error).items()}
    return QCoreApplication.translate("Refusals", found).format(**facts)


def _source_of(kind: type[BaseException], error: BaseException) -> str | None:
    for ancestor in kind.__mro__:
        if ancestor is KoomError:
            return None
        other = _VARIANTS.get(ancestor.__name__)
        if other is not None and other(error):
            return SENTENCES[f"{ancestor.__name__}.other"]
        if ancestor.__name__ in SENTENCES:
            return SENTENCES[ancestor.__name__]
    return None


def _written(name: str, value: object) -> str:
    """Write one fact as the sentence wants it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _number_written(name, value)
    if isinstance(value, datetime):
        return f"{value.astimezone(_NOUMEA):%H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, tuple | list | frozenset | set):
        return ", ".join(_written("", item) for item in value)
    if isinstance(value, Path):
        return str(value)
    text = str(value)
    return QCoreApplication.translate("Refusals", str(_WORDS[text])) if text in _WORDS else text


def _number_written(name: str, value: int) -> str:
    if name.endswith("_xpf"):
        return format_francs(value)
    if name.endswith("_bp"):
        whole, rest = divmod(value, 100)
        return f"{whole},{rest:02d}\u00a0%" if rest else f"{whole}\u00a0%"
    return str(value)
