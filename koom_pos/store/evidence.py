"""Read-only queries of proof: journal rows exactly as they stand, and what the store says of tickets and closings.

Nothing is converted on the way out: a row somebody tampered with must come out as it is, not as an error.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

_COLUMNS = "workstation_id, sequence, kind, at_utc, business_date, body, previous_hash, entry_hash, signature"
_ROWS = text(f"""
    SELECT {_COLUMNS} FROM journal_entry
    WHERE workstation_id = :ws AND sequence > :after AND sequence <= :until ORDER BY sequence LIMIT :most""")
_SALES = text("""
    SELECT s.journal_sequence, s.number, s.kind, s.gross_xpf, s.rounding_xpf, s.change_xpf, e.kind, e.body,
           (SELECT json_group_array(json_array(rate_bp, net_xpf, tax_xpf, gross_xpf)) FROM
               (SELECT * FROM sale_tax t WHERE t.sale_id = s.id ORDER BY t.rate_bp)),
           (SELECT json_group_array(json_array(tender_type, amount_xpf)) FROM
               (SELECT * FROM tender_line d WHERE d.sale_id = s.id ORDER BY d.position)),
           (SELECT json_group_array(json_array(sku, quantity, unit_price_xpf, gross_xpf, rate_bp)) FROM
               (SELECT * FROM sale_line l WHERE l.sale_id = s.id ORDER BY l.position)),
           coalesce(s.benefits, '[]')
    FROM sale s LEFT JOIN journal_entry e
         ON e.workstation_id = s.workstation_id AND e.sequence = s.journal_sequence
    WHERE s.workstation_id = :ws AND s.number > :after ORDER BY s.number LIMIT :most""")
_CLOSINGS = text("""
    SELECT c.journal_sequence, c.kind, c.number, c.gross_xpf, c.perpetual_total_xpf, c.perpetual_absolute_xpf,
           c.figures, e.kind, e.body,
           (SELECT coalesce(sum(s.gross_xpf), 0) FROM sale s WHERE s.session_id = c.session_id)
    FROM closing c LEFT JOIN journal_entry e
         ON e.workstation_id = c.workstation_id AND e.sequence = c.journal_sequence
    WHERE c.workstation_id = :ws ORDER BY c.kind, c.number""")
_SEQUENCES = text("""
    SELECT sequence FROM journal_entry
    WHERE workstation_id = :ws AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY sequence""")
_NO_END = 2**62
BATCH = 2000


class Evidence:
    """Reads on one transaction; tuples are in the order of the queries above."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def journal_batches(
        self, workstation_id: str, *, after: int = 0, until: int = _NO_END, most: int = BATCH
    ) -> Iterator[list[tuple[Any, ...]]]:
        """Give the raw rows of a chain in order of their stored sequence, `after` excluded, by batches."""
        while True:
            found = self._connection.execute(
                _ROWS, {"ws": workstation_id, "after": after, "until": until, "most": most}
            )
            rows = [tuple(row) for row in found]
            if rows:
                yield rows
            if len(rows) < most:
                return
            after = rows[-1][1]

    def journal_row(self, workstation_id: str, sequence: int) -> tuple[Any, ...] | None:
        """Give the raw row stored under a sequence."""
        found = self._connection.execute(
            _ROWS, {"ws": workstation_id, "after": sequence - 1, "until": sequence, "most": 1}
        ).first()
        return None if found is None else tuple(found)

    def sales(self, workstation_id: str) -> Iterator[tuple[Any, ...]]:
        """Give every ticket with its taxes, tenders and lines as JSON texts, beside the entry it names, if any."""
        after = 0
        while True:
            rows = self._connection.execute(_SALES, {"ws": workstation_id, "after": after, "most": BATCH}).all()
            for row in rows:
                yield tuple(row)
            if len(rows) < BATCH:
                return
            after = rows[-1][1]

    def closings(self, workstation_id: str) -> list[tuple[Any, ...]]:
        """Give every closing beside the entry it names, and the sum of the tickets of its session."""
        return [tuple(row) for row in self._connection.execute(_CLOSINGS, {"ws": workstation_id})]

    def sequences(self, workstation_id: str, kinds_json: str) -> list[int]:
        """Give the sequences of the entries whose kind is in a JSON list."""
        found = self._connection.execute(_SEQUENCES, {"ws": workstation_id, "kinds": kinds_json})
        return [int(row[0]) for row in found]
