"""The codes the shop prints itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from koom_pos.domain.azerty import readings
from koom_pos.domain.shop_codes import (
    InstrumentKind,
    ShopCodeCheckError,
    ShopCodeFormatError,
    ShopCodeRangeError,
    badge_code,
    instrument_code,
    parse_badge_code,
    parse_instrument_code,
    parse_ticket_code,
    ticket_code,
)

workstations = st.integers(1, 999)
tickets = st.integers(1, 9_999_999)
numbers = st.integers(1, 9_999_999_999)


def test_golden_codes_stay_readable_for_ever():
    # Printed on paper in customers' hands: these may never change.
    assert ticket_code(1, 1042) == "T001000104247"
    assert instrument_code(InstrumentKind.GIFT_CARD, 42) == "G000000004245"
    assert instrument_code(InstrumentKind.CREDIT_NOTE, 42) == "C000000004251"
    assert badge_code(7) == "B000000000712"


@given(st.one_of(st.builds(ticket_code, workstations, tickets), st.builds(badge_code, numbers)))
def test_check_digits_are_those_of_the_standard(code):
    assert mod_97_10.is_valid(code)
    assert code[:-2] + mod_97_10.calc_check_digits(code[:-2]) == code


@given(workstations, tickets)
def test_a_ticket_code_reads_back(workstation, ticket):
    code = ticket_code(workstation, ticket)
    assert len(code) == 13
    assert parse_ticket_code(code) == (workstation, ticket)


@given(st.sampled_from(InstrumentKind), numbers)
def test_an_instrument_code_reads_back(kind, number):
    assert parse_instrument_code(instrument_code(kind, number)) == (kind, number)


@given(numbers)
def test_a_badge_code_reads_back(number):
    assert parse_badge_code(badge_code(number)) == number


@given(workstations, tickets, st.data())
def test_one_wrong_digit_is_always_found(workstation, ticket, data):
    code = ticket_code(workstation, ticket)
    place = data.draw(st.integers(1, 12))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    with pytest.raises(ShopCodeCheckError):
        parse_ticket_code(code[:place] + other + code[place + 1 :])


@given(numbers, st.integers(1, 11))
def test_neighbours_exchanged_are_always_found(number, place):
    code = badge_code(number)
    exchanged = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if exchanged != code:
        with pytest.raises(ShopCodeCheckError):
            parse_badge_code(exchanged)


@given(numbers)
def test_a_gift_card_cannot_pass_for_a_credit_note(number):
    code = instrument_code(InstrumentKind.GIFT_CARD, number)
    with pytest.raises(ShopCodeCheckError):
        parse_instrument_code("C" + code[1:])


@pytest.mark.parametrize("text", ["", "T", "6291041500213", "T00100010423", "X001000104230", "T0010001O4230"])
def test_another_form_is_refused(text):
    for parse in (parse_ticket_code, parse_instrument_code, parse_badge_code):
        with pytest.raises(ShopCodeFormatError):
            parse(text)


def test_each_kind_refuses_the_others():
    with pytest.raises(ShopCodeFormatError):
        parse_ticket_code(badge_code(7))
    with pytest.raises(ShopCodeFormatError):
        parse_badge_code(instrument_code(InstrumentKind.CREDIT_NOTE, 7))
    with pytest.raises(ShopCodeFormatError):
        parse_instrument_code(ticket_code(1, 7))


@pytest.mark.parametrize(
    ("make", "arguments"),
    [
        (ticket_code, (0, 1)),
        (ticket_code, (1000, 1)),
        (ticket_code, (1, 0)),
        (ticket_code, (1, 10_000_000)),
        (instrument_code, (InstrumentKind.GIFT_CARD, 0)),
        (badge_code, (10_000_000_000,)),
    ],
)
def test_a_number_that_does_not_fit_stops_the_act(make, arguments):
    with pytest.raises(ShopCodeRangeError):
        make(*arguments)


@pytest.mark.parametrize("letter", "TGCB")
def test_the_letters_lie_on_the_same_key_of_both_layouts(letter):
    assert readings(letter) == ()
