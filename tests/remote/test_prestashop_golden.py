"""What is written in a PrestaShop, row by row beside what its own software writes for the same."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from koom_pos.remote.online_shop import Cursor, Intent, IntentKind, Result, Stream
from koom_pos.remote.prestashop import PrestashopShop
from koom_pos.remote.prestashop_site import PrestashopSettings
from koom_pos.remote.prestashop_tables import grants
from tests.remote.prestashop_dump import DUMPS, NO_DUMPS, PHP_NOW, Dump, load

pytestmark = pytest.mark.skipif(not DUMPS, reason=NO_DUMPS)

NOW_TEXT = "2026-11-23T14:30:00.000000"
WHOLE = 10_000


@pytest.fixture(scope="module")
def written(mariadb):
    """A database of its own, since these tests write."""
    found = Dump(load(mariadb, "prestashop.sql.gz"))
    yield found
    found.engine.dispose()


_OWN = {
    "id_order_history",
    "id_order_payment",
    "id_customer_message",
    "id_customer_thread",
    "id_stock_mvt",
    "id_address",
}
"""Numbers the database gives."""

_RANDOM = {"token"}
_KEYS_OF_OURS = {"user_agent", "referer", "transaction_id"}
"""Where the key of an intention is kept."""


def golden(name: str) -> dict:
    return json.loads((Path(DUMPS) / "diffs" / "prestashop" / f"{name}.json").read_text())


def expected(name: str) -> dict:
    """Give what the shop's own software changed: rows inserted, and columns updated."""
    found = {}
    for table, moved in golden(name)["tables"].items():
        assert not moved["deleted"]
        found[table] = {
            "inserted": sorted((_masked(row) for row in moved["inserted"]), key=str),
            "updated": sorted(({"key": u["key"], "before": u["before"], "after": u["after"]}
                               for u in moved["updated"]), key=str),
        }  # fmt: skip
    return found


def _masked(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in _OWN | _RANDOM | _KEYS_OF_OURS}


def changed(before: dict, after: dict) -> dict:
    """Give the same of two pictures of the database."""
    found = {}
    for table, rows in after.items():
        was = before[table]
        inserted = [_masked(row) for key, row in rows.items() if key not in was]
        updated = [
            {
                "before": {name: was[key][name] for name in row if was[key][name] != row[name]},
                "after": {name: row[name] for name in row if was[key][name] != row[name]},
                "of": key,
            }
            for key, row in rows.items()
            if key in was and was[key] != row
        ]
        assert was.keys() <= rows.keys()
        if inserted or updated:
            found[table] = {"inserted": sorted(inserted, key=str), "updated": updated}
    return found


WRITES = {
    "order_ready_for_pickup": (IntentKind.SET_PREPARATION, "386", {"state": "ready"}),
    "order_message_private": (
        IntentKind.ADD_NOTE, "402", {"note": "Client prévenu par téléphone, passe samedi."},
    ),
    "order_mark_paid_cash": (IntentKind.TAKE_PAYMENT, "402", {"amount_xpf": 7590, "tender": "cash"}),
    "order_mark_paid_cash_in_state14": (IntentKind.TAKE_PAYMENT, "384", {"amount_xpf": 4660, "tender": "cash"}),
    "stock_simple_minus2": (IntentKind.ADJUST_STOCK, "product 20", {"quantity": -2}),
    "stock_variation_plus3": (IntentKind.ADJUST_STOCK, "KV-001-1", {"quantity": 3}),
    "customer_edit_lastname": (
        IntentKind.UPDATE_CUSTOMER, "8", {"last_name": "Dupont-Wéa", "was:last_name": "Tuakoifenua"},
    ),
    "customer_edit_phone_unused_address": (IntentKind.UPDATE_CUSTOMER, "13", {"phone": "+687 75.12.34"}),
    "marketing_optin_off": (
        IntentKind.RECORD_CONSENT, "4", {"purpose": "koom_offers", "channel": "email", "state": "withdrawn"},
    ),
    "marketing_optin_on": (
        IntentKind.RECORD_CONSENT, "8",
        {"purpose": "koom_offers", "channel": "email", "state": "given", "at": NOW_TEXT},
    ),
    "marketing_partner_offers_on": (
        IntentKind.RECORD_CONSENT, "8",
        {"purpose": "partner_offers", "channel": "email", "state": "given", "at": NOW_TEXT},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
def test_what_is_written_is_what_the_shop_s_own_software_writes(written, name):
    kind, subject, values = WRITES[name]
    if subject.startswith("product "):
        subject = written.ask("SELECT reference FROM ps_product WHERE id_product = :id", id=subject.split()[1])[0][0]
    if name == "customer_edit_phone_unused_address":
        values = {**values, "was:phone": golden(name)["tables"]["ps_address"]["updated"][0]["before"]["phone"]}
    if name.startswith("marketing") or kind is IntentKind.UPDATE_CUSTOMER:
        _as_at_the_start(written, name)
    if name == "order_mark_paid_cash":
        _as_at_the_start(written, name)
    before = written.tables()
    shop = written.shop()
    assert shop.push(Intent(f"{name}:0", kind, subject, values)).result is Result.DONE
    after = written.tables()
    assert shop.push(Intent(f"{name}:0", kind, subject, values)).result is Result.ALREADY
    assert written.tables() == after
    shop.close()
    found, wanted = changed(before, after), expected(name)
    assert found.keys() == wanted.keys()
    for table, moved in wanted.items():
        assert found[table]["inserted"] == moved["inserted"], table
        assert len(found[table]["updated"]) == len(moved["updated"])
        for update in moved["updated"]:
            [ours] = [each for each in found[table]["updated"] if tuple(update["key"].values()) == each["of"]]
            assert ours["before"] == update["before"]
            assert ours["after"] == update["after"]


def _as_at_the_start(written, name: str) -> None:
    """Put the rows back that an earlier comparison moved."""
    for table, moved in golden(name)["tables"].items():
        for update in moved["updated"]:
            where = " AND ".join(f"{column} = '{value}'" for column, value in update["key"].items())
            names = ", ".join(f"`{column}` = :{column}" for column in update["before"])
            with written.engine.connect() as connection:
                connection.execute(text(f"UPDATE {table} SET {names} WHERE {where}"), update["before"])


def test_an_address_an_order_used_gets_a_successor_as_the_shop_makes_one(written):
    name = "customer_edit_phone_used_address"
    given = golden(name)["tables"]["ps_address"]["inserted"][0]
    # She has two telephones; the shop's page changed the first, the till the one it reads her by.
    mobile = given["phone_mobile"]
    before = written.tables()["ps_address"]
    shop = written.shop()
    values = {"phone": "+687 75.12.34", "was:phone": mobile}
    assert shop.push(Intent("phone:0", IntentKind.UPDATE_CUSTOMER, "8", values)).result is Result.DONE
    after = written.tables()["ps_address"]
    [key] = set(after) - set(before)
    unlike = {column for column in given if after[key][column] != given[column]}
    assert unlike <= {"id_address", "phone", "phone_mobile"}
    assert after[key]["phone_mobile"] == "+687 75.12.34"
    gone = golden(name)["tables"]["ps_address"]["updated"][0]["after"]
    assert {column: after[("12",)][column] for column in gone} == gone
    shop.close()


@pytest.mark.parametrize("order", ["436", "402"], ids=["paid, no delivery slip yet", "unpaid, paid on delivery"])
def test_a_ready_order_that_would_need_counters_or_invoices_is_left_to_the_shop(written, order):
    before = written.tables()
    shop = written.shop()
    outcome = shop.push(Intent("r:0", IntentKind.SET_PREPARATION, order, {"state": "ready"}))
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "shop_must_do")
    assert written.tables() == before
    shop.close()


def test_an_account_with_the_grants_of_the_script_can_do_all_of_it_and_no_more(mariadb, written):
    base = written.url.rsplit("/", 1)[1]
    account = "'koom_pos'@'127.0.0.1'"
    with create_engine(mariadb.url(), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(f"CREATE OR REPLACE USER {account} IDENTIFIED BY 'Test-only-1'")
        for statement in grants(base, account, "ps_"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
    url = re.sub("//root@", "//koom_pos:Test-only-1@", written.url)
    shop = PrestashopShop(create_engine(url), lambda: PHP_NOW, settings=PrestashopSettings(employee_id=2))
    assert shop.describe().missing == ()
    for stream in Stream:
        batch = shop.pull(stream, Cursor(), limit=WHOLE)
        shop.pull(stream, batch.cursor, limit=WHOLE)
        shop.sweep(stream, "", limit=WHOLE)
    [lived] = written.ask(
        "SELECT CAST(a.id_customer AS CHAR), a.city FROM ps_address a JOIN ps_orders o ON o.id_address_delivery = "
        "a.id_address JOIN ps_customer c ON c.id_customer = a.id_customer AND c.is_guest = 0 WHERE a.id_address = "
        "(SELECT MAX(b.id_address) FROM ps_address b WHERE b.id_customer = a.id_customer AND b.deleted = 0) "
        "AND a.city <> 'Bourail' AND c.id_customer > 20 LIMIT 1"
    )
    done = {
        shop.push(intent).result
        for intent in (
            Intent("g:0", IntentKind.ADD_NOTE, "384", {"note": "Appelée"}),
            Intent("g:1", IntentKind.ADJUST_STOCK, "KV-001-2", {"quantity": -1}),
            Intent("g:2", IntentKind.UPDATE_CUSTOMER, "9", {"last_name": "Wéa", "was:last_name": _name(written, 9)}),
            Intent("g:3", IntentKind.RECORD_CONSENT, "254",
                   {"purpose": "koom_offers", "channel": "email", "state": "withdrawn"}),
            Intent("g:4", IntentKind.UPDATE_CUSTOMER, lived[0], {"city": "Bourail", "was:city": lived[1]}),
            Intent("g:5", IntentKind.SET_PREPARATION, _number(written, "current_state = 3 AND delivery_number > 0"),
                   {"state": "ready"}),
            Intent("g:6", IntentKind.TAKE_PAYMENT, _number(written, "current_state = 13 AND total_paid_real = 0"),
                   {"amount_xpf": 1, "tender": "card"}),
            Intent("g:7", IntentKind.ADJUST_STOCK, "KM-0036", {"quantity": 1}),
        )
    }  # fmt: skip
    assert done == {Result.DONE}
    with shop._engine.connect() as connection, pytest.raises(Exception, match="denied"):
        connection.exec_driver_sql("SELECT passwd FROM ps_customer")
    shop.close()


def _number(written, condition: str) -> str:
    return str(written.ask(f"SELECT MAX(id_order) FROM ps_orders WHERE {condition}")[0][0])


def _name(written, customer: int) -> str:
    return written.ask("SELECT lastname FROM ps_customer WHERE id_customer = :id", id=customer)[0][0]
