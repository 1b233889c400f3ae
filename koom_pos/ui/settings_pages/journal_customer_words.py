"""Journal entries about points, cards, privacy and vouchers in words: figures and keys, since none names anybody."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from koom_pos.domain.journal import JournalKind
from koom_pos.domain.money import format_francs

Payload = Mapping[str, Any]
Told = tuple[str, int | None]
translate = QCoreApplication.translate


class CustomerCounts(QObject):
    """Numbers of things in words; a QObject, because lupdate sees plural forms only in its `tr`."""

    def points(self, count: int) -> str:
        """Count points, with their sign."""
        sign = "−" if count < 0 else "+" if count > 0 else ""
        return sign + self.tr("%n point(s)", "", abs(count))

    def cards(self, count: int) -> str:
        """Count loyalty cards."""
        return self.tr("%n card(s)", "", count)

    def vouchers(self, count: int) -> str:
        """Count vouchers."""
        return self.tr("%n voucher(s)", "", count)


def customer_kind_names() -> dict[JournalKind, str]:
    """Name the kinds of entry this module tells."""
    return {
        JournalKind.POINTS_ADJUSTED: translate("Journal", "Points corrected"),
        JournalKind.POINTS_EXPIRED: translate("Journal", "Points expired"),
        JournalKind.CUSTOMERS_MERGED: translate("Journal", "Cards merged"),
        JournalKind.MERGE_UNDONE: translate("Journal", "Merge undone"),
        JournalKind.POLICY_CHANGE: translate("Journal", "Privacy policy"),
        JournalKind.PROCESSOR_CHANGE: translate("Journal", "Processor"),
        JournalKind.HOLD_CHANGE: translate("Journal", "Hold"),
        JournalKind.VOUCHERS_ISSUED: translate("Journal", "Voucher"),
    }


def _adjusted(payload: Payload) -> Told:
    reasons = {
        "forgotten_card": translate("Journal", "forgotten card"),
        "goodwill": translate("Journal", "goodwill gesture"),
        "mistake": translate("Journal", "mistake"),
        "opening_balance": translate("Journal", "balance of before"),
    }
    words = [CustomerCounts().points(int(payload.get("points", 0))), reasons.get(str(payload.get("reason", "")), "")]
    if payload.get("ticket") is not None:
        words.append(translate("Journal", "Ticket {0}").format(payload["ticket"]))
    return _joined(words), None


def _expired(payload: Payload) -> Told:
    counts = CustomerCounts()
    points = -int(payload.get("points", 0))
    return _joined([counts.cards(int(payload.get("members", 0))), counts.points(points)]), None


def _merged(payload: Payload) -> Told:
    return CustomerCounts().points(abs(int(payload.get("points_moved", 0)))).lstrip("+"), None


def _policy(payload: Payload) -> Told:
    version = str(payload.get("version", ""))
    words = [translate("Journal", "version {0}").format(version) if version else ""]
    if payload.get("ended_purposes"):
        words.append(translate("Journal", "ends earlier consents"))
    return _joined(words), None


def _processor(payload: Payload) -> Told:
    roles = {"processor": translate("Journal", "processor"), "partner": translate("Journal", "partner")}
    committed = payload.get("commitment_on")
    words = [
        roles.get(str(payload.get("role", "")), ""),
        translate("Journal", "written commitment") if committed else "",
        "" if payload.get("active", True) else translate("Journal", "ended"),
    ]
    return _joined(words), None


def _hold(payload: Payload) -> Told:
    events = {"placed": translate("Journal", "placed"), "ended": translate("Journal", "ended")}
    return _joined([str(payload.get("code", "")), events.get(str(payload.get("event", "")), "")]), None


def _vouchers(payload: Payload) -> Told:
    value = int(payload.get("value", 0))
    worth = f"{value // 100}\u202f%" if payload.get("how") == "percent" else format_francs(value)
    return _joined([CustomerCounts().vouchers(int(payload.get("count", 0))), worth if value else ""]), None


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


CUSTOMER_TELLERS: dict[JournalKind, Callable[[Payload], Told]] = {
    JournalKind.POINTS_ADJUSTED: _adjusted,
    JournalKind.POINTS_EXPIRED: _expired,
    JournalKind.CUSTOMERS_MERGED: _merged,
    JournalKind.MERGE_UNDONE: _merged,
    JournalKind.POLICY_CHANGE: _policy,
    JournalKind.PROCESSOR_CHANGE: _processor,
    JournalKind.HOLD_CHANGE: _hold,
    JournalKind.VOUCHERS_ISSUED: _vouchers,
}
