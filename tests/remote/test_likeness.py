"""What is the same to a person is the same to the exchange."""

import pytest

from koom_pos.remote.likeness import alike


@pytest.mark.parametrize("other", ["75 12 34", "75.12.34", "+687751234", "00687 75 12 34", "687751234"])
def test_a_number_of_new_caledonia_is_one_number_in_every_writing(other):
    assert alike("phone", "+687751234", other)


def test_another_number_or_none_is_a_change():
    assert not alike("phone", "+687751234", "75 12 35")
    assert not alike("phone", "", "75 12 34")
    assert not alike("phone", "+33612345678", "+687612345")


def test_blanks_and_the_case_of_an_e_mail_are_no_change_and_the_case_of_a_name_is():
    assert alike("email", "Lea@Courriel.example ", "lea@courriel.example")
    assert alike("last_name", "Le  Pen", "Le Pen")
    assert not alike("last_name", "WAMYTAN", "Wamytan")
