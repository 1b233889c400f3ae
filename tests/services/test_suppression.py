"""The suppression list knows an address again and gives none away."""

import pytest

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.operator import NotAllowedError
from koom_pos.services import suppression


def hashed(shop, address, channel=Channel.EMAIL):
    with shop.desk.store.transaction() as tx:
        return suppression.contact_hash(tx, channel, address)


def test_one_address_has_one_hash_however_it_is_written(shop):
    assert hashed(shop, "Manon@Example.NC") == hashed(shop, " manon@example.nc ")
    assert len(hashed(shop, "manon@example.nc")) == 64


def test_channels_do_not_share_hashes_and_nothing_hashes_to_nothing(shop):
    assert hashed(shop, "+687751234", Channel.SMS) != hashed(shop, "+687751234", Channel.EMAIL)
    assert hashed(shop, "") == ""
    assert hashed(shop, "1 rue de Sébastopol", Channel.POST) == ""


def test_the_key_stays_the_same_once_drawn(shop):
    first = hashed(shop, "manon@example.nc")
    with shop.desk.store.reading() as tx:
        assert suppression.contact_hash(tx, Channel.EMAIL, "manon@example.nc") == first


def test_an_address_is_suppressed_for_the_purpose_it_objected_to_and_no_other(shop):
    with shop.desk.store.transaction() as tx:
        her = suppression.contact_hash(tx, Channel.EMAIL, "manon@example.nc")
        suppression.suppress(tx, shop.desk, Channel.EMAIL, Purpose.KOOM_OFFERS, her, reason="withdrawn")
        assert suppression.is_suppressed(tx, Channel.EMAIL, Purpose.KOOM_OFFERS, "MANON@example.nc")
        assert not suppression.is_suppressed(tx, Channel.EMAIL, Purpose.PARTNER_OFFERS, "manon@example.nc")
        suppression.lift(tx, shop.desk, Channel.EMAIL, Purpose.KOOM_OFFERS, her)
        assert not suppression.is_suppressed(tx, Channel.EMAIL, Purpose.KOOM_OFFERS, "manon@example.nc")


def test_after_an_erasure_a_new_grant_opens_its_own_purpose_only(shop):
    with shop.desk.store.transaction() as tx:
        her = suppression.contact_hash(tx, Channel.SMS, "+687751234")
        suppression.suppress(tx, shop.desk, Channel.SMS, None, her, reason="erased")
        suppression.lift(tx, shop.desk, Channel.SMS, Purpose.KOOM_OFFERS, her)
        assert not suppression.is_suppressed(tx, Channel.SMS, Purpose.KOOM_OFFERS, "+687751234")
        assert suppression.is_suppressed(tx, Channel.SMS, Purpose.PARTNER_OFFERS, "+687751234")


@pytest.mark.parametrize("address", ["", "   "])
def test_no_address_is_never_suppressed(shop, address):
    with shop.desk.store.transaction() as tx:
        assert not suppression.is_suppressed(tx, Channel.EMAIL, Purpose.KOOM_OFFERS, address)


def test_the_list_is_counted_by_purpose_and_channel_without_naming_anybody(shop):
    began = shop.desk.now()
    with shop.desk.store.transaction() as tx:
        for address in ("manon@example.nc", "rose@example.nc"):
            her = suppression.contact_hash(tx, Channel.EMAIL, address)
            suppression.suppress(tx, shop.desk, Channel.EMAIL, Purpose.KOOM_OFFERS, her, reason="withdrawn")
            shop.clock.forward(days=1)
        erased = suppression.contact_hash(tx, Channel.SMS, "+687751234")
        suppression.suppress(tx, shop.desk, Channel.SMS, None, erased, reason="erased")
    assert {(each.channel, each.purpose, each.addresses) for each in suppression.counts(shop.desk, shop.manager)} == {
        (Channel.EMAIL, Purpose.KOOM_OFFERS, 2),
        (Channel.SMS, None, 1),
    }
    assert min(each.since_utc for each in suppression.counts(shop.desk, shop.manager)) == began
    with pytest.raises(NotAllowedError):
        suppression.counts(shop.desk, shop.cashier)
