"""Three states of an order: the tables of steps, and what wins when both sides moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.order import (
    HANDOVER_STEPS,
    PAYMENT_STEPS,
    PREPARATION_STEPS,
    Handover,
    OrderStepError,
    Payment,
    Preparation,
    check_step,
    is_closed,
    merged_handover,
    merged_payment,
    merged_preparation,
)

payments, preparations, handovers = st.sampled_from(Payment), st.sampled_from(Preparation), st.sampled_from(Handover)


@pytest.mark.parametrize(
    ("steps", "states"), [(PAYMENT_STEPS, Payment), (PREPARATION_STEPS, Preparation), (HANDOVER_STEPS, Handover)]
)
def test_every_state_has_its_row_in_the_table(steps, states):
    assert set(steps) == set(states)


@given(handovers)
def test_no_order_is_handed_over_twice(now):
    wanted = Handover.HANDED_OVER
    if now in (Handover.HANDED_OVER, Handover.DELIVERED, Handover.REFUSED, Handover.OUT_FOR_DELIVERY):
        with pytest.raises(OrderStepError):
            check_step(HANDOVER_STEPS, now, wanted)
    else:
        check_step(HANDOVER_STEPS, now, wanted)


def test_a_refused_step_says_where_the_order_stands():
    with pytest.raises(OrderStepError) as refused:
        check_step(PAYMENT_STEPS, Payment.REFUNDED, Payment.PAID)
    assert (refused.value.now, refused.value.wanted) == (Payment.REFUNDED, Payment.PAID)


@given(payments, payments)
def test_money_taken_on_either_side_is_never_forgotten(here, there):
    merged = merged_payment(here, there)
    assert merged == merged_payment(there, here)
    if Payment.PAID in (here, there):
        assert merged in (Payment.PAID, Payment.PART_REFUNDED, Payment.REFUNDED)


def test_paid_here_beats_a_draft_there():
    assert merged_payment(Payment.PAID, Payment.UNPAID) is Payment.PAID


@given(handovers, handovers)
def test_what_left_the_shop_stays_gone_whoever_says_so(here, there):
    merged = merged_handover(here, there)
    assert merged == merged_handover(there, here)
    if Handover.HANDED_OVER in (here, there):
        assert merged is Handover.HANDED_OVER


@given(handovers, handovers, handovers)
def test_merging_in_any_order_gives_the_same_state(a, b, c):
    assert merged_handover(merged_handover(a, b), c) == merged_handover(a, merged_handover(b, c))


@given(preparations, preparations)
def test_the_store_that_packs_the_bag_knows_best(here, there):
    assert merged_preparation(here, there, moved_here=True) is here
    assert merged_preparation(here, there, moved_here=False) is there


def test_a_pay_in_store_order_stays_open_until_money_and_goods_changed_hands():
    assert not is_closed(Payment.UNPAID, Handover.HANDED_OVER)
    assert not is_closed(Payment.PAID, Handover.WAITING)
    assert is_closed(Payment.PAID, Handover.HANDED_OVER)
    assert is_closed(Payment.REFUNDED, Handover.NO_SHOW)
    assert not is_closed(Payment.PAID, Handover.NO_SHOW)
