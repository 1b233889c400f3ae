"""Verbs of stock: movements are facts, levels their fold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, text

from koom_pos.store.tables.catalogue import StockMovementRow

_RAISE = text("""
    INSERT INTO stock_level (variant_id, sellable, unsellable) VALUES (:variant_id, :sellable, :unsellable)
    ON CONFLICT (variant_id) DO UPDATE SET sellable = sellable + excluded.sellable,
                                           unsellable = unsellable + excluded.unsellable""")


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A signed change: −1 sold, +1 returned sealed; `sellable` False for what came back opened or defective."""

    id: str
    variant_id: str
    quantity: int
    reason: str
    sellable: bool = True
    sale_line_id: str | None = None


class StockVerbs:
    """Records movements and keeps the levels in step, in the same transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def move(self, movements: Sequence[StockMovement], *, workstation_id: str, at_utc: datetime) -> None:
        """Record movements; stock may fall below zero, an article in the customer's hand is never refused."""
        if not movements:
            return
        self._connection.execute(
            insert(StockMovementRow),
            [
                {
                    "id": m.id,
                    "workstation_id": workstation_id,
                    "variant_id": m.variant_id,
                    "quantity": m.quantity,
                    "sellable": m.sellable,
                    "reason": m.reason,
                    "sale_line_id": m.sale_line_id,
                    "at_utc": at_utc,
                }
                for m in movements
            ],
        )
        self._connection.execute(
            _RAISE,
            [
                {
                    "variant_id": m.variant_id,
                    "sellable": m.quantity if m.sellable else 0,
                    "unsellable": 0 if m.sellable else m.quantity,
                }
                for m in movements
            ],
        )

    def rebuild_levels(self) -> None:
        """Fold every movement into the levels again."""
        self._connection.exec_driver_sql("DELETE FROM stock_level")
        self._connection.exec_driver_sql(
            """INSERT INTO stock_level (variant_id, sellable, unsellable)
               SELECT variant_id, sum(CASE WHEN sellable THEN quantity ELSE 0 END),
                      sum(CASE WHEN sellable THEN 0 ELSE quantity END)
               FROM stock_movement GROUP BY variant_id"""
        )
