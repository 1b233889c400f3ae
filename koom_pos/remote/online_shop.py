"""What the program asks of an online shop, whatever software it runs: pull changes, push intentions, say what it can.

The online shop is somebody else's house: reads are narrow and short, writes are the fewest that leave its own screens
true, and what cannot be done safely is said up front instead of being half done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.order import Handover, Payment, Preparation


class ShopKind(StrEnum):
    """Software of the online shop."""

    CONTRACT = "contract"
    WOOCOMMERCE = "woocommerce"
    PRESTASHOP = "prestashop"


class Stream(StrEnum):
    """What flows from the shop, each with its own cursor."""

    CUSTOMERS = "customers"
    CONSENTS = "consents"
    ERASURES = "erasures"
    ORDERS = "orders"
    CATALOGUE = "catalogue"
    STOCK = "stock"
    WISHES = "wishes"
    VOUCHERS = "vouchers"
    POINTS = "points"


class Route(StrEnum):
    """How an intention reaches the shop; `NONE`: the shop has to do it itself."""

    API = "api"
    SQL = "sql"
    NONE = "none"


class IntentKind(StrEnum):
    """What the store wants of the shop."""

    SET_PREPARATION = "set_preparation"
    HAND_OVER = "hand_over"
    TAKE_PAYMENT = "take_payment"
    CANCEL_ORDER = "cancel_order"
    REFUND = "refund"
    ADD_NOTE = "add_note"
    ADJUST_STOCK = "adjust_stock"
    CREATE_CUSTOMER = "create_customer"
    UPDATE_CUSTOMER = "update_customer"
    RECORD_CONSENT = "record_consent"
    ERASE_CUSTOMER = "erase_customer"
    RESERVE_VOUCHER = "reserve_voucher"
    USE_VOUCHER = "use_voucher"
    ADD_POINTS = "add_points"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a stream was read up to, in the shop's own time.

    With `id`, reading goes on behind exactly this record; without, a new round begins some minutes before `at`, since
    clocks have a resolution and transactions commit late. Both empty: from the beginning.
    """

    at: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ShopCustomer:
    """A customer of the shop. `fields` holds only the fields the shop has a place for, by column name of ours."""

    remote_id: str
    fields: Mapping[str, str]
    is_guest: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class ShopConsent:
    """What the shop says of a consent. Without `wording` and `evidence_ref` it is a flag, and a flag is no proof.

    `is_box`: the state of a box on her account, ticked or not, and nothing she said at an instant: unticked, it ends
    a grant, and says nothing where there is none, since every account is born with it.
    """

    remote_id: str
    customer_remote_id: str
    email: str
    purpose: Purpose
    channel: Channel
    state: ConsentState
    at_utc: datetime
    wording: str = ""
    policy_version: str = ""
    evidence_ref: str = ""
    is_box: bool = False

    @property
    def is_proven(self) -> bool:
        """It carries the text she read and where its proof lies."""
        return bool(self.wording and self.evidence_ref)


@dataclass(frozen=True, slots=True)
class ShopErasure:
    """An erasure done or asked at the shop: the person is gone there, and goes here."""

    remote_id: str
    customer_remote_id: str
    email: str
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class ShopOrderLine:
    """A line of an order, TGC included, in francs; `sku` or `gtin` names our variant, both may be empty."""

    remote_id: str
    sku: str
    gtin: str
    label: str
    quantity: int
    gross_xpf: int


@dataclass(frozen=True, slots=True)
class ShopOrder:
    """An order as the shop has it, in our three states.

    `total_xpf` is the truth; what the lines, shipping and discounts miss of it is `rounding_xpf`. A state the shop
    cannot tell is None. `status` is the shop's own word, shown when our three states cannot say it.
    """

    remote_id: str
    number: str
    customer_remote_id: str
    contact: Mapping[str, str]
    placed_at_utc: datetime
    status: str
    payment: Payment
    preparation: Preparation | None
    handover: Handover | None
    is_cancelled: bool
    is_pickup: bool
    address: Mapping[str, str]
    lines: tuple[ShopOrderLine, ...]
    shipping_xpf: int
    discount_xpf: int
    total_xpf: int
    rounding_xpf: int
    paid_xpf: int
    payment_title: str = ""
    transaction_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShopArticle:
    """A thing the shop sells: one variant with its own code. `gross_xpf` includes TGC."""

    remote_id: str
    article_id: str
    sku: str
    gtin: str
    name: str
    brand: str
    category: str
    shade: str
    size: str
    gross_xpf: int
    rate_bp: int | None
    is_discontinued: bool
    picture_url: str = ""


@dataclass(frozen=True, slots=True)
class ShopStock:
    """What the shop thinks is sellable of a variant now, reservations of unpaid carts already off."""

    remote_id: str
    sku: str
    quantity: int


@dataclass(frozen=True, slots=True)
class ShopWish:
    """What a customer wished for."""

    remote_id: str
    customer_remote_id: str
    sku: str
    label: str
    wished_at_utc: datetime


@dataclass(frozen=True, slots=True)
class ShopVoucher:
    """A single-use voucher the shop issued or saw used."""

    remote_id: str
    code: str
    how: str
    value: int
    expires_on: date | None
    used: bool


@dataclass(frozen=True, slots=True)
class ShopPoints:
    """Points earned or spent at the shop, one entry with its key."""

    remote_id: str
    customer_remote_id: str
    points: int
    reason: str
    at_utc: datetime


ShopRecord = (
    ShopCustomer
    | ShopConsent
    | ShopErasure
    | ShopOrder
    | ShopArticle
    | ShopStock
    | ShopWish
    | ShopVoucher
    | ShopPoints
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records of a stream, oldest change first, and where to go on. `faults`: rows that could not be read."""

    records: tuple[ShopRecord, ...]
    cursor: Cursor
    more: bool
    faults: tuple["RowFault", ...] = ()


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row of the shop that makes no sense to us. `reason` holds no personal data."""

    remote_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing the store wants done at the shop, once. `key` is kept there, so that asking twice does it once."""

    key: str
    kind: IntentKind
    subject: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class Result(StrEnum):
    """How a push ended. `ALREADY`: it had been done, by us or by the shop."""

    DONE = "done"
    ALREADY = "already"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The shop's answer to an intention. `remote_id` names what was made; `reason` is a key, never personal."""

    result: Result
    remote_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the shop lacks for us: a table, a column, a grant, a status."""

    what: str
    name: str


@dataclass(frozen=True, slots=True)
class ShopDescription:
    """What stands at the other end. `routes` tells how each intention travels; `statuses` are found, for the map."""

    kind: ShopKind
    version: str
    is_known_version: bool
    currency: str
    timezone: str
    streams: frozenset[Stream]
    routes: Mapping[IntentKind, Route]
    statuses: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the sweep: (remote id, stamp) in the order of ids."""

    stamps: tuple[tuple[str, str], ...]
    more: bool


class OnlineShop(Protocol):
    """One online shop, over one connection that may die at any statement. Not shared between threads."""

    def describe(self) -> ShopDescription:
        """Look at what is there; reads only."""

    def pull(self, stream: Stream, cursor: Cursor, *, limit: int) -> Batch:
        """Give what changed since the cursor, with an overlap: records may come twice, none is left out.

        Raises:
            ShopUnreachableError: nothing was read; ask again from the same cursor.
            ShopDriftError: the shop's tables are not what this program knows.
        """

    def sweep(self, stream: Stream, after_id: str, *, limit: int) -> Sheet:
        """Walk through all records by id, with a stamp each that changes when the record does.

        The slow sweep finds so what cursors cannot see: deletions, rows committed late, a clock set back.
        """

    def fetch(self, stream: Stream, remote_ids: Iterable[str]) -> Batch:
        """Give named records as they stand; those that are gone are left out."""

    def push(self, intent: Intent) -> Outcome:
        """Do one intention, exactly once whatever happens to the connection.

        Raises:
            ShopUnreachableError: it may or may not have been done; push the same intention again.
            ShopDriftError: see `pull`.
        """

    def close(self) -> None:
        """Let go of the connection."""
