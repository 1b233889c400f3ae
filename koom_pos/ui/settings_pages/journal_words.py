"""Journal entries in words: what each kind is called, what an entry says, the amount it is about."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from koom_pos.documents.wording import rate, signed
from koom_pos.domain.journal import JournalEntry, JournalKind
from koom_pos.domain.money import format_francs
from koom_pos.ui.settings_pages.journal_codes import code_words
from koom_pos.ui.settings_pages.journal_customer_words import CUSTOMER_TELLERS, customer_kind_names

Payload = Mapping[str, Any]
Told = tuple[str, int | None]
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An entry as the list shows it. `amount_xpf` is None for what moves no money."""

    kind: str
    operator: str
    words: str
    amount_xpf: int | None


class JournalCounts(QObject):
    """Numbers of things in words; a QObject, because lupdate sees plural forms only in its `tr`."""

    def more_lines(self, count: int) -> str:
        """Count the lines of a ticket after the first."""
        return self.tr("%n more", "", count)

    def given_up(self, lines: int) -> str:
        """Count the lines of a voided sale."""
        return self.tr("%n line(s) given up", "", lines)

    def tickets(self, count: int) -> str:
        """Count the tickets of a reading or a closing."""
        return self.tr("%n ticket(s)", "", count)

    def wrong_pins(self, count: int) -> str:
        """Count the tries that locked the till."""
        return self.tr("%n wrong PIN(s) in a row", "", count)

    def set_back(self, seconds: int) -> str:
        """Say how far the clock of the computer went back."""
        return self.tr("Set back by %n second(s)", "", seconds)


def entry_words(entry: JournalEntry) -> EntryWords:
    """Put an entry into words; one whose text cannot be read says so, and is found by the verification."""
    payload = payload_of(entry)
    if payload is None:
        return EntryWords(kind_name(entry.kind), "", translate("Journal", "Cannot be read"), None)
    words, amount = _TELLERS.get(entry.kind, _nothing)(payload)
    return EntryWords(kind_name(entry.kind), _who(entry.kind, payload), words, amount)


def _who(kind: JournalKind, payload: Payload) -> str:
    """Return the code of the person who acted; in a change of the team `operator` may be whom it is about."""
    name = "operator"
    if kind is JournalKind.APPROVAL:
        name = "approved_by"
    elif kind is JournalKind.OPERATOR_CHANGE and "by" in payload:
        name = "by"
    return str(payload.get(name, ""))


def payload_of(entry: JournalEntry) -> Payload | None:
    """Return what an entry holds, or None when its text was damaged."""
    try:
        payload = json.loads(entry.body)["payload"]
    except (ValueError, KeyError, TypeError):
        return None
    return payload if isinstance(payload, dict) else None


def kind_name(kind: JournalKind) -> str:
    """Name a kind of entry."""
    names = {
        JournalKind.SALE: translate("Journal", "Sale"),
        JournalKind.RETURN: translate("Journal", "Return"),
        JournalKind.VOID_SALE: translate("Journal", "Voided sale"),
        JournalKind.VOID_LINE: translate("Journal", "Voided line"),
        JournalKind.DUPLICATE: translate("Journal", "Duplicate"),
        JournalKind.CASH_MOVEMENT: translate("Journal", "Cash movement"),
        JournalKind.NO_SALE: translate("Journal", "Drawer without sale"),
        JournalKind.OPENING: translate("Journal", "Opening"),
        JournalKind.X_REPORT: translate("Journal", "X report"),
        JournalKind.Z_REPORT: translate("Journal", "Z report"),
        JournalKind.MONTH_CLOSING: translate("Journal", "Month closing"),
        JournalKind.YEAR_CLOSING: translate("Journal", "Year closing"),
        JournalKind.COUNT_VERIFIED: translate("Journal", "Verified count"),
        JournalKind.APPROVAL: translate("Journal", "Approval"),
        JournalKind.PRICE_CHANGE: translate("Journal", "Price"),
        JournalKind.RATE_CHANGE: translate("Journal", "TGC rate"),
        JournalKind.SETTINGS_CHANGE: translate("Journal", "Setting"),
        JournalKind.OPERATOR_CHANGE: translate("Journal", "Team"),
        JournalKind.SIGN_IN: translate("Journal", "Sign-in"),
        JournalKind.LOCK_OUT: translate("Journal", "Lock-out"),
        JournalKind.START: translate("Journal", "Start"),
        JournalKind.STOP: translate("Journal", "Stop"),
        JournalKind.CLOCK_JUMP: translate("Journal", "Clock"),
        JournalKind.EXPORT: translate("Journal", "Export"),
        JournalKind.IMPORT: translate("Journal", "Import"),
        JournalKind.VERIFICATION_FAILURE: translate("Journal", "Failed verification"),
        JournalKind.TERMINAL_UNKNOWN: translate("Journal", "Card terminal"),
        **customer_kind_names(),
    }
    return names.get(kind, str(kind))


def _nothing(_payload: Payload) -> Told:
    return "", None


def _ticket(payload: Payload) -> Told:
    labels = [str(line.get("label", "")) for line in payload.get("lines", ())]
    number = payload.get("ticket", "?")
    if not labels:
        return translate("Journal", "Ticket {0}").format(number), _amount(payload)
    more = JournalCounts().more_lines(len(labels) - 1) if len(labels) > 1 else ""
    return translate("Journal", "Ticket {0}: {1}").format(number, _with(labels[0], more)), _amount(payload)


def _voided_sale(payload: Payload) -> Told:
    lines = len(payload.get("lines", ()))
    reason = str(payload.get("reason", ""))
    return _with(JournalCounts().given_up(lines), reason), _amount(payload)


def _voided_line(payload: Payload) -> Told:
    quantity, price = int(payload.get("quantity", 0)), payload.get("unit_price_xpf")
    words = f"{quantity} × {payload.get('label', '')}"
    return words, quantity * price if isinstance(price, int) else None


def _movement(payload: Payload) -> Told:
    kinds = {
        "paid_in": translate("Journal", "Cash in"),
        "paid_out": translate("Journal", "Cash out"),
        "bank_drop": translate("Journal", "Bank drop"),
    }
    kind = kinds.get(str(payload.get("kind", "")), "")
    amount = payload.get("amount_xpf")
    return _with(kind, str(payload.get("reason", ""))), amount if isinstance(amount, int) and kind else None


def _opening(payload: Payload) -> Told:
    amount = payload.get("float_xpf")
    return translate("Journal", "Opening float"), amount if isinstance(amount, int) else None


def _report(payload: Payload) -> Told:
    tickets = int(payload.get("tickets", 0))
    words = JournalCounts().tickets(tickets)
    number = payload.get("number")
    if number is not None:
        words = _with(translate("Journal", "No. {0}").format(number), words)
    difference = payload.get("over_short_xpf")
    if isinstance(difference, int) and difference:
        words = _with(words, translate("Journal", "difference {0}").format(signed(difference)))
    return words, _amount(payload)


def _verified(payload: Payload) -> Told:
    difference = payload.get("difference_xpf")
    words = translate("Journal", "Closing {0}").format(payload.get("closing", "?"))
    if isinstance(difference, int) and difference:
        words = _with(words, translate("Journal", "difference {0}").format(signed(difference)))
    counted = payload.get("counted_xpf")
    return words, counted if isinstance(counted, int) else None


def _approval(payload: Payload) -> Told:
    words = translate("Journal", "{0}, asked by {1}").format(
        code_words(str(payload.get("action", ""))), payload.get("asked_by", "")
    )
    amount = payload.get("amount_xpf")
    return words, amount if isinstance(amount, int) and amount else None


def _price(payload: Payload) -> Told:
    before, after = payload.get("before_xpf"), payload.get("after_xpf")
    old = format_francs(before) if isinstance(before, int) else "–"
    new = format_francs(after) if isinstance(after, int) else "–"
    return translate("Journal", "{0}: {1} → {2}").format(payload.get("sku", ""), old, new), None


def _rate(payload: Payload) -> Told:
    before, after = payload.get("before_bp"), payload.get("after_bp")
    old = rate(before) if isinstance(before, int) else "–"
    new = rate(after) if isinstance(after, int) else "–"
    return translate("Journal", "{0}: {1} → {2}").format(payload.get("sku", ""), old, new), None


def _setting(payload: Payload) -> Told:
    names = [code_words(str(change.get("setting", ""))) for change in payload.get("changes", ())]
    return ", ".join(names), None


def _team(payload: Payload) -> Told:
    if "right" in payload:
        given = translate("Journal", "given") if payload.get("allowed") else translate("Journal", "taken away")
        role, right = (code_words(str(payload.get(name, ""))) for name in ("role", "right"))
        return f"{role} – {_with(right, given)}", None
    changes = {
        "created": translate("Journal", "joined the team"),
        "pin": translate("Journal", "another PIN"),
        "badge": translate("Journal", "another badge"),
        "active": translate("Journal", "taken back"),
        "inactive": translate("Journal", "let go"),
    }
    change = changes.get(str(payload.get("change", "")), "")
    return _with(translate("Journal", "No. {0}").format(payload.get("operator", "?")), change), None


def _sign_in(payload: Payload) -> Told:
    by_badge = payload.get("by") == "badge"
    return translate("Journal", "By badge") if by_badge else translate("Journal", "By PIN"), None


def _lock_out(payload: Payload) -> Told:
    return JournalCounts().wrong_pins(int(payload.get("failures", 0))), None


def _version(payload: Payload) -> Told:
    founded = translate("Journal", "Founded") if payload.get("event") == "founded" else ""
    return _with(founded, f"KOOM POS {payload.get('software_version', '')}"), None


def _clock(payload: Payload) -> Told:
    seconds = int(payload.get("back_ms", 0)) // 1000
    return JournalCounts().set_back(seconds), None


def _exchange(payload: Payload) -> Told:
    what = code_words(str(payload.get("what", payload.get("file", ""))))
    span = " – ".join(str(payload[name]) for name in ("from", "to") if payload.get(name))
    return _with(what, span), None


def _failure(payload: Payload) -> Told:
    return translate("Journal", "Entry {0}: {1}").format(payload.get("sequence", "?"), payload.get("fault", "")), None


def _copy(payload: Payload) -> Told:
    kind = code_words(str(payload.get("document", "")))
    words = translate("Journal", "{0} {1}, DUPLICATA {2}")
    return words.format(kind, payload.get("number", ""), payload.get("duplicate", "")), None


def _terminal(payload: Payload) -> Told:
    amount = payload.get("amount_xpf")
    words = str(payload.get("said", payload.get("reason_code", payload.get("reason", ""))))
    return words, amount if isinstance(amount, int) else None


def _amount(payload: Payload) -> int | None:
    amount = payload.get("gross_xpf")
    return amount if isinstance(amount, int) else None


def _with(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


_TELLERS: dict[JournalKind, Callable[[Payload], Told]] = {
    JournalKind.SALE: _ticket,
    JournalKind.RETURN: _ticket,
    JournalKind.VOID_SALE: _voided_sale,
    JournalKind.VOID_LINE: _voided_line,
    JournalKind.DUPLICATE: _copy,
    JournalKind.CASH_MOVEMENT: _movement,
    JournalKind.NO_SALE: _movement,
    JournalKind.OPENING: _opening,
    JournalKind.X_REPORT: _report,
    JournalKind.Z_REPORT: _report,
    JournalKind.MONTH_CLOSING: _report,
    JournalKind.YEAR_CLOSING: _report,
    JournalKind.COUNT_VERIFIED: _verified,
    JournalKind.APPROVAL: _approval,
    JournalKind.PRICE_CHANGE: _price,
    JournalKind.RATE_CHANGE: _rate,
    JournalKind.SETTINGS_CHANGE: _setting,
    JournalKind.OPERATOR_CHANGE: _team,
    JournalKind.SIGN_IN: _sign_in,
    JournalKind.LOCK_OUT: _lock_out,
    JournalKind.START: _version,
    JournalKind.STOP: _version,
    JournalKind.CLOCK_JUMP: _clock,
    JournalKind.EXPORT: _exchange,
    JournalKind.IMPORT: _exchange,
    JournalKind.VERIFICATION_FAILURE: _failure,
    JournalKind.TERMINAL_UNKNOWN: _terminal,
    **CUSTOMER_TELLERS,
}
