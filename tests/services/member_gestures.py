"""What members do at a till on random days: join a sale, earn, spend, use vouchers, have points put right."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from koom_pos.domain.discount import DiscountKind
from koom_pos.domain.loyalty import AdjustReason, Bonus, BonusKind, Programme, RedeemAs, RewardLevel, Tier
from koom_pos.domain.tender import TenderType
from koom_pos.services import attaching, loyalty, redeeming, ringing, vouchers

REWARDS = (RewardLevel(30, 300), RewardLevel(100, 777), RewardLevel(7, 5))


class MemberGestures:
    """Rules of the machine in `test_random_days`, which has the shop, its sale and its tickets."""

    @rule(pick=st.integers(-1, 1))
    def attach(self, pick):
        if pick < 0:
            self.attempt(attaching.detach)
        else:
            self.attempt(attaching.attach, self.members[pick])

    @rule(
        who=st.integers(0, 1),
        basket=st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=1, max_size=3),
        rewards=st.lists(st.integers(0, 2), max_size=3),
    )
    def sell_to_a_member(self, who, basket, rewards):
        for pick, quantity in basket:
            self.attempt(ringing.ring_item, self.items[pick].variant_id, quantity=quantity)
        self.attach(who)
        for pick in rewards:
            self.redeem(pick, as_discount=True)
            self.redeem(pick, as_discount=False)
        self.tender(TenderType.CASH, 1, 0)
        self.settle()

    @precondition(lambda self: self.sale.lines)
    @rule(pick=st.integers(0, 2), as_discount=st.booleans())
    def redeem(self, pick, as_discount):
        self.attempt(redeeming.redeem_as_discount if as_discount else redeeming.redeem_as_tender, REWARDS[pick])

    @precondition(lambda self: self.sale.lines)
    @rule(kind=st.sampled_from(DiscountKind), value=st.sampled_from([1, 500, 3333]))
    def use_voucher(self, kind, value):
        with self.store.transaction() as tx:
            voucher = vouchers.issue_voucher(tx, self.desk, campaign="essai", how=kind, value=value)
        self.attempt(redeeming.apply_voucher, voucher.code)

    @precondition(lambda self: self.sale.benefits)
    @rule(pick=st.integers(0, 3))
    def remove_benefit(self, pick):
        benefits = ringing.current_sale(self.desk, self.operator).sale.benefits
        if benefits:
            self.attempt(redeeming.remove_benefit, benefits[pick % len(benefits)].id)

    @rule(rate=st.integers(0, 9), discount=st.booleans(), bonus=st.booleans())
    def change_programme(self, rate, discount, bonus):
        changed = Programme(
            points_per_100_xpf=rate,
            rewards=REWARDS,
            redeem_as=RedeemAs.DISCOUNT if discount else RedeemAs.TENDER,
            bonuses=(Bonus(BonusKind.BIRTHDAY, "", 15_000),) if bonus else (),
            tiers=(Tier("Or", 100, 12_500),) if bonus else (),
            expiry_months=1,
        )
        self.attempt(loyalty.change_programme, changed)

    @precondition(lambda self: self.tickets)
    @rule(pick=st.integers(0, 99), who=st.integers(0, 1))
    def credit_ticket(self, pick, who):
        self.attempt(loyalty.credit_ticket, self.tickets[pick % len(self.tickets)].id, self.members[who])

    @rule(who=st.integers(0, 1), points=st.sampled_from([-40, 90]))
    def adjust_points(self, who, points):
        self.attempt(loyalty.adjust_points, self.members[who], points, AdjustReason.GOODWILL)

    @rule()
    def expire_points(self):
        self.attempt(loyalty.expire_points)
