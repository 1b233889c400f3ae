"""The invented people: the same for the same seed, each once, and nobody of the staff."""

from datetime import date, timedelta
from random import Random

from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import is_birthday
from koom_pos.services import contact_forms
from koom_pos.services.demo.cast import Way, demo_customers, twin_of
from koom_pos.services.demo.people import demo_people
from koom_pos.services.demo.signature import draw_signature
from koom_pos.services.signature_image import check_signature

UNTIL = date(2026, 12, 5)
PEOPLE = demo_customers(120, seed=687, until=UNTIL)


def test_the_same_seed_invents_the_same_people_and_another_seed_others():
    assert demo_customers(120, seed=687, until=UNTIL) == PEOPLE
    assert demo_customers(120, seed=688, until=UNTIL) != PEOPLE


def test_every_field_passes_the_shop_s_own_checks():
    for person in PEOPLE:
        clean = contact_forms.clean_fields(person.fields)
        assert clean.email == person.fields.email
        assert clean.phone.startswith("+") or not person.fields.phone


def test_nobody_can_own_an_address_and_nobody_is_invented_twice():
    emails = [each.fields.email for each in PEOPLE if each.fields.email]
    names = [each.fields.display_name for each in PEOPLE if each.fields.display_name]
    assert all(email.endswith(".example") for email in emails)
    assert len(set(emails)) == len(emails)
    assert len(set(names)) == len(names)


def test_no_customer_bears_the_first_name_of_the_staff():
    staff = {person.name.split()[0] for person in demo_people()}
    assert not staff & {each.fields.first_name for each in PEOPLE}


def test_all_ways_to_sign_up_are_there_with_people_who_refuse_everything():
    assert {each.way for each in PEOPLE} == set(Way)
    assert sum(each.way is Way.SCREEN and not each.ticked for each in PEOPLE) >= 5


def test_nobody_ticks_a_box_for_an_address_she_did_not_give():
    for person in PEOPLE:
        channels = {channel for _, channel in person.ticked}
        assert person.fields.email or Channel.EMAIL not in channels
        assert person.fields.phone or Channel.SMS not in channels


def test_some_have_their_birthday_in_the_days_to_come():
    coming = [UNTIL + timedelta(days=days) for days in range(1, 8)]
    assert sum(is_birthday(each.fields.birthday, day) for each in PEOPLE for day in coming) >= 3


def test_who_signs_up_twice_gives_the_same_telephone_and_another_spelling():
    person = next(each for each in PEOPLE if each.fields.phone and each.fields.email)
    twin = twin_of(person)
    assert twin.phone == person.fields.phone
    assert twin.last_name != person.fields.last_name
    assert twin.email == ""


def test_signatures_are_drawn_alike_for_the_same_chance_and_pass_for_signed():
    drawn = [draw_signature(Random(number)) for number in range(12)]
    assert drawn == [draw_signature(Random(number)) for number in range(12)]
    assert len(set(drawn)) == 12
    for png in drawn:
        check_signature(png)
