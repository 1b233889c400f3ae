"""An address is confirmed by a code that arrives there and is said at the counter."""

import re
from dataclasses import replace

import pytest

from koom_pos.domain.consent import Channel
from koom_pos.domain.customer import CustomerField
from koom_pos.services import confirming, customers, mailing
from koom_pos.services.confirming import CodeSpentError, NoCodeSentError, NoEmailError, WrongCodeError
from tests.remote.mail_box import mail_box
from tests.services.signing import MANON, customer


@pytest.fixture
def manon(open_shop):
    return customer(open_shop)


def code_in_her_box(shop):
    """Send what waits, and read the code where she reads it."""
    with mail_box() as box:
        while mailing.send_next(shop.desk, box.server()):
            pass
    return re.search(r"\b\d{6}\b", box.mails[-1].get_content())[0]


def send(shop, customer_id):
    confirming.send_code(shop.desk, shop.cashier, customer_id, Channel.EMAIL)
    return code_in_her_box(shop)


def confirm(shop, customer_id, code):
    confirming.confirm_code(shop.desk, shop.cashier, customer_id, code)


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_code_that_arrived_confirms_the_address_once(open_shop, manon):
    code = send(open_shop, manon)
    assert not confirming.is_confirmed(open_shop.desk, manon, Channel.EMAIL)
    confirm(open_shop, manon, f" {code[:3]} {code[3:]} ")
    assert confirming.is_confirmed(open_shop.desk, manon, Channel.EMAIL)
    with pytest.raises(NoCodeSentError):
        confirm(open_shop, manon, code)


@pytest.mark.parametrize(("language", "words"), [("fr", "Votre code"), ("en", "Your code")])
def test_the_message_is_in_her_language(open_shop, language, words):
    who = customer(open_shop, replace(MANON, language=language))
    confirming.send_code(open_shop.desk, open_shop.cashier, who, Channel.EMAIL)
    (job,) = mailing.waiting_mails(open_shop.desk)
    assert job.subject.startswith(words)
    assert job.kind == "code"


def test_the_fifth_wrong_code_is_the_last(open_shop, manon):
    code = send(open_shop, manon)
    lefts = []
    for _ in range(confirming.TRIES):
        with pytest.raises(WrongCodeError) as wrong:
            confirm(open_shop, manon, other_than(code))
        lefts.append(wrong.value.left)
    assert lefts == [4, 3, 2, 1, 0]
    with pytest.raises(CodeSpentError):
        confirm(open_shop, manon, code)
    confirm(open_shop, manon, send(open_shop, manon))


def test_a_code_is_good_for_half_an_hour(open_shop, manon, clock):
    code = send(open_shop, manon)
    clock.forward(minutes=30)
    confirm(open_shop, manon, code)
    again = send(open_shop, manon)
    clock.forward(minutes=30, seconds=1)
    with pytest.raises(CodeSpentError):
        confirm(open_shop, manon, again)


def test_another_code_takes_the_place_of_the_one_before(open_shop, manon):
    first = send(open_shop, manon)
    second = send(open_shop, manon)
    assert first != second
    with pytest.raises(WrongCodeError):
        confirm(open_shop, manon, first)
    confirm(open_shop, manon, second)


def test_a_changed_address_is_not_confirmed_and_its_old_code_is_no_good(open_shop, manon):
    code = send(open_shop, manon)
    change = {CustomerField.EMAIL: "autre@example.nc"}
    customers.change_customer(open_shop.desk, open_shop.cashier, manon, change)
    with pytest.raises(NoCodeSentError):
        confirm(open_shop, manon, code)
    back = {CustomerField.EMAIL: MANON.email}
    customers.change_customer(open_shop.desk, open_shop.cashier, manon, back)
    confirm(open_shop, manon, code)
    customers.change_customer(open_shop.desk, open_shop.cashier, manon, change)
    assert not confirming.is_confirmed(open_shop.desk, manon, Channel.EMAIL)
    customers.change_customer(open_shop.desk, open_shop.cashier, manon, back)
    assert confirming.is_confirmed(open_shop.desk, manon, Channel.EMAIL)


def test_without_an_address_there_is_nothing_to_confirm(open_shop):
    who = customer(open_shop, replace(MANON, email=""))
    with pytest.raises(NoEmailError):
        confirming.send_code(open_shop.desk, open_shop.cashier, who, Channel.EMAIL)
    with pytest.raises(NoCodeSentError):
        confirm(open_shop, who, "123456")
    assert not confirming.is_confirmed(open_shop.desk, who, Channel.EMAIL)


def test_a_code_by_another_channel_is_a_mistake_of_the_program(open_shop, manon):
    with pytest.raises(ValueError, match="sms"):
        confirming.send_code(open_shop.desk, open_shop.cashier, manon, Channel.SMS)
    assert not confirming.is_confirmed(open_shop.desk, manon, Channel.SMS)


def test_the_code_stands_nowhere_in_the_store_once_it_is_sent(open_shop, manon):
    code = send(open_shop, manon)
    with open_shop.desk.store.reading() as tx:
        rows = tx.connection.exec_driver_sql("SELECT * FROM mail_job").all()
        rows += tx.connection.exec_driver_sql("SELECT * FROM contact_confirmation").all()
        rows += tx.connection.exec_driver_sql("SELECT * FROM journal_entry").all()
    assert code not in "".join(str(value) for row in rows for value in row if len(str(value)) < 200)
