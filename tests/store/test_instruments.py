"""Gift cards and avoirs: a ledger whose sum never falls below nothing, even past the services."""

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.shop_codes import InstrumentKind
from koom_pos.services import ringing
from koom_pos.store.instruments import Instrument
from tests.services.selling import pay


@pytest.fixture
def card(open_shop):
    settled = pay(open_shop, ringing.ring_gift_card(open_shop.desk, open_shop.cashier, 5000).sale)
    return settled.instruments[0].code, settled.id


def move(shop, code, sale_id, amount_xpf):
    with shop.desk.store.transaction() as tx:
        tx.instruments.move(
            movement_id=shop.desk.new_id(),
            workstation_id=shop.desk.workstation.id,
            instrument_id=tx.instruments.by_code(code).id,
            sale_id=sale_id,
            amount_xpf=amount_xpf,
            at_utc=shop.desk.now(),
        )


def test_the_balance_is_the_fold_of_the_ledger(open_shop, card):
    code, sale_id = card
    move(open_shop, code, sale_id, -1500)
    with open_shop.desk.store.reading() as tx:
        found = tx.instruments.by_code(code)
    assert (found.kind, found.balance_xpf) == (InstrumentKind.GIFT_CARD, 3500)


@pytest.mark.parametrize("spent", [(-5001,), (-5000, -1), (-2500, -2501)])
def test_an_overdraft_is_refused_by_the_store(open_shop, card, spent):
    code, sale_id = card
    for amount in spent[:-1]:
        move(open_shop, code, sale_id, amount)
    with pytest.raises(IntegrityError, match="balance"):
        move(open_shop, code, sale_id, spent[-1])


def test_two_instruments_never_share_a_code(open_shop, card):
    desk = open_shop.desk
    twin = Instrument(desk.new_id(), card[0], InstrumentKind.GIFT_CARD, None, 0)
    with pytest.raises(IntegrityError), desk.store.transaction() as tx:
        tx.instruments.issue(twin, workstation_id=desk.workstation.id, at_utc=desk.now())


def test_an_unknown_code_is_nothing(open_shop):
    with open_shop.desk.store.reading() as tx:
        assert tx.instruments.by_code("G000000000000") is None
