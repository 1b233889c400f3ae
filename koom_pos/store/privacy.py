"""Verbs of privacy: the keyed suppression list, versions of the policy, processors, exports, holds."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, insert, text
from sqlalchemy.dialects.sqlite import insert as upsert

from koom_pos.store.tables.consents import SuppressionRow
from koom_pos.store.tables.customers import ShopSecretRow

_SUPPRESSION_KEY = "suppression_key"

EVERY_PURPOSE = "*"
"""Purpose of the entry an erasure leaves: the address is contacted for nothing."""


class PrivacyVerbs:
    """Reads and writes what protects customers; nothing here names one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def secret(self, name: str) -> bytes | None:
        """Give a secret of the shop, or None before its first use."""
        row = self._connection.execute(text("SELECT secret FROM shop_secret WHERE name = :name"), {"name": name})
        return row.scalar_one_or_none()

    def put_secret(self, name: str, secret: bytes) -> None:
        """Keep a secret of the shop; one that is there is never replaced (IntegrityError)."""
        self._connection.execute(insert(ShopSecretRow), {"name": name, "secret": secret})

    @cached_property
    def suppression_key(self) -> bytes:
        """The shop's own key of the suppression hashes, 32 bytes, drawn at its first use; that one writes."""
        stored = self.secret(_SUPPRESSION_KEY)
        if stored is not None:
            return stored
        drawn = secrets.token_bytes(32)
        self.put_secret(_SUPPRESSION_KEY, drawn)
        return drawn

    def suppress(self, channel: str, purpose: str, address_hash: str, *, reason: str, at_utc: datetime) -> None:
        """Put a hash on the list, or renew it: each objection starts its time again."""
        fields = {"reason": reason, "at_utc": at_utc}
        self._connection.execute(
            upsert(SuppressionRow)
            .values(channel=channel, purpose=purpose, address_hash=address_hash, **fields)
            .on_conflict_do_update(index_elements=["channel", "purpose", "address_hash"], set_=fields)
        )

    def lift(self, channel: str, purpose: str, address_hash: str) -> bool:
        """Take a hash off the list; False when it was not on it."""
        done = self._connection.execute(
            text("DELETE FROM suppression WHERE channel = :channel AND purpose = :purpose AND address_hash = :hash"),
            {"channel": channel, "purpose": purpose, "hash": address_hash},
        )
        return done.rowcount > 0

    def is_suppressed(self, channel: str, purposes: Iterable[str], address_hash: str) -> bool:
        """Tell whether a hash is on the list for one of the purposes."""
        query = text(
            "SELECT 1 FROM suppression WHERE channel = :channel AND purpose = :purpose AND address_hash = :hash"
        )
        return any(
            self._connection.execute(query, {"channel": channel, "purpose": purpose, "hash": address_hash}).first()
            for purpose in purposes
        )
