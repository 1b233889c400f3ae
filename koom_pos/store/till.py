"""Verbs of the till: sessions, running totals, cash movements, closings."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, TextClause, insert, select, text, update

from koom_pos.domain.till import CashTicket
from koom_pos.store.tables.till import (
    CashMovementRow,
    ClosingRow,
    CountVerificationRow,
    SessionTallyRow,
    TillSessionRow,
)
from koom_pos.store.types import utc_instant

_RAISE = text("""
    INSERT INTO session_tally (session_id, name, key, amount_xpf, count)
    VALUES (:session_id, :name, :key, :amount_xpf, :count)
    ON CONFLICT (session_id, name, key) DO UPDATE SET amount_xpf = amount_xpf + excluded.amount_xpf,
                                                      count = count + excluded.count""")
# Plain text: every gesture at the till asks for its session, and building the same query again costs more than it.
_SESSION = """
    SELECT id, workstation_id, business_date, state, opened_at_utc, opened_by, opening_float_xpf, opening_count
    FROM till_session WHERE """
_OPEN_SESSION = text(_SESSION + "workstation_id = :ws AND state = 'open'")
_SESSION_BY_ID = text(_SESSION + "id = :id")
_SESSION_OF_DAY = text(_SESSION + "workstation_id = :ws AND business_date = :day")
_CASH_TICKETS = text("""
    SELECT s.number, s.at_utc,
           coalesce((SELECT sum(amount_xpf) FROM tender_line t WHERE t.sale_id = s.id AND t.tender_type = 'cash'), 0),
           s.change_xpf, s.gross_xpf,
           EXISTS (SELECT 1 FROM tender_line t WHERE t.sale_id = s.id AND t.tender_type = 'cash')
    FROM sale s WHERE s.session_id = :session ORDER BY s.number DESC""")


@dataclass(frozen=True, slots=True)
class TillSession:
    """A session as opened. `opening_count` is denomination in francs → pieces."""

    id: str
    workstation_id: str
    business_date: date
    is_open: bool
    opened_at_utc: datetime
    opened_by: str
    opening_float_xpf: int
    opening_count: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """One running total, or one increment of it."""

    name: str
    key: str
    amount_xpf: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class CashMovement:
    """A cash movement as recorded; `amount_xpf` signed as it changes the till."""

    id: str
    kind: str
    amount_xpf: int
    reason: str
    operator_id: str
    approved_by: str | None
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class Closing:
    """A numbered closing as sealed; `figures` is the whole content of its paper."""

    id: str
    workstation_id: str
    kind: str
    number: int
    period: str
    session_id: str | None
    at_utc: datetime
    operator_id: str
    gross_xpf: int
    perpetual_total_xpf: int
    perpetual_absolute_xpf: int
    figures: Mapping[str, Any]
    journal_sequence: int


class TillVerbs:
    """Sessions and closings of workstations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_session(self, workstation_id: str) -> TillSession | None:
        """Give the open session of a workstation."""
        return self._session(_OPEN_SESSION, ws=workstation_id)

    def session(self, session_id: str) -> TillSession | None:
        """Give a session by its id."""
        return self._session(_SESSION_BY_ID, id=session_id)

    def session_of(self, workstation_id: str, business_date: date) -> TillSession | None:
        """Give the session of a business date."""
        return self._session(_SESSION_OF_DAY, ws=workstation_id, day=business_date.isoformat())

    def begin(self, session: TillSession) -> None:
        """Open a session; the index allows one per workstation."""
        self._connection.execute(
            insert(TillSessionRow),
            {
                "id": session.id,
                "workstation_id": session.workstation_id,
                "business_date": session.business_date,
                "state": "open",
                "opened_at_utc": session.opened_at_utc,
                "opened_by": session.opened_by,
                "opening_float_xpf": session.opening_float_xpf,
                "opening_count": {str(d): n for d, n in session.opening_count.items()},
            },
        )

    def end(self, session_id: str) -> None:
        """Mark a session closed; a trigger keeps it so."""
        self._connection.execute(update(TillSessionRow).where(TillSessionRow.id == session_id).values(state="closed"))

    def raise_tallies(self, session_id: str, tallies: Sequence[Tally]) -> None:
        """Add increments to the running totals of a session."""
        if tallies:
            self._connection.execute(
                _RAISE,
                [
                    {
                        "session_id": session_id,
                        "name": t.name,
                        "key": t.key,
                        "amount_xpf": t.amount_xpf,
                        "count": t.count,
                    }
                    for t in tallies
                ],
            )

    def tallies(self, session_id: str) -> dict[tuple[str, str], Tally]:
        """Give every running total of a session by (name, key)."""
        rows = self._connection.execute(
            select(SessionTallyRow.name, SessionTallyRow.key, SessionTallyRow.amount_xpf, SessionTallyRow.count)
            .where(SessionTallyRow.session_id == session_id)
            .order_by(SessionTallyRow.name, SessionTallyRow.key)
        )
        return {(row[0], row[1]): Tally(*row) for row in rows}

    def add_movement(self, movement: CashMovement, *, workstation_id: str, session_id: str) -> None:
        """Record a cash movement or a no-sale opening."""
        self._connection.execute(
            insert(CashMovementRow),
            {
                "id": movement.id,
                "workstation_id": workstation_id,
                "session_id": session_id,
                "kind": movement.kind,
                "amount_xpf": movement.amount_xpf,
                "reason": movement.reason,
                "operator_id": movement.operator_id,
                "approved_by": movement.approved_by,
                "at_utc": movement.at_utc,
            },
        )

    def movements(self, session_id: str) -> list[CashMovement]:
        """List the cash movements of a session, oldest first."""
        rows = self._connection.execute(
            select(
                CashMovementRow.id,
                CashMovementRow.kind,
                CashMovementRow.amount_xpf,
                CashMovementRow.reason,
                CashMovementRow.operator_id,
                CashMovementRow.approved_by,
                CashMovementRow.at_utc,
            )
            .where(CashMovementRow.session_id == session_id)
            .order_by(CashMovementRow.id)
        )
        return [CashMovement(*row) for row in rows]

    def tickets(self, session_id: str) -> tuple[list[CashTicket], list[CashTicket]]:
        """Give the tickets of a session: those settled with cash, then the others; latest first.

        For the others `payable_xpf` is the amount of the ticket.
        """
        cash: list[CashTicket] = []
        others: list[CashTicket] = []
        for number, at, tendered, change, gross, in_cash in self._connection.execute(
            _CASH_TICKETS, {"session": session_id}
        ):
            payable = tendered - change if in_cash else gross
            ticket = CashTicket(number, utc_instant(at), tendered, change, payable)
            (cash if in_cash else others).append(ticket)
        return cash, others

    def next_closing_number(self, workstation_id: str, kind: str) -> int:
        """Give the number the next closing of a kind carries."""
        highest = self._connection.execute(
            text("SELECT max(number) FROM closing WHERE workstation_id = :ws AND kind = :kind"),
            {"ws": workstation_id, "kind": kind},
        ).scalar()
        return int(highest or 0) + 1

    def add_closing(self, closing: Closing) -> None:
        """Seal a closing."""
        self._connection.execute(insert(ClosingRow), {name: getattr(closing, name) for name in Closing.__slots__})

    def last_closing(self, workstation_id: str, kind: str) -> Closing | None:
        """Give the latest closing of a kind, by number and never by time."""
        found = self.closings(workstation_id, kind, limit=1)
        return found[0] if found else None

    def closings(self, workstation_id: str, kind: str, *, limit: int = 400, prefix: str = "") -> list[Closing]:
        """List closings of a kind whose period begins with `prefix`, latest first."""
        rows = self._connection.execute(
            select(ClosingRow.__table__)
            .where(
                ClosingRow.workstation_id == workstation_id,
                ClosingRow.kind == kind,
                ClosingRow.period.startswith(prefix),
            )
            .order_by(ClosingRow.number.desc())
            .limit(limit)
        ).mappings()
        return [_closing(dict(row)) for row in rows]

    def closing(self, closing_id: str) -> Closing | None:
        """Give a closing by its id."""
        query = select(ClosingRow.__table__).where(ClosingRow.id == closing_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _closing(dict(row))

    def add_verification(self, fields: Mapping[str, Any]) -> None:
        """Record a second person's recount."""
        self._connection.execute(insert(CountVerificationRow), dict(fields))

    def verification(self, closing_id: str) -> Mapping[str, Any] | None:
        """Give the recount of a closing, if one was made."""
        row = (
            self._connection.execute(
                select(CountVerificationRow.__table__).where(CountVerificationRow.closing_id == closing_id)
            )
            .mappings()
            .first()
        )
        return None if row is None else dict(row)

    def _session(self, query: TextClause, **values: str) -> TillSession | None:
        row = self._connection.execute(query, values).first()
        if row is None:
            return None
        return TillSession(
            id=row[0],
            workstation_id=row[1],
            business_date=date.fromisoformat(row[2]),
            is_open=row[3] == "open",
            opened_at_utc=utc_instant(row[4]),
            opened_by=row[5],
            opening_float_xpf=row[6],
            opening_count={int(d): n for d, n in json.loads(row[7]).items()},
        )


def _closing(row: Mapping[str, Any]) -> Closing:
    return Closing(**{name: row[name] for name in Closing.__slots__})
