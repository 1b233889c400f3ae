"""Days of birth without a year, and names of bare cards."""

from datetime import date

import pytest

from koom_pos.domain.customer import BirthdayError, CustomerField, PersonalFields, birthday_text, is_birthday


@pytest.mark.parametrize(("day", "month", "text"), [(1, 1, "01-01"), (29, 2, "02-29"), (31, 12, "12-31")])
def test_a_birthday_is_month_and_day(day, month, text):
    assert birthday_text(day, month) == text


@pytest.mark.parametrize(("day", "month"), [(30, 2), (31, 4), (0, 1), (1, 0), (1, 13), (32, 12)])
def test_a_day_no_year_has_is_refused(day, month):
    with pytest.raises(BirthdayError):
        birthday_text(day, month)


def test_who_was_born_on_29_february_has_her_day_every_year():
    assert is_birthday("02-29", date(2028, 2, 29))
    assert not is_birthday("02-29", date(2028, 2, 28))
    assert is_birthday("02-29", date(2027, 2, 28))
    assert not is_birthday("", date(2027, 2, 28))


def test_a_bare_card_has_no_name():
    assert PersonalFields().display_name == ""
    assert PersonalFields(last_name="Wamytan").display_name == "Wamytan"


def test_every_personal_field_is_named():
    assert [str(field) for field in CustomerField] == list(PersonalFields.__dataclass_fields__)
