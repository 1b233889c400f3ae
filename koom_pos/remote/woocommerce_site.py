"""What a WooCommerce shop is: where its orders stand, which version, which clock, which words for its states."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from koom_pos.domain.consent import Cell, Channel, Purpose
from koom_pos.domain.order import Handover, Preparation
from koom_pos.remote.errors import ShopDriftError
from koom_pos.remote.online_shop import Missing
from koom_pos.remote.woocommerce_tables import READ_IF_THERE, needed, sql

OLDEST, NEWEST = (7, 0), (11, 0)
"""Versions whose tables are known, both included; the tables of orders are the same in all of them."""

NO_ORDER = ("wc-checkout-draft", "auto-draft", "draft", "new")
"""States of what is no order yet: a cart left open, a form begun."""

TRASH = "trash"
NOBODY = "deleted@site.invalid"
"""The address every anonymised person shares; it names nobody."""

_OPTIONS = (
    "woocommerce_custom_orders_table_enabled", "woocommerce_custom_orders_table_data_sync_enabled",
    "woocommerce_version", "timezone_string", "gmt_offset", "woocommerce_currency", "woocommerce_price_num_decimals",
    "woocommerce_prices_include_tax", "woocommerce_notify_no_stock_amount", "woocommerce_hide_out_of_stock_items",
)  # fmt: skip
_OPT_IN = re.compile(r"newsletter|opt[-_]?in|marketing|offres|infolettre", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a state of the shop says of preparation and handover; None where it says nothing."""

    preparation: Preparation | None = None
    handover: Handover | None = None
    is_cancelled: bool = False


_OPEN = Meaning(Preparation.NEW, Handover.WAITING)
_DONE = Meaning(Preparation.READY, Handover.HANDED_OVER)
CORE: Mapping[str, Meaning] = MappingProxyType(
    {
        "wc-pending": _OPEN,
        "wc-on-hold": _OPEN,
        "wc-processing": _OPEN,
        "wc-completed": _DONE,
        "wc-cancelled": Meaning(is_cancelled=True),
        "wc-failed": Meaning(is_cancelled=True),
        "wc-refunded": Meaning(),
        TRASH: Meaning(is_cancelled=True),
    }
)
_WORDS = (
    (re.compile(r"ready|pr[eê]te?|retirer|a-retirer|available"), Meaning(Preparation.READY, Handover.WAITING)),
    (re.compile(r"retiree?$|picked|collected|remise?$"), _DONE),
    (re.compile(r"picking|prepar"), Meaning(Preparation.PICKING, Handover.WAITING)),
    (re.compile(r"shipped|exped|transit"), Meaning(Preparation.READY, Handover.OUT_FOR_DELIVERY)),
    (re.compile(r"delivered|livree?$"), Meaning(Preparation.READY, Handover.DELIVERED)),
)


def proposed_meanings(statuses: Iterable[str]) -> dict[str, Meaning]:
    """Propose what the states found in a shop mean; a word nobody knows says nothing.

    The shop's software has no « prête à retirer » of its own: every shop adds one under its own name.
    """
    return {status: _proposed(status) for status in statuses}


def _proposed(status: str) -> Meaning:
    if status in CORE:
        return CORE[status]
    return next((meaning for words, meaning in _WORDS if words.search(status)), Meaning())


@dataclass(frozen=True, slots=True)
class WooSettings:
    """What the set-up of a shop decides.

    `meanings` overrides the proposals; `ready_status` is the state written when a bag is ready, empty: the one found
    that means ready, if it is the only one. `opt_ins` maps keys of check-out fields to what they are a consent for,
    None: the newsletter, for keys that sound like it. `author` signs notes.
    """

    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    ready_status: str = ""
    opt_ins: Mapping[str, Cell] | None = None
    author: str = "KOOM POS"


@dataclass(frozen=True, slots=True)
class Site:
    """One shop as it stands now."""

    prefix: str
    version: str
    is_hpos: bool
    is_synced: bool
    currency: str
    zone_name: str
    decimals: int
    prices_include_tax: bool
    no_stock_amount: Decimal
    statuses: tuple[str, ...]
    opt_ins: Mapping[str, Cell]
    meanings: Mapping[str, Meaning]
    ready_status: str
    author: str
    wish_tables: frozenset[str]
    missing: tuple[Missing, ...]
    is_transactional: bool

    @property
    def is_known_version(self) -> bool:
        """The version is one whose tables this program knows."""
        found = re.match(r"(\d+)\.(\d+)", self.version)
        return found is not None and OLDEST <= (int(found[1]), int(found[2])) <= NEWEST

    @property
    def zone(self) -> tzinfo:
        """The clock of the shop's own pages."""
        return _zone(self.zone_name)

    def local(self, at_utc: datetime) -> datetime:
        """Give an instant as the shop's local columns hold it: its own time, without zone, to the second."""
        return at_utc.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    def meaning(self, status: str) -> Meaning:
        """Give what a state means here."""
        return self.meanings.get(status) or _proposed(status)


def find_prefix(connection: Connection) -> str:
    """Find the prefix of the shop's tables.

    Raises:
        ShopDriftError: there is no shop in this database, or more than one: then the prefix must be given.
    """
    query = sql(
        "",
        "SELECT table_name FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND table_name LIKE '%woocommerce\\_order\\_items'",
    )
    found = [str(name).removesuffix("woocommerce_order_items") for name in connection.scalars(query)]
    if len(found) != 1:
        raise ShopDriftError("woocommerce_order_items" if not found else "prefix")
    return found[0]


def read_site(connection: Connection, prefix: str, settings: WooSettings) -> Site:
    """Look at a shop: its options, its tables, its states."""
    columns, engines = _columns(connection, prefix), _engines(connection, prefix)
    options = _options(connection, prefix) if "options" in columns else {}
    is_hpos = options.get("woocommerce_custom_orders_table_enabled") == "yes"
    wanted = needed(is_hpos=is_hpos)
    missing = tuple(_missing(prefix, wanted, columns))
    statuses = () if missing else _statuses(connection, prefix, is_hpos=is_hpos)
    meanings = {**proposed_meanings(statuses), **settings.meanings}
    return Site(
        prefix=prefix,
        version=options.get("woocommerce_version", ""),
        is_hpos=is_hpos,
        is_synced=options.get("woocommerce_custom_orders_table_data_sync_enabled") == "yes",
        currency=options.get("woocommerce_currency", ""),
        zone_name=options.get("timezone_string") or options.get("gmt_offset") or "0",
        decimals=int(options.get("woocommerce_price_num_decimals") or 0),
        prices_include_tax=options.get("woocommerce_prices_include_tax") == "yes",
        no_stock_amount=Decimal(options.get("woocommerce_notify_no_stock_amount") or 0),
        statuses=statuses,
        opt_ins=_opt_ins(connection, prefix, settings) if not missing else {},
        meanings=meanings,
        ready_status=settings.ready_status or _only_ready(meanings),
        author=settings.author,
        wish_tables=frozenset(
            name for name, wished in READ_IF_THERE.items() if set(wished) <= columns.get(name, set())
        ),
        missing=missing,
        is_transactional=all(engines.get(name, "innodb") == "innodb" for name in wanted),
    )


def _zone(name: str) -> tzinfo:
    """Give the zone of a name, or of an offset in hours: a shop has one or the other."""
    if re.fullmatch(r"[-+]?\d+(\.\d+)?", name):
        return timezone(timedelta(minutes=int(Decimal(name) * 60)))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _only_ready(meanings: Mapping[str, Meaning]) -> str:
    ready = [
        status
        for status, meaning in meanings.items()
        if meaning.preparation is Preparation.READY and meaning.handover is Handover.WAITING
    ]
    return ready[0] if len(ready) == 1 else ""


def _options(connection: Connection, prefix: str) -> dict[str, str]:
    query = sql(prefix, "SELECT option_name, option_value FROM {p}options WHERE option_name IN :names")
    rows = connection.execute(query, {"names": _OPTIONS})
    return {row[0]: str(row[1]) for row in rows}


def _columns(connection: Connection, prefix: str) -> dict[str, set[str]]:
    """Give the columns this account may read, by table name without the prefix."""
    query = sql(
        "",
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = DATABASE() AND LEFT(table_name, :length) = :prefix",
    )
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(query, {"length": len(prefix), "prefix": prefix}):
        found.setdefault(str(table)[len(prefix) :], set()).add(str(column))
    return found


def _engines(connection: Connection, prefix: str) -> dict[str, str]:
    query = sql(
        "",
        "SELECT table_name, engine FROM information_schema.tables"
        " WHERE table_schema = DATABASE() AND LEFT(table_name, :length) = :prefix",
    )
    rows = connection.execute(query, {"length": len(prefix), "prefix": prefix})
    return {str(row[0])[len(prefix) :]: str(row[1] or "").lower() for row in rows}


def _missing(prefix: str, wanted: Mapping[str, tuple[str, ...]], found: Mapping[str, set[str]]) -> Iterable[Missing]:
    for name, columns in wanted.items():
        if name not in found:
            yield Missing("table", prefix + name)
            continue
        yield from (Missing("column", f"{prefix}{name}.{each}") for each in columns if each not in found[name])


def _statuses(connection: Connection, prefix: str, *, is_hpos: bool) -> tuple[str, ...]:
    query = (
        "SELECT DISTINCT status FROM {p}wc_orders WHERE type = 'shop_order' ORDER BY status"
        if is_hpos
        else "SELECT DISTINCT post_status FROM {p}posts WHERE post_type = 'shop_order' ORDER BY post_status"
    )
    found = connection.scalars(sql(prefix, query))
    return tuple(str(status) for status in found if status and status not in (*NO_ORDER, TRASH))


def _opt_ins(connection: Connection, prefix: str, settings: WooSettings) -> Mapping[str, Cell]:
    if settings.opt_ins is not None:
        return settings.opt_ins
    query = sql(
        prefix, "SELECT DISTINCT meta_key FROM {p}usermeta WHERE meta_key LIKE '\\_wc\\_other/%' ORDER BY meta_key"
    )
    newsletter = (Purpose.KOOM_OFFERS, Channel.EMAIL)
    return {str(key): newsletter for key in connection.scalars(query) if _OPT_IN.search(str(key))}


def whole_francs(amount: Decimal) -> int:
    """Round to whole francs, half up: once, at the end."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
