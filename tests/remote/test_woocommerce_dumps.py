"""The real thing: databases filled by WooCommerce, read whole, and every write compared row by row with its own."""

import gzip
import json
import os
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from koom_pos.remote.online_shop import Intent, IntentKind, Result, Stream
from koom_pos.remote.woocommerce import WooCommerceShop
from koom_pos.services.sync.round import run_round
from tests.remote.woocommerce_shop import pull_all, stamps

DUMPS = os.environ.get("KOOM_SHOP_DUMPS")
pytestmark = pytest.mark.skipif(not DUMPS, reason="KOOM_SHOP_DUMPS is not set: no databases of the real WooCommerce")

PHP_NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
WRITTEN = (
    "usermeta", "posts", "postmeta", "comments", "commentmeta", "term_relationships", "term_taxonomy",
    "wc_product_meta_lookup", "wc_product_attributes_lookup", "wc_customer_lookup",
)  # fmt: skip
WRITTEN_HPOS = ("wc_orders", "wc_orders_meta", "wc_order_operational_data")
FREE = {
    "meta_id",
    "umeta_id",
    "comment_ID",
    "comment_id",
    "comment_author",
    "comment_author_email",
    "comment_content",
}
"""Numbers the database gives, and the words and the signature of a note."""


@dataclass
class Dump:
    """A database as the shop's software left it."""

    engine: Engine
    is_hpos: bool
    golden: Path

    @property
    def tables(self) -> tuple[str, ...]:
        return WRITTEN + (WRITTEN_HPOS if self.is_hpos else ())

    def ask(self, query: str, **values) -> list[tuple]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def keep(self) -> None:
        with self.engine.begin() as connection:
            for name in self.tables:
                connection.exec_driver_sql(f"CREATE TABLE kept_{name} AS SELECT * FROM wp_{name}")

    def changed(self) -> list[str]:
        """The tables that are no longer as they were loaded."""
        with self.engine.connect() as connection:
            sums = {
                each: connection.exec_driver_sql(f"CHECKSUM TABLE wp_{each}, kept_{each}").all()
                for each in self.tables
            }
        return [each for each, (now, then) in sums.items() if now[1] != then[1]]

    def restore(self) -> None:
        changed = self.changed()
        with self.engine.begin() as connection:
            for name in changed:
                connection.exec_driver_sql(f"DELETE FROM wp_{name}")
                connection.exec_driver_sql(f"INSERT INTO wp_{name} SELECT * FROM kept_{name}")

    def rows(self, table: str) -> Counter:
        with self.engine.connect() as connection:
            rows = connection.execute(text(f"SELECT * FROM {table}")).mappings()
            return Counter(tuple((key, _stored(value)) for key, value in row.items()) for row in rows)


def _stored(value) -> str | None:
    if value is None:
        return None
    return f"{value:g}" if isinstance(value, float) else str(value)


def load(server, name: str) -> Engine:
    url = server.fresh_database(collation="utf8mb4_unicode_520_ci")
    dump = gzip.decompress((Path(DUMPS) / f"{name}.sql.gz").read_bytes())
    sandbox, _, rest = dump.partition(b"\n")
    address = make_url(url)
    subprocess.run(
        ["mariadb", "--no-defaults", "-h127.0.0.1", f"-P{address.port}", f"-u{address.username}", address.database],
        input=rest if b"sandbox" in sandbox else dump, check=True, capture_output=True,
    )  # fmt: skip
    return create_engine(url, connect_args={"init_command": "SET sql_mode = '', time_zone = '+00:00'"})


@pytest.fixture(scope="module", params=["woocommerce", "woocommerce-legacy"])
def dump(request, mariadb):
    found = Dump(load(mariadb, request.param), request.param == "woocommerce", Path(DUMPS) / "diffs" / request.param)
    found.keep()
    yield found
    found.engine.dispose()


@pytest.fixture
def woo(dump):
    opened = WooCommerceShop(create_engine(dump.engine.url), lambda: PHP_NOW)
    yield opened
    opened.close()
    dump.restore()


# Reading everything


ORDERS = {
    True: "SELECT status AS status, total_amount AS total, customer_id AS customer FROM wp_wc_orders o"
    " WHERE type = 'shop_order' AND status <> 'wc-checkout-draft'",
    False: "SELECT post_status AS status, t.meta_value AS total, c.meta_value AS customer FROM wp_posts o"
    " JOIN wp_postmeta t ON t.post_id = o.ID AND t.meta_key = '_order_total'"
    " JOIN wp_postmeta c ON c.post_id = o.ID AND c.meta_key = '_customer_user'"
    " WHERE post_type = 'shop_order' AND post_status <> 'wc-checkout-draft'",
}


def test_orders_reconcile_with_the_shops_own_sums(dump, woo):
    orders, _ = pull_all(woo, Stream.ORDERS, limit=50)
    theirs = {status: (n, int(total)) for status, n, total in dump.ask(
        f"SELECT status, COUNT(*), ROUND(SUM(total)) FROM ({ORDERS[dump.is_hpos]}) o GROUP BY status")}  # fmt: skip
    ours: dict[str, tuple[int, int]] = {}
    for order in orders:
        n, total = ours.get(order.status, (0, 0))
        ours[order.status] = (n + 1, total + order.total_xpf)
    assert ours == theirs
    assert len({order.remote_id for order in orders}) == len(orders) == 387
    guests = dump.ask(f"SELECT COUNT(*) FROM ({ORDERS[dump.is_hpos]}) o WHERE customer = 0")[0][0]
    assert sum(1 for order in orders if not order.customer_remote_id) == guests
    assert all(abs(order.rounding_xpf) <= 2 for order in orders)
    assert sum(1 for order in orders if not order.contact) == 9
    assert not any("&amp;" in line.label for order in orders for line in order.lines)


def test_money_held_reconciles_with_payments_and_refunds(dump, woo):
    orders, _ = pull_all(woo, Stream.ORDERS)
    refunds = dump.ask(
        "SELECT SUM(-total_amount) FROM wp_wc_orders WHERE type = 'shop_order_refund'"
        if dump.is_hpos
        else "SELECT SUM(-meta_value) FROM wp_postmeta m JOIN wp_posts p ON p.ID = m.post_id"
        " WHERE post_type = 'shop_order_refund' AND meta_key = '_order_total'"
    )[0][0]
    paid = sum(order.total_xpf for order in orders if str(order.payment) != "unpaid")
    assert paid - sum(order.paid_xpf for order in orders) == int(refunds)
    unpaid = Counter(order.status for order in orders if str(order.payment) == "unpaid")
    assert unpaid["wc-processing"] == (10 if dump.is_hpos else 0)  # stamped when they were moved to posts
    assert unpaid["wc-ready-pickup"] == 1


def test_people_boxes_and_erasures_reconcile(dump, woo):
    assert len(pull_all(woo, Stream.CUSTOMERS, limit=30)[0]) == 198
    states = Counter(str(each.state) for each in pull_all(woo, Stream.CONSENTS, limit=7)[0])
    assert states == {"given": 10, "withdrawn": 31}
    assert {each.customer_remote_id for each in pull_all(woo, Stream.ERASURES)[0]} == {"4", "40"}


def test_goods_and_wishes_reconcile(dump, woo):
    articles = {each.remote_id: each for each in pull_all(woo, Stream.CATALOGUE)[0]}
    [(leaves,)] = dump.ask(
        "SELECT COUNT(*) FROM wp_posts p WHERE post_type IN ('product', 'product_variation')"
        " AND NOT EXISTS (SELECT 1 FROM wp_posts c WHERE c.post_parent = p.ID AND c.post_type = 'product_variation')"
    )
    assert len(articles) == leaves
    for remote_id, price in dump.ask("SELECT product_id, min_price FROM wp_wc_product_meta_lookup"):
        if str(remote_id) in articles:
            assert articles[str(remote_id)].gross_xpf == int(price)
    for remote_id, stock in dump.ask(
        "SELECT l.product_id, l.stock_quantity FROM wp_wc_product_meta_lookup l JOIN wp_postmeta m ON m.post_id ="
        " l.product_id AND m.meta_key = '_manage_stock' AND m.meta_value = 'yes'"
    ):
        found = woo.fetch(Stream.STOCK, [str(remote_id)]).records
        [(held,)] = dump.ask(
            "SELECT COALESCE(SUM(stock_quantity), 0) FROM wp_wc_reserved_stock WHERE product_id = :id"
                             " AND expires > NOW()", id=remote_id)  # fmt: skip
        assert {each.quantity for each in found} <= {int(stock - held)}
    wishes = Counter(each.remote_id.split("-")[0] for each in pull_all(woo, Stream.WISHES)[0])
    assert (wishes["yith"], wishes["ti"]) == (113, 93)


def test_the_sweep_finds_exactly_what_the_pull_gives(dump, woo):
    for stream in (Stream.CUSTOMERS, Stream.ORDERS, Stream.ERASURES, Stream.WISHES):
        assert set(stamps(woo, stream)) == {each.remote_id for each in pull_all(woo, stream)[0]}


def test_a_round_takes_the_whole_shop_into_a_real_store(dump, woo, open_shop):
    report = run_round(open_shop.desk, woo)
    assert (report.fault, report.parked) == ("", 0)
    with open_shop.desk.store.reading() as tx:

        def ask(query):
            return [tuple(row) for row in tx.connection.execute(text(query))]

        assert ask("SELECT COUNT(*) FROM customer WHERE source = 'web'") == [(198,)]
        ours = {row[0]: (row[1], row[2]) for row in ask(
            "SELECT status, COUNT(*), SUM(total_xpf) FROM customer_order GROUP BY status")}  # fmt: skip
        claims = ask("SELECT COUNT(*) FROM consent_claim")[0][0]
        linked = ask("SELECT COUNT(*) FROM customer_order WHERE customer_id IS NOT NULL")[0][0]
    theirs = {status: (n, int(total)) for status, n, total in dump.ask(
        f"SELECT status, COUNT(*), ROUND(SUM(total)) FROM ({ORDERS[dump.is_hpos]}) o GROUP BY status")}  # fmt: skip
    assert ours == theirs
    assert claims == 10
    known = dump.ask(f"SELECT COUNT(*) FROM ({ORDERS[dump.is_hpos]}) o JOIN wp_usermeta m ON m.user_id = o.customer"
                     " AND m.meta_key = 'wp_capabilities' AND m.meta_value LIKE '%\"customer\"%'")[0][0]  # fmt: skip
    assert linked == known
    again = run_round(open_shop.desk, woo)
    assert set(again.pulled.by_fate) <= {"same", "skipped"}


# Writing, row by row


def sku_of(dump, golden):
    product = golden["objects"]["product_id"]
    return dump.ask("SELECT sku FROM wp_wc_product_meta_lookup WHERE product_id = :id", id=product)[0][0]


def order_intent(kind, **values):
    def make(dump, golden):
        order = golden["objects"]["order_id"]
        if kind is IntentKind.TAKE_PAYMENT:
            total = dump.ask("SELECT ROUND(total_sales + 0) FROM wp_wc_order_stats WHERE order_id = :id", id=order)
            values["amount_xpf"] = int(total[0][0])
        return Intent("k:0", kind, str(order), values)

    return make


def customer_intent(**values):
    return lambda _dump, golden: Intent("k:0", IntentKind.UPDATE_CUSTOMER, str(golden["objects"]["user_id"]), values)


def consent_intent(state):
    said = {"purpose": "koom_offers", "channel": "email", "state": state, "at": "2026-11-23T14:29:59"}
    return lambda _dump, golden: Intent("k:0", IntentKind.RECORD_CONSENT, str(golden["objects"]["user_id"]), said)


def stock_intent(quantity):
    def make(dump, golden):
        return Intent("k:0", IntentKind.ADJUST_STOCK, sku_of(dump, golden), {"quantity": quantity})

    return make


ACTIONS = {
    "order_ready_for_pickup": order_intent(IntentKind.SET_PREPARATION, state="ready"),
    "order_ready_for_pickup_unpaid_cod": order_intent(IntentKind.SET_PREPARATION, state="ready"),
    "order_note_private": order_intent(IntentKind.ADD_NOTE, note="Client prévenu par téléphone, passe samedi."),
    "order_mark_paid_cash_cod_processing": order_intent(IntentKind.TAKE_PAYMENT, tender="cash"),
    "order_mark_paid_cash_ready_pickup": order_intent(
        IntentKind.TAKE_PAYMENT, tender="cash", transaction_id="CAISSE-1-000042"
    ),
    "customer_edit_phone": customer_intent(phone="+687 75.12.34"),
    "customer_edit_lastname": customer_intent(last_name="Dupont-Wéa"),
    "customer_billing_address_edit": customer_intent(
        street="27 bis rue de l'Alma", street_more="BP 1234", city="Dumbéa", postal_code="98835"
    ),
    "marketing_optin_on": consent_intent("given"),
    "marketing_optin_off": consent_intent("withdrawn"),
    "stock_simple_minus2": stock_intent(-2),
    "stock_simple_to_zero": stock_intent(-105),
    "stock_simple_back_from_zero": stock_intent(5),
    "stock_variation_plus3": stock_intent(3),
    "stock_variation_to_zero": stock_intent(-45),
    "stock_variation_parent_managed_plus3": stock_intent(3),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_write_leaves_exactly_the_rows_the_shop_would(dump, woo, action):
    if action == "order_mark_paid_cash_cod_processing" and not dump.is_hpos:
        pytest.skip("this order was stamped as paid when the orders were moved to posts")
    golden = json.loads((dump.golden / f"{action}.json").read_text())
    if golden["setup"]:
        earlier = WooCommerceShop(create_engine(dump.engine.url), lambda: PHP_NOW - timedelta(minutes=10))
        setup = consent_intent("given")(dump, golden)
        assert earlier.push(Intent("setup:0", setup.kind, setup.subject, setup.values)).result is Result.DONE
        earlier.close()
        was = {name: dump.rows(f"wp_{name}") for name in dump.tables}
    else:
        was = {}
    assert woo.push(ACTIONS[action](dump, golden)).result is Result.DONE
    named = {name.removeprefix("wp_") for name in moved_tables(golden)}
    assert named <= set(dump.tables)
    names = named | set(dump.changed())
    before = {f"wp_{name}": was.get(name) or dump.rows(f"kept_{name}") for name in names}
    after = {f"wp_{name}": dump.rows(f"wp_{name}") for name in names}
    assert changes(before, after) == expected(golden, before)


def moved_tables(golden) -> dict:
    """What the shop's software moved, at once and in the task it put off."""
    return golden["tables"] | golden.get("deferred_tables", {})


def changes(before, after) -> dict[str, tuple[Counter, Counter]]:
    """What went and what came, table by table, without the one row that keeps the key."""
    found = {}
    for name in before:
        gone, come = before[name] - after[name], after[name] - before[name]
        come = Counter({row: n for row, n in come.items() if ("meta_key", "_koom_intent_k:0") not in row})
        if gone or come:
            found[name] = (free(gone), free(come))
    return found


def expected(golden, before) -> dict[str, tuple[Counter, Counter]]:
    found = {}
    for name, moved in moved_tables(golden).items():
        gone, come = [_row(row) for row in moved["deleted"]], [_row(row) for row in moved["inserted"]]
        for change in moved["updated"]:
            was = _found(before[name], change)
            gone.append(tuple(was.items()))
            come.append(tuple((was | change["after"]).items()))
        went, came = free(Counter(gone)), free(Counter(come))
        if went - came or came - went:  # rows taken away and put back as they were are no change
            found[name] = (went - came, came - went)
    return found


def _found(rows: Counter, change) -> dict:
    """Give the row a change was made to: by its number, or what it says where a step before numbered it anew."""
    for known in (change["key"] | change["before"], change.get("context", {}) | change["before"]):
        if found := [dict(row) for row in rows if known.items() <= dict(row).items()]:
            [was] = found
            return was
    raise LookupError(change)


def _row(row) -> tuple:
    return tuple(row.items())


def free(rows: Counter) -> Counter:
    """Leave out what nobody can foresee, so that rows compare by what they say."""
    return Counter({tuple((k, v) for k, v in row if k not in FREE): n for row, n in rows.items()})
