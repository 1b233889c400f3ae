"""The online shop's set-up: tried for real, kept without its password, left only when nothing waits."""

import pytest
from PySide6.QtWidgets import QLineEdit

from koom_pos.remote import contract_tables as tables
from koom_pos.remote.rest_shop import RestAccess
from koom_pos.remote.shop_address import address_in
from koom_pos.services.keys import open_vault
from koom_pos.services.sync import setup
from koom_pos.services.sync.status_map import proposed_meaning
from koom_pos.settings import load_settings
from tests.remote.contract_shop import open_shop_side

ADDRESS = "sqlite:///online.db"


@pytest.fixture
def section(till):
    return till.section("online")


@pytest.fixture
def side(till):
    side, shop = open_shop_side(f"sqlite:///{till.data_dir / 'online.db'}")
    shop.close()
    yield side
    side.engine.dispose()


def fill(section, address=ADDRESS, password=""):
    section.address.setText(address)
    section.password.setText(password)
    section.mark_changed()


def tried(qtbot, till, section):
    section.try_button.click()
    qtbot.waitUntil(lambda: not till.counter.tasks.is_busy() and section.try_button.isEnabled(), timeout=20_000)
    return section.answer


def tell_something(till):
    desk = till.desk
    with desk.store.transaction() as tx:
        tx.house.tell(message_id=desk.new_id(), workstation_id=desk.workstation.id, topic="sale.settled",
                      subject_id="none", payload={}, at_utc=desk.now())  # fmt: skip


def test_what_is_saved_holds_after_a_restart_and_the_password_goes_to_the_vault(till, section):
    fill(section, "mariadb://koom:s%40cret@shop.example/koom?tls=on")
    section.save()
    online = load_settings(till.data_dir).online
    assert online.address == "mariadb://koom@shop.example/koom?tls=on"
    assert "cret" not in (till.data_dir / "workstation.json").read_text(encoding="utf-8")
    assert open_vault(till.data_dir, prefer_keyring=False).secret(setup.PASSWORD) == "s@cret"
    assert section.password.echoMode() is QLineEdit.EchoMode.Password
    assert (section.password.text(), section.has_changes()) == ("", False)


def test_the_key_of_the_shops_interface_goes_to_the_vault_and_with_its_address_it_goes(till, section):
    vault = open_vault(till.data_dir, prefer_keyring=False)
    fill(section, "mariadb://koom@shop.example/koom")
    section.api_address.setText("http://shop.example")
    section.save()
    assert section.api_field.fault()
    section.api_address.setText("https://shop.example")
    section.api_key.setText("ck_geheim")
    section.api_secret.setText("cs_geheim")
    section.save()
    online = load_settings(till.data_dir).online
    assert "geheim" not in (till.data_dir / "workstation.json").read_text(encoding="utf-8")
    assert setup.access_of(online, vault) == RestAccess("https://shop.example", "ck_geheim", "cs_geheim")
    section.api_address.clear()
    section.save()
    assert vault.secret(setup.API_KEY) is None
    assert setup.access_of(load_settings(till.data_dir).online, vault) is None


def test_what_is_no_address_is_said_beside_the_field_and_nothing_is_kept(till, section):
    fill(section, "https://shop.example")
    section.save()
    assert section.address_field.fault()
    assert load_settings(till.data_dir).online.address == ""


def test_a_shop_that_answers_shows_what_it_is_and_how_each_wish_travels(qtbot, till, section, side, tmp_path):
    fill(section)
    assert tried(qtbot, till, section).kind == "ok"
    assert ("Software", "KOOM contract") in section.description.shop.texts()
    assert {how for _, how in section.description.routes.texts()} == {"In its tables"}
    till.page.grab().save(str(tmp_path / "online.png"))


def test_a_shop_that_lacks_something_is_told_by_name(qtbot, till, section, side):
    with side.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE koom_customer DROP COLUMN city")
    fill(section)
    answer = tried(qtbot, till, section)
    assert answer.kind == "danger"
    assert "koom_customer.city" in answer.accessibleName()


def test_a_shop_that_is_not_there_is_said_and_no_file_is_made(qtbot, till, section):
    fill(section)
    assert tried(qtbot, till, section).kind == "danger"
    assert not (till.data_dir / "online.db").exists()


def test_an_unknown_version_is_only_read_until_the_manager_accepts_it(qtbot, till, section, side):
    with side.engine.begin() as connection:
        connection.execute(tables.meta.update().values(value="9"))
    fill(section)
    assert tried(qtbot, till, section).kind == "caution"
    section.answer.act.click()
    section.save()
    assert load_settings(till.data_dir).online.accepted_version == "9"
    assert tried(qtbot, till, section).kind == "ok"


def test_a_shop_is_not_changed_or_left_while_something_waits_for_it(till, section, side):
    fill(section)
    section.save()
    setup.bind(till.desk, address_in(ADDRESS, till.data_dir))
    tell_something(till)
    tell_something(till)
    for act in (lambda: (fill(section, "sqlite:///other.db"), section.save()), section.remove_button.click):
        act()
        assert "2 messages" in section.address_field.fault()
        assert load_settings(till.data_dir).online.address == ADDRESS
    with till.desk.store.transaction() as tx:
        tx.exchange_care.mark_all_sent(till.desk.now())
    section.remove_button.click()
    assert load_settings(till.data_dir).online.address == ""
    assert setup.bound_shop(till.desk) == ""


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("wc-processing", "paid"),
        ("wc-ready-pickup", "ready"),
        ("Prête à retirer", "ready"),
        ("Préparation en cours", "picking"),
        ("En attente du paiement par chèque", "unpaid"),
        ("Livré", "handed_over"),
        ("Annulé", "cancelled"),
        ("Remboursé en partie", "part_refunded"),
        ("Chez nos voisins", ""),
    ],
)
def test_a_status_is_proposed_a_meaning_by_its_name(status, meaning):
    assert proposed_meaning(status) == meaning
