"""The workstation, the shop's settings, the outbox."""

from koom_pos.store.house import Workstation


def test_the_file_knows_which_till_it_belongs_to(shop):
    with shop.desk.store.transaction() as tx:
        assert tx.house.here() == shop.desk.workstation
        tx.house.rename_here("Caisse du fond")
        here = tx.house.here()
    assert here == Workstation(shop.desk.workstation.id, 1, "Caisse du fond", shop.desk.workstation.public_key)


def test_a_setting_holds_any_json_value_and_is_replaced(shop):
    with shop.desk.store.transaction() as tx:
        for value in (["1 rue", "98800 Nouméa"], True, 0, "œuf", None):
            tx.house.put_setting("x", value, at_utc=shop.desk.now(), by="test")
            assert tx.house.settings()["x"] == value


def test_messages_wait_in_the_outbox(shop):
    with shop.desk.store.transaction() as tx:
        before = tx.house.waiting()
        tx.house.tell(
            message_id=shop.desk.new_id(), workstation_id="w", topic="sale.settled", subject_id="s",
            payload={"number": 1}, at_utc=shop.desk.now(),
        )  # fmt: skip
        assert tx.house.waiting() == before + 1
