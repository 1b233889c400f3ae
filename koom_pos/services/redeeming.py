"""Spend points on a reward, as a tender or as a discount, and use a voucher.

Everything stays on the open sale until it settles: a sale voided or suspended has spent nothing.
"""

from dataclasses import replace

from koom_pos.documents.wording import rate
from koom_pos.domain.benefit import Benefit, BenefitKind, RewardTooLargeError
from koom_pos.domain.discount import DiscountKind, DiscountTooLargeError
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.loyalty import RedeemAs, RewardLevel, ShortPointsError
from koom_pos.domain.operator import Operator, Right
from koom_pos.domain.sale import OpenSale, totals, without_shrunk_rewards
from koom_pos.domain.tender import Tender, TenderType, balance
from koom_pos.services import earning
from koom_pos.services.desk import Desk
from koom_pos.services.loyalty_programme import read_programme
from koom_pos.services.ringing import Rung, SaleHasTendersError, keep
from koom_pos.services.tendering import EmptySaleError, Tendered
from koom_pos.services.till_state import require_session
from koom_pos.services.vouchers import SecondVoucherError, usable_voucher
from koom_pos.store import Transaction

REWARD_LABEL = "Récompense fidélité"
VOUCHER_LABEL = "Code de réduction"


class NotAMemberError(RefusedError):
    """Nobody is attached to the sale, or she is not in the programme."""

    def __init__(self) -> None:
        super().__init__("no member on this sale")


class UnknownRewardError(RefusedError):
    """The programme has no such reward any more, or gives it the other way: as a tender, or as a discount."""

    def __init__(self) -> None:
        super().__init__("no such reward")


class UnknownBenefitError(RefusedError):
    """The reward or voucher was taken off already."""

    def __init__(self) -> None:
        super().__init__("no such reward or voucher on this sale")


def redeem_as_tender(desk: Desk, operator: Operator, reward: RewardLevel) -> Tendered:
    """Take a reward as a means of payment, whole or not at all; TGC stays due on the full price.

    The points leave the ledger when the sale settles.

    Raises:
        EmptySaleError, NotAMemberError, UnknownRewardError, NoOpenDayError
        RewardTooLargeError: the ticket leaves less to pay than the reward is worth.
        ShortPointsError: the card holds fewer points, those promised to this sale taken off.
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        sale = _rung(tx, desk)
        _check_reward(tx, sale, reward, RedeemAs.TENDER)
        total = totals(sale).gross_xpf
        if balance(total, sale.tenders).left_xpf < reward.value_xpf:
            raise RewardTooLargeError(reward.value_xpf)
        tender = Tender(desk.new_id(), TenderType.POINTS, reward.value_xpf, {"points": str(reward.points)})
        changed = replace(sale, tenders=(*sale.tenders, tender), operator_id=operator.id)
        keep(tx, desk, changed)
    return Tendered(changed, balance(total, changed.tenders))


def redeem_as_discount(desk: Desk, operator: Operator, reward: RewardLevel) -> Rung:
    """Take a reward off the ticket as a discount, whole or not at all; TGC is due on what is left.

    Raises:
        EmptySaleError, NotAMemberError, UnknownRewardError, SaleHasTendersError, NoOpenDayError
        RewardTooLargeError: the articles a discount may touch leave less than the reward is worth.
        ShortPointsError: the card holds fewer points, those promised to this sale taken off.
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        sale = _without_tenders(_rung(tx, desk))
        _check_reward(tx, sale, reward, RedeemAs.DISCOUNT)
        benefit = Benefit(
            desk.new_id(),
            BenefitKind.REWARD,
            DiscountKind.AMOUNT,
            reward.value_xpf,
            REWARD_LABEL,
            points=reward.points,
        )
        # Before the vouchers: a percentage is then taken of what the reward leaves, and never eats into it.
        rewards = [each for each in sale.benefits if each.points]
        others = [each for each in sale.benefits if not each.points]
        changed = replace(sale, benefits=(*rewards, benefit, *others), operator_id=operator.id)
        if without_shrunk_rewards(changed) != changed:
            raise RewardTooLargeError(reward.value_xpf)
        return keep(tx, desk, changed)


def apply_voucher(desk: Desk, operator: Operator, code: str) -> Rung:
    """Take a voucher off the ticket; a ticket takes one.

    It is used up when the sale settles, and not given back by a return: the refund is of what was paid.

    Raises:
        EmptySaleError, SaleHasTendersError, UnknownVoucherError, VoucherUsedError, VoucherExpiredError,
        SecondVoucherError, NoOpenDayError
        DiscountTooLargeError: no article is left that a discount may touch.
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        require_session(tx, desk)
        sale = _without_tenders(_rung(tx, desk))
        if any(each.kind is BenefitKind.VOUCHER for each in sale.benefits):
            raise SecondVoucherError
        voucher = usable_voucher(tx, desk, code)
        label = f"{VOUCHER_LABEL} {rate(voucher.value)}" if voucher.how is DiscountKind.PERCENT else VOUCHER_LABEL
        benefit = Benefit(desk.new_id(), BenefitKind.VOUCHER, voucher.how, voucher.value, label, code=voucher.code)
        changed = replace(sale, benefits=(*sale.benefits, benefit), operator_id=operator.id)
        if not totals(changed).benefits_xpf[-1]:
            raise DiscountTooLargeError(asked_xpf=0, gross_xpf=0)
        return keep(tx, desk, changed)


def remove_benefit(desk: Desk, operator: Operator, benefit_id: str) -> Rung:
    """Take a reward or a voucher off the open sale; nothing was spent.

    Raises:
        UnknownBenefitError, SaleHasTendersError, EmptySaleError
    """
    operator.check(Right.SELL)
    with desk.store.transaction() as tx:
        sale = _without_tenders(_rung(tx, desk))
        kept = tuple(each for each in sale.benefits if each.id != benefit_id)
        if kept == sale.benefits:
            raise UnknownBenefitError
        return keep(tx, desk, replace(sale, benefits=kept, operator_id=operator.id))


def _rung(tx: Transaction, desk: Desk) -> OpenSale:
    sale = tx.open_sales.active(desk.workstation.id)
    if sale is None or not sale.lines:
        raise EmptySaleError
    return sale


def _without_tenders(sale: OpenSale) -> OpenSale:
    if sale.tenders:
        raise SaleHasTendersError
    return sale


def _check_reward(tx: Transaction, sale: OpenSale, reward: RewardLevel, how: RedeemAs) -> None:
    programme = read_programme(tx)
    if reward not in programme.rewards or programme.redeem_as is not how:
        raise UnknownRewardError
    buyer = tx.loyalty.buyer(sale.id)
    if buyer is None or buyer.member_id is None:
        raise NotAMemberError
    held = earning.available(tx, sale, buyer.member_id)
    if held < reward.points:
        raise ShortPointsError(balance=held, needed=reward.points)
