"""Two cards of one person become one, nothing is lost, the stricter word holds, and it can be undone."""

import json
from dataclasses import replace

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
    narrowness,
)
from koom_pos.domain.customer import CustomerField, PersonalFields, Source, UnknownCustomerError
from koom_pos.domain.loyalty import EntryKind
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import attaching, consents, customer_merge, customers
from koom_pos.services.customer_merge import MergeInTheWayError, MergeUndoneError, SameCustomerError
from koom_pos.store.loyalty import PointsEntry
from tests.services.selling import pay, ring

MARIE = PersonalFields(first_name="Marie", last_name="Dupont", email="marie@koom.nc", city="Nouméa")
MARY = PersonalFields(first_name="Mary", last_name="Dupont", phone="+687751234", note="lilas", language="en")
OFFERS = (Purpose.KOOM_OFFERS, Channel.EMAIL)
STATES = st.sampled_from((None, *ConsentState))


def enter(shop, fields, *, join=True):
    return customers.create_customer(shop.desk, shop.cashier, fields, fifteen_or_over=True, join=join)


def merge(shop, kept, gone, **take):
    sides = {CustomerField(name): side for name, side in take.items()}
    return customer_merge.merge_customers(shop.desk, shop.manager, kept.id, gone.id, take=sides)


def undo(shop, merge_id):
    customer_merge.undo_merge(shop.desk, shop.manager, merge_id)


def say(shop, customer, cell, state):
    desk = shop.desk
    record = ConsentRecord(
        desk.new_id(), customer.id, *cell, state, "0" * 64, "2025", "1", Method.CUSTOMER_SCREEN, desk.now(), 660,
        desk.workstation.id, shop.cashier.id, "evidence", Source.STORE,
    )  # fmt: skip
    with desk.store.transaction() as tx:
        tx.consents.add([record])


def give_points(shop, customer, points):
    desk = shop.desk
    with desk.store.transaction() as tx:
        member = tx.loyalty.member_of(customer.id)
        entry = PointsEntry(
            desk.new_id(), member.id, EntryKind.ADJUST, points, desk.today(), desk.now(), shop.manager.id,
            desk.workstation.id, reason="goodwill",
        )  # fmt: skip
        tx.loyalty.write([entry])


def points(shop, customer) -> int:
    """Points of exactly this card."""
    with shop.desk.store.reading() as tx:
        member = tx.loyalty.member_of(customer.id)
        return 0 if member is None else tx.loyalty.balance(member.id)


def states(shop, customer) -> dict:
    """What a card says now, merges not followed."""
    with shop.desk.store.reading() as tx:
        return {cell: record.state for cell, record in consents.read_current(tx, customer.id).items()}


def stored(shop, customer):
    with shop.desk.store.reading() as tx:
        return tx.customers.get(customer.id), tx.customers.origins(customer.id)


def fields(shop, customer) -> PersonalFields:
    return customers.get_customer(shop.desk, customer.id).fields


def found(shop, query) -> list[str]:
    return [row.customer_id for row in customers.search_customers(shop.desk, query)]


def test_one_card_goes_on_with_what_was_chosen_and_what_it_lacked(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    merge(shop, marie, mary, language="gone")
    wished = replace(marie.fields, phone="+687751234", note="lilas", language="en")
    assert fields(shop, marie) == wished
    assert fields(shop, mary) == wished, "whoever asks for the other card is given this one"
    assert stored(shop, mary)[0].fields == mary.fields


def test_a_field_can_be_left_empty_on_purpose(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    merge(shop, marie, mary, note="kept", email="gone")
    assert (fields(shop, marie).note, fields(shop, marie).email) == ("", "")


def test_she_is_found_by_the_words_and_the_card_of_both(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    old_card = customers.search_customers(shop.desk, "mary")[0].card_code
    merge(shop, marie, mary)
    assert found(shop, "mary") == found(shop, "marie") == [marie.id]
    assert found(shop, old_card) == [marie.id]
    assert customers.find_by_code(shop.desk, old_card).customer_id == marie.id


def test_her_tickets_are_read_together_and_stay_where_they_are(open_shop):
    marie, mary = enter(open_shop, MARIE), enter(open_shop, MARY)
    attaching.attach(open_shop.desk, open_shop.cashier, mary.id)
    ticket = pay(open_shop, ring(open_shop, 1500))
    merge(open_shop, marie, mary)
    with open_shop.desk.store.reading() as tx:
        assert tx.customers.customer_of_sale(ticket.id) == mary.id
        assert [t.sale_id for t in tx.customers.tickets_of(tx.customers.ids_of(marie.id))] == [ticket.id]


def test_a_sale_being_rung_for_the_gone_card_becomes_a_ticket_of_the_kept_one(open_shop):
    marie, mary = enter(open_shop, MARIE), enter(open_shop, MARY)
    sale = ring(open_shop, 1500)
    attaching.attach(open_shop.desk, open_shop.cashier, mary.id)
    merge(open_shop, marie, mary)
    assert attaching.attached(open_shop.desk).customer_id == marie.id
    ticket = pay(open_shop, sale)
    with open_shop.desk.store.reading() as tx:
        assert tx.customers.customer_of_sale(ticket.id) == marie.id


def test_points_move_and_come_back(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    give_points(shop, marie, 300)
    give_points(shop, mary, 700)
    merge_id = merge(shop, marie, mary)
    assert (points(shop, marie), points(shop, mary)) == (1000, 0)
    assert customers.search_customers(shop.desk, "marie")[0].points == 1000
    give_points(shop, marie, 50)
    undo(shop, merge_id)
    assert (points(shop, marie), points(shop, mary)) == (350, 700), "what came since stays where it was written"


def test_who_was_no_member_becomes_one_and_ceases_to_be_when_it_is_undone(shop):
    guest, mary = enter(shop, MARIE, join=False), enter(shop, MARY)
    give_points(shop, mary, 700)
    merge_id = merge(shop, guest, mary)
    assert points(shop, guest) == 700
    assert customers.search_customers(shop.desk, "marie")[0].card_code != "", "the card she holds"
    undo(shop, merge_id)
    with shop.desk.store.reading() as tx:
        assert tx.loyalty.member_of(guest.id) is None
    assert points(shop, mary) == 700


def test_a_membership_in_which_something_happened_stays(shop):
    guest, mary = enter(shop, MARIE, join=False), enter(shop, MARY)
    merge_id = merge(shop, guest, mary)
    give_points(shop, guest, 20)
    undo(shop, merge_id)
    assert points(shop, guest) == 20


@pytest.mark.parametrize(
    ("hers", "others", "holds"),
    [
        ("given", "refused", "refused"),
        ("refused", "given", "refused"),
        ("given", "withdrawn", "withdrawn"),
        ("refused", "withdrawn", "withdrawn"),
        ("given", "given", "given"),
        (None, "given", "given"),
        (None, "withdrawn", "withdrawn"),
        ("refused", None, "refused"),
        (None, None, None),
    ],
)
def test_the_stricter_word_holds(shop, hers, others, holds):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    for customer, state in ((marie, hers), (mary, others)):
        if state:
            say(shop, customer, OFFERS, ConsentState(state))
    shop.clock.forward(minutes=1)
    merge_id = merge(shop, marie, mary)
    assert states(shop, marie).get(OFFERS) == holds
    undo(shop, merge_id)
    assert states(shop, marie).get(OFFERS) == hers
    assert states(shop, mary).get(OFFERS) == others


def test_a_statement_of_a_merge_points_at_the_one_it_repeats(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    say(shop, mary, OFFERS, ConsentState.GIVEN)
    merge_id = merge(shop, marie, mary)
    with shop.desk.store.reading() as tx:
        hers, others = tx.consents.statements(marie.id)[0], tx.consents.statements(mary.id)[0]
    assert (hers.method, hers.merge_id, hers.evidence_ref) == (Method.MERGE, merge_id, others.id)
    assert (hers.wording_sha256, hers.policy_version) == (others.wording_sha256, others.policy_version)


def test_undoing_gives_back_fields_and_origins(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    before = stored(shop, marie), stored(shop, mary)
    shop.clock.forward(days=1)
    merge_id = merge(shop, marie, mary, first_name="gone")
    assert fields(shop, marie).first_name == "Mary"
    undo(shop, merge_id)
    for customer, (card, origins) in zip((marie, mary), before, strict=True):
        assert stored(shop, customer)[0].fields == card.fields
        assert stored(shop, customer)[0].merged_into_id is None
        assert stored(shop, customer)[1] == origins
    assert found(shop, "mary") == [mary.id]
    assert found(shop, "marie") == [marie.id]


def test_a_field_changed_since_keeps_its_new_value(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    merge_id = merge(shop, marie, mary)
    customers.change_customer(shop.desk, shop.cashier, mary.id, {CustomerField.NOTE: "vanille"})
    undo(shop, merge_id)
    assert fields(shop, marie).note == "vanille"
    assert fields(shop, marie).phone == ""
    assert fields(shop, mary).note == "lilas"


def test_merges_are_undone_in_the_reverse_of_their_order(shop):
    marie, mary, maria = (enter(shop, each) for each in (MARIE, MARY, replace(MARY, first_name="Maria")))
    first = merge(shop, marie, mary)
    second = merge(shop, maria, marie)
    with pytest.raises(MergeInTheWayError):
        undo(shop, first)
    listed = customer_merge.merges_of(shop.desk, mary.id)
    assert [(m.id, m.gone_name, m.can_be_undone) for m in listed] == [
        (second, "Marie Dupont", True),
        (first, "Mary Dupont", False),
    ]
    undo(shop, second)
    undo(shop, first)
    assert fields(shop, marie) == marie.fields
    with pytest.raises(MergeUndoneError):
        undo(shop, first)
    assert customer_merge.merges_of(shop.desk, mary.id)[0].undone_at_utc is not None


def test_a_card_is_not_merged_into_itself(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    merge(shop, marie, mary)
    for one, other in ((marie, marie), (marie, mary), (mary, marie)):
        with pytest.raises(SameCustomerError):
            merge(shop, one, other)
    with pytest.raises(UnknownCustomerError):
        customer_merge.merge_customers(shop.desk, shop.manager, marie.id, "nobody", take={})


def test_only_who_has_the_right_merges(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    with pytest.raises(NotAllowedError):
        customer_merge.merge_customers(shop.desk, shop.cashier, marie.id, mary.id, take={})
    merge_id = merge(shop, marie, mary)
    with pytest.raises(NotAllowedError):
        customer_merge.undo_merge(shop.desk, shop.cashier, merge_id)


def test_journal_and_outbox_learn_of_it_and_of_nobody(shop):
    marie, mary = enter(shop, MARIE), enter(shop, MARY)
    undo(shop, merge(shop, marie, mary))
    with shop.desk.store.reading() as tx:
        bodies = tx.connection.exec_driver_sql("SELECT kind, body FROM journal_entry ORDER BY sequence").all()
        told = tx.connection.exec_driver_sql("SELECT topic, payload FROM outbox ORDER BY at_utc, id").all()
    assert [kind for kind, _ in bodies[-2:]] == ["customers_merged", "merge_undone"]
    written = " ".join(body for _, body in bodies) + json.dumps([payload for _, payload in told])
    for private in (marie.id, mary.id, "Marie", "Dupont", "751234", "lilas"):
        assert private not in written
    assert [topic for topic, _ in told][-3:] == ["customer.merged", "customer.merge_undone", "customer.merge_undone"]


ANSWERS = st.fixed_dictionaries(dict.fromkeys(ASKED_CELLS, STATES))
NAMES = st.sampled_from(["", "Marie", "Zoé"])
CARDS = st.builds(PersonalFields, first_name=NAMES, city=NAMES, note=NAMES, language=st.sampled_from(["fr", "en"]))
TAKES = st.dictionaries(st.sampled_from(CustomerField), st.sampled_from(["kept", "gone"]))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cards=st.tuples(CARDS, CARDS),
    said=st.tuples(ANSWERS, ANSWERS),
    held=st.tuples(st.integers(-500, 2000), st.integers(-500, 2000)),
    member=st.booleans(),
    take=TAKES,
    since=st.tuples(ANSWERS, st.integers(0, 500)),
)
def test_whatever_is_merged_and_undone_nothing_is_lost_and_nothing_is_allowed_that_was_not(
    shop, *, cards, said, held, member, take, since
):
    kept, gone = enter(shop, cards[0], join=member), enter(shop, cards[1])
    for customer, answers, balance in zip((kept, gone), said, held, strict=True):
        for cell, state in answers.items():
            if state:
                shop.clock.forward(seconds=1)
                say(shop, customer, cell, state)
        if balance and (member or customer is gone):
            give_points(shop, customer, balance)
    before = [(stored(shop, each), states(shop, each), points(shop, each)) for each in (kept, gone)]
    total = sum(each[2] for each in before)
    shop.clock.forward(seconds=1)
    merge_id = customer_merge.merge_customers(shop.desk, shop.manager, kept.id, gone.id, take=take)
    merged = states(shop, kept)
    for cell in ASKED_CELLS:
        spoken = [each[1][cell] for each in before if cell in each[1]]
        assert all(narrowness(merged[cell]) >= narrowness(state) for state in spoken)
        assert spoken or cell not in merged, "nothing comes out of silence"
    assert points(shop, kept) == total
    assert points(shop, gone) == 0
    _live_on(shop, kept, since)
    undo(shop, merge_id)
    assert points(shop, kept) == before[0][2] + since[1]
    assert points(shop, gone) == before[1][2]
    for customer, ((card, origins), allowed, _) in zip((kept, gone), before, strict=True):
        assert stored(shop, customer)[0].fields == card.fields
        assert stored(shop, customer)[1] == origins
        now = states(shop, customer)
        for cell in ASKED_CELLS:
            later, first = since[0].get(cell), allowed.get(cell)
            takes_back = first is ConsentState.GIVEN and later not in (None, ConsentState.GIVEN)
            counts = customer is kept or takes_back  # a no she said meanwhile is hers on both cards
            assert now.get(cell) == ((later if counts else None) or first)


def _live_on(shop, kept, since) -> None:
    answers, more = since
    for cell, state in answers.items():
        if state:
            shop.clock.forward(seconds=1)
            say(shop, kept, cell, state)
    if more:
        give_points(shop, kept, more)
