"""What a PrestaShop is: its version, money, clocks, order states, carriers, and what of them means what to us."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from koom_pos.domain.order import Handover, Preparation
from koom_pos.domain.text import fold
from koom_pos.remote.online_shop import Missing
from koom_pos.remote.prestashop_tables import READ_IF_THERE, keeps_transactions, sql, standing_columns

ANONYMOUS = "anonymous@psgdpr.com"
"""The account that stands for everybody the privacy module erased; it is nobody."""

_KNOWN = ((1, 7, 8), (10,))
"""From 1.7.8 on, before 10."""

_READY = re.compile(r"pret(e|s|es)? (a|au|pour)\b|a retirer|disponible|ready")
_FETCHED = re.compile(r"retiree?\b|remise?\b|collected|picked up")
_PICKUP = re.compile(r"retrait|collect|pick ?-?up|magasin|boutique")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an order state of the shop says of preparation and handover; None where it says nothing."""

    preparation: Preparation | None = None
    handover: Handover | None = None
    is_cancelled: bool = False
    is_refunded: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """An order state with the flags its software acts on."""

    id: int
    name: str
    template: str
    invoice: bool
    send_email: bool
    logable: bool
    delivery: bool
    shipped: bool
    paid: bool
    deleted: bool

    @property
    def shown(self) -> str:
        """The state with its id and flags, as the set-up screen offers it."""
        flags = [name for name in ("invoice", "logable", "delivery", "shipped", "paid") if getattr(self, name)]
        return f"{self.id} · {self.name}" + (f" ({', '.join(flags)})" if flags else "")


@dataclass(frozen=True, slots=True)
class PrestashopSettings:
    """What the manager decides; empty values are found in the shop.

    Attributes:
        employee_id: The shop's employee under whose name the till writes; without one, notes and stock are not
            written, since the shop would show them as a customer's or nobody's.
        pickup_references: `id_reference` of the carriers that mean « retrait en boutique »: a carrier that is
            edited gets a new id and keeps its reference.
        meanings: What order states mean, by id, in place of what is proposed.
        ready_state: The order state that says « prête à retirer ».
    """

    employee_id: int = 0
    pickup_references: frozenset[int] = frozenset()
    meanings: Mapping[int, Meaning] = field(default_factory=dict)
    ready_state: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """What was found in the shop, for the reading of its rows."""

    prefix: str
    version: str
    is_known: bool
    is_transactional: bool
    zone: ZoneInfo
    server_offset: timedelta
    currency_id: int
    currency: str
    language_id: int
    country_id: int
    shop_id: int
    anonymous_id: int
    states: Mapping[int, State]
    meanings: Mapping[int, Meaning]
    pickup_references: frozenset[int]
    ready_state: int
    modules: frozenset[str]
    values: Mapping[str, str]
    gaps: tuple[Missing, ...] = ()

    def utc(self, local: Any) -> datetime:
        """Read a date of the shop, which is its own local time without an offset.

        Raises:
            ValueError: it is a zero date, or none.
        """
        instant = moment(local)
        if instant is None:
            raise ValueError("no date")
        return instant.replace(tzinfo=self.zone).astimezone(UTC)

    def local(self, instant: datetime) -> datetime:
        """Write an instant as the shop does: to the second, local, without an offset."""
        return instant.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    def earliest(self, stamp: Any) -> datetime | None:
        """Read a date that some write by the server's clock and others by the shop's: the earlier of both."""
        instant = moment(stamp)
        if instant is None:
            return None
        return min(self.utc(instant), (instant - self.server_offset).replace(tzinfo=UTC))


def moment(value: Any) -> datetime | None:
    """Give a date as the driver reads it; zero dates come as text and are none."""
    if isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else None  # noqa: DTZ001


def francs(amount: Decimal | None) -> int:
    """Round an amount to whole francs, half up, once and at the end."""
    return int((amount or Decimal(0)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def read_site(connection: Connection, prefix: str, settings: PrestashopSettings) -> Site:
    """Look at configuration, states and carriers. What has to be there and is not is named in `gaps`."""
    standing = standing_columns(connection, prefix)
    values = _configuration(connection, prefix)
    language_id = int(values.get("PS_LANG_DEFAULT") or 1)
    states = _states(connection, prefix, language_id)
    currency_id = int(values.get("PS_CURRENCY_DEFAULT") or 0)
    named = sql(prefix, "SELECT iso_code FROM {currency} WHERE id_currency = :id")
    offset = sql(prefix, "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW())")
    meanings = {**proposed_meanings(states, values), **settings.meanings}
    ready = [each for each, meaning in meanings.items() if meaning == _READY_MEANING and not states[each].deleted]
    version = values.get("PS_VERSION_DB", "")
    return Site(
        prefix=prefix,
        version=version,
        is_known=_KNOWN[0] <= _numbers(version) < _KNOWN[1],
        is_transactional=keeps_transactions(connection, prefix),
        zone=_zone(values.get("PS_TIMEZONE", "")) or ZoneInfo("UTC"),
        server_offset=timedelta(seconds=int(connection.scalar(offset) or 0)),
        currency_id=currency_id,
        currency=connection.scalar(named, {"id": currency_id}) or "",
        language_id=language_id,
        country_id=int(values.get("PS_COUNTRY_DEFAULT") or 0),
        shop_id=int(values.get("PS_SHOP_DEFAULT") or 1),
        anonymous_id=int(values.get("PSGDPR_ANONYMOUS_CUSTOMER") or 0),
        states=states,
        meanings=meanings,
        pickup_references=settings.pickup_references or proposed_pickup(connection, prefix),
        ready_state=settings.ready_state or (ready[0] if len(ready) == 1 else 0),
        modules=frozenset(
            name for name, columns in READ_IF_THERE.items() if set(columns.split()) <= standing.get(name, set())
        ),
        values=values,
        gaps=_gaps(values),
    )


def proposed_pickup(connection: Connection, prefix: str) -> frozenset[int]:
    """Propose the carriers of pickup: free, no module, and named so — or named '0', the shop's own name, before 8."""
    query = sql(prefix, "SELECT id_reference, name FROM {carrier} WHERE is_free = 1 AND is_module = 0")
    rows = connection.execute(query).all()
    return frozenset(row.id_reference for row in rows if row.name == "0" or _PICKUP.search(fold(row.name)))


_READY_MEANING = Meaning(Preparation.READY, Handover.WAITING)
_CORE: Mapping[str, Meaning] = {
    "PS_OS_PREPARATION": Meaning(Preparation.PICKING, Handover.WAITING),
    "PS_OS_SHIPPING": Meaning(Preparation.READY, Handover.OUT_FOR_DELIVERY),
    "PS_OS_DELIVERED": Meaning(Preparation.READY, Handover.DELIVERED),
    "PS_OS_CANCELED": Meaning(is_cancelled=True),
    "PS_OS_ERROR": Meaning(is_cancelled=True),
    "PS_OS_REFUND": Meaning(is_refunded=True),
    "PS_OS_OUTOFSTOCK": Meaning(Preparation.SHORT, Handover.WAITING),
    "PS_OS_OUTOFSTOCK_PAID": Meaning(Preparation.SHORT, Handover.WAITING),
    "PS_OS_OUTOFSTOCK_UNPAID": Meaning(Preparation.SHORT, Handover.WAITING),
}


def proposed_meanings(states: Mapping[int, State], values: Mapping[str, str]) -> dict[int, Meaning]:
    """Propose what each state means: by the ids the configuration names, then by its words, then by its flags."""
    named = {int(values[name]): meaning for name, meaning in _CORE.items() if (values.get(name) or "").isdigit()}
    return {each.id: named.get(each.id) or _proposed(each) for each in states.values()}


def _proposed(state: State) -> Meaning:
    name = fold(state.name)
    if state.shipped:
        handover = Handover.HANDED_OVER if _FETCHED.search(name) else Handover.OUT_FOR_DELIVERY
        return Meaning(Preparation.READY, handover)
    if _READY.search(name) or (state.delivery and not state.paid):
        return _READY_MEANING
    if _FETCHED.search(name):
        return Meaning(Preparation.READY, Handover.HANDED_OVER)
    return Meaning(Preparation.NEW, Handover.WAITING)


def _configuration(connection: Connection, prefix: str) -> dict[str, str]:
    """Read the settings that matter; what is set for one shop only is left to shops of one shop."""
    query = sql(
        prefix,
        "SELECT name, value FROM {configuration} WHERE (name LIKE 'PS\\_OS\\_%' OR name LIKE 'PS\\_STOCK\\_MVT\\_%' "
        "OR name IN ('PS_VERSION_DB', 'PS_TIMEZONE', 'PS_CURRENCY_DEFAULT', 'PS_LANG_DEFAULT', 'PS_COUNTRY_DEFAULT', "
        "'PS_SHOP_DEFAULT', 'PS_ADVANCED_STOCK_MANAGEMENT', 'PSGDPR_ANONYMOUS_CUSTOMER')) "
        "ORDER BY id_shop IS NOT NULL DESC, id_shop_group IS NOT NULL DESC",
    )
    return {row.name: row.value or "" for row in connection.execute(query)}


def _states(connection: Connection, prefix: str, language_id: int) -> dict[int, State]:
    query = sql(
        prefix,
        "SELECT s.id_order_state AS id, COALESCE(n.name, '') AS name, COALESCE(n.template, '') AS template, "
        "s.invoice, s.send_email, s.logable, s.delivery, s.shipped, s.paid, s.deleted FROM {order_state} s "
        "LEFT JOIN {order_state_lang} n ON n.id_order_state = s.id_order_state AND n.id_lang = :language "
        "ORDER BY s.id_order_state",
    )
    flags = ("invoice", "send_email", "logable", "delivery", "shipped", "paid", "deleted")
    return {
        row["id"]: State(
            row["id"], row["name"], row["template"], **{name: bool(row[name]) for name in flags}
        )
        for row in connection.execute(query, {"language": language_id}).mappings()
    }  # fmt: skip


def _gaps(values: Mapping[str, str]) -> tuple[Missing, ...]:
    named = [name for name in ("PS_VERSION_DB", "PS_CURRENCY_DEFAULT") if not values.get(name)]
    if _zone(values.get("PS_TIMEZONE", "")) is None:
        named.append("PS_TIMEZONE")
    return tuple(Missing("setting", name) for name in named)


def _zone(name: str) -> ZoneInfo | None:
    """Give the time zone of that name, None where there is no name or nobody knows it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])
