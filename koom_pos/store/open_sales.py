"""Verbs of the open sale: one active per workstation, any number suspended, each stored whole."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from koom_pos.domain.errors import RefusedError
from koom_pos.domain.sale import OpenSale, SaleTotals
from koom_pos.domain.sale_document import from_document, to_document
from koom_pos.store.types import utc_instant, utc_text

_SAVE = text("""
    INSERT INTO open_sale (id, workstation_id, state, document, gross_xpf, pieces, note, operator_id, updated_at_utc)
    VALUES (:id, :workstation_id, 'active', :document, :gross_xpf, :pieces, :note, :operator_id, :at)
    ON CONFLICT (id) DO UPDATE SET document = excluded.document, gross_xpf = excluded.gross_xpf,
        pieces = excluded.pieces, note = excluded.note, operator_id = excluded.operator_id,
        updated_at_utc = excluded.updated_at_utc""")
_ACTIVE = text("SELECT document FROM open_sale WHERE workstation_id = :ws AND state = 'active'")
_BY_ID = text("SELECT document FROM open_sale WHERE id = :id")
_STATE = text("UPDATE open_sale SET state = :state, note = :note, updated_at_utc = :at WHERE id = :id")
_REMOVE = text("DELETE FROM open_sale WHERE id = :id")
_SUSPENDED = text("""
    SELECT id, note, gross_xpf, pieces, operator_id, updated_at_utc FROM open_sale
    WHERE workstation_id = :ws AND state = 'suspended' ORDER BY updated_at_utc""")
_COUNT = text("""
    SELECT count(*) FROM open_sale WHERE workstation_id = :ws AND json_array_length(document, '$.lines') > 0""")


class SaleNotOpenError(RefusedError):
    """The sale was settled, voided or suspended meanwhile: what is asked was done already."""

    def __init__(self, sale_id: str) -> None:
        super().__init__(f"sale {sale_id} is not open")
        self.sale_id = sale_id


@dataclass(frozen=True, slots=True)
class SuspendedSale:
    """A sale in waiting, as its list shows it."""

    id: str
    note: str
    gross_xpf: int
    pieces: int
    operator_id: str
    updated_at_utc: datetime


class OpenSaleVerbs:
    """Reads and writes whole sales."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def active(self, workstation_id: str) -> OpenSale | None:
        """Give the sale being rung here."""
        document = self._connection.execute(_ACTIVE, {"ws": workstation_id}).scalar()
        return None if document is None else from_document(document)

    def get(self, sale_id: str) -> OpenSale:
        """Give an open or suspended sale.

        Raises:
            SaleNotOpenError: there is none by this id any more.
        """
        document = self._connection.execute(_BY_ID, {"id": sale_id}).scalar()
        if document is None:
            raise SaleNotOpenError(sale_id)
        return from_document(document)

    def save(self, sale: OpenSale, totals: SaleTotals, *, workstation_id: str, at_utc: datetime) -> None:
        """Store the sale as it stands; a new one becomes the active one."""
        self._connection.execute(
            _SAVE,
            {
                "id": sale.id,
                "workstation_id": workstation_id,
                "document": to_document(sale),
                "gross_xpf": totals.gross_xpf,
                "pieces": totals.pieces,
                "note": sale.note,
                "operator_id": sale.operator_id,
                "at": utc_text(at_utc),
            },
        )

    def set_state(self, sale_id: str, state: str, *, note: str, at_utc: datetime) -> None:
        """Mark a sale `active` or `suspended`."""
        self._connection.execute(_STATE, {"id": sale_id, "state": state, "note": note, "at": utc_text(at_utc)})

    def remove(self, sale_id: str) -> None:
        """Forget the working document: the sale is a fact now, or void."""
        self._connection.execute(_REMOVE, {"id": sale_id})

    def suspended(self, workstation_id: str) -> list[SuspendedSale]:
        """List the sales in waiting, oldest first."""
        return [
            SuspendedSale(row[0], row[1], row[2], row[3], row[4], utc_instant(row[5]))
            for row in self._connection.execute(_SUSPENDED, {"ws": workstation_id})
        ]

    def count(self, workstation_id: str) -> int:
        """Count the sales, active or suspended, that hold a line; an even exchange has neither pieces nor francs."""
        return int(self._connection.execute(_COUNT, {"ws": workstation_id}).scalar_one())
