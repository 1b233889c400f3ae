"""Verbs of the house: workstations, shop settings, outbox."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.store.tables.house import OutboxRow, ShopSettingRow, WorkstationRow

_SETTINGS = text("SELECT key, value FROM shop_setting")


_HERE = text("SELECT id, number, name, public_key FROM workstation WHERE here = 1")


@dataclass(frozen=True, slots=True)
class Workstation:
    """A PC of the shop. `public_key` verifies its journal: 64 hex digits, Ed25519."""

    id: str
    number: int
    name: str
    public_key: str


class HouseVerbs:
    """Small rows everybody reads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def here(self) -> Workstation | None:
        """Give the workstation this file belongs to, or None before the first run is over."""
        row = self._connection.execute(_HERE).first()
        return None if row is None else Workstation(*row)

    def add_workstation(self, workstation: Workstation) -> None:
        """Found the workstation this file belongs to."""
        self._connection.execute(
            insert(WorkstationRow),
            {
                "id": workstation.id,
                "number": workstation.number,
                "name": workstation.name,
                "here": True,
                "public_key": workstation.public_key,
            },
        )

    def rename_here(self, name: str) -> None:
        """Give this workstation another name."""
        self._connection.execute(update(WorkstationRow).where(WorkstationRow.here).values(name=name))

    def settings(self) -> dict[str, Any]:
        """Give every setting of the shop."""
        return {row[0]: json.loads(row[1])["value"] for row in self._connection.execute(_SETTINGS)}

    def put_setting(self, key: str, value: object, *, at_utc: datetime, by: str) -> None:
        """Set one setting of the shop; any JSON value."""
        fields = {"value": {"value": value}, "updated_at_utc": at_utc, "updated_by": by}
        self._connection.execute(
            upsert(ShopSettingRow)
            .values(key=key, **fields)
            .on_conflict_do_update(index_elements=["key"], set_=fields)
        )

    def tell(
        self,
        *,
        message_id: str,
        workstation_id: str,
        topic: str,
        subject_id: str,
        payload: dict[str, Any],
        at_utc: datetime,
    ) -> None:
        """Put a message into the outbox, in the transaction of the act it tells of."""
        self._connection.execute(
            insert(OutboxRow),
            {
                "id": message_id,
                "workstation_id": workstation_id,
                "topic": topic,
                "subject_id": subject_id,
                "payload": payload,
                "at_utc": at_utc,
                "sent_at_utc": None,
            },
        )

    def waiting(self) -> int:
        """Count the messages not sent yet."""
        return int(
            self._connection.execute(text("SELECT count(*) FROM outbox WHERE sent_at_utc IS NULL")).scalar_one()
        )
