"""How addresses are written down, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.customer import BirthdayError, PersonalFields
from koom_pos.services.contact_forms import (
    COMMUNES,
    EmailError,
    PhoneError,
    clean_email,
    clean_fields,
    clean_phone,
    commune_of,
    email_key,
    postal_codes,
    show_phone,
)


@pytest.mark.parametrize(
    ("written", "stored", "shown"),
    [
        ("75.12.34", "+687751234", "75.12.34"),
        ("75 12 34", "+687751234", "75.12.34"),
        ("00 687 28 12 34", "+687281234", "28.12.34"),
        ("+33 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("0061 412 345 678", "+61412345678", "+61 412 345 678"),
        ("  ", "", ""),
    ],
)
def test_a_telephone_is_stored_one_way_and_shown_as_people_write_it(written, stored, shown):
    assert clean_phone(written) == stored
    assert show_phone(stored) == shown


@pytest.mark.parametrize("written", ["75.12", "123456", "06 12 34 56 78", "douze", "+687 75 12 34 56"])
def test_what_nobody_could_dial_is_refused_without_repeating_it(written):
    with pytest.raises(PhoneError) as refused:
        clean_phone(written)
    assert written not in str(refused.value)


def test_an_address_keeps_her_writing_before_the_at_sign():
    assert clean_email(" Marie.Dupont@GMAIL.com ") == "Marie.Dupont@gmail.com"
    assert email_key("Marie.Dupont@gmail.com") == email_key("marie.dupont@gmail.com")


@pytest.mark.parametrize("written", ["marie", "marie@", "marie@localhost", "a b@c.nc", "marie@@c.nc"])
def test_what_is_no_address_is_refused_without_repeating_it(written):
    with pytest.raises(EmailError) as refused:
        clean_email(written)
    assert written not in str(refused.value)


def test_the_33_communes_are_known_by_postal_code_and_by_name():
    assert len(COMMUNES) == len({c.postal_code for c in COMMUNES}) == 33
    assert commune_of("98818") == "Kouaoua"  # and not Nouméa, whose INSEE code it is
    assert commune_of("98890") == "Païta"
    assert commune_of("75001") == ""
    assert [c.name for c in postal_codes("pou")] == ["Pouébo", "Pouembout", "Poum"]
    assert [c.postal_code for c in postal_codes("Le Mont")] == ["98809"]
    assert [c.name for c in postal_codes("ile")] == ["Île des Pins"]
    assert postal_codes(" ") == []


def test_any_postal_address_is_taken():
    far = clean_fields(PersonalFields(street=" 12  rue du\tBac ", postal_code="75007", city="Paris", country="fr"))
    assert (far.street, far.postal_code, far.city, far.country) == ("12 rue du Bac", "75007", "Paris", "FR")
    cedex = clean_fields(PersonalFields(street="BP 1234", postal_code="98848", city="Nouméa Cedex"))
    assert (cedex.postal_code, cedex.country) == ("98848", "NC")


def test_a_bare_card_stays_bare():
    assert clean_fields(PersonalFields()) == PersonalFields()


def test_a_birthday_is_a_day_of_some_year():
    assert clean_fields(PersonalFields(birthday="02-29")).birthday == "02-29"
    for wrong in ("02-30", "13-01", "hier", "29-02"):
        with pytest.raises(BirthdayError):
            clean_fields(PersonalFields(birthday=wrong))


def test_an_unknown_language_is_french():
    assert clean_fields(PersonalFields(language="kanak")).language == "fr"
    assert clean_fields(PersonalFields(language="en")).language == "en"


@given(st.builds(PersonalFields, first_name=st.text(), last_name=st.text(), street=st.text(), note=st.text()))
def test_cleaning_twice_changes_nothing(fields):
    once = clean_fields(fields)
    assert clean_fields(once) == once
