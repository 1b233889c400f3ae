"""The online shop that offers the KOOM contract, on SQLite, MariaDB, MySQL or PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Engine, RowMapping, Select, Table, and_, inspect, or_, select

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.contract_writes import carry_out
from koom_pos.remote.faults import naming_shop_faults
from koom_pos.remote.online_shop import (
    Batch,
    Cursor,
    Intent,
    IntentKind,
    Missing,
    Outcome,
    Route,
    RowFault,
    Sheet,
    ShopArticle,
    ShopConsent,
    ShopCustomer,
    ShopDescription,
    ShopErasure,
    ShopKind,
    ShopOrder,
    ShopOrderLine,
    ShopPoints,
    ShopRecord,
    ShopStock,
    ShopVoucher,
    ShopWish,
    Stream,
)

OVERLAP = timedelta(minutes=5)
"""How far a new round goes back: longer than any transaction of the shop should take."""

CUSTOMER_FIELDS = (
    "first_name", "last_name", "email", "phone", "street", "street_more", "postal_code", "city", "country",
    "birthday", "language",
)  # fmt: skip
_ADDRESS_FIELDS = ("street", "street_more", "postal_code", "city")


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a stream is read: its table, the column that moves with changes, and how a row reads."""

    table: Table
    stamp: Column[Any]
    read: Callable[[RowMapping], ShopRecord]


class ContractShop:
    """Reads and writes the contract's tables. `clock` stamps what we write, in the shop's own UTC."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine.execution_options(isolation_level="READ COMMITTED") if _is_server(engine) else engine
        self._clock = clock
        self._sources: Mapping[Stream, _Source] = {
            Stream.CUSTOMERS: _Source(tables.customer, tables.customer.c.changed_at, _customer),
            Stream.CONSENTS: _Source(tables.consent, tables.consent.c.changed_at, _consent),
            Stream.ERASURES: _Source(tables.erasure, tables.erasure.c.changed_at, _erasure),
            Stream.CATALOGUE: _Source(tables.variant, tables.variant.c.changed_at, _article),
            Stream.STOCK: _Source(tables.variant, tables.variant.c.stock_changed_at, _stock),
            Stream.WISHES: _Source(tables.wish, tables.wish.c.changed_at, _wish),
            Stream.VOUCHERS: _Source(tables.voucher, tables.voucher.c.changed_at, _voucher),
            Stream.POINTS: _Source(tables.points, tables.points.c.changed_at, _points),
        }

    def describe(self) -> ShopDescription:
        """Say which tables and columns of the contract are missing; everything travels by SQL."""
        with self._talking() as connection:
            found = inspect(connection)
            standing = set(found.get_table_names()) | set(found.get_view_names())
            missing = [Missing("table", name) for name in tables.metadata.tables if name not in standing]
            for name, table in tables.metadata.tables.items():
                if name in standing:
                    columns = {column["name"] for column in found.get_columns(name)}
                    missing += [Missing("column", f"{name}.{c.name}") for c in table.columns if c.name not in columns]
            version = ""
            if not missing:
                version = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "version")) or ""
        return ShopDescription(
            kind=ShopKind.CONTRACT,
            version=version,
            is_known_version=version == tables.CONTRACT_VERSION,
            currency="XPF",
            timezone="UTC",
            streams=frozenset(Stream),
            routes=dict.fromkeys(IntentKind, Route.SQL),
            missing=tuple(missing),
        )

    def pull(self, stream: Stream, cursor: Cursor, *, limit: int) -> Batch:
        """Give what changed since the cursor; see `OnlineShop.pull`."""
        table, stamp = self._table(stream)
        query = select(table, stamp.label("stamp_")).order_by(stamp, table.c.id).limit(limit + 1)
        with self._talking() as connection:
            rows = connection.execute(_since(query, table, stamp, cursor)).mappings().all()
            page = rows[:limit]
            records, faults = self._records(connection, stream, page)
        if len(rows) > limit:
            last = page[-1]
            return Batch(records, Cursor(_text(last["stamp_"]), str(last["id"])), more=True, faults=faults)
        end = _text(page[-1]["stamp_"]) if page else cursor.at
        return Batch(records, Cursor(end), more=False, faults=faults)

    def sweep(self, stream: Stream, after_id: str, *, limit: int) -> Sheet:
        """Walk through the ids of a stream with their stamps; see `OnlineShop.sweep`."""
        table, stamp = self._table(stream)
        query = select(table.c.id, stamp).where(table.c.id > after_id).order_by(table.c.id).limit(limit + 1)
        with self._talking() as connection:
            rows = connection.execute(query).all()
        return Sheet(tuple((str(row[0]), _text(row[1])) for row in rows[:limit]), more=len(rows) > limit)

    def fetch(self, stream: Stream, remote_ids: Iterable[str]) -> Batch:
        """Give named records as they stand; see `OnlineShop.fetch`."""
        table, stamp = self._table(stream)
        with self._talking() as connection:
            query = select(table, stamp.label("stamp_")).where(table.c.id.in_(list(remote_ids)))
            records, faults = self._records(connection, stream, connection.execute(query).mappings().all())
        return Batch(records, Cursor(), more=False, faults=faults)

    def push(self, intent: Intent) -> Outcome:
        """Do one intention in one transaction with its key; see `OnlineShop.push`."""
        with naming_shop_faults(), self._engine.begin() as connection:
            return carry_out(connection, intent, at=self._clock().astimezone(UTC).replace(tzinfo=None))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def _talking(self) -> Iterator[Connection]:
        """Give a connection for one short read."""
        with naming_shop_faults(), self._engine.connect() as connection:
            yield connection

    def _table(self, stream: Stream) -> tuple[Table, Column[Any]]:
        if stream is Stream.ORDERS:
            return tables.order, tables.order.c.changed_at
        source = self._sources[stream]
        return source.table, source.stamp

    def _records(
        self, connection: Connection, stream: Stream, rows: Iterable[RowMapping]
    ) -> tuple[tuple[ShopRecord, ...], tuple[RowFault, ...]]:
        """Read rows; one that makes no sense is named, and the others are read all the same."""
        read = self._reader(connection, stream, list(rows))
        records: list[ShopRecord] = []
        faults: list[RowFault] = []
        for row, reading in read:
            try:
                records.append(reading(row))
            except (ValueError, TypeError, KeyError) as error:
                faults.append(RowFault(str(row["id"]), type(error).__name__))
        return tuple(records), tuple(faults)

    def _reader(
        self, connection: Connection, stream: Stream, rows: list[RowMapping]
    ) -> list[tuple[RowMapping, Callable[[RowMapping], ShopRecord]]]:
        if stream is not Stream.ORDERS:
            return [(row, self._sources[stream].read) for row in rows]
        lines: dict[str, list[ShopOrderLine]] = {}
        query = select(tables.order_line).where(tables.order_line.c.order_id.in_([row["id"] for row in rows]))
        for line in connection.execute(query.order_by(tables.order_line.c.id)).mappings():
            lines.setdefault(line["order_id"], []).append(_line(line))
        return [(row, lambda each: _order(each, tuple(lines.get(each["id"], ())))) for row in rows]


def create_contract(engine: Engine) -> None:
    """Create the contract's tables where they are missing, and say which version they are.

    Raises:
        ShopUnreachableError, ShopAccessError
    """
    with naming_shop_faults(), engine.begin() as connection:
        tables.metadata.create_all(connection)
        if connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "version")) is None:
            connection.execute(tables.meta.insert(), {"name": "version", "value": tables.CONTRACT_VERSION})


def _is_server(engine: Engine) -> bool:
    return engine.dialect.name != "sqlite"


def _since(query: Select[Any], table: Table, stamp: Column[Any], cursor: Cursor) -> Select[Any]:
    if not cursor.at:
        return query
    at = datetime.fromisoformat(cursor.at)
    if cursor.id:
        return query.where(or_(stamp > at, and_(stamp == at, table.c.id > cursor.id)))
    return query.where(stamp >= at - OVERLAP)


def _text(stamp: datetime) -> str:
    return stamp.isoformat(timespec="microseconds")


def _utc(stamp: datetime) -> datetime:
    return stamp.replace(tzinfo=UTC)


def _customer(row: RowMapping) -> ShopCustomer:
    fields = {name: row[name] or "" for name in CUSTOMER_FIELDS}
    return ShopCustomer(row["id"], fields, is_guest=bool(row["is_guest"]), is_gone=row["gone_at"] is not None)


def _consent(row: RowMapping) -> ShopConsent:
    return ShopConsent(
        remote_id=row["id"],
        customer_remote_id=row["customer_id"],
        email="",
        purpose=Purpose(row["purpose"]),
        channel=Channel(row["channel"]),
        state=ConsentState(row["state"]),
        at_utc=_utc(row["at"]),
        wording=row["wording"] or "",
        policy_version=row["policy_version"] or "",
        evidence_ref=row["evidence_ref"] or "",
    )


def _erasure(row: RowMapping) -> ShopErasure:
    return ShopErasure(row["id"], row["customer_id"], row["email_key"] or "", _utc(row["changed_at"]))


def _article(row: RowMapping) -> ShopArticle:
    texts = ("article_id", "sku", "gtin", "name", "brand", "category", "shade", "size", "picture_url")
    return ShopArticle(
        remote_id=row["id"],
        **{name: row[name] or "" for name in texts},
        gross_xpf=row["gross_xpf"],
        rate_bp=row["rate_bp"],
        is_discontinued=bool(row["is_discontinued"]),
    )


def _stock(row: RowMapping) -> ShopStock:
    return ShopStock(row["id"], row["sku"], row["stock"])


def _wish(row: RowMapping) -> ShopWish:
    return ShopWish(row["id"], row["customer_id"], row["sku"], row["label"], _utc(row["wished_at"]))


def _voucher(row: RowMapping) -> ShopVoucher:
    used = row["used_at"] is not None
    return ShopVoucher(row["id"], row["code"], row["how"], row["value"], row["expires_on"], used)


def _points(row: RowMapping) -> ShopPoints:
    return ShopPoints(row["id"], row["customer_id"], row["points"], row["reason"], _utc(row["at"]))


def _line(row: RowMapping) -> ShopOrderLine:
    return ShopOrderLine(row["id"], row["sku"], row["gtin"], row["label"], row["quantity"], row["gross_xpf"])


def _order(row: RowMapping, lines: tuple[ShopOrderLine, ...]) -> ShopOrder:
    sums = sum(line.gross_xpf for line in lines) + row["shipping_xpf"] - row["discount_xpf"]
    return ShopOrder(
        remote_id=row["id"],
        number=row["number"],
        customer_remote_id=row["customer_id"] or "",
        contact={
            "name": row["contact_name"] or "",
            "email": row["contact_email"] or "",
            "phone": row["contact_phone"] or "",
        },
        placed_at_utc=_utc(row["placed_at"]),
        status=row["status"] or "",
        payment=Payment(row["payment_state"]),
        preparation=Preparation(row["preparation_state"]),
        handover=Handover(row["handover_state"]),
        is_cancelled=bool(row["is_cancelled"]),
        is_pickup=bool(row["is_pickup"]),
        address={name: row[name] or "" for name in _ADDRESS_FIELDS},
        lines=lines,
        shipping_xpf=row["shipping_xpf"],
        discount_xpf=row["discount_xpf"],
        total_xpf=row["total_xpf"],
        rounding_xpf=row["total_xpf"] - sums,
        paid_xpf=row["paid_xpf"],
        payment_title=row["payment_title"] or "",
        transaction_id=row["transaction_id"] or "",
        note=row["note"] or "",
    )
