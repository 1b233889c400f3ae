"""The gate lets through who said yes to just this, and nobody else."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koom_pos.domain.consent import (
    ASKED_CELLS,
    Channel,
    ConsentRecord,
    ConsentState,
    Method,
    Purpose,
    UnaskedCellError,
    fold,
    is_given,
    narrowness,
)
from koom_pos.domain.customer import CustomerField, PersonalFields, Source
from koom_pos.domain.legal_hold import HoldCode
from koom_pos.domain.operator import NotAllowedError
from koom_pos.domain.wordings import wording
from koom_pos.services import consents, customers, holds, policy, recipients, suppression
from tests.founded_shop import MORNING
from tests.services.signing import answer, customer

NEWS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
SMS = (Purpose.KOOM_OFFERS, Channel.SMS)
REACHABLE = [cell for cell in ASKED_CELLS if cell[1] is not Channel.NONE]


def reached(shop, cell=NEWS, at=None):
    found = recipients.recipients(shop.desk, shop.manager, *cell, at)
    assert recipients.count_recipients(shop.desk, shop.manager, *cell, at) == len(found)
    return [who.customer_id for who in found]


def test_who_agreed_is_reached_with_the_words_and_the_moment_of_her_yes(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    (who,) = recipients.recipients(shop.desk, shop.manager, *NEWS)
    assert (who.first_name, who.last_name, who.address, who.language) == (
        "Manon",
        "Wamytan",
        "manon@example.nc",
        "fr",
    )
    assert (who.wording_sha256, who.wording_version) == (wording(NEWS, "fr").sha256, 1)
    assert who.given_at_utc == shop.clock.now
    assert reached(shop, SMS) == []


def test_who_said_nothing_is_not_reached(shop):
    customer(shop)
    assert [reached(shop, cell) for cell in REACHABLE] == [[]] * len(REACHABLE)


def test_who_withdrew_is_not_reached_any_more(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    consents.withdraw(shop.desk, shop.cashier, her, *NEWS)
    assert reached(shop) == []


def test_who_has_no_address_there_is_not_reached(shop):
    her = customer(shop, PersonalFields(first_name="Manon", email="manon@example.nc"))
    answer(shop, her, NEWS, SMS)
    assert (reached(shop), reached(shop, SMS)) == ([her], [])


def test_an_objection_made_on_another_card_counts(shop):
    her, twin = customer(shop), customer(shop)
    answer(shop, her, NEWS)
    answer(shop, twin, NEWS)
    consents.withdraw(shop.desk, shop.cashier, twin, *NEWS)
    assert reached(shop) == []


def test_an_erased_address_is_reached_for_nothing(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    with shop.desk.store.transaction() as tx:
        hashed = suppression.contact_hash(tx, Channel.EMAIL, "manon@example.nc")
        suppression.suppress(tx, shop.desk, Channel.EMAIL, None, hashed, reason="erased")
    assert reached(shop) == []


def test_a_changed_address_is_measured_by_its_own_hash(shop):
    her, other = customer(shop), customer(shop, PersonalFields(first_name="Léa", email="lea@example.nc"))
    answer(shop, her, NEWS)
    answer(shop, other, NEWS)
    consents.withdraw(shop.desk, shop.cashier, other, *NEWS)
    customers.change_customer(shop.desk, shop.cashier, her, {CustomerField.EMAIL: "Lea@example.nc"})
    assert reached(shop) == []


def test_a_hold_stops_marketing_while_it_stands(shop):
    her = customer(shop)
    answer(shop, her, NEWS)
    hold = holds.place_hold(
        shop.desk, shop.manager, her, HoldCode.DISPUTE, reason="litige", scope=["email"], review_on=date(2027, 1, 1)
    )
    assert reached(shop) == []
    holds.end_hold(shop.desk, shop.manager, hold.id)
    assert reached(shop) == [her]


def test_a_policy_that_ends_a_purpose_asks_everybody_again(shop):
    her = customer(shop)
    answer(shop, her, NEWS, SMS)
    policy.confirm_first_policy(shop.desk, shop.manager, date(2025, 3, 1))
    shop.clock.forward(days=1)
    policy.enter_policy(
        shop.desk, shop.manager, "2026", date(2026, 11, 24), "Nouveau texte", ended_purposes=[Purpose.KOOM_OFFERS]
    )
    assert reached(shop) == []
    assert NEWS not in consents.current_consents(shop.desk, her)
    shop.clock.forward(minutes=1)
    answer(shop, her, NEWS)
    assert reached(shop) == [her]


def test_the_list_of_another_day_counts_the_consents_of_that_day(shop):
    her = customer(shop)
    before = shop.clock.now
    shop.clock.forward(days=1)
    answer(shop, her, NEWS)
    assert reached(shop, at=before) == []
    assert reached(shop, at=shop.clock.now) == [her]


@pytest.mark.parametrize("cell", [(Purpose.PROFILING, Channel.NONE), (Purpose.KOOM_OFFERS, Channel.POST)])
def test_what_sends_nothing_or_is_not_asked_has_no_recipients(shop, cell):
    with pytest.raises(UnaskedCellError):
        recipients.recipients(shop.desk, shop.manager, *cell)


def test_a_cashier_gets_no_list(shop):
    for ask in (recipients.recipients, recipients.count_recipients):
        with pytest.raises(NotAllowedError):
            ask(shop.desk, shop.cashier, *NEWS)


def merged(shop, kept, gone, *, undone):
    """The bare facts of a merge, as the gate sees them."""
    at = "2026-11-22T22:00:00.000000Z"
    with shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql(
            "INSERT INTO customer_merge VALUES (?, ?, ?, ?, '{}', '{}', ?, ?, ?)",
            (f"merge {gone}", shop.desk.workstation.id, kept, gone, shop.manager.id, at, at if undone else None),
        )
        if not undone:
            tx.connection.exec_driver_sql("UPDATE customer SET merged_into_id = ? WHERE id = ?", (kept, gone))
    return f"merge {gone}"


def write(shop, her, cell, state, *, minute, merge_id=None):
    record = ConsentRecord(
        id=shop.desk.new_id(),
        customer_id=her,
        purpose=cell[0],
        channel=cell[1],
        state=state,
        wording_sha256="a" * 64,
        policy_version="1",
        form_version="1",
        method=Method.MERGE if merge_id else Method.WEB,
        at_utc=shop.clock.now + timedelta(minutes=minute),
        utc_offset_minutes=660,
        workstation_id=shop.desk.workstation.id,
        operator_id="",
        evidence_ref="a record of the web shop",
        source=Source.WEB,
        merge_id=merge_id,
    )
    with shop.desk.store.transaction() as tx:
        tx.consents.add([record])
    return record


@pytest.mark.parametrize(("undone", "reaches"), [(False, True), (True, False)])
def test_a_grant_of_a_merge_counts_while_the_merge_stands(shop, undone, reaches):
    kept, gone = customer(shop), customer(shop, PersonalFields(first_name="Manon"))
    merge_id = merged(shop, kept, gone, undone=undone)
    write(shop, kept, NEWS, ConsentState.GIVEN, minute=-5, merge_id=merge_id)
    assert reached(shop) == ([kept] if reaches else [])
    assert is_given(consents.current_consents(shop.desk, kept), *NEWS) is reaches


@pytest.mark.parametrize(("undone", "reaches"), [(False, False), (True, True)])
def test_a_withdrawal_of_a_merge_goes_with_the_merge(shop, undone, reaches):
    kept, gone = customer(shop), customer(shop, PersonalFields(first_name="Manon"))
    write(shop, kept, NEWS, ConsentState.GIVEN, minute=-9)
    merge_id = merged(shop, kept, gone, undone=undone)
    write(shop, kept, NEWS, ConsentState.WITHDRAWN, minute=-5, merge_id=merge_id)
    assert reached(shop) == ([kept] if reaches else [])


def test_a_card_merged_into_another_is_reached_by_neither_its_yes_nor_its_hold_forgotten(shop):
    kept, gone = customer(shop), customer(shop, PersonalFields(first_name="Manon", email="old@example.nc"))
    write(shop, gone, NEWS, ConsentState.GIVEN, minute=-9)
    write(shop, kept, NEWS, ConsentState.GIVEN, minute=-9)
    holds.place_hold(
        shop.desk,
        shop.manager,
        gone,
        HoldCode.CLAIM,
        reason="réclamation",
        scope=["email"],
        review_on=date(2027, 1, 1),
    )
    assert reached(shop) == [kept]
    merged(shop, kept, gone, undone=False)
    assert reached(shop) == []


def test_a_grant_of_a_merge_nobody_remembers_counts_for_nothing(shop):
    her = customer(shop)
    write(shop, her, NEWS, ConsentState.GIVEN, minute=-5, merge_id="erased with the other card")
    assert reached(shop) == []


STATEMENTS = st.lists(
    st.tuples(
        st.integers(0, 2),  # whose
        st.sampled_from(REACHABLE[:2]),
        st.sampled_from(ConsentState),
        st.integers(-3, 1),  # minute: ties and tomorrow included
        st.sampled_from(["", "merge standing", "merge undone", "merge lost"]),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statements=STATEMENTS, ended_minute=st.none() | st.integers(-2, 0))
def test_the_gate_is_never_wider_than_the_fold(shop, statements, ended_minute):
    """SQL and domain, two readings of one rule, agree over histories with ties, merges and ended purposes."""
    draw = random.Random(repr(statements))
    people = [
        customer(
            shop, PersonalFields(first_name="A", email=f"p{draw.getrandbits(60)}@example.nc", phone="+687751234")
        )
        for _ in range(3)
    ]
    merges = {
        "": None,
        "merge standing": merged(shop, people[0], customer(shop, PersonalFields()), undone=False),
        "merge undone": merged(shop, people[0], customer(shop, PersonalFields()), undone=True),
        "merge lost": f"lost {draw.getrandbits(60)}",
    }
    for whose, cell, state, minute, merge in statements:
        write(shop, people[whose], cell, state, minute=minute, merge_id=merges[merge])
    earliest = shop.clock.now + timedelta(minutes=ended_minute) if ended_minute is not None else None
    ended = {Purpose.KOOM_OFFERS: earliest} if earliest else {}
    with shop.desk.store.reading() as tx:
        for cell in REACHABLE[:2]:
            gate = {
                who.customer_id
                for who in tx.consents.recipients(*cell, at_utc=shop.clock.now, not_before=earliest)
                if who.customer_id in people
            }
            said = {her: [r for r in tx.consents.statements(her) if r.at_utc <= shop.clock.now] for her in people}
            folded = {her for her in people if is_given(fold(said[her], not_before=ended), *cell)}
            assert gate == folded


@given(
    st.lists(
        st.tuples(st.sampled_from(ConsentState), st.integers(0, 3)),
        max_size=8,
    )
)
def test_what_holds_is_never_wider_than_the_narrowest_word_of_the_last_instant(said):
    records = [
        ConsentRecord(
            str(index), "her", *NEWS, state, "a" * 64, "1", "1", Method.WEB,
            MORNING + timedelta(minutes=minute), 660, "w", "", "proof", Source.WEB,
        )
        for index, (state, minute) in enumerate(said)
    ]  # fmt: skip
    current = fold(records)
    if not records:
        assert not is_given(current, *NEWS)
        return
    last = max(record.at_utc for record in records)
    narrowest = max((record.state for record in records if record.at_utc == last), key=narrowness)
    assert current[NEWS].state is narrowest
