"""The online shop that runs PrestaShop, read and carefully written through its MariaDB or MySQL."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, inspect

from koom_pos.remote import prestashop_catalogue as catalogue
from koom_pos.remote import prestashop_orders as orders
from koom_pos.remote import prestashop_people as people
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.faults import naming_shop_faults
from koom_pos.remote.mysql_session import settle_sessions
from koom_pos.remote.online_shop import (
    Batch,
    Cursor,
    Intent,
    IntentKind,
    Outcome,
    Result,
    Route,
    RowFault,
    Sheet,
    ShopDescription,
    ShopKind,
    ShopRecord,
    Stream,
)
from koom_pos.remote.prestashop_cursors import FEEDS, next_page, sweep_page
from koom_pos.remote.prestashop_intents import carry_out, routes_of
from koom_pos.remote.prestashop_site import PrestashopSettings, Site, read_site
from koom_pos.remote.prestashop_tables import NEEDED_BY, check_prefix, missing_of, prefix_found, sql, standing_columns
from koom_pos.remote.prestashop_writes import SHOP_MUST

Rows = Callable[[Connection, Site, Iterable[int]], list[Any]]
Reading = Callable[[Site, Any], ShopRecord]

_READERS: Mapping[Stream, tuple[Rows, Reading]] = {
    Stream.CUSTOMERS: (people.customer_rows, people.read_customer),
    Stream.ERASURES: (people.erasure_rows, people.read_erasure),
    Stream.WISHES: (people.wish_rows, people.read_wish),
    Stream.ORDERS: (orders.order_rows, orders.read_order),
    Stream.CATALOGUE: (catalogue.article_rows, catalogue.read_article),
    Stream.STOCK: (catalogue.stock_rows, catalogue.read_stock),
}


class PrestashopShop:
    """A PrestaShop of one shop (`PS_SHOP_DEFAULT`). `clock` stamps what we write, in the shop's own time.

    `prefix` None: it is found. `settings` is what the set-up decided. An unknown version is only read, until
    `accept_version` names it.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        *,
        prefix: str | None = None,
        settings: PrestashopSettings | None = None,
        accept_version: str = "",
    ) -> None:
        self._engine = settle_sessions(engine)
        self._clock = clock
        self._prefix = None if prefix is None else check_prefix(prefix)
        self._settings = settings or PrestashopSettings()
        self._accepted = accept_version
        self._site: Site | None = None

    def describe(self) -> ShopDescription:
        """Say which PrestaShop this is, what it lacks for us, and what may be written without its own code."""
        with self._talking() as connection:
            prefix = self._found_prefix(connection)
            standing = standing_columns(connection, prefix)
            missing = missing_of(standing, prefix)
            unknown = ShopDescription(
                kind=ShopKind.PRESTASHOP,
                version="",
                is_known_version=False,
                currency="",
                timezone="",
                streams=frozenset(),
                routes=dict.fromkeys(routes_of(None, self._settings), Route.NONE),
                missing=missing,
            )
            if missing:
                return unknown
            site = self._site = read_site(connection, prefix, self._settings)
        return ShopDescription(
            kind=ShopKind.PRESTASHOP,
            version=site.version,
            is_known_version=site.is_known,
            currency=site.currency,
            timezone=str(site.zone),
            streams=frozenset(stream for stream in FEEDS if set(NEEDED_BY.get(stream, ())) <= site.modules),
            routes=self._routes(site),
            statuses=tuple(state.shown for state in site.states.values() if not state.deleted),
            missing=site.gaps,
        )

    def pull(self, stream: Stream, cursor: Cursor, *, limit: int) -> Batch:
        """Give what changed since the cursor, by id within a round; see `OnlineShop.pull`."""
        with self._talking() as connection:
            site = self._known_site(connection)
            if not self._has(stream, site):
                return Batch((), cursor, more=False)
            page = next_page(connection, site, stream, cursor, limit=limit)
            records, faults = self._records(connection, site, stream, page.units)
        return Batch(records, page.cursor, more=page.more, faults=faults)

    def sweep(self, stream: Stream, after_id: str, *, limit: int) -> Sheet:
        """Walk through the ids of a stream with their stamps; see `OnlineShop.sweep`."""
        with self._talking() as connection:
            site = self._known_site(connection)
            if not self._has(stream, site):
                return Sheet((), more=False)
            stamps, more = sweep_page(connection, site, stream, after_id, limit=limit)
        return Sheet(stamps, more=more)

    def fetch(self, stream: Stream, remote_ids: Iterable[str]) -> Batch:
        """Give named records as they stand; see `OnlineShop.fetch`."""
        wanted = list(remote_ids)
        with self._talking() as connection:
            site = self._known_site(connection)
            if not wanted or not self._has(stream, site):
                return Batch((), Cursor(), more=False)
            units = self._units(connection, site, stream, wanted)
            records, faults = self._records(connection, site, stream, units, is_found_late=True)
        if stream in (Stream.CATALOGUE, Stream.STOCK):
            records = tuple(record for record in records if record.remote_id in set(wanted))
        return Batch(records, Cursor(), more=False, faults=faults)

    def push(self, intent: Intent) -> Outcome:
        """Do one intention in one short transaction; see `OnlineShop.push`."""
        with self._talking() as connection:
            site = self._known_site(connection)
        if self._routes(site)[intent.kind] is not Route.SQL:
            return Outcome(Result.REFUSED, intent.subject, SHOP_MUST)
        with naming_shop_faults(), self._engine.begin() as connection:
            return carry_out(connection, site, self._settings, intent, at=site.local(self._clock()))

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @property
    def site(self) -> Site:
        """The shop as it was last looked at.

        Raises:
            ShopUnreachableError, ShopDriftError
        """
        with self._talking() as connection:
            return self._known_site(connection)

    @property
    def employee_id(self) -> int:
        """The shop's employee for the till, 0 when none was chosen."""
        return self._settings.employee_id

    @contextmanager
    def _talking(self) -> Iterator[Connection]:
        """Give a connection for one short read."""
        with naming_shop_faults(), self._engine.connect() as connection:
            yield connection

    def _found_prefix(self, connection: Connection) -> str:
        if self._prefix is None:
            found = inspect(connection)
            self._prefix = prefix_found({*found.get_table_names(), *found.get_view_names()})
            if self._prefix is None:
                raise ShopDriftError("prefix")
        return self._prefix

    def _known_site(self, connection: Connection) -> Site:
        if self._site is None:
            self._site = read_site(connection, self._found_prefix(connection), self._settings)
        if self._site.gaps:
            raise ShopDriftError(self._site.gaps[0].name)
        return self._site

    def _routes(self, site: Site) -> dict[IntentKind, Route]:
        is_accepted = site.is_known or (bool(site.version) and site.version == self._accepted)
        return routes_of(site if is_accepted and site.is_transactional else None, self._settings)

    def _has(self, stream: Stream, site: Site) -> bool:
        return stream in FEEDS and set(NEEDED_BY.get(stream, ())) <= site.modules

    def _units(self, connection: Connection, site: Site, stream: Stream, wanted: list[str]) -> list[int]:
        """Give the numbers that rows are read by; articles and stock are named by product and combination."""
        numbers = sorted({int(each.split("-")[0]) for each in wanted})
        if stream is not Stream.STOCK:
            return numbers
        query = sql(
            site.prefix,
            "SELECT id_stock_available FROM {stock_available} WHERE id_product IN :ids AND id_shop IN (0, :shop)",
            listing=("ids",),
        )
        return list(connection.scalars(query, {"ids": numbers, "shop": site.shop_id}))

    def _records(
        self, connection: Connection, site: Site, stream: Stream, units: Iterable[int], *, is_found_late: bool = False
    ) -> tuple[tuple[ShopRecord, ...], tuple[RowFault, ...]]:
        """Read records; one that makes no sense is named, and the others are read all the same."""
        wanted = list(units)
        if not wanted:
            return (), ()
        if stream is Stream.CONSENTS:
            now = self._clock()
            return tuple(people.consents(connection, site, wanted, now=now, is_found_late=is_found_late)), ()
        rows_of, read = _READERS[stream]
        records: list[ShopRecord] = []
        faults: list[RowFault] = []
        for row in rows_of(connection, site, wanted):
            try:
                records.append(read(site, row))
            except (ValueError, TypeError, KeyError, ArithmeticError) as error:
                faults.append(RowFault(str(row["id"]), type(error).__name__.removesuffix("Error")))
        return tuple(records), tuple(faults)
