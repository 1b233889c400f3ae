"""Francs: the rounding law, quick cash, change, writing and reading amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.money import (
    COINS_XPF,
    DENOMINATIONS_XPF,
    NOTES_XPF,
    AmountFormatError,
    ChangeNotPayableError,
    change_breakdown,
    format_francs,
    parse_francs,
    quick_cash_xpf,
    round_to_cash,
)

amounts = st.integers(-(10**9) + 1, 10**9 - 1)


@pytest.mark.parametrize(
    ("due", "payable"),
    [
        (0, 0),
        (1000, 1000),
        (1001, 1000),
        (1002, 1000),
        (1003, 1005),
        (1004, 1005),
        (1005, 1005),
        (1006, 1005),
        (1007, 1005),
        (1008, 1010),
        (1009, 1010),
    ],
)
def test_the_law_rounds_1_2_6_7_down_and_3_4_8_9_up(due, payable):
    assert round_to_cash(due) == payable


@given(amounts)
def test_rounding_moves_two_francs_at_most_mirrors_refunds_and_is_stable(due):
    rounded = round_to_cash(due)
    assert rounded % 5 == 0
    assert abs(rounded - due) <= 2
    assert round_to_cash(-due) == -rounded
    assert round_to_cash(rounded) == rounded


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_rounding_never_turns_a_larger_debt_into_a_smaller_one(due, more):
    assert round_to_cash(due + more) >= round_to_cash(due)


def test_a_count_sheet_lists_notes_then_coins_largest_first():
    assert DENOMINATIONS_XPF == (10000, 5000, 1000, 500, 200, 100, 50, 20, 10, 5)
    assert DENOMINATIONS_XPF == NOTES_XPF + COINS_XPF


@pytest.mark.parametrize(
    ("due", "buttons"),
    [
        (3480, (3480, 3500, 4000, 5000, 10000)),
        (3478, (3480, 3500, 4000, 5000, 10000)),
        (80, (80, 100, 200, 500, 1000)),
        (5, (5, 10, 20, 50, 100)),
        (450, (450, 500, 1000, 5000, 10000)),
        (1230, (1230, 1500, 2000, 5000, 10000)),
        (9990, (9990, 10000)),
        (12500, (12500, 13000, 15000, 20000)),
        (10000, (10000,)),
    ],
)
def test_quick_cash_proposes_what_customers_really_hand_over(due, buttons):
    assert quick_cash_xpf(due) == buttons


@given(st.integers(3, 10**6), st.integers(1, 8))
def test_quick_cash_is_exact_first_ascending_and_never_holds_a_piece_too_many(due, count):
    buttons = quick_cash_xpf(due, count)
    exact = round_to_cash(due)
    assert buttons[0] == exact
    assert len(buttons) <= count
    assert list(buttons) == sorted(set(buttons))
    for amount in buttons[1:]:
        assert any(amount % piece == 0 and amount - piece < exact for piece in DENOMINATIONS_XPF)


@pytest.mark.parametrize("due", [0, 1, 2, -1, -5000])
def test_quick_cash_is_empty_when_nothing_is_to_be_paid_in(due):
    assert quick_cash_xpf(due) == ()


def test_change_names_each_piece_once_largest_first():
    assert change_breakdown(17_885) == (
        (10_000, 1),
        (5_000, 1),
        (1_000, 2),
        (500, 1),
        (200, 1),
        (100, 1),
        (50, 1),
        (20, 1),
        (10, 1),
        (5, 1),
    )
    assert change_breakdown(0) == ()


def test_greedy_change_uses_the_fewest_pieces_possible():
    fewest = [0]
    for fives in range(1, 4001):
        fewest.append(1 + min(fewest[fives - d // 5] for d in DENOMINATIONS_XPF if d // 5 <= fives))
    for fives, pieces in enumerate(fewest):
        assert sum(count for _, count in change_breakdown(fives * 5)) == pieces


@given(st.integers(0, 10**6).map(lambda fives: fives * 5))
def test_change_adds_up(change):
    assert sum(denomination * pieces for denomination, pieces in change_breakdown(change)) == change


@pytest.mark.parametrize("change", [-5, 1, 4, 1003])
def test_change_that_coins_cannot_pay_stops_the_act(change):
    with pytest.raises(ChangeNotPayableError):
        change_breakdown(change)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0\u00a0F"),
        (500, "500\u00a0F"),
        (12500, "12\u202f500\u00a0F"),
        (1234567, "1\u202f234\u202f567\u00a0F"),
        (-1230, "\u22121\u202f230\u00a0F"),
    ],
)
def test_amounts_are_written_as_in_new_caledonia(amount, written):
    assert format_francs(amount) == written


def test_the_suffix_is_a_choice_and_never_breaks_away():
    assert format_francs(5000, suffix="Fcfp") == "5\u202f000\u00a0Fcfp"
    assert format_francs(5000, suffix="F CFP") == "5\u202f000\u00a0F\u00a0CFP"
    assert format_francs(5000, suffix="") == "5\u202f000"


@pytest.mark.parametrize(
    "text",
    [
        "12500",
        "12 500",
        "12\u202f500\u00a0F",
        "12\u00a0500 FCFP",
        "12 500 F CFP",
        " 12\u2009500f ",
        "12500XPF",
        "+12500",
    ],
)
def test_every_usual_way_of_writing_an_amount_is_read(text):
    assert parse_francs(text) == 12500


@pytest.mark.parametrize("text", ["-1 230 F", "\u22121230", "\u20131\u202f230"])
def test_every_minus_is_read(text):
    assert parse_francs(text) == -1230


@pytest.mark.parametrize(
    "text", ["", " ", "F", "12.500", "12,5", "12500 €", "1e3", "٣٤", "--5", "3760123456789", "12 500 F F"]
)
def test_what_is_not_a_whole_amount_of_francs_is_refused_with_the_text(text):
    with pytest.raises(AmountFormatError) as refused:
        parse_francs(text)
    assert refused.value.text == text


@given(amounts, st.sampled_from(["F", "FCFP", "Fcfp", "F CFP", "XPF", ""]))
def test_what_is_written_reads_back(amount, suffix):
    assert parse_francs(format_francs(amount, suffix=suffix)) == amount
