"""The float proposed in the morning: the usual one where the drawer can make it, else what lies in the drawer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.money import DENOMINATIONS_XPF
from koom_pos.services.day_overview import kept_float

DRAWERS = st.dictionaries(st.sampled_from(DENOMINATIONS_XPF), st.integers(0, 30))


def worth(count):
    return sum(piece * pieces for piece, pieces in count.items())


def test_the_usual_float_keeps_coins_and_small_notes():
    left = {10_000: 3, 5000: 2, 1000: 12, 500: 5, 100: 20, 5: 3}
    kept = kept_float(left, 20_000)
    assert worth(kept) == 20_000
    assert kept == {1000: 11, 500: 4, 100: 20, 5000: 1}


def test_fewer_coins_stay_when_the_notes_cannot_make_the_rest():
    left = {10_000: 1, 5000: 1, 1000: 4, 500: 2, 100: 3, 5: 2}
    assert worth(left) == 20_310
    assert kept_float(left, 20_000) == {10_000: 1, 5000: 1, 1000: 4, 500: 2}


def test_a_drawer_with_less_than_the_usual_float_is_proposed_as_it_is():
    assert kept_float({10_000: 1, 1000: 5, 200: 0}, 20_000) == {10_000: 1, 1000: 5}


def test_a_drawer_that_cannot_make_the_usual_float_is_proposed_as_it_is():
    assert kept_float({10_000: 3}, 25_000) == {10_000: 3}


def test_a_shop_without_a_usual_float_keeps_everything():
    assert kept_float({5000: 2, 100: 0}, 0) == {5000: 2}


@given(left=DRAWERS, kept=st.data())
def test_whatever_the_drawer_can_make_is_made_of_its_own_pieces(left, kept):
    wanted = {piece: kept.draw(st.integers(0, pieces)) for piece, pieces in left.items()}
    usual_xpf = worth(wanted)
    proposed = kept_float(left, usual_xpf)
    assert all(0 < pieces <= left[piece] for piece, pieces in proposed.items())
    assert worth(proposed) == (usual_xpf or worth(left))


@pytest.mark.parametrize("usual_xpf", [1, 20_001, 999_999])
@given(left=DRAWERS)
def test_what_no_choice_of_pieces_makes_leaves_the_drawer_whole(usual_xpf, left):
    assert worth(kept_float(left, usual_xpf)) == worth(left)
