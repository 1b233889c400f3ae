"""An online shop read by SQL and written through its own interface, where it has one and the keys are set."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Engine

from koom_pos.domain.order import Handover
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.faults import naming_shop_faults
from koom_pos.remote.online_shop import (
    Batch,
    Cursor,
    Intent,
    IntentKind,
    OnlineShop,
    Outcome,
    Route,
    Sheet,
    ShopDescription,
    Stream,
)
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.rest_channel import DONE, PushChannel
from koom_pos.remote.rest_prestashop import PrestashopRest, open_prestashop_rest
from koom_pos.remote.rest_prestashop_calls import PrestaRestSettings
from koom_pos.remote.rest_woocommerce import WooCommerceRest, open_woocommerce_rest
from koom_pos.remote.rest_woocommerce_calls import WooRestSettings
from koom_pos.remote.woocommerce import WooCommerceShop
from koom_pos.remote.woocommerce_tables import sql
from koom_pos.remote.woocommerce_writes import KEY


@dataclass(frozen=True, slots=True)
class RestAccess:
    """Where a shop's interface is, and the key to it. PrestaShop's key has no secret."""

    address: str
    key: str = field(repr=False)
    secret: str = field(default="", repr=False)
    ca: str = ""


class ShopWithRest:
    """Reads through one shop, writes through a channel of it.

    Args:
        shop: Reads, and writes what the channel cannot.
        open_channel: Opens the channel, once it is needed.
        better_by_sql: What goes by SQL where that is a route, keys or not: what only the tables hold.
    """

    def __init__(
        self,
        shop: OnlineShop,
        open_channel: Callable[[], PushChannel],
        *,
        better_by_sql: frozenset[IntentKind] = frozenset(),
    ) -> None:
        self._shop = shop
        self._open_channel = open_channel
        self._better_by_sql = better_by_sql
        self._channel: PushChannel | None = None
        self._described: ShopDescription | None = None

    def describe(self) -> ShopDescription:
        """Look at the shop; a version that is only read is written through no channel either."""
        found = self._shop.describe()
        is_written = found.is_known_version or any(route is not Route.NONE for route in found.routes.values())
        routes = dict(found.routes)
        if is_written and not found.missing:
            for kind, route in self.channel.routes.items():
                by_sql = kind in self._better_by_sql and routes.get(kind) is Route.SQL
                if route is Route.API and not by_sql:
                    routes[kind] = Route.API
        self._described = replace(found, routes=routes)
        return self._described

    def pull(self, stream: Stream, cursor: Cursor, *, limit: int) -> Batch:
        """Give what changed; see `OnlineShop.pull`."""
        return self._shop.pull(stream, cursor, limit=limit)

    def sweep(self, stream: Stream, after_id: str, *, limit: int) -> Sheet:
        """Walk through the ids of a stream; see `OnlineShop.sweep`."""
        return self._shop.sweep(stream, after_id, limit=limit)

    def fetch(self, stream: Stream, remote_ids: Iterable[str]) -> Batch:
        """Give named records as they stand; see `OnlineShop.fetch`."""
        return self._shop.fetch(stream, remote_ids)

    def push(self, intent: Intent) -> Outcome:
        """Do one intention by its route; see `OnlineShop.push`."""
        described = self._described or self.describe()
        if described.routes.get(intent.kind) is Route.API:
            return self.channel.push(intent)
        return self._shop.push(intent)

    def close(self) -> None:
        """Let go of both."""
        if self._channel is not None:
            self._channel.close()
        self._shop.close()

    @property
    def channel(self) -> PushChannel:
        """The channel, opened at its first use.

        Raises:
            ShopUnreachableError, ShopDriftError: what it needs to know of the shop cannot be read.
            ShopAccessError: its address is not https.
        """
        if self._channel is None:
            self._channel = self._open_channel()
        return self._channel


@dataclass(frozen=True, slots=True)
class WooTables:
    """What of a WooCommerce shop the interface neither shows nor keeps: metas of customers, keys of intentions.

    The keys stand where those of SQL do, so that a message sent by one route is known on the other.
    """

    engine: Engine
    prefix: str

    @property
    def outlives_the_program(self) -> bool:
        """They are rows of the shop."""
        return True

    def recall(self, key: str) -> str:
        """Give what is kept under a key; what SQL did holds the kind of intention, and is done."""
        found = self._value(0, KEY + key)
        return DONE if found in set(IntentKind) else found or ""

    def keep(self, key: str, text: str) -> None:
        """Keep a text under a key."""
        known = self._value(0, KEY + key) is not None
        statement = (
            "UPDATE {p}usermeta SET meta_value = :text WHERE user_id = 0 AND meta_key = :key"
            if known
            else "INSERT INTO {p}usermeta (user_id, meta_key, meta_value) VALUES (0, :key, :text)"
        )
        with naming_shop_faults(), self.engine.begin() as connection:
            connection.execute(sql(self.prefix, statement), {"key": KEY + key, "text": text})

    def read_box(self, customer: str, key: str) -> str | None:
        """Give a customer's meta, None where she has none of that name."""
        return self._value(int(customer), key)

    def _value(self, user: int, key: str) -> str | None:
        query = sql(
            self.prefix,
            "SELECT meta_value FROM {p}usermeta WHERE user_id = :user AND meta_key = :key ORDER BY umeta_id LIMIT 1",
        )
        with naming_shop_faults(), self.engine.connect() as connection:
            value = connection.execute(query, {"user": user, "key": key}).scalar()
        return None if value is None else str(value)


def with_woocommerce_rest(
    shop: WooCommerceShop, engine: Engine, clock: Callable[[], datetime], access: RestAccess
) -> ShopWithRest:
    """Let a WooCommerce shop be written through wc/v3, as its tables say it is set up.

    A box at check-out is better by SQL: its key begins with an underscore, which the interface drops silently.
    """

    def open_channel() -> PushChannel:
        site = shop.site
        tables = WooTables(engine, site.prefix)
        return WooCommerceRest(
            open_woocommerce_rest(access.address, access.key, access.secret, ca=access.ca),
            clock,
            settings=WooRestSettings(ready_status=site.ready_status),
            keys=tables,
            read_box=tables.read_box,
        )

    return ShopWithRest(shop, open_channel, better_by_sql=frozenset({IntentKind.RECORD_CONSENT}))


def with_prestashop_rest(shop: PrestashopShop, clock: Callable[[], datetime], access: RestAccess) -> ShopWithRest:
    """Let a PrestaShop be written through its webservice, as its tables say it is set up.

    Stock stays with SQL, which keeps its key in the movement; the webservice keeps none.
    """

    def open_channel() -> PushChannel:
        site, employee = shop.site, shop.employee_id
        out = [each for each, meaning in site.meanings.items() if meaning.handover is Handover.HANDED_OVER]
        delivered = site.values.get("PS_OS_DELIVERED", "")
        handed_over = out[0] if len(out) == 1 else int(delivered) if delivered.isdigit() else 0
        closed = {each for each, meaning in site.meanings.items() if meaning.is_cancelled or meaning.is_refunded}
        named = {name: site.values.get(f"PS_OS_{name}", "") for name in ("PAYMENT", "CANCELED")}
        if not all(value.isdigit() for value in named.values()):
            raise ShopDriftError("PS_OS_PAYMENT")
        settings = PrestaRestSettings(
            employee_id=employee,
            ready_state=site.ready_state,
            handed_over_state=handed_over,
            paid_state=int(named["PAYMENT"]),
            cancelled_state=int(named["CANCELED"]),
            closed_states=frozenset(closed | {int(named["CANCELED"])}),
            zone=site.zone,
            language_id=site.language_id,
        )
        client = open_prestashop_rest(access.address, access.key, ca=access.ca)
        return PrestashopRest(client, clock, settings=settings)

    return ShopWithRest(shop, open_channel)
