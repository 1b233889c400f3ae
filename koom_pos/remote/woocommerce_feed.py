"""How every stream of a WooCommerce shop is read: ids in the order of change, then the records of those ids.

The stamps of the shop are to the second at best, and some changes move none: a new round begins some minutes before
the last record, and the sweep compares a digest of everything that belongs to a record.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from koom_pos.remote.online_shop import Batch, Cursor, RowFault, Sheet, ShopRecord
from koom_pos.remote.woocommerce_site import Site
from koom_pos.remote.woocommerce_tables import sql

OVERLAP = timedelta(minutes=5)
"""How far a new round goes back: longer than any transaction of the shop should take."""

Read = tuple[tuple[ShopRecord, ...], tuple[RowFault, ...]]


@dataclass(frozen=True, slots=True)
class Feed:
    """One stream: where its ids stand, which expression moves with a change, how records and stamps are read.

    `source` is everything from FROM to WHERE; `values` binds what it names.
    """

    source: str
    id: str
    at: str
    read: Callable[[Connection, Site, Sequence[str]], Read]
    digest: Callable[[Connection, Site, Sequence[str]], dict[str, str]]
    is_epoch: bool = False

    def pull(self, connection: Connection, site: Site, cursor: Cursor, limit: int, values: dict[str, Any]) -> Batch:
        """Give a page of what changed since the cursor; see `OnlineShop.pull`."""
        query = (
            f"SELECT {self.id} AS id, CAST({self.at} AS CHAR) AS at {self.source}"
            f" AND {self._since(cursor)} ORDER BY {self.at}, {self.id} LIMIT :limit"
        )
        since = {"at": self._number(self._from(cursor)), "id": cursor.id, "limit": limit + 1}
        rows = connection.execute(sql(site.prefix, query), {**since, **values}).all()
        page = [(str(row[0]), str(row[1] or "")) for row in rows[:limit]]
        records, faults = self.read(connection, site, [each for each, _ in page]) if page else ((), ())
        if len(rows) > limit:
            return Batch(records, Cursor(page[-1][1], page[-1][0]), more=True, faults=faults)
        return Batch(records, Cursor(page[-1][1] if page else cursor.at), more=False, faults=faults)

    def sweep(self, connection: Connection, site: Site, after_id: str, limit: int, values: dict[str, Any]) -> Sheet:
        """Walk through the ids as texts, since that is how they are compared here; see `OnlineShop.sweep`."""
        text_id = f"CONVERT(CAST({self.id} AS CHAR) USING ascii) COLLATE ascii_bin"
        query = (
            f"SELECT CAST({self.id} AS CHAR) AS id {self.source}"
            f" AND {text_id} > CONVERT(:after USING ascii) COLLATE ascii_bin ORDER BY {text_id} LIMIT :limit"
        )
        rows = connection.scalars(sql(site.prefix, query), {"after": after_id, "limit": limit + 1, **values}).all()
        ids = [str(each) for each in rows[:limit]]
        digests = self.digest(connection, site, ids) if ids else {}
        return Sheet(tuple((each, digests.get(each, "")) for each in ids), more=len(rows) > limit)

    def fetch(self, connection: Connection, site: Site, remote_ids: Iterable[str], values: dict[str, Any]) -> Batch:
        """Give named records as they stand; see `OnlineShop.fetch`."""
        query = f"SELECT {self.id} AS id {self.source} AND {self.id} IN :ids"
        wanted = [each for each in remote_ids if each.isdigit()]
        rows = connection.scalars(sql(site.prefix, query), {"ids": wanted, **values}).all() if wanted else []
        records, faults = self.read(connection, site, [str(each) for each in rows]) if rows else ((), ())
        return Batch(records, Cursor(), more=False, faults=faults)

    def _since(self, cursor: Cursor) -> str:
        if not cursor.id:
            return f"{self.at} >= :at" if cursor.at else "1 = 1"
        if not cursor.at:  # still among the records without any stamp, which come first
            return f"({self.at} IS NOT NULL OR {self.id} > :id)"
        return f"({self.at} > :at OR ({self.at} = :at AND {self.id} > :id))"

    def _from(self, cursor: Cursor) -> str:
        """Give the stamp to read from: exactly there within a round, some minutes earlier in a new one."""
        if cursor.id or not cursor.at:
            return cursor.at
        if self.is_epoch:
            return str(int(cursor.at) - int(OVERLAP.total_seconds()))
        try:
            return (datetime.fromisoformat(cursor.at) - OVERLAP).isoformat(" ", timespec="seconds")
        except ValueError:  # a date of nothing but zeros
            return cursor.at

    def _number(self, at: str) -> str | int:
        return int(at) if self.is_epoch and at else at


def each_row(
    rows: Iterable[Any], name: Callable[[Any], str], read: Callable[[Any], ShopRecord | None]
) -> tuple[tuple[ShopRecord, ...], tuple[RowFault, ...]]:
    """Read rows; one that makes no sense is named, and the others are read all the same."""
    records: list[ShopRecord] = []
    faults: list[RowFault] = []
    for row in rows:
        try:
            record = read(row)
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
            faults.append(RowFault(name(row), type(error).__name__))
        else:
            if record is not None:
                records.append(record)
    return tuple(records), tuple(faults)


def digests(
    connection: Connection, site: Site, ids: Sequence[str], parts: Sequence[str], values: dict[str, Any] | None = None
) -> dict[str, str]:
    """Give a digest of each id, made of one statement by part; each part gives (id, what stands there)."""
    found: dict[str, list[str]] = {each: [] for each in ids}
    for part in parts:
        told = {
            str(row[0]): str(row[1])
            for row in connection.execute(sql(site.prefix, part), {"ids": ids, **(values or {})})
        }
        for each, pieces in found.items():
            pieces.append(told.get(each, ""))
    return {each: "|".join(pieces) for each, pieces in found.items()}
