"""A sign-up is one act: card, answers, proof, sale; or nothing."""

import pytest

from koom_pos.domain.consent import ASKED_CELLS, Channel, ConsentState, Method, Purpose, UnprovenConsentError
from koom_pos.domain.customer import PersonalFields, TooYoungError
from koom_pos.services import consents, sign_up
from koom_pos.services.sign_up import SignUpDraft
from koom_pos.services.signature_image import EmptySignatureError
from tests.services.signing import MANON, signature

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PROFILING = (Purpose.PROFILING, Channel.NONE)
DRAFT = SignUpDraft(MANON, fifteen_or_over=True)


def sign(shop, answers, *, png=None, draft=DRAFT, language="fr"):
    return sign_up.sign_up(shop.desk, shop.cashier, draft, answers, signature_png=png, language=language)


def people_known(shop):
    with shop.desk.store.reading() as tx:
        return tx.connection.exec_driver_sql("SELECT count(*) FROM customer").scalar_one()


def test_she_is_a_member_with_every_box_left_empty_and_no_signature(open_shop):
    done = sign(open_shop, {})
    assert done.card_code.startswith("F")
    assert [record.state for record in done.records] == [ConsentState.REFUSED] * len(ASKED_CELLS)
    assert {record.method for record in done.records} == {Method.CUSTOMER_SCREEN}
    assert done.attached.customer_id == done.customer.id
    assert done.attached.member
    assert done.voucher is None


def test_what_she_ticked_and_signed_is_given_and_the_rest_refused(open_shop):
    done = sign(open_shop, {NEWS: True, PROFILING: True}, png=signature())
    current = consents.current_consents(open_shop.desk, done.customer.id)
    given = {cell for cell, record in current.items() if record.state is ConsentState.GIVEN}
    assert given == {NEWS, PROFILING}
    assert set(current) == set(ASKED_CELLS)


def test_the_welcome_code_the_newsletter_promises_is_issued_once(open_shop):
    done = sign(open_shop, {NEWS: True}, png=signature())
    again = sign_up.answer_for(
        open_shop.desk, open_shop.cashier, done.customer.id, {NEWS: True}, signature_png=signature(), language="fr"
    )
    assert again.voucher is None or again.voucher.code == done.voucher.code


def test_a_bare_card_is_a_right_member(open_shop):
    done = sign(open_shop, {}, draft=SignUpDraft(PersonalFields(), fifteen_or_over=True, attach=False))
    assert done.attached is None
    assert done.card_code.startswith("F")


def test_a_tick_without_a_signature_is_refused_and_nothing_is_kept(open_shop):
    with pytest.raises(UnprovenConsentError):
        sign(open_shop, {NEWS: True})
    assert people_known(open_shop) == 0


def test_a_blank_signature_is_refused_and_nothing_is_kept(open_shop):
    with pytest.raises(EmptySignatureError):
        sign(open_shop, {NEWS: True}, png=signature(strokes=0))
    assert people_known(open_shop) == 0


def test_nothing_is_kept_of_who_is_not_fifteen(open_shop):
    with pytest.raises(TooYoungError):
        sign(open_shop, {}, draft=SignUpDraft(MANON, fifteen_or_over=False))
    assert people_known(open_shop) == 0


def test_on_paper_she_is_a_member_at_once_and_agrees_when_the_slip_comes_back(open_shop):
    done = sign(open_shop, None, language="en")
    assert consents.current_consents(open_shop.desk, done.customer.id) == {}
    assert done.slip.code.startswith("S")
    answered = sign_up.answer_on_paper(open_shop.desk, open_shop.cashier, done.slip.code, {NEWS: True})
    assert {r.method for r in answered.records} == {Method.PAPER_SIGNED}
    current = consents.current_consents(open_shop.desk, done.customer.id)
    assert current[NEWS].state is ConsentState.GIVEN
    assert current[PROFILING].state is ConsentState.REFUSED
    assert consents.wording_of(open_shop.desk, current[NEWS]).startswith("I agree")


def test_an_existing_customer_answers_the_same_form_later(open_shop):
    done = sign(open_shop, {NEWS: True}, png=signature())
    open_shop.clock.forward(days=1)
    sign_up.answer_for(
        open_shop.desk,
        open_shop.cashier,
        done.customer.id,
        {PROFILING: True},
        signature_png=signature(),
        language="fr",
    )
    current = consents.current_consents(open_shop.desk, done.customer.id)
    assert current[NEWS].state is ConsentState.REFUSED
    assert current[PROFILING].state is ConsentState.GIVEN
