"""PINs a bystander does not guess, and rights as data."""

import pytest

from koom_pos.domain.operator import (
    CASHIER_RIGHTS,
    DEFAULT_RIGHTS,
    NotAllowedError,
    Operator,
    Right,
    Role,
    WeakPinError,
    check_pin,
)


@pytest.mark.parametrize("pin", ["1379", "2580", "90210", "12340987", "0011", "1357", "8008"])
def test_a_pin_of_four_to_eight_mixed_digits_is_taken(pin):
    check_pin(pin)


@pytest.mark.parametrize(
    "pin", ["", "123", "1379 ", "123456789", "1234", "4321", "0000", "77777", "87654321", "13a9", "１３７９", "٣٧٥١"]
)
def test_a_pin_that_is_guessed_first_is_refused(pin):
    with pytest.raises(WeakPinError):
        check_pin(pin)


def test_a_right_is_checked_and_named():
    cashier = Operator("1", "02", "Marie", Role.CASHIER, CASHIER_RIGHTS, 1000)
    cashier.check(Right.SELL)
    with pytest.raises(NotAllowedError) as refused:
        cashier.check(Right.RETURN_WITHOUT_TICKET)
    assert refused.value.right is Right.RETURN_WITHOUT_TICKET


def test_a_manager_may_do_all_and_a_cashier_less():
    assert DEFAULT_RIGHTS[Role.MANAGER] == frozenset(Right)
    assert DEFAULT_RIGHTS[Role.CASHIER] < DEFAULT_RIGHTS[Role.MANAGER]
    assert not DEFAULT_RIGHTS[Role.CASHIER] & {Right.OPERATORS, Right.SETTINGS, Right.VERIFY_COUNT}
