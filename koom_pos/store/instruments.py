"""Verbs of gift cards and credit notes: an issued code, and a ledger that never falls below zero."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, text

from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.store.tables.sales import InstrumentMovementRow, InstrumentRow

_BY_CODE = text("""
    SELECT i.id, i.code, i.kind, i.expires_on,
           (SELECT coalesce(sum(amount_xpf), 0) FROM instrument_movement m WHERE m.instrument_id = i.id)
    FROM instrument i WHERE i.code = :code""")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A gift card or credit note with its balance today."""

    id: str
    code: str
    kind: InstrumentKind
    expires_on: date | None
    balance_xpf: int


class InstrumentVerbs:
    """Reads balances as folds of the ledger; the trigger `instrument_balance` refuses an overdraft."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_code(self, code: str) -> Instrument | None:
        """Give the instrument with this code, whatever its balance."""
        row = self._connection.execute(_BY_CODE, {"code": code}).first()
        if row is None:
            return None
        expires = date.fromisoformat(row[3]) if row[3] else None
        return Instrument(row[0], row[1], InstrumentKind(row[2]), expires, row[4])

    def issue(
        self,
        instrument: Instrument,
        *,
        workstation_id: str,
        at_utc: datetime,
    ) -> None:
        """Create the instrument; its balance comes with the first movement."""
        self._connection.execute(
            insert(InstrumentRow),
            {
                "id": instrument.id,
                "workstation_id": workstation_id,
                "code": instrument.code,
                "kind": str(instrument.kind),
                "issued_at_utc": at_utc,
                "expires_on": instrument.expires_on,
            },
        )

    def move(
        self,
        *,
        movement_id: str,
        workstation_id: str,
        instrument_id: str,
        sale_id: str,
        amount_xpf: int,
        at_utc: datetime,
    ) -> None:
        """Write a movement of the ledger: positive issued or reloaded, negative spent."""
        self._connection.execute(
            insert(InstrumentMovementRow),
            {
                "id": movement_id,
                "workstation_id": workstation_id,
                "instrument_id": instrument_id,
                "sale_id": sale_id,
                "amount_xpf": amount_xpf,
                "at_utc": at_utc,
            },
        )
