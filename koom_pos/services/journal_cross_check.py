"""Compare the books with the journal: each ticket and closing of the store has its entry, and says the same.

The chain proves that the journal is whole; this proves that the rows reports are made from are the journal's. It
also finds a journal whose end was cut off, which no chain can show of itself.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from koom_pos.domain.journal import JournalKind
from koom_pos.services.desk import Desk
from koom_pos.store.evidence import Evidence

_SALE_KINDS = (JournalKind.SALE, JournalKind.RETURN)
_CLOSING_KINDS = {
    "day": JournalKind.Z_REPORT,
    "month": JournalKind.MONTH_CLOSING,
    "year": JournalKind.YEAR_CLOSING,
}
_FIGURES_OF_PARTS = ("gross_xpf", "rounding_xpf", "change_xpf", "taxes", "tenders", "lines", "benefits")


class Disagreement(StrEnum):
    """How the store and the journal differ."""

    NO_ENTRY = "no_entry"
    """A ticket or closing names an entry that is not there, or is of another kind."""
    NO_ROW = "no_row"
    """An entry tells of a ticket or closing that the store does not have."""
    DIFFERS = "differs"
    """Both are there and do not say the same; `field` is what differs."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One disagreement. `subject` is `ticket`, `day`, `month` or `year`, `number` its number (0 when unknown)."""

    subject: str
    number: int
    sequence: int
    disagreement: Disagreement
    field: str = ""


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """What the comparison found; `complete` is False when somebody cancelled."""

    tickets: int
    closings: int
    contradictions: tuple[Contradiction, ...]
    complete: bool = True

    @property
    def holds(self) -> bool:
        """Everything was compared and agrees."""
        return self.complete and not self.contradictions


def cross_check(desk: Desk, *, cancelled: Callable[[], bool] | None = None, most: int = 100) -> CrossCheck:
    """Compare all tickets and closings of this workstation with its journal; at most `most` contradictions.

    Run `verify_journal` first: this trusts the entries.
    """
    found: list[Contradiction] = []
    told: set[int] = set()
    with desk.store.reading() as tx:
        evidence = Evidence(tx.connection)
        tickets = 0
        for row in evidence.sales(desk.workstation.id):
            tickets += 1
            told.add(row[0])
            found += _check_ticket(row)
            if cancelled is not None and tickets % 1000 == 0 and cancelled():
                return CrossCheck(tickets, 0, tuple(found[:most]), complete=False)
        closings = evidence.closings(desk.workstation.id)
        for row in closings:
            told.add(row[0])
            found += _check_closing(row)
        found += _check_perpetual(closings)
        for subject, kinds in (("ticket", _SALE_KINDS), ("closing", tuple(_CLOSING_KINDS.values()))):
            sequences = evidence.sequences(desk.workstation.id, json.dumps([str(kind) for kind in kinds]))
            found += [Contradiction(subject, 0, s, Disagreement.NO_ROW) for s in sequences if s not in told]
    found.sort(key=lambda each: (each.sequence, each.number))
    return CrossCheck(tickets, len(closings), tuple(found[:most]))


def _check_ticket(row: tuple[Any, ...]) -> list[Contradiction]:
    sequence, number, kind, gross, rounding, change, entry_kind, body, taxes, tenders, lines, benefits = row
    expected = JournalKind.SALE if kind == "sale" else JournalKind.RETURN
    payload = _payload(body)
    if entry_kind != expected or payload.get("ticket") != number:
        return [Contradiction("ticket", number, sequence, Disagreement.NO_ENTRY)]
    store = {
        "gross_xpf": gross,
        "rounding_xpf": rounding,
        "change_xpf": change,
        "taxes": json.loads(taxes),
        "tenders": json.loads(tenders),
        "lines": json.loads(lines),
        "benefits": json.loads(benefits),
    }
    journal = {
        **{name: payload.get(name) for name in ("gross_xpf", "rounding_xpf", "change_xpf")},
        "taxes": _rows(payload, "taxes", ("rate_bp", "net_xpf", "tax_xpf", "gross_xpf")),
        "tenders": _rows(payload, "tenders", ("type", "amount_xpf")),
        "lines": _rows(payload, "lines", ("sku", "quantity", "unit_price_xpf", "gross_xpf", "rate_bp")),
        "benefits": payload.get("benefits", []),
    }
    return [
        Contradiction("ticket", number, sequence, Disagreement.DIFFERS, name)
        for name in _FIGURES_OF_PARTS
        if store[name] != journal[name]
    ]


def _check_closing(row: tuple[Any, ...]) -> list[Contradiction]:
    sequence, kind, number, gross, perpetual, absolute, figures_text, entry_kind, body, tickets_gross = row
    figures = json.loads(figures_text)
    payload = _payload(body)
    if entry_kind != _CLOSING_KINDS[kind] or payload.get("number") != number:
        return [Contradiction(kind, number, sequence, Disagreement.NO_ENTRY)]
    differing = [name for name in sorted({*figures, *payload}) if figures.get(name) != payload.get(name)]
    columns = {"gross_xpf": gross, "perpetual_total_xpf": perpetual, "perpetual_absolute_xpf": absolute}
    differing += [name for name, value in columns.items() if payload.get(name) != value and name not in differing]
    if kind == "day" and tickets_gross != gross and "gross_xpf" not in differing:
        differing.append("tickets")
    return [Contradiction(kind, number, sequence, Disagreement.DIFFERS, name) for name in differing]


def _check_perpetual(closings: list[tuple[Any, ...]]) -> list[Contradiction]:
    """Each Z carries on the perpetual total of the one before, by number and never by time."""
    found: list[Contradiction] = []
    total = 0
    for sequence, kind, number, gross, perpetual, *_ in closings:
        if kind != "day":
            continue
        total += gross
        if perpetual != total:
            found.append(Contradiction(kind, number, sequence, Disagreement.DIFFERS, "perpetual_total_xpf"))
            total = perpetual
    return found


def _payload(body: str | None) -> dict[str, Any]:
    try:
        fields = json.loads(body or "{}")
    except ValueError:
        return {}
    payload = fields.get("payload") if isinstance(fields, dict) else None
    return payload if isinstance(payload, dict) else {}


def _rows(payload: dict[str, Any], name: str, keys: tuple[str, ...]) -> list[list[Any]]:
    parts = payload.get(name)
    return [[part.get(key) for key in keys] for part in parts] if isinstance(parts, list) else []
