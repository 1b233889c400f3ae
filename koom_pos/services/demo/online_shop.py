"""The demo's online shop: the KOOM contract on a SQLite file beside the till, so that the exchange needs no server.

Some of its customers are members here, some have only an account, some ordered as guests. What it says of their
consents has its proof or has not, and two of them gave the shop another address than the counter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.domain.order import Handover, Payment, Preparation
from koom_pos.remote.contract_fill import fill_contract
from koom_pos.remote.shop_address import address_in
from koom_pos.services import contact_forms
from koom_pos.services.demo.assortment import DemoArticle, DemoVariant
from koom_pos.services.demo.cast import DemoCustomer, demo_customers
from koom_pos.services.desk import Desk
from koom_pos.services.sync.setup import exchange, open_at
from koom_pos.settings import OnlineShopSettings

FILE = "boutique-en-ligne.db"
ADDRESS = f"sqlite:///{FILE}"
"""In the data folder, wherever that lies."""

ORDERS = 40
_ORDERS_LATELY = 3  # placed after the first round: the first one somebody sees brings something
_MEMBERS, _NEWCOMERS, _GUESTS = 22, 12, 6
_WORDING = "J’accepte de recevoir par email les offres et l’actualité de KOOM."
_PICKUP_OF_TEN = 7

_States = tuple[Payment, Preparation, Handover, bool, str]
_STATES: tuple[tuple[int, _States], ...] = (
    (6, (Payment.PAID, Preparation.NEW, Handover.WAITING, False, "à préparer")),
    (4, (Payment.UNPAID, Preparation.NEW, Handover.WAITING, False, "à préparer")),
    (3, (Payment.PAID, Preparation.PICKING, Handover.WAITING, False, "en préparation")),
    (1, (Payment.PAID, Preparation.SHORT, Handover.WAITING, False, "en préparation")),
    (5, (Payment.PAID, Preparation.READY, Handover.WAITING, False, "prête")),
    (2, (Payment.UNPAID, Preparation.READY, Handover.WAITING, False, "prête")),
    (8, (Payment.PAID, Preparation.READY, Handover.HANDED_OVER, False, "terminée")),
    (3, (Payment.PAID, Preparation.READY, Handover.DELIVERED, False, "terminée")),
    (1, (Payment.PAID, Preparation.READY, Handover.NO_SHOW, False, "non retirée")),
    (2, (Payment.UNPAID, Preparation.NEW, Handover.WAITING, True, "annulée")),
    (1, (Payment.REFUNDED, Preparation.UNPACKED, Handover.REFUSED, True, "remboursée")),
    (1, (Payment.PART_REFUNDED, Preparation.READY, Handover.HANDED_OVER, False, "remboursée en partie")),
)


def settings() -> OnlineShopSettings:
    """Give the settings that point at the demo's online shop."""
    return OnlineShopSettings(address=ADDRESS)


def open_online_shop(
    desk: Desk, data_dir: Path, articles: Sequence[DemoArticle], known: Sequence[DemoCustomer], *, seed: int
) -> None:
    """Make the online shop beside the store, meet it in a first round, and let its life go on a little.

    Args:
        desk: The demo's desk; its clock stands where the past ends.
        data_dir: Where the file goes.
        articles: What the store sells: the shop sells the same, linked by SKU.
        known: Who signed up at the counter; some of them have an account.
        seed: Draws everything.
    """
    file = data_dir / FILE
    file.unlink(missing_ok=True)
    shop = _OnlineShop(desk.now(), articles, seed)
    shop.sell()
    shop.enrol(_members(desk, known, shop.chance))
    for _ in range(ORDERS - _ORDERS_LATELY):
        shop.take_order()
    fill_contract(file, shop.rows)
    address = address_in(ADDRESS, data_dir)
    line = open_at(address, desk)
    try:
        exchange(desk, address, line, settings())
        exchange(desk, address, line, settings())
    finally:
        line.close()
    shop.rows = {}
    for _ in range(_ORDERS_LATELY):
        shop.take_order(lately=True)
    fill_contract(file, shop.rows, changes=shop.later())


def _members(desk: Desk, known: Sequence[DemoCustomer], chance: Random) -> list[PersonalFields]:
    """Give who has an account as well, as the store writes her, those with a known home first.

    Nobody whose e-mail stands on two cards.
    """
    found = []
    with desk.store.reading() as tx:
        for person in known:
            email = person.fields.email
            rows = tx.customers.by_email_key(contact_forms.email_key(email)) if email else []
            customer = tx.customers.current(rows[0].customer_id) if len(rows) == 1 else None
            if customer is not None and customer.fields.email:
                found.append(customer.fields)
    drawn = chance.sample(found, min(_MEMBERS, len(found)))
    return sorted(drawn, key=lambda fields: not fields.city)


@dataclass(slots=True)
class _Buyer:
    """Who orders: an account, or a guest with no id."""

    id: str
    fields: PersonalFields


@dataclass(slots=True)
class _OnlineShop:
    """Writes the shop's tables; `rows` gathers what was not written yet."""

    now: datetime
    articles: Sequence[DemoArticle]
    seed: int
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    chance: Random = field(init=False)
    _goods: list[tuple[DemoArticle, DemoVariant]] = field(init=False)
    _states: list[_States] = field(init=False)
    _buyers: list[_Buyer] = field(init=False, default_factory=list)
    _numbers: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = Random(f"{self.seed}/online")  # noqa: S311 - a demo must come out the same each time
        self._states = [states for count, states in _STATES for _ in range(count)]
        self.chance.shuffle(self._states)
        self._goods = [(a, v) for a in self.articles if a.kind == "goods" for v in a.variants]

    def sell(self) -> None:
        """Offer what the store offers, with pieces of its own."""
        opened = _stamp(self.now - timedelta(days=60))
        for article, variant in self._goods:
            self._add(
                "koom_variant", 1,
                article_id=article.sku, sku=variant.sku, gtin=variant.gtins[0] if variant.gtins else "",
                name=article.name, brand=article.brand, category=article.category, shade=variant.shade or "",
                size=variant.size or "", gross_xpf=variant.price_xpf, rate_bp=article.rate_bp,
                is_discontinued=article.discontinued, stock=self.chance.randint(0, 14), changed_at=opened,
                stock_changed_at=opened,
            )  # fmt: skip

    def enrol(self, members: Sequence[PersonalFields]) -> None:
        """Open the accounts: members of the store, then people it does not know; and the guests."""
        taken = {fields.email for fields in members}
        cast = demo_customers(80, seed=self.seed + 1, until=self.now.date())
        strangers = [p.fields for p in cast if p.fields.email and p.fields.email not in taken]
        for place, fields in enumerate(members):
            self._account(fields, moved=place < 2)
        for fields in strangers[:_NEWCOMERS]:
            self._account(fields, moved=False)
        self._buyers += [_Buyer("", fields) for fields in strangers[_NEWCOMERS : _NEWCOMERS + _GUESTS]]

    def take_order(self, *, lately: bool = False) -> None:
        """Take an order of some articles, in one of the states orders are in."""
        minutes = self.chance.randint(5, 90) if lately else self.chance.randint(200, 16_000)
        placed = self.now - timedelta(minutes=minutes)
        states = _STATES[0][1] if lately else self._states.pop()
        payment, preparation, handover, cancelled, status = states
        buyer = self.chance.choice(self._buyers)
        pickup = handover is not Handover.DELIVERED and self.chance.randrange(10) < _PICKUP_OF_TEN
        order_id = self._next("order", 2001)
        total = self._lines(order_id)
        shipping = 0 if pickup else 900
        paid = {Payment.PAID: total + shipping, Payment.PART_REFUNDED: total // 2}.get(payment, 0)
        home = buyer.fields
        names = ("street", "street_more", "postal_code", "city")
        self._add(
            "koom_order", 0, id=order_id, number=order_id.replace("order-", "W"), customer_id=buyer.id,
            contact_name=f"{home.first_name} {home.last_name}".strip(), contact_email=home.email,
            contact_phone=home.phone, placed_at=_stamp(placed), status=status, payment_state=str(payment),
            preparation_state=str(preparation), handover_state=str(handover), is_cancelled=cancelled,
            is_pickup=pickup, **{name: "" if pickup else getattr(home, name) for name in names},
            shipping_xpf=shipping, discount_xpf=0, total_xpf=total + shipping, paid_xpf=paid,
            payment_title="Carte bancaire" if payment is not Payment.UNPAID else "Paiement au retrait",
            transaction_id=order_id.replace("order-", "T0") if payment is not Payment.UNPAID else "",
            note=self.chance.choice(("", "", "", "", "C’est pour offrir, merci", "Je passerai samedi matin")),
            changed_at=_stamp(placed + timedelta(minutes=3)), gone_at=None,
        )  # fmt: skip

    def later(self) -> dict[str, list[dict[str, Any]]]:
        """Give what changed at the shop since the first round: somebody moved."""
        moved = next(buyer for buyer in reversed(self._buyers) if buyer.id)
        return {"koom_customer": [{"id": moved.id, "city": "Bourail", "postal_code": "98870",
                                   "changed_at": _stamp(self.now - timedelta(minutes=4))}]}  # fmt: skip

    def _account(self, fields: PersonalFields, *, moved: bool) -> None:
        """Open an account; who moved told the shop another town than the counter."""
        opened = _stamp(self.now - timedelta(days=self.chance.randint(12, 50)))
        customer_id = self._next("customer", 301)
        home = fields
        if moved:
            place = ("98835", "Dumbéa") if fields.city != "Dumbéa" else ("98890", "Païta")
            home = PersonalFields(
                first_name=fields.first_name, last_name=fields.last_name, email=fields.email, phone=fields.phone,
                street="14 allée des Bancouliers", postal_code=place[0], city=place[1], country="NC",
                birthday=fields.birthday, language=fields.language,
            )  # fmt: skip
        names = (
            "first_name", "last_name", "email", "phone", "street", "street_more", "postal_code", "city", "country",
            "birthday", "language",
        )  # fmt: skip
        self._add(
            "koom_customer", 0, id=customer_id, **{name: getattr(home, name) for name in names},
            email_key=contact_forms.email_key(home.email), member_code="", is_guest=False, created_at=opened,
            changed_at=opened, gone_at=None,
        )  # fmt: skip
        self._buyers.append(_Buyer(customer_id, home))
        self._consent(customer_id)

    def _consent(self, customer_id: str) -> None:
        """Half of those who ticked the box did so where the shop kept the text; the others left only a flag."""
        drawn = self.chance.randrange(10)
        if drawn < 3:
            return
        proven = drawn >= 7
        at = _stamp(self.now - timedelta(days=self.chance.randint(1, 11)))
        self._add(
            "koom_consent", 1, customer_id=customer_id, purpose=str(Purpose.KOOM_OFFERS), channel=str(Channel.EMAIL),
            state=str(ConsentState.GIVEN), wording=_WORDING if proven else "",
            policy_version="2025" if proven else "",
            evidence_ref=f"inscription/{customer_id}" if proven else "", source="shop", at=at, changed_at=at,
        )  # fmt: skip

    def _lines(self, order_id: str) -> int:
        """Put one to four articles in; returns what they cost together."""
        total = 0
        for article, variant in self.chance.sample(self._goods, min(self.chance.randint(1, 4), len(self._goods))):
            quantity = self.chance.choice((1, 1, 1, 1, 2))
            label = " · ".join(filter(None, (article.name, variant.shade or variant.size)))
            self._add(
                "koom_order_line", 1, order_id=order_id, sku=variant.sku,
                gtin=variant.gtins[0] if variant.gtins else "", label=label, quantity=quantity,
                gross_xpf=quantity * variant.price_xpf,
            )  # fmt: skip
            total += quantity * variant.price_xpf
        return total

    def _add(self, table: str, first_id: int, **row: Any) -> None:
        if first_id:
            row["id"] = self._next(table, first_id)
        self.rows.setdefault(table, []).append(row)

    def _next(self, what: str, first: int) -> str:
        self._numbers[what] = self._numbers.get(what, first - 1) + 1
        return f"{what.removeprefix('koom_').replace('_', '-')}-{self._numbers[what]}"


def _stamp(at: datetime) -> datetime:
    """Write an instant as the contract wants it: UTC without zone."""
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
