"""Whatever is bought, spent, brought back and merged in whatever order: no path keeps points after its refund."""

import random
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koom_pos.domain.identity import IdSource
from koom_pos.domain.loyalty import EntryKind, RedeemAs, RewardLevel
from koom_pos.services import attaching, loyalty, redeeming, returns, ringing, settling, tendering
from koom_pos.services.founding import desk_of
from koom_pos.store import Store
from koom_pos.store.engine import relax
from tests.founded_shop import KEY, SIGNING_KEY
from tests.services.books import Books
from tests.services.members import give_points, join, rules
from tests.services.selling import CARD, bring_back

REWARDS = (RewardLevel(30, 300), RewardLevel(100, 777), RewardLevel(7, 5))
START = 500

purchases = st.tuples(
    st.just("buy"),
    st.integers(0, 1),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), min_size=1, max_size=3),
    st.lists(st.integers(0, 2), max_size=3),
    st.booleans(),
)
gestures = st.one_of(
    purchases,
    st.tuples(st.just("back"), st.integers(0, 9), st.integers(0, 2)),
    st.tuples(st.just("rules"), st.integers(0, 7)),
    st.just(("merge",)),
)


@pytest.fixture
def start(open_shop):
    """A till with a shelf and two members, closed: each history begins from a copy of its file."""
    items = [open_shop.item(price) for price in (333, 1001, 2503, 12_345)]
    members = [join(open_shop), join(open_shop)]
    for each in members:
        give_points(open_shop, each, START)
    open_shop.desk.store.close()
    return open_shop, items, members


class History:
    """One history on a store of its own."""

    def __init__(self, start):
        shop, self.items, self.members = start
        self.folder = Path(tempfile.mkdtemp(dir=shop.path.parent))
        path = self.folder / "store.db"
        shutil.copy(shop.path, path)
        store = Store.open(path, KEY)
        relax(store.engine)
        desk = desk_of(store, SIGNING_KEY, shop.clock, IdSource(shop.clock, random.Random(3).getrandbits))
        self.shop = replace(shop, desk=desk, path=path)
        self.tickets = []
        self.merged = False

    def buy(self, who, basket, rewards, as_discount):
        shop = self.shop
        how = RedeemAs.DISCOUNT if as_discount else RedeemAs.TENDER
        rules(
            shop, points_per_100_xpf=loyalty.programme(shop.desk).points_per_100_xpf, rewards=REWARDS, redeem_as=how
        )
        for pick, quantity in basket:
            ringing.ring_item(shop.desk, shop.cashier, self.items[pick].variant_id, quantity=quantity)
        attaching.attach(shop.desk, shop.cashier, self.members[who])
        redeem = redeeming.redeem_as_discount if as_discount else redeeming.redeem_as_tender
        for pick in rewards:
            try:
                redeem(shop.desk, shop.cashier, REWARDS[pick])
            except (redeeming.RewardTooLargeError, redeeming.ShortPointsError):
                continue
        self.tickets.append(self.finish())

    def back(self, pick, line, pieces=1):
        """Bring pieces of a line back, as far as any are left."""
        if not self.tickets:
            return
        ticket = self.tickets[pick % len(self.tickets)]
        try:
            bring_back(self.shop, ticket, pieces, line=line % len(ticket.lines))
        except returns.OverReturnError:
            return
        self.finish()

    def finish(self):
        """Pay what is due, or pay back as proposed, and settle."""
        shop = self.shop
        state = tendering.tender_state(shop.desk)
        left = state.balance.left_xpf
        shares = tendering.refund_proposal(shop.desk) if left < 0 else [(CARD, left)] if left else []
        for kind, amount in shares:
            tendering.add_tender(shop.desk, shop.cashier, kind, amount)
        return settling.settle(shop.desk, shop.cashier, state.sale.id)

    def merge(self):
        if self.merged:
            return
        self.merged = True
        with self.shop.desk.store.transaction() as tx:
            tx.customers.set_merged_into(
                self.members[1], self.members[0], at_utc=self.shop.desk.now(), by=self.shop.manager.id
            )

    def total(self):
        with self.shop.desk.store.reading() as tx:
            return sum(tx.loyalty.balance(m) for m in (tx.loyalty.member_of(c).id for c in self.members))

    def close(self):
        self.shop.desk.store.close()
        shutil.rmtree(self.folder)


@settings(max_examples=25, database=None, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=st.lists(gestures, min_size=1, max_size=8))
def test_once_everything_came_back_everybody_has_what_she_began_with(start, story):
    history = History(start)
    for name, *facts in story:
        if name == "rules":
            rules(history.shop, points_per_100_xpf=facts[0], rewards=REWARDS)
        else:
            getattr(history, name)(*facts)
    for pick, ticket in enumerate(history.tickets):
        for line, sold in enumerate(ticket.lines):
            for _ in range(sold.quantity):
                history.back(pick, line)
    assert history.total() == 2 * START
    Books(history.shop.desk).check()
    history.close()


def test_the_history_above_spends_both_ways_and_follows_a_merge(start):
    history = History(start)
    history.buy(0, [(3, 2)], [0, 1, 2], as_discount=False)
    history.buy(1, [(2, 3)], [1, 1], as_discount=True)
    history.merge()
    history.back(1, 0)
    kinds = [(line.kind, line.points) for line in loyalty.ledger(history.shop.desk, history.members[1])]
    assert [points for kind, points in kinds if kind is EntryKind.REDEEM] == [-200, -7, -100, -30]
    assert EntryKind.REVERSE in {kind for kind, _ in kinds}
    history.close()
