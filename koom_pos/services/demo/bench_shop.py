"""A large shop to measure on: 100,000 variants and 100,000 tickets by default, written in bulk.

The books are as whole as those of a shop at work: numbers and journal without a gap, entries hashed and signed, days
opened and closed by the real acts, running totals right. Only baskets are simple, and no article has a picture.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import rfc8785

from koom_pos.domain.business_day import NOUMEA, utc_offset_minutes
from koom_pos.domain.catalogue import ItemKind, SellableItem
from koom_pos.domain.journal import JournalEntry, JournalKind, entry_fields
from koom_pos.domain.money import round_to_cash
from koom_pos.domain.operator import Operator
from koom_pos.domain.settled import SaleKind, SettledLine, SettledSale, SettledTender, check_balanced
from koom_pos.domain.tax import TaxRegime, tax_lines
from koom_pos.domain.tender import TenderType
from koom_pos.paths import STORE_FILE
from koom_pos.services import till_session
from koom_pos.services.demo.assortment import DEFAULT_SEED, demo_assortment
from koom_pos.services.demo.history import FLOAT_COUNT, FLOAT_XPF, SUNDAY, DemoClock, drawer_of
from koom_pos.services.demo.people import demo_people
from koom_pos.services.demo.shop import DemoFolder, Progress, hire, nothing, open_new_store
from koom_pos.services.demo.stocking import stock_shop
from koom_pos.services.desk import Desk
from koom_pos.services.settling import sale_payload, sale_tallies
from koom_pos.store import Transaction
from koom_pos.store.engine import checkpoint
from koom_pos.store.gathering import GatheringStore
from koom_pos.store.sales_bulk import SaleBulkVerbs
from koom_pos.store.till import Tally, TillSession

TICKETS_A_DAY = 400
_SOLD_VARIANTS = 2_000
_NOTE_XPF = 500


def build_bench_shop(
    data_dir: Path,
    *,
    variants: int = 100_000,
    sales: int = 100_000,
    seed: int = DEFAULT_SEED,
    until: date = date(2026, 11, 22),
    on_progress: Progress = nothing,
) -> DemoFolder:
    """Write the shop into a new, empty folder; keeping it for the next run is the caller's business.

    `until` is the last day with tickets; the days before are as many as the tickets need.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    days = _days(until, -(-sales // TICKETS_A_DAY))
    started = datetime.combine((days[0] if days else until) - timedelta(days=1), time(9), tzinfo=NOUMEA)
    desk, clock, store = open_new_store(data_dir, seed=seed, started=started)
    try:
        staff = hire(desk, seed=seed)
        on_progress("catalogue", 0, 1)
        stock_shop(desk, demo_assortment(seed=seed, variants=variants), {}, priced_from=days[0] if days else until)
        writer = _BenchWriter(desk, clock, store, staff.cashiers[0], seed=seed)
        for rank, day in enumerate(days):
            on_progress("history", rank, len(days))
            writer.live(day, min(TICKETS_A_DAY, sales - rank * TICKETS_A_DAY))
        with store.transaction() as tx:
            tx.stock.rebuild_levels()
        checkpoint(store.engine)
    finally:
        store.close()
    return DemoFolder(data_dir, data_dir / STORE_FILE, demo_people(seed=seed), built=True)


def _days(until: date, count: int) -> list[date]:
    days: list[date] = []
    day = until
    while len(days) < count:
        if day.weekday() != SUNDAY:
            days.append(day)
        day -= timedelta(days=1)
    return days[::-1]


@dataclass(slots=True)
class _Head:
    """Where the chain stands while entries are being sealed in bulk."""

    sequence: int
    entry_hash: str


class _BenchWriter:
    """Writes one day after the other."""

    def __init__(self, desk: Desk, clock: DemoClock, store: GatheringStore, cashier: Operator, *, seed: int) -> None:
        self._desk = desk
        self._clock = clock
        self._store = store
        self._cashier = cashier
        self._chance = Random(f"{seed}/bench")  # noqa: S311 - a measure, not a secret
        with store.reading() as tx:
            self._items = tx.catalogue.page(desk.today() + timedelta(days=1), limit=_SOLD_VARIANTS)

    def live(self, day: date, tickets: int) -> None:
        """Open the day, write its tickets, close it."""
        self._clock.reach(day, time(8))
        with self._store.gathering():
            session = till_session.open_day(self._desk, self._cashier, FLOAT_COUNT)
            with self._store.transaction() as tx:
                cash_xpf = self._trade(tx, session, tickets)
            self._clock.reach(day, time(18))
            till_session.close_day(self._desk, self._cashier, drawer_of(FLOAT_XPF + cash_xpf))

    def _trade(self, tx: Transaction, session: TillSession, tickets: int) -> int:
        """Write the tickets of a day; gives the cash they leave in the drawer."""
        workstation = self._desk.workstation.id
        entry = tx.journal.head(workstation)
        head = _Head(entry.sequence, entry.entry_hash) if entry else _Head(0, "0" * 64)
        number = tx.sales.next_number(workstation)
        sales: list[SettledSale] = []
        entries: list[JournalEntry] = []
        tallies: dict[tuple[str, str], tuple[int, int]] = {}
        for nth in range(tickets):
            self._clock.forward(60)
            sale = self._ticket(session, number + nth)
            sealed = self._seal(sale, head, exact=nth == 0)
            entries.append(sealed)
            sales.append(replace(sale, journal_sequence=sealed.sequence, journal_hash=sealed.entry_hash))
            for tally in sale_tallies(sale, self._cashier.code):
                amount, count = tallies.get((tally.name, tally.key), (0, 0))
                tallies[tally.name, tally.key] = (amount + tally.amount_xpf, count + tally.count)
        bulk = SaleBulkVerbs(tx.connection)
        bulk.add_entries(entries)
        bulk.add(sales)
        bulk.move_stock(sales, iter(self._desk.new_id, None))
        tx.till.raise_tallies(session.id, [Tally(*key, *sums) for key, sums in tallies.items()])
        return tallies.get(("tender", "cash"), (0, 0))[0]

    def _ticket(self, session: TillSession, number: int) -> SettledSale:
        """A ticket of one to three articles, paid by card or in cash."""
        at_utc = self._desk.now()
        new_id = self._desk.new_id
        lines = tuple(_line(new_id(), item) for item in self._chance.sample(self._items, self._chance.randint(1, 3)))
        gross = sum(line.gross_xpf for line in lines)
        in_cash = self._chance.randrange(3) == 0
        payable = round_to_cash(gross) if in_cash else gross
        handed = -(-payable // _NOTE_XPF) * _NOTE_XPF if in_cash else gross
        tender = SettledTender(new_id(), TenderType.CASH if in_cash else TenderType.CARD, handed, {})
        sale = SettledSale(
            id=new_id(),
            workstation_id=self._desk.workstation.id,
            session_id=session.id,
            number=number,
            kind=SaleKind.SALE,
            business_date=session.business_date,
            at_utc=at_utc,
            utc_offset_minutes=utc_offset_minutes(at_utc),
            operator_id=self._cashier.id,
            operator_name=self._cashier.display_name,
            regime=str(TaxRegime.NORMAL),
            lines=lines,
            subtotal_xpf=gross,
            line_discount_xpf=0,
            ticket_discount_xpf=0,
            ticket_discount=None,
            gross_xpf=gross,
            rounding_xpf=payable - gross,
            change_xpf=handed - payable,
            taxes=tax_lines(((line.rate_bp, line.gross_xpf) for line in lines), TaxRegime.NORMAL),
            tenders=(tender,),
        )
        check_balanced(sale)
        return sale

    def _seal(self, sale: SettledSale, head: _Head, *, exact: bool) -> JournalEntry:
        """Seal a ticket's entry at the head of the chain."""
        fields = entry_fields(
            workstation=sale.workstation_id,
            sequence=head.sequence + 1,
            kind=JournalKind.SALE,
            at_utc=sale.at_utc,
            utc_offset_minutes=sale.utc_offset_minutes,
            business_date=sale.business_date,
            payload=sale_payload(sale, self._cashier.code),
            previous_hash=head.entry_hash,
        )
        body = canonical(fields)
        if exact:
            _assert_canonical(fields, body)
        digest = hashlib.sha256(body)
        head.sequence, previous, head.entry_hash = head.sequence + 1, head.entry_hash, digest.hexdigest()
        return JournalEntry(
            workstation_id=sale.workstation_id,
            sequence=head.sequence,
            kind=JournalKind.SALE,
            at_utc=sale.at_utc,
            business_date=sale.business_date,
            body=body.decode(),
            previous_hash=previous,
            entry_hash=head.entry_hash,
            signature=self._desk.signing_key.sign(digest.digest()).hex(),
        )


def canonical(fields: dict[str, object]) -> bytes:
    """Serialise as RFC 8785 does, for what holds only whole numbers, text and ASCII keys: ten times as fast."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _assert_canonical(fields: dict[str, object], body: bytes) -> None:
    if rfc8785.dumps(fields) != body:  # type: ignore[arg-type]
        raise ValueError("the quick serialisation is not RFC 8785")


def _line(line_id: str, item: SellableItem) -> SettledLine:
    return SettledLine(
        id=line_id,
        variant_id=item.variant_id,
        sku=item.sku,
        gtin=item.gtin,
        label=f"{item.brand} {item.name}",
        detail=item.detail,
        kind=ItemKind(item.kind),
        quantity=1,
        base_price_xpf=item.gross_xpf,
        unit_price_xpf=item.gross_xpf,
        price_from=item.price_from,
        undiscounted_xpf=item.gross_xpf,
        discount_xpf=0,
        ticket_discount_xpf=0,
        discount=None,
        gross_xpf=item.gross_xpf,
        rate_bp=item.rate_bp,
    )
