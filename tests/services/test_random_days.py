"""Random days over a real store: whatever is done in whatever order, the books agree after every step."""

import random
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from koom_pos.domain.discount import Discount, DiscountKind
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.identity import IdSource
from koom_pos.domain.sale import ReturnReason
from koom_pos.domain.tender import TenderType
from koom_pos.domain.till import MovementKind
from koom_pos.services import (
    discounting,
    period_closing,
    returns,
    ringing,
    settling,
    tendering,
    till_session,
)
from koom_pos.services.founding import desk_of
from koom_pos.services.tendering import EmptySaleError
from koom_pos.store import Store
from koom_pos.store.engine import relax
from tests.services.books import Books
from tests.services.member_gestures import MemberGestures
from tests.services.members import give_points, join
from tests.services.selling import coins

KEY = bytes(range(32))
PRICES = (5, 995, 1001, 1002, 2503, 3334, 12_345)


@pytest.fixture
def shelf(shop):
    """A founded shop with a shelf, closed again: each random run starts from a copy of its file."""
    items = [
        shop.item(price, rate_bp=rate, kind=kind)
        for price, rate, kind in zip(
            PRICES, (2200, 2200, 600, 0, 300, 1100, 2200), ("goods",) * 6 + ("service",), strict=True
        )
    ]
    people_known = [join(shop, birthday="11-23"), join(shop)]
    for each in people_known:
        give_points(shop, each, 250)
    shop.desk.store.close()
    return shop, items, people_known


class Days(MemberGestures, RuleBasedStateMachine):
    """What people do at a till. `shop` and `items` are set by the test, on a subclass."""

    shop = None
    items = ()
    members = ()

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.shop.path.parent))
        path = self.folder / "store.db"
        shutil.copy(self.shop.path, path)
        self.store = Store.open(path, KEY)
        relax(self.store.engine)  # thrown away: no need to wait for the disk
        self.now = self.shop.clock.now
        draw = random.Random(1)
        clock = lambda: self.now  # noqa: E731
        self.desk = desk_of(
            self.store, Ed25519PrivateKey.from_private_bytes(bytes(32)), clock, IdSource(clock, draw.getrandbits)
        )
        self.books = Books(self.desk)
        self.operator = self.shop.cashier
        self.see()

    def attempt(self, act, *args, **kwargs):
        """Do it; a refusal is an answer like another, a contradiction in the books is not."""
        try:
            return act(self.desk, self.operator, *args, **kwargs)
        except RefusedError:
            return None

    @initialize(float_thousands=st.integers(0, 30))
    def open_first_day(self, float_thousands):
        till_session.open_day(self.desk, self.operator, {1000: float_thousands})
        self.see()

    def see(self):
        """What a cashier sees: which gestures make sense now."""
        self.sale = ringing.current_sale(self.desk, self.operator).sale
        self.waiting = ringing.suspended_sales(self.desk)
        self.session = till_session.open_session(self.desk)
        self.tickets = returns.find_tickets(self.desk)

    @rule(
        basket=st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=1, max_size=4),
        plan=st.lists(st.tuples(st.sampled_from(TenderType), st.sampled_from([1, 2, 3])), max_size=2),
        last=st.sampled_from([TenderType.CASH, TenderType.CARD, TenderType.CHEQUE]),
    )
    def sell(self, basket, plan, last):
        for pick, quantity in basket:
            self.attempt(ringing.ring_item, self.items[pick].variant_id, quantity=quantity)
        for kind, part in plan:
            self.tender(kind, part, 0)
        self.tender(last, 1, 1)
        self.settle()

    @precondition(lambda self: self.tickets)
    @rule(
        pick=st.integers(0, 99),
        pieces=st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3)), min_size=1, max_size=3),
        bought=st.one_of(st.none(), st.integers(0, 6)),
    )
    def take_back(self, pick, pieces, bought):
        for line, quantity in pieces:
            self.bring_back(pick, line, quantity, ReturnReason.SEALED)
        if bought is not None:
            self.attempt(ringing.ring_item, self.items[bought].variant_id)
        self.pay_out_as_proposed_or_by_card_and_settle()

    @rule(pick=st.integers(0, 6), quantity=st.integers(1, 4))
    def ring(self, pick, quantity):
        self.attempt(ringing.ring_item, self.items[pick].variant_id, quantity=quantity)

    @rule(amount=st.sampled_from([1000, 5000, 7]))
    def ring_gift_card(self, amount):
        self.attempt(ringing.ring_gift_card, amount)

    @precondition(lambda self: self.sale.lines)
    @rule(pick=st.integers(0, 9), quantity=st.integers(0, 5))
    def change_quantity(self, pick, quantity):
        lines = self.sale.lines
        self.attempt(ringing.change_quantity, lines[pick % len(lines)].id, quantity)

    @precondition(lambda self: self.sale.lines)
    @rule(pick=st.integers(0, 9))
    def void_line(self, pick):
        lines = self.sale.lines
        self.attempt(ringing.void_line, lines[pick % len(lines)].id)

    @precondition(lambda self: self.sale.lines)
    @rule(
        kind=st.sampled_from(DiscountKind),
        value=st.sampled_from([1, 333, 900, 1000, 5000, 10_000]),
        pick=st.integers(-1, 5),
    )
    def discount(self, kind, value, pick):
        lines = ringing.current_sale(self.desk, self.operator).sale.lines
        line_id = lines[pick % len(lines)].id if lines and pick >= 0 else None
        self.attempt(discounting.give_discount, Discount(kind, value, "goodwill"), line_id=line_id)

    @precondition(lambda self: self.sale.ticket_discount)
    @rule()
    def remove_ticket_discount(self):
        self.attempt(discounting.remove_discount)

    @precondition(lambda self: self.sale.lines)
    @rule(note=st.sampled_from(["", "revient"]))
    def suspend(self, note):
        self.attempt(ringing.suspend_sale, ringing.current_sale(self.desk, self.operator).sale.id, note)

    @precondition(lambda self: self.waiting)
    @rule(pick=st.integers(0, 3))
    def resume(self, pick):
        waiting = ringing.suspended_sales(self.desk)
        if waiting:
            self.attempt(ringing.resume_sale, waiting[pick % len(waiting)].id)

    @precondition(lambda self: self.waiting or self.sale.lines)
    @rule(pick=st.integers(0, 3))
    def void_sale(self, pick):
        waiting = [s.id for s in ringing.suspended_sales(self.desk)]
        waiting.append(ringing.current_sale(self.desk, self.operator).sale.id)
        self.attempt(ringing.void_sale, waiting[pick % len(waiting)], "client parti")

    @precondition(lambda self: self.sale.lines)
    @rule(kind=st.sampled_from(TenderType), part=st.sampled_from([1, 2, 3]), over=st.integers(0, 2))
    def tender(self, kind, part, over):
        try:
            state = tendering.tender_state(self.desk).balance
        except EmptySaleError:
            return
        if kind is TenderType.CASH:
            amount = state.left_in_cash_xpf // part // 5 * 5 + (over * 500 if state.left_in_cash_xpf > 0 else 0)
        else:
            amount = state.left_xpf // part
        self.attempt(tendering.add_tender, kind, amount, detail=self._detail(kind))

    def _detail(self, kind):
        if kind not in (TenderType.GIFT_CARD, TenderType.CREDIT_NOTE):
            return {}
        with self.store.reading() as tx:
            code = tx.connection.exec_driver_sql(
                "SELECT code FROM instrument WHERE kind = ? ORDER BY id LIMIT 1", (str(kind),)
            ).scalar()
        return {"code": code or "G000000000000"}

    @precondition(lambda self: self.sale.tenders)
    @rule(pick=st.integers(0, 3))
    def untender(self, pick):
        tenders = ringing.current_sale(self.desk, self.operator).sale.tenders
        if tenders:
            self.attempt(tendering.remove_tender, tenders[pick % len(tenders)].id)

    @precondition(lambda self: self.sale.tenders)
    @rule()
    def settle(self):
        self.attempt(settling.settle, ringing.current_sale(self.desk, self.operator).sale.id)

    @precondition(lambda self: self.sale.lines)
    @rule()
    def pay_out_as_proposed_or_by_card_and_settle(self):
        try:
            left = tendering.tender_state(self.desk).balance.left_xpf
        except EmptySaleError:
            return
        shares = tendering.refund_proposal(self.desk) if left < 0 else [(TenderType.CARD, left)]
        for kind, amount in shares:
            self.attempt(tendering.add_tender, kind, amount)
        sale = ringing.current_sale(self.desk, self.operator).sale
        self.attempt(settling.settle, sale.id)

    @precondition(lambda self: self.tickets)
    @rule(
        pick=st.integers(0, 99),
        line=st.integers(0, 9),
        quantity=st.integers(1, 3),
        reason=st.sampled_from(ReturnReason),
    )
    def bring_back(self, pick, line, quantity, reason):
        tickets = returns.find_tickets(self.desk)
        if not tickets:
            return
        ticket = returns.ticket_by_number(self.desk, tickets[pick % len(tickets)].number)
        found = ticket.lines[line % len(ticket.lines)]
        piece = returns.ReturnedPiece(found.line.id, quantity, reason)
        self.attempt(returns.ring_return, ticket.sale.id, [piece])

    @rule(pick=st.integers(0, 6), reason=st.sampled_from(ReturnReason))
    def bring_back_without_ticket(self, pick, reason):
        self.attempt(
            returns.ring_return_without_ticket, self.items[pick].variant_id, 1, reason=reason, approval_id=None
        )

    @precondition(lambda self: self.session)
    @rule(kind=st.sampled_from(MovementKind), amount=st.sampled_from([5, 5000, 7]))
    def move_cash(self, kind, amount):
        self.attempt(till_session.move_cash, kind, amount, reason="monnaie")

    @precondition(lambda self: self.session)
    @rule()
    def open_drawer(self):
        self.attempt(till_session.open_drawer, reason="vérification")

    @precondition(lambda self: self.session)
    @rule()
    def read_x(self):
        self.attempt(till_session.x_report)

    @rule()
    def change_operator(self):
        self.operator = self.shop.manager if self.operator == self.shop.cashier else self.shop.cashier

    @precondition(lambda self: self.session)
    @rule(difference=st.sampled_from([0, 0, 5, -500, 4500]))
    def close(self, difference):
        with self.store.reading() as tx:
            session = tx.till.open_session(self.desk.workstation.id)
            expected = till_session.expected_cash_xpf(tx, session) if session else 0
        counted = max(0, expected + difference) // 5 * 5
        self.attempt(till_session.close_day, coins(counted), reason="compté deux fois")

    @precondition(lambda self: not self.session)
    @rule()
    def open_day(self):
        self.attempt(till_session.open_day, {1000: 20})

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 40]))
    def let_time_pass(self, hours):
        self.now += timedelta(hours=hours)

    @rule()
    def clock_set_back(self):
        self.now -= timedelta(minutes=20)

    @precondition(lambda self: not self.session)
    @rule()
    def close_month(self):
        for month in period_closing.periods_to_close(self.desk, "month"):
            year, number = map(int, month.split("-"))
            self.attempt(period_closing.close_month, self.now.date().replace(year=year, month=number, day=1))

    @invariant()
    def the_books_agree(self):
        self.see()
        with self.store.reading() as tx:
            head = tx.journal.head(self.desk.workstation.id)
        if head.sequence > self.books.verified:  # every fact is journalled; what is not, shows at the next entry
            self.books.check()

    @invariant()
    def the_till_expects_what_the_facts_say(self):
        with self.store.reading() as tx:
            session = tx.till.open_session(self.desk.workstation.id)
            if session is not None:
                assert till_session.expected_cash_xpf(tx, session) == self.books.cash_of(tx, session.id)

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.folder)


def test_the_books_agree_after_every_step_of_any_day(shelf):
    shop, items, members = shelf
    run_state_machine_as_test(
        type("DaysHere", (Days,), {"shop": shop, "items": items, "members": members}),
        settings=settings(
            max_examples=8,
            stateful_step_count=30,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def basket(draw):
    return [(draw.randrange(7), draw.randint(1, 4)) for _ in range(draw.randint(1, 4))]


def plan(draw):
    return [(draw.choice(list(TenderType)), draw.randint(1, 3)) for _ in range(draw.randint(0, 2))]


LONG_WALK = (
    (8, lambda days, draw: days.sell(basket(draw), plan(draw), draw.choice(list(TenderType)[:3]))),
    (6, lambda days, draw: days.take_back(draw.randrange(99), basket(draw)[:2], draw.choice([None, 1, 6]))),
    (4, lambda days, draw: days.ring(draw.randrange(7), draw.randint(1, 4))),
    (2, lambda days, draw: days.ring_gift_card(draw.choice([1000, 5000]))),
    (2, lambda days, draw: days.discount(DiscountKind.PERCENT, draw.choice([333, 900, 5000]), draw.randint(-1, 3))),
    (2, lambda days, draw: days.discount(DiscountKind.AMOUNT, draw.choice([1, 99, 500]), draw.randint(-1, 3))),
    (1, lambda days, draw: days.change_quantity(draw.randrange(9), draw.randint(0, 5)) if days.sale.lines else None),
    (1, lambda days, draw: days.void_line(draw.randrange(9)) if days.sale.lines else None),
    (2, lambda days, draw: days.suspend("revient")),
    (2, lambda days, draw: days.resume(draw.randrange(4))),
    (1, lambda days, draw: days.void_sale(draw.randrange(4))),
    (
        12,
        lambda days, draw: days.sell_to_a_member(draw.randrange(2), basket(draw)[:2], [0, 1, 2][: draw.randrange(4)]),
    ),
    (2, lambda days, draw: days.attach(draw.choice([0, 0, 1, -1]))),
    (1, lambda days, draw: days.redeem(draw.randrange(3), draw.choice([True, False]))),
    (1, lambda days, draw: days.use_voucher(draw.choice(list(DiscountKind)), draw.choice([1, 500, 3333]))),
    (1, lambda days, draw: days.remove_benefit(draw.randrange(3))),
    (1, lambda days, draw: days.change_programme(draw.randrange(10), draw.random() < 0.3, draw.random() < 0.5)),
    (1, lambda days, draw: days.credit_ticket(0, draw.randrange(2)) if days.tickets else None),
    (1, lambda days, draw: days.adjust_points(draw.randrange(2), draw.choice([-40, 90]))),
    (1, lambda days, draw: days.expire_points()),
    (2, lambda days, draw: days.tender(draw.choice(list(TenderType)), draw.randint(1, 3), draw.randint(0, 2))),
    (1, lambda days, draw: days.untender(draw.randrange(4))),
    (4, lambda days, draw: days.pay_out_as_proposed_or_by_card_and_settle()),
    (
        3,
        lambda days, draw: days.bring_back(draw.randrange(99), draw.randrange(9), 1, draw.choice(list(ReturnReason))),
    ),
    (1, lambda days, draw: days.bring_back_without_ticket(draw.randrange(7), draw.choice(list(ReturnReason)))),
    (1, lambda days, draw: days.move_cash(draw.choice(list(MovementKind)), 5000)),
    (1, lambda days, draw: days.read_x()),
    (1, lambda days, draw: days.change_operator()),
    (2, lambda days, draw: days.close(draw.choice([0, 5, -500]))),
    (6, lambda days, draw: days.open_day()),
    (2, lambda days, draw: days.let_time_pass(draw.choice([1, 5, 24]))),
    (1, lambda days, draw: days.clock_set_back()),
    (1, lambda days, draw: days.close_month()),
)


@pytest.mark.parametrize("seed", [0, 2, 3])
def test_the_books_agree_through_long_weeks(shelf, seed):
    """The machine above prefers short stories; these are long ones, with tickets that come back days later."""
    shop, items, members = shelf
    draw = random.Random(seed)
    days = type("DaysHere", (Days,), {"shop": shop, "items": items, "members": members})()
    days.open_first_day(20)
    days.change_operator()
    days.change_programme(2, False, True)
    weights, gestures = zip(*LONG_WALK, strict=True)
    for _ in range(140):
        draw.choices(gestures, weights)[0](days, draw)
        days.the_books_agree()
        days.the_till_expects_what_the_facts_say()
    seen = {entry["kind"] for entry in days.books.entries.values()}
    with days.store.reading() as tx:
        moved = {row[0] for row in tx.connection.exec_driver_sql("SELECT DISTINCT kind FROM points_entry")}
    days.teardown()
    assert "sale" in seen
    assert moved >= {"earn", "redeem", "reverse"}
