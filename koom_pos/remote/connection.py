"""From the address of an online shop's database to the shop: engine, time-outs, TLS, and which kind stands there.

`sqlite:///file`, `mariadb://user@host/base`, `mysql://…`, `postgresql://…`; `?tls=off|on|verify` (verify by default
away from this machine), `?ca=file`, `?kind=…` and `?prefix=…` where they are not to be found out.
"""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from koom_pos.remote.contract import ContractShop, create_contract
from koom_pos.remote.contract_tables import meta
from koom_pos.remote.errors import UnknownShopError
from koom_pos.remote.faults import naming_shop_faults
from koom_pos.remote.online_shop import OnlineShop, ShopKind
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.prestashop_tables import prefix_found
from koom_pos.remote.rest_shop import RestAccess, with_prestashop_rest, with_woocommerce_rest
from koom_pos.remote.woocommerce import WooCommerceShop

CONNECT_TIMEOUT_S = 10
ANSWER_TIMEOUT_S = 60
"""A shop that is silent for longer is away: the round ends, and the next one asks again."""

_DRIVERS = {
    "sqlite": "sqlite",
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_HERE = {"", "localhost", "127.0.0.1", "::1"}
_OURS = ("tls", "ca", "kind", "prefix")
_WOO_TABLE = "woocommerce_order_items"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a shop's database is, and how to reach it. `kind` and `prefix` are empty to be found out."""

    url: URL
    tls: str
    ca: str = ""
    kind: str = ""
    prefix: str = ""

    @property
    def shown(self) -> str:
        """The address without its password."""
        return self.url.render_as_string(hide_password=True)


def read_address(text: str, *, password: str | None = None) -> Address:
    """Read an address; a password given apart takes the place of one written in it.

    Raises:
        UnknownShopError: the scheme is none of ours, or the text is no address.
    """
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise UnknownShopError(text.split(":", 1)[0][:20]) from error
    backend = url.get_backend_name()
    if backend not in _DRIVERS:
        raise UnknownShopError(backend)
    said: Mapping[str, str] = {name: str(url.query[name]) for name in _OURS if name in url.query}
    plain = url.difference_update_query(_OURS).set(drivername=_DRIVERS[backend])
    if password:
        plain = plain.set(password=password)
    at_home = backend == "sqlite" or (plain.host or "") in _HERE
    return Address(
        plain,
        tls=said.get("tls", "off" if at_home else "verify"),
        ca=said.get("ca", ""),
        kind=said.get("kind", ""),
        prefix=said.get("prefix", ""),
    )


def open_engine(address: Address) -> Engine:
    """Make the engine of an address; nothing is connected yet."""
    return create_engine(
        address.url,
        connect_args=_arguments(address),
        pool_size=1,
        max_overflow=1,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def create_shop(address: Address) -> None:
    """Create the contract's tables in an empty database; repeating it changes nothing.

    Raises:
        ShopUnreachableError, ShopAccessError
    """
    engine = open_engine(address)
    try:
        create_contract(engine)
    finally:
        engine.dispose()


def open_shop(address: Address, clock: Callable[[], datetime], *, access: RestAccess | None = None) -> OnlineShop:
    """Open the shop behind an address, of the kind that is said or found.

    With `access` what its own interface does better is written through that; see docs/shops/rest.md.

    Raises:
        UnknownShopError: no known kind of shop has its tables there.
        ShopUnreachableError, ShopAccessError
    """
    engine = open_engine(address)
    kind = address.kind or _kind_found(engine)
    if kind == ShopKind.CONTRACT:
        return ContractShop(engine, clock)
    if kind == ShopKind.WOOCOMMERCE and address.url.get_backend_name() == "mysql":
        woo = WooCommerceShop(engine, clock, prefix=address.prefix or None)
        return woo if access is None else with_woocommerce_rest(woo, engine, clock, access)
    if kind == ShopKind.PRESTASHOP and address.url.get_backend_name() == "mysql":
        presta = PrestashopShop(engine, clock, prefix=address.prefix or None)
        return presta if access is None else with_prestashop_rest(presta, clock, access)
    engine.dispose()
    raise UnknownShopError(kind or "tables")


def _kind_found(engine: Engine) -> str:
    with naming_shop_faults(), engine.connect() as connection:
        found = inspect(connection)
        names = {*found.get_table_names(), *found.get_view_names()}
    if meta.name in names:
        return ShopKind.CONTRACT
    if any(name.endswith(_WOO_TABLE) for name in names):
        return ShopKind.WOOCOMMERCE
    return ShopKind.PRESTASHOP if prefix_found(names) is not None else ""


def _arguments(address: Address) -> dict[str, object]:
    backend = address.url.get_backend_name()
    if backend == "sqlite":
        return {"timeout": CONNECT_TIMEOUT_S}
    if backend == "postgresql":
        modes = {"off": "disable", "on": "require", "verify": "verify-full"}
        arguments: dict[str, object] = {
            "connect_timeout": CONNECT_TIMEOUT_S,
            "sslmode": modes.get(address.tls, "verify-full"),
            "options": f"-c statement_timeout={ANSWER_TIMEOUT_S * 1000}",
        }
        if address.tls not in ("off", "on"):
            arguments["sslrootcert"] = address.ca or "system"
        return arguments
    arguments = {
        "connect_timeout": CONNECT_TIMEOUT_S,
        "read_timeout": ANSWER_TIMEOUT_S,
        "write_timeout": ANSWER_TIMEOUT_S,
        "charset": "utf8mb4",
    }
    if address.tls != "off":
        context = ssl.create_default_context(cafile=address.ca or None)
        if address.tls == "on":
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        arguments["ssl"] = context
    return arguments
