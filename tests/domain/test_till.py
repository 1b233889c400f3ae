"""Counting the drawer, and what may explain a difference."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.money import DENOMINATIONS_XPF
from koom_pos.domain.till import (
    CashTicket,
    CauseKind,
    DenominationError,
    LikelyCause,
    counted_xpf,
    likely_causes,
)

AT = datetime(2026, 11, 23, 3, 12, tzinfo=UTC)


def ticket(number, tendered, change, payable=None):
    return CashTicket(number, AT, tendered, change, tendered - change if payable is None else payable)


@given(st.dictionaries(st.sampled_from(DENOMINATIONS_XPF), st.integers(0, 500)))
def test_a_count_is_the_sum_of_its_pieces(pieces):
    assert counted_xpf(pieces) == sum(value * number for value, number in pieces.items())


@pytest.mark.parametrize(("pieces", "named"), [({1: 3}, 1), ({2000: 1}, 2000), ({500: -1}, 500)])
def test_a_coin_that_does_not_exist_is_named(pieces, named):
    with pytest.raises(DenominationError) as refused:
        counted_xpf(pieces)
    assert refused.value.denomination_xpf == named


def test_no_difference_has_no_cause():
    assert likely_causes(0, [ticket(1, 1000, 500)]) == ()


def test_five_hundred_over_is_the_change_of_ticket_1042_forgotten():
    causes = likely_causes(500, [ticket(1041, 2000, 300), ticket(1042, 2000, 500)])
    assert causes == (LikelyCause(CauseKind.CHANGE_NOT_GIVEN, 500, 1042, AT),)


def test_five_hundred_short_is_change_given_twice():
    causes = likely_causes(-500, [ticket(1042, 2000, 500)])
    assert causes[0].kind is CauseKind.CHANGE_GIVEN_TWICE


def test_a_ticket_never_paid_is_proposed_when_short():
    causes = likely_causes(-2350, [ticket(7, 2350, 0)])
    assert [(c.kind, c.ticket_number) for c in causes] == [(CauseKind.CASH_SALE_NOT_TAKEN, 7)]
    assert likely_causes(2350, [ticket(7, 2350, 0)]) == ()


@pytest.mark.parametrize("size", [4500, 9000, 9500])
def test_a_note_taken_for_another_is_proposed(size):
    kinds = {c.kind for c in likely_causes(-size, [ticket(9, 10_000, 100)])}
    assert CauseKind.WRONG_NOTE in kinds
    assert likely_causes(-size, [ticket(9, 1000, 100)]) == ()


def test_cash_taken_for_a_ticket_tendered_by_card_is_proposed_when_over():
    card = [ticket(12, 0, 0, payable=3300)]
    assert [c.kind for c in likely_causes(3300, [], other_tenders=card)] == [CauseKind.OTHER_TENDER]
    assert likely_causes(-3300, [], other_tenders=card) == ()


@pytest.mark.parametrize("movement", [-5000, 5000])
def test_a_movement_recorded_and_not_done_leaves_its_opposite(movement):
    causes = likely_causes(-movement, [], movements_xpf=[movement])
    assert [c.kind for c in causes] == [CauseKind.MOVEMENT_NOT_DONE]
    assert likely_causes(movement, [], movements_xpf=[movement]) == ()


@given(
    over_short=st.integers(-3000, 3000).map(lambda n: n * 5),
    tickets=st.lists(
        st.builds(ticket, st.integers(1, 999), st.integers(0, 2000), st.integers(0, 400).map(lambda n: n * 5)),
        max_size=30,
    ),
    movements=st.lists(st.integers(-5000, 5000), max_size=5),
)
def test_proposals_are_few_signed_like_the_difference_and_most_telling_first(over_short, tickets, movements):
    causes = likely_causes(over_short, tickets, movements_xpf=movements, other_tenders=tickets)
    order = [list(CauseKind).index(c.kind) for c in causes]
    assert len(causes) <= 4
    assert order == sorted(order)
    assert all(c.amount_xpf == over_short for c in causes)
