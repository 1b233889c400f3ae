"""GTIN: check digit, the 14-digit form, in-store numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.gtin import (
    GtinCheckDigitError,
    GtinLengthError,
    InStoreNumberError,
    check_digit,
    display_gtin,
    in_store_gtin,
    is_in_store,
    normalise_gtin,
)

bodies = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda length: st.text("0123456789", min_size=length, max_size=length).filter(lambda body: body.strip("0"))
)


@pytest.mark.parametrize(
    ("code", "gtin14"),
    [
        ("6291041500213", "06291041500213"),  # the worked example of GS1's check digit page
        ("036000291452", "00036000291452"),  # the usual UPC-A example
        ("96385074", "00000096385074"),  # the usual EAN-8 example
        ("10614141000415", "10614141000415"),
        ("629 1041-500213", "06291041500213"),
    ],
)
def test_every_length_becomes_fourteen_digits(code, gtin14):
    assert normalise_gtin(code) == gtin14


@given(bodies)
def test_a_number_completed_by_its_check_digit_is_accepted_once_and_for_all(body):
    gtin14 = normalise_gtin(f"{body}{check_digit(body)}")
    assert len(gtin14) == 14
    assert normalise_gtin(gtin14) == gtin14
    assert normalise_gtin(display_gtin(gtin14)) == gtin14


@given(bodies, st.data())
def test_one_wrong_digit_is_always_found(body, data):
    code = f"{body}{check_digit(body)}"
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    with pytest.raises((GtinCheckDigitError, GtinLengthError)):
        normalise_gtin(code[:place] + other + code[place + 1 :])


@given(bodies, st.data())
def test_neighbours_exchanged_are_found_unless_they_differ_by_five(body, data):
    code = f"{body}{check_digit(body)}"
    place = data.draw(st.integers(0, len(code) - 2))
    first, second = code[place], code[place + 1]
    exchanged = code[:place] + second + first + code[place + 2 :]
    if abs(int(first) - int(second)) in {0, 5}:
        assert normalise_gtin(exchanged)
    else:
        with pytest.raises(GtinCheckDigitError):
            normalise_gtin(exchanged)


@pytest.mark.parametrize(
    "text", ["", "1234567", "123456789", "3.76E+12", "٦٢٩١٠٤١٥", "0000000000000", "00000000", "62910415002130X"]
)
def test_what_is_no_article_number_is_refused(text):
    with pytest.raises(GtinLengthError):
        normalise_gtin(text)


def test_a_wrong_check_digit_says_which_was_expected():
    with pytest.raises(GtinCheckDigitError) as refused:
        normalise_gtin("6291041500214")
    assert refused.value.expected == 3


def test_a_upc_e_symbol_is_not_taken_for_an_ean_8():
    # 04252614 is the UPC-E of 042100005264; as an EAN-8 its check digit is wrong: refused, not guessed at.
    with pytest.raises(GtinCheckDigitError):
        normalise_gtin("04252614")
    assert normalise_gtin("042100005264") == "00042100005264"


@pytest.mark.parametrize(
    ("body", "in_store"),
    [
        ("200000000001", True),
        ("299999999999", True),
        ("020000000001", True),
        ("029999999999", True),
        ("040000000001", True),
        ("019999999999", False),
        ("030000000001", False),
        ("300000000000", False),
        ("199999999999", False),
        ("376012345678", False),
    ],
)
def test_in_store_numbers_are_told_by_their_prefix(body, in_store):
    assert is_in_store(normalise_gtin(f"{body}{check_digit(body)}")) is in_store


@pytest.mark.parametrize(("body", "in_store"), [("2000001", True), ("0123456", True), ("9638507", False)])
def test_eight_digit_numbers_have_their_own_in_store_prefixes(body, in_store):
    assert is_in_store(normalise_gtin(f"{body}{check_digit(body)}")) is in_store


@given(st.integers(1, 9_999_999_999))
def test_the_shop_makes_valid_numbers_of_its_own(number):
    gtin14 = in_store_gtin(number)
    assert normalise_gtin(gtin14) == gtin14
    assert is_in_store(gtin14)
    assert display_gtin(gtin14) == gtin14[1:]
    assert int(gtin14[3:13]) == number


@pytest.mark.parametrize("number", [0, -1, 10_000_000_000])
def test_an_in_store_number_that_does_not_fit_is_refused(number):
    with pytest.raises(InStoreNumberError):
        in_store_gtin(number)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("96385074", "96385074"), ("036000291452", "0036000291452"), ("10614141000415", "10614141000415")],
)
def test_a_number_is_shown_in_its_usual_form(code, shown):
    assert display_gtin(normalise_gtin(code)) == shown
