"""What customers say holds, is proven, and is withdrawn as easily as given."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.consent import (
    ASKED_CELLS,
    Channel,
    ConsentState,
    Method,
    Purpose,
    UnaskedCellError,
    UnprovenConsentError,
    fold,
)
from koom_pos.domain.customer import PersonalFields, UnknownCustomerError
from koom_pos.domain.shop_codes import ShopCodeCheckError
from koom_pos.domain.wordings import wording
from koom_pos.services import consents, customer_merge, suppression
from koom_pos.services.consent_recording import store_in
from koom_pos.services.consents import SlipNotWaitingError, UnknownSlipError
from tests.services.signing import answer, customer, signature

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
SMS = (Purpose.KOOM_OFFERS, Channel.SMS)
PROFILING = (Purpose.PROFILING, Channel.NONE)
TICKET = (Purpose.E_TICKET, Channel.EMAIL)
PARTNERS = (Purpose.PARTNER_OFFERS, Channel.EMAIL)


def state(shop, customer_id, cell):
    record = consents.current_consents(shop.desk, customer_id).get(cell)
    return record.state if record else None


def suppressed(shop, purpose, address="manon@example.nc", channel=Channel.EMAIL):
    with shop.desk.store.reading() as tx:
        return suppression.is_suppressed(tx, channel, purpose, address)


def rows(shop, sql):
    with shop.desk.store.reading() as tx:
        return tx.connection.exec_driver_sql(sql).all()


def record(shop, her, answers, *, method=Method.CUSTOMER_SCREEN, evidence_id=""):
    return consents.record_answers(
        shop.desk, shop.cashier, her, answers, method=method, evidence_id=evidence_id, language="fr"
    )


def test_who_was_never_asked_agreed_to_nothing(shop):
    assert consents.current_consents(shop.desk, customer(shop)) == {}


def test_a_record_keeps_where_when_and_to_which_words(shop):
    her = customer(shop)
    first = answer(shop, her, NEWS)[0]
    assert (first.purpose, first.channel, first.state) == (*NEWS, ConsentState.GIVEN)
    assert first.wording_sha256 == wording(NEWS, "fr").sha256
    assert first.policy_version == "2025 (site)"
    assert first.utc_offset_minutes == 660
    assert first.operator_id == shop.cashier.id
    assert consents.wording_of(shop.desk, first) == (
        "En validant, j'accepte de recevoir par email mon code de réduction"
        " ainsi que les offres et l'actualité de KOOM"
    )


@pytest.mark.parametrize("method", [Method.COUNTER, Method.WEB, Method.EMAIL, Method.IMPORT, Method.MERGE])
def test_the_cashier_can_never_give_in_her_place(shop, method):
    her = customer(shop)
    with pytest.raises(UnprovenConsentError):
        record(shop, her, {NEWS: True}, method=method, evidence_id="whatever")
    assert state(shop, her, NEWS) is None


@pytest.mark.parametrize("method", ["counter", "import"])
def test_the_table_itself_refuses_a_grant_said_to_the_cashier_or_imported(shop, method):
    her = customer(shop)
    answer(shop, her, NEWS)
    copied = """INSERT INTO consent_record SELECT 'x', customer_id, 'koom_offers', 'sms', 'given', wording_sha256,
        policy_version, form_version, '{}', at_utc, utc_offset_minutes, workstation_id, operator_id, evidence_ref,
        source, NULL FROM consent_record LIMIT 1"""
    with pytest.raises(IntegrityError, match="given_is_proven"), shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql(copied.format(method))


def test_a_refusal_may_be_said_to_the_cashier(shop):
    her = customer(shop)
    record(shop, her, {NEWS: False}, method=Method.COUNTER)
    assert state(shop, her, NEWS) is ConsentState.REFUSED


def test_a_signature_answers_once_and_only_for_the_boxes_above_it(shop):
    her = customer(shop)
    proof = consents.save_signature(shop.desk, shop.cashier, her, signature(), [NEWS, SMS], language="fr")
    with pytest.raises(UnprovenConsentError):
        record(shop, her, {PROFILING: True}, evidence_id=proof)
    record(shop, her, {NEWS: True}, evidence_id=proof)
    with pytest.raises(UnprovenConsentError):
        record(shop, her, {SMS: True}, evidence_id=proof)


def test_somebody_elses_signature_proves_nothing(shop):
    her, other = customer(shop), customer(shop, PersonalFields(first_name="Léa"))
    proof = consents.save_signature(shop.desk, shop.cashier, other, signature(), ASKED_CELLS, language="fr")
    with pytest.raises(UnprovenConsentError):
        record(shop, her, {NEWS: True}, evidence_id=proof)


def test_a_box_the_form_does_not_have_cannot_be_answered(shop):
    with pytest.raises(UnaskedCellError):
        record(shop, customer(shop), {(Purpose.KOOM_OFFERS, Channel.POST): False}, method=Method.COUNTER)


def test_nobody_answers_for_a_card_that_is_not_there(shop):
    with pytest.raises(UnknownCustomerError):
        record(shop, "gone", {NEWS: False}, method=Method.COUNTER)


def test_a_withdrawal_takes_effect_at_once_and_wins_at_the_same_instant(shop):
    her = customer(shop)
    answer(shop, her, NEWS, PROFILING)
    said = consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    assert (said.state, said.method, said.wording_sha256) == (ConsentState.WITHDRAWN, Method.COUNTER, "")
    assert state(shop, her, NEWS) is ConsentState.WITHDRAWN
    assert state(shop, her, PROFILING) is ConsentState.GIVEN


def test_a_withdrawal_holds_even_when_the_clock_was_set_back(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    shop.clock.now -= timedelta(days=2)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    assert state(shop, her, NEWS) is ConsentState.WITHDRAWN


def test_withdrawing_puts_the_address_on_the_suppression_list_for_that_purpose_alone(shop):
    her = customer(shop)
    answer(shop, her, NEWS, PARTNERS)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    assert suppressed(shop, Purpose.KOOM_OFFERS)
    assert not suppressed(shop, Purpose.PARTNER_OFFERS)


def test_leaving_a_box_empty_after_agreeing_is_an_objection_too(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    shop.clock.forward(days=1)
    answer(shop, her)
    assert suppressed(shop, Purpose.KOOM_OFFERS)


def test_an_empty_box_of_who_never_agreed_is_no_objection(shop):
    answer(shop, customer(shop))
    assert not suppressed(shop, Purpose.KOOM_OFFERS)


def test_a_new_signed_yes_takes_the_address_off_the_list(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    shop.clock.forward(days=1)
    answer(shop, her, NEWS)
    assert not suppressed(shop, Purpose.KOOM_OFFERS)
    assert state(shop, her, NEWS) is ConsentState.GIVEN


def test_tickets_by_mail_are_a_service_and_leave_no_hash(shop):
    her = customer(shop)
    answer(shop, her, TICKET)
    consents.withdraw(shop.desk, shop.cashier, her, *TICKET)
    assert rows(shop, "SELECT * FROM suppression") == []


def test_without_the_consent_to_profiling_the_wishlist_is_forgotten(shop):
    her = customer(shop)
    answer(shop, her, PROFILING)
    with shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql(
            f"INSERT INTO wishlist_item VALUES ('{her}', 'ART-1', 'Rouge', '2026-11-01T00:00:00.000000Z')"
        )
    consents.withdraw(shop.desk, shop.cashier, her, *PROFILING)
    assert rows(shop, "SELECT * FROM wishlist_item") == []


def test_the_outbox_hears_of_it_without_an_address(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    told = rows(shop, "SELECT payload FROM outbox WHERE topic = 'consent.changed' ORDER BY id")
    payload = json.loads(told[0][0])
    del payload["record"]
    assert payload == {"purpose": "koom_offers", "channel": "email", "state": "given"}
    assert "manon" not in str(told)


def test_the_journal_holds_no_word_of_it(shop):
    her = customer(shop)
    before = rows(shop, "SELECT count(*) FROM journal_entry")
    answer(shop, her, NEWS)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    assert rows(shop, "SELECT count(*) FROM journal_entry") == before


def test_a_slip_comes_back_signed_once(shop):
    her = customer(shop)
    slip = consents.open_slip(shop.desk, shop.cashier, her, "en")
    assert consents.find_slip(shop.desk, slip.code.lower()) == slip
    assert [each.code for each in consents.waiting_slips(shop.desk, her)] == [slip.code]
    records = consents.sign_slip(shop.desk, shop.cashier, slip.code, {NEWS: True})
    assert {record.evidence_ref for record in records} == {slip.evidence_id}
    assert len(records) == len(ASKED_CELLS)
    assert state(shop, her, NEWS) is ConsentState.GIVEN
    assert state(shop, her, SMS) is ConsentState.REFUSED
    with pytest.raises(SlipNotWaitingError):
        consents.sign_slip(shop.desk, shop.cashier, slip.code, {SMS: True})
    assert consents.waiting_slips(shop.desk, her) == []


def test_a_slip_nobody_signed_proves_nothing(shop):
    her = customer(shop)
    slip = consents.open_slip(shop.desk, shop.cashier, her, "fr")
    with pytest.raises(UnprovenConsentError):
        record(shop, her, {NEWS: True}, method=Method.PAPER_SIGNED, evidence_id=slip.evidence_id)


def test_a_spoiled_slip_is_not_signed_any_more(shop):
    slip = consents.open_slip(shop.desk, shop.cashier, customer(shop), "fr")
    consents.spoil_slip(shop.desk, shop.cashier, slip.code)
    assert consents.find_slip(shop.desk, slip.code).state == "spoiled"
    with pytest.raises(SlipNotWaitingError):
        consents.sign_slip(shop.desk, shop.cashier, slip.code, {NEWS: True})


def test_a_slip_of_nowhere_is_told_from_a_misread_one(shop):
    slip = consents.open_slip(shop.desk, shop.cashier, customer(shop), "fr")
    misread = slip.code[:-1] + str((int(slip.code[-1]) + 1) % 10)
    with pytest.raises(ShopCodeCheckError):
        consents.find_slip(shop.desk, misread)
    with pytest.raises(UnknownSlipError):
        consents.find_slip(shop.desk, consents.slip_code(1))


def test_the_history_tells_everything_in_order(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    said = consents.consent_history(shop.desk, shop.cashier, her)
    assert len(said) == len(ASKED_CELLS) + 1
    assert said[-1].state is ConsentState.WITHDRAWN


def test_statements_are_never_changed_nor_lost_while_she_is_a_customer(shop):
    answer(shop, customer(shop), NEWS)
    for change in ("UPDATE consent_record SET state = 'given'", "DELETE FROM consent_record"):
        with pytest.raises(IntegrityError, match="append-only"), shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(change)


def test_a_yes_that_comes_late_opens_nothing_again(shop):
    """As from the web shop: given before she withdrew here, read after."""
    her = customer(shop)
    given = answer(shop, her, NEWS)[0]
    shop.clock.forward(days=1)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    late = replace(given, id=shop.desk.new_id(), at_utc=given.at_utc + timedelta(hours=1), method=Method.WEB)
    with shop.desk.store.transaction() as tx:
        store_in(tx, shop.desk, [late], fold(tx.consents.statements(her)))
    assert state(shop, her, NEWS) is ConsentState.WITHDRAWN
    assert suppressed(shop, Purpose.KOOM_OFFERS)


def test_a_no_that_comes_late_takes_no_later_yes_back(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    shop.clock.forward(days=2)
    given = answer(shop, her, NEWS)[0]
    late = replace(
        given,
        id=shop.desk.new_id(),
        at_utc=given.at_utc - timedelta(days=1),
        state=ConsentState.WITHDRAWN,
        method=Method.WEB,
    )
    with shop.desk.store.transaction() as tx:
        store_in(tx, shop.desk, [late], fold(tx.consents.statements(her)))
    assert state(shop, her, NEWS) is ConsentState.GIVEN
    assert not suppressed(shop, Purpose.KOOM_OFFERS)


def test_a_withdrawal_reaches_every_card_that_became_hers(shop):
    """Her old address is on the list too, so that the merge can be undone without reopening it."""
    kept = customer(shop)
    gone = customer(shop, PersonalFields(first_name="Manon", email="old@example.nc"))
    answer(shop, kept, NEWS)
    answer(shop, gone, NEWS)
    customer_merge.merge_customers(shop.desk, shop.manager, kept, gone, take={})
    shop.clock.forward(days=1)
    consents.withdraw(shop.desk, shop.cashier, gone, *NEWS)
    assert state(shop, kept, NEWS) is ConsentState.WITHDRAWN
    assert suppressed(shop, Purpose.KOOM_OFFERS, "old@example.nc")
    assert suppressed(shop, Purpose.KOOM_OFFERS)


def test_a_merge_holds_to_the_stricter_word_and_its_undoing_to_what_each_card_said(shop):
    kept = customer(shop)
    gone = customer(shop, PersonalFields(first_name="Manon", email="old@example.nc"))
    answer(shop, kept, NEWS, PROFILING)
    answer(shop, gone, PROFILING)
    shop.clock.forward(days=1)
    merge_id = customer_merge.merge_customers(shop.desk, shop.manager, kept, gone, take={})
    assert state(shop, kept, NEWS) is ConsentState.REFUSED
    assert state(shop, gone, PROFILING) is ConsentState.GIVEN
    shop.clock.forward(days=1)
    consents.withdraw(shop.desk, shop.cashier, kept, *PROFILING)
    shop.clock.forward(days=1)
    customer_merge.undo_merge(shop.desk, shop.manager, merge_id)
    assert state(shop, kept, NEWS) is ConsentState.GIVEN
    assert state(shop, kept, PROFILING) is ConsentState.WITHDRAWN
    assert state(shop, gone, PROFILING) is ConsentState.WITHDRAWN
