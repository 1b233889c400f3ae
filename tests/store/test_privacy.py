"""Wordings and secrets are kept once; wider and narrower statements of merges are told apart."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.wordings import wording
from koom_pos.store.privacy import EVERY_PURPOSE

NEWS = wording((Purpose.KOOM_OFFERS, Channel.EMAIL), "fr")


def kept_words(shop):
    with shop.desk.store.reading() as tx:
        return tx.connection.exec_driver_sql(
            "SELECT sha256, version, text FROM consent_wording ORDER BY version"
        ).all()


def test_a_changed_wording_is_another_row_and_the_first_stays(shop):
    changed = replace(NEWS, version=2, text=f"{NEWS.text}.")
    with shop.desk.store.transaction() as tx:
        for words in (NEWS, changed, NEWS):
            tx.consents.keep_wording(words, at_utc=shop.clock.now)
    assert kept_words(shop) == [(NEWS.sha256, 1, NEWS.text), (changed.sha256, 2, changed.text)]
    with pytest.raises(IntegrityError, match="append-only"), shop.desk.store.transaction() as tx:
        tx.connection.exec_driver_sql("UPDATE consent_wording SET text = ''")


def test_a_text_nobody_kept_is_empty(shop):
    with shop.desk.store.reading() as tx:
        assert tx.consents.wording_text("0" * 64) == ""


def test_a_secret_is_never_replaced(shop):
    with shop.desk.store.transaction() as tx:
        drawn = tx.privacy.suppression_key
        assert len(drawn) == 32
    with pytest.raises(IntegrityError), shop.desk.store.transaction() as tx:
        tx.privacy.put_secret("suppression_key", bytes(32))
    with shop.desk.store.reading() as tx:
        assert tx.privacy.suppression_key == drawn


def test_an_objection_is_renewed_not_doubled(shop):
    with shop.desk.store.transaction() as tx:
        for _ in range(2):
            tx.privacy.suppress("email", EVERY_PURPOSE, "h" * 64, reason="erased", at_utc=shop.clock.now)
            shop.clock.forward(days=1)
        rows = tx.connection.exec_driver_sql("SELECT at_utc FROM suppression").all()
        assert len(rows) == 1
        assert rows[0][0].startswith("2026-11-23T21")
        assert tx.privacy.is_suppressed("email", ("koom_offers", EVERY_PURPOSE), "h" * 64)
        assert tx.privacy.lift("email", EVERY_PURPOSE, "h" * 64)
        assert not tx.privacy.lift("email", EVERY_PURPOSE, "h" * 64)
