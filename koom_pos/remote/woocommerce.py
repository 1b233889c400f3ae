"""The online shop that runs WooCommerce, spoken to in SQL: on MariaDB or MySQL, with or without tables for orders."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

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
    Sheet,
    ShopDescription,
    ShopKind,
    Stream,
)
from koom_pos.remote.woocommerce_customer_writes import CUSTOMER_ACTS
from koom_pos.remote.woocommerce_feed import Feed
from koom_pos.remote.woocommerce_goods import CATALOGUE, STOCK
from koom_pos.remote.woocommerce_orders import IN_POSTS, IN_TABLES
from koom_pos.remote.woocommerce_people import CONSENTS, CUSTOMERS, ERASURES
from koom_pos.remote.woocommerce_site import NO_ORDER, Site, WooSettings, find_prefix, read_site
from koom_pos.remote.woocommerce_stock_writes import STOCK_ACTS
from koom_pos.remote.woocommerce_wishes import fetch as fetch_wishes
from koom_pos.remote.woocommerce_wishes import pull as pull_wishes
from koom_pos.remote.woocommerce_wishes import sweep as sweep_wishes
from koom_pos.remote.woocommerce_writes import ORDER_ACTS, SHOP_MUST, Act, routes

_ACTS: Mapping[IntentKind, Callable[[Act], Outcome]] = {**ORDER_ACTS, **CUSTOMER_ACTS, **STOCK_ACTS}


class WooCommerceShop:
    """Reads and writes a WooCommerce shop's tables.

    `clock` stamps what is written. `prefix` None: it is found. `settings` is what the set-up decided. An unknown
    version is only read, until `accept_version` names it.
    """

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        *,
        prefix: str | None = None,
        settings: WooSettings | None = None,
        accept_version: str = "",
    ) -> None:
        self._engine = settle_sessions(engine, in_utc=True)
        self._clock = clock
        self._prefix = prefix
        self._settings = settings or WooSettings()
        self._accepted = accept_version
        self._site: Site | None = None

    def describe(self) -> ShopDescription:
        """Look at the shop anew: version, place of the orders, currency, clock, states, what is missing."""
        with self._talking() as connection:
            site = self._look(connection)
        ways = dict.fromkeys(IntentKind, Route.NONE) if self._is_read_only(site) else routes(site)
        return ShopDescription(
            kind=ShopKind.WOOCOMMERCE,
            version=site.version,
            is_known_version=site.is_known_version,
            currency=site.currency,
            timezone=site.zone_name,
            streams=frozenset(_FEEDS) | {Stream.ORDERS, Stream.WISHES},
            routes=ways,
            statuses=site.statuses,
            missing=site.missing,
        )

    def pull(self, stream: Stream, cursor: Cursor, *, limit: int) -> Batch:
        """Give what changed since the cursor; see `OnlineShop.pull`."""
        with self._talking() as connection:
            site = self._known_site(connection)
            if stream is Stream.WISHES:
                return pull_wishes(connection, site, cursor, limit)
            feed, values = _feed(stream, site)
            return (
                Batch((), cursor, more=False) if feed is None else feed.pull(connection, site, cursor, limit, values)
            )

    def sweep(self, stream: Stream, after_id: str, *, limit: int) -> Sheet:
        """Walk through the ids of a stream with their digests; see `OnlineShop.sweep`."""
        with self._talking() as connection:
            site = self._known_site(connection)
            if stream is Stream.WISHES:
                return sweep_wishes(connection, site, after_id, limit)
            feed, values = _feed(stream, site)
            return Sheet((), more=False) if feed is None else feed.sweep(connection, site, after_id, limit, values)

    def fetch(self, stream: Stream, remote_ids: Iterable[str]) -> Batch:
        """Give named records as they stand; see `OnlineShop.fetch`."""
        with self._talking() as connection:
            site = self._known_site(connection)
            if stream is Stream.WISHES:
                return fetch_wishes(connection, site, remote_ids)
            feed, values = _feed(stream, site)
            if feed is None:
                return Batch((), Cursor(), more=False)
            return feed.fetch(connection, site, remote_ids, values)

    def push(self, intent: Intent) -> Outcome:
        """Do one intention in one transaction with its key; see `OnlineShop.push`."""
        with naming_shop_faults(), self._engine.begin() as connection:
            site = self._known_site(connection)
            way = Route.NONE if self._is_read_only(site) else routes(site)[intent.kind]
            if way is Route.NONE:
                return Outcome(Result.REFUSED, intent.subject, SHOP_MUST)
            return _ACTS[intent.kind](Act(connection, site, intent, self._clock()))

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

    @contextmanager
    def _talking(self) -> Iterator[Connection]:
        """Give a connection for one short read."""
        with naming_shop_faults(), self._engine.connect() as connection:
            yield connection

    def _look(self, connection: Connection) -> Site:
        if self._prefix is None:
            self._prefix = find_prefix(connection)
        self._site = read_site(connection, self._prefix, self._settings)
        return self._site

    def _known_site(self, connection: Connection) -> Site:
        site = self._site or self._look(connection)
        if site.missing:
            self._site = None  # looked at again next time
            raise ShopDriftError(site.missing[0].name)
        return site

    def _is_read_only(self, site: Site) -> bool:
        return not site.is_known_version and site.version != self._accepted


_FEEDS: Mapping[Stream, Feed] = {
    Stream.CUSTOMERS: CUSTOMERS,
    Stream.CONSENTS: CONSENTS,
    Stream.ERASURES: ERASURES,
    Stream.CATALOGUE: CATALOGUE,
    Stream.STOCK: STOCK,
}


def _feed(stream: Stream, site: Site) -> tuple[Feed | None, dict[str, Any]]:
    """Give where a stream is read and what its source binds; None: the shop has no such thing."""
    if stream is Stream.ORDERS:
        return (IN_TABLES if site.is_hpos else IN_POSTS), {"no_order": list(NO_ORDER)}
    if stream is Stream.CONSENTS:
        return (CONSENTS if site.opt_ins else None), {"opt_ins": list(site.opt_ins)}
    return _FEEDS.get(stream), {}
