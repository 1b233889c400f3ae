"""Many customers to measure on: 200,000 by default, all members, written in bulk into a shop of their own.

Names are invented from syllables and as unevenly spread as names are, so that a search meets both crowds and loners.
"""

from datetime import date, datetime, time
from pathlib import Path
from random import Random

from koom_pos.domain.business_day import NOUMEA
from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import Customer, PersonalFields, Source
from koom_pos.domain.shop_codes import member_code
from koom_pos.domain.text import fold
from koom_pos.services.contact_forms import email_key
from koom_pos.services.demo.assortment import DEFAULT_SEED
from koom_pos.services.demo.shop import hire, open_new_store
from koom_pos.services.desk import Desk
from koom_pos.services.suppression import contact_hash
from koom_pos.store import Transaction
from koom_pos.store.customers_bulk import BulkCustomer, CustomerBulkVerbs
from koom_pos.store.engine import checkpoint

_A_STEP = 5_000
_FIRST_NAMES, _LAST_NAMES = 1_500, 4_000
_SYLLABLES = (
    *("ma", "ri", "wa", "my", "tan", "le", "goff", "du", "pont", "na", "is", "se", "line", "ka", "po", "ha", "ga"),
    *("thé", "rè", "hé", "lè", "ne", "bou", "chet", "jo", "sé", "phi", "dja", "vé", "ro", "ni", "que", "lu", "cie"),
    *("mé", "lo", "die", "an", "toi", "tu", "hu", "fa", "ta", "vi", "la", "ko", "pe", "ra", "char", "lot", "sa"),
)
_MAIL_HOSTS = ("gmail.example", "lagoon.example", "mls.example", "outlook.example")
_MOBILE = "579"


def build_bench_customers(data_dir: Path, *, count: int = 200_000, seed: int = DEFAULT_SEED) -> None:
    """Write a founded shop with so many members into a new, empty folder; keeping it is the caller's business."""
    data_dir.mkdir(parents=True, exist_ok=True)
    started = datetime.combine(date(2026, 11, 22), time(9), tzinfo=NOUMEA)
    desk, _, store = open_new_store(data_dir, seed=seed, started=started)
    try:
        staff = hire(desk, seed=seed)
        crowd = _Crowd(desk, staff.cashiers[0].id, Random(f"{seed}/bench customers"))  # noqa: S311 - a measure
        for first in range(0, count, _A_STEP):
            with store.transaction() as tx:
                people = [crowd.person(tx, first + n) for n in range(min(_A_STEP, count - first))]
                bulk = CustomerBulkVerbs(tx.connection, workstation_id=desk.workstation.id)
                bulk.add(people, first_search_id=first + 1)
                bulk.add_points(people, business_date=desk.today().isoformat(), at_utc=desk.now())
        checkpoint(store.engine)
    finally:
        store.close()


class _Crowd:
    """Invents people: few bear many of the names, most have a telephone, many an e-mail, some neither."""

    def __init__(self, desk: Desk, operator_id: str, chance: Random) -> None:
        self._desk = desk
        self._operator_id = operator_id
        self._chance = chance
        self._first = [self._word(2) for _ in range(_FIRST_NAMES)]
        self._last = [self._word(3) for _ in range(_LAST_NAMES)]

    def person(self, tx: Transaction, rank: int) -> BulkCustomer:
        """Invent the person of a rank; her card bears its number."""
        desk, chance = self._desk, self._chance
        fields = self._fields(rank)
        at_utc = desk.now()
        return BulkCustomer(
            customer=Customer(desk.new_id(), fields, Source.IMPORT, at_utc, self._operator_id, at_utc),
            email_key=email_key(fields.email),
            email_hash=contact_hash(tx, Channel.EMAIL, fields.email),
            phone_hash=contact_hash(tx, Channel.SMS, fields.phone),
            member_id=desk.new_id(),
            card_code=member_code(1 + rank * 7919),
            entries=tuple((desk.new_id(), chance.randint(1, 400)) for _ in range(chance.randint(0, 6))),
        )

    def _fields(self, rank: int) -> PersonalFields:
        chance = self._chance
        first, last = self._common(self._first), self._common(self._last)
        mail = f"{fold(first)}.{fold(last)}{rank}@{chance.choice(_MAIL_HOSTS)}" if chance.randrange(10) < 6 else ""
        phone = f"+687{chance.choice(_MOBILE)}{chance.randrange(100_000):05d}" if chance.randrange(10) < 8 else ""
        return PersonalFields(first_name=first, last_name=last, email=mail, phone=phone)

    def _common(self, names: list[str]) -> str:
        """Draw a name, the first of the list far more often than the last."""
        return names[int(len(names) * self._chance.random() ** 2)]

    def _word(self, syllables: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=syllables)).capitalize()
