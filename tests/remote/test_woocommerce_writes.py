"""What is written into a WooCommerce shop: once, with everything that moves together, or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, event

from koom_pos.remote.errors import ShopBusyError
from koom_pos.remote.online_shop import Intent, IntentKind, Result, Stream
from koom_pos.remote.woocommerce import WooCommerceShop
from koom_pos.remote.woocommerce_site import WooSettings
from koom_pos.remote.woocommerce_tables import grants
from koom_pos.remote.woocommerce_writes import NO_PLACE, SHOP_MUST
from tests.remote.woocommerce_shop import NEWSLETTER, open_woo_side, pull_all, stamps

CREAM = ("Crème", 1, "1846.846847", "203")
READY = WooSettings(ready_status="wc-ready-pickup")


@pytest.fixture(params=["tables", "posts"])
def sides(request, mariadb):
    side, shop = open_woo_side(mariadb.fresh_database(), is_hpos=request.param == "tables", settings=READY)
    yield side, shop
    shop.close()
    side.engine.dispose()


@pytest.fixture
def in_tables(mariadb):
    side, shop = open_woo_side(mariadb.fresh_database(), settings=READY)
    yield side, shop
    shop.close()
    side.engine.dispose()


def intent(kind, subject, key="m1:0", **values):
    return Intent(key, kind, str(subject), values)


def ready(order, key="m1:0"):
    return intent(IntentKind.SET_PREPARATION, order, key, state="ready")


def consent(user, state, at, *, channel="email"):
    return intent(IntentKind.RECORD_CONSENT, user, "m5:0", purpose="koom_offers", channel=channel, state=state, at=at)


def every_intent(order, user, sku):
    return [
        ready(order),
        intent(IntentKind.ADD_NOTE, order, "m2:0", note="Cliente prévenue"),
        intent(IntentKind.TAKE_PAYMENT, order, "m3:0", amount_xpf=2050, tender="cash", transaction_id="T1"),
        intent(IntentKind.UPDATE_CUSTOMER, user, "m4:0", city="Païta", **{"was:city": "Nouméa"}),
        consent(user, "given", "2026-11-23T21:00:00"),
        intent(IntentKind.ADJUST_STOCK, sku, "m6:0", quantity=-3),
    ]


def contents(side):
    """Everything the shop holds, table by table."""
    names = [row["t"] for row in side.run("SELECT table_name AS t FROM information_schema.tables"
                                          " WHERE table_schema = DATABASE() ORDER BY table_name")]  # fmt: skip
    return {name: side.run(f"SELECT * FROM {name}") for name in names}


def test_a_ready_bag_sets_the_shops_own_state_with_its_note(sides):
    side, shop = sides
    placed = side.order(CREAM)
    side.forward(minutes=5)
    assert shop.push(ready(placed)).result is Result.DONE
    head = side.order_head(placed)
    assert (head["status"], head["changed"], head["paid"]) == ("wc-ready-pickup", side.gmt, None)
    [note] = side.notes(placed)
    assert (note["comment_date"], note["comment_date_gmt"]) == (side.local, side.gmt)
    assert (note["comment_type"], note["comment_agent"]) == ("order_note", "WooCommerce")
    assert side.meta("commentmeta", "comment_id", note["comment_ID"], "note_group") == "order_update"
    assert side.run("SELECT comment_count AS n FROM {p}posts WHERE ID = :id", id=placed) == [{"n": 1}]


def test_the_same_intention_again_writes_nothing_even_when_the_shop_moved_on(sides):
    side, shop = sides
    user, placed, _ = side.customer(**{NEWSLETTER: "0"}), side.order(CREAM), side.product("S-1", 3)
    asked = every_intent(placed, user, "S-1")
    assert [shop.push(each).result for each in asked] == [Result.DONE] * len(asked)
    side.touch(placed, status="wc-processing")
    side.change_customer(user, **{NEWSLETTER: "0", "billing_city": "Nouméa"})
    before = contents(side)
    assert {shop.push(each).result for each in asked} == {Result.ALREADY}
    assert contents(side) == before


def test_a_key_belongs_to_nobody_and_says_nothing(sides):
    side, shop = sides
    shop.push(intent(IntentKind.ADD_NOTE, side.order(CREAM), "0199-x:0", note="Mme Wamytan passe samedi"))
    rows = side.run("SELECT user_id, meta_key, meta_value FROM {p}usermeta")
    assert rows == [{"user_id": 0, "meta_key": "_koom_intent_0199-x:0", "meta_value": "add_note"}]


@pytest.mark.parametrize(
    ("status", "result", "reason"),
    [
        ("wc-ready-pickup", Result.ALREADY, ""),
        ("wc-cancelled", Result.CONFLICT, "ended_elsewhere"),
        ("wc-completed", Result.CONFLICT, "ended_elsewhere"),
        ("trash", Result.CONFLICT, "ended_elsewhere"),
        ("wc-pending", Result.REFUSED, SHOP_MUST),
        ("wc-on-hold", Result.REFUSED, SHOP_MUST),
        ("wc-checkout-draft", Result.REFUSED, "order_gone"),
    ],
)
def test_an_order_is_made_ready_only_from_its_preparation(sides, status, result, reason):
    side, shop = sides
    placed = side.order(CREAM, status=status)
    before = contents(side)
    outcome = shop.push(ready(placed))
    assert (outcome.result, outcome.reason) == (result, reason)
    assert contents(side) == before


def test_steps_the_shop_has_no_word_for_are_not_written(in_tables):
    side, shop = in_tables
    placed = side.order(CREAM)
    outcome = shop.push(intent(IntentKind.SET_PREPARATION, placed, state="picking"))
    assert (outcome.result, outcome.reason) == (Result.ALREADY, NO_PLACE)
    side.touch(placed, status="wc-ready-pickup")
    assert shop.push(intent(IntentKind.SET_PREPARATION, placed, "m2:0", state="picking")).result is Result.REFUSED


@pytest.mark.parametrize("subject", ["999999", "nobody", ""])
def test_what_is_gone_is_refused(sides, subject):
    side, shop = sides
    for kind in (IntentKind.ADD_NOTE, IntentKind.UPDATE_CUSTOMER, IntentKind.ADJUST_STOCK):
        assert shop.push(intent(kind, subject, quantity=1)).result is Result.REFUSED
    assert side.run("SELECT * FROM {p}usermeta") == []


def test_a_note_is_html_there_and_moves_no_date(sides):
    side, shop = sides
    placed = side.order(CREAM)
    before = side.order_head(placed)
    side.forward(minutes=5)
    shop.push(intent(IntentKind.ADD_NOTE, placed, note="Passe < 18 h & paie 🎁"))
    [note] = side.notes(placed)
    assert note["comment_content"] == "Passe &lt; 18 h &amp; paie 🎁"
    assert side.run("SELECT * FROM {p}commentmeta") == []
    assert side.order_head(placed) == before


def test_a_note_to_the_customer_is_left_to_the_shop(in_tables):
    side, shop = in_tables
    outcome = shop.push(intent(IntentKind.ADD_NOTE, side.order(CREAM), note="Prête", to_customer=1))
    assert (outcome.result, outcome.reason) == (Result.REFUSED, SHOP_MUST)


@pytest.mark.parametrize("status", ["wc-processing", "wc-ready-pickup"])
def test_money_taken_at_the_counter_is_a_date_of_payment_and_no_state(sides, status):
    side, shop = sides
    placed = side.order(CREAM, status=status)
    side.forward(minutes=5)
    assert shop.push(intent(IntentKind.TAKE_PAYMENT, placed, amount_xpf=2050, tender="cash")).result is Result.DONE
    head = side.order_head(placed)
    assert (head["status"], head["method"]) == (status, "cash")
    assert head["paid"] == (side.gmt if side.is_hpos else str(int(side.now.timestamp())))
    assert side.notes(placed) == []


@pytest.mark.parametrize(
    ("status", "paid", "amount", "result"),
    [
        ("wc-processing", True, 2050, Result.CONFLICT),
        ("wc-cancelled", False, 2050, Result.CONFLICT),
        ("wc-processing", False, 1000, Result.CONFLICT),
        ("wc-pending", False, 2050, Result.REFUSED),
        ("wc-on-hold", False, 2050, Result.REFUSED),
    ],
)
def test_money_is_not_booked_where_more_would_follow(sides, status, paid, amount, result):
    side, shop = sides
    placed = side.order(CREAM, status=status, paid=paid)
    before = contents(side)
    assert shop.push(intent(IntentKind.TAKE_PAYMENT, placed, amount_xpf=amount)).result is result
    assert contents(side) == before


@pytest.mark.parametrize(
    "kind", [IntentKind.CANCEL_ORDER, IntentKind.HAND_OVER, IntentKind.REFUND, IntentKind.CREATE_CUSTOMER,
             IntentKind.ERASE_CUSTOMER, IntentKind.USE_VOUCHER]
)  # fmt: skip
def test_what_only_the_shop_can_do_is_refused_up_front(in_tables, kind):
    side, shop = in_tables
    outcome = shop.push(intent(kind, side.order(CREAM), state="handed_over", amount_xpf=1))
    assert (outcome.result, outcome.reason) == (Result.REFUSED, SHOP_MUST)


def test_changed_fields_move_with_their_copies(in_tables):
    side, shop = in_tables
    user = side.customer()
    side.forward(minutes=5)
    values = {"last_name": "Dupont-Wéa", "was:last_name": "Wamytan", "street_more": "BP 12", "was:street_more": "",
              "city": "Païta", "was:city": "Nouméa"}  # fmt: skip
    assert shop.push(intent(IntentKind.UPDATE_CUSTOMER, user, **values)).result is Result.DONE
    for key, value in {"last_name": "Dupont-Wéa", "billing_last_name": "Dupont-Wéa", "billing_address_2": "BP 12",
                       "billing_city": "Païta", "last_update": str(int(side.now.timestamp())),
                       "billing_phone": "75 12 34"}.items():  # fmt: skip
        assert side.meta("usermeta", "user_id", user, key) == value
    [copy] = side.run("SELECT first_name, last_name, city, date_last_active FROM {p}wc_customer_lookup")
    assert copy == {"first_name": "Léa", "last_name": "Dupont-Wéa", "city": "Païta", "date_last_active": None}


def test_a_field_changed_there_meanwhile_is_a_conflict_and_its_writing_is_none(in_tables):
    side, shop = in_tables
    user = side.customer(billing_phone="+687 75.12.34")
    change = {"phone": "+687800000", "was:phone": "+687751234"}
    conflict = shop.push(intent(IntentKind.UPDATE_CUSTOMER, user, "m1:0", city="Païta", **{"was:city": "Bourail"}))
    assert (conflict.result, conflict.reason) == (Result.CONFLICT, "changed_there")
    assert shop.push(intent(IntentKind.UPDATE_CUSTOMER, user, "m2:0", **change)).result is Result.DONE
    assert side.meta("usermeta", "user_id", user, "billing_phone") == "+687800000"


def test_a_new_e_mail_is_refused_whole(in_tables):
    side, shop = in_tables
    user = side.customer()
    before = contents(side)
    change = {"email": "b@courriel.example", "email_key": "b@courriel.example", "city": "Païta"}
    assert shop.push(intent(IntentKind.UPDATE_CUSTOMER, user, **change)).reason == SHOP_MUST
    assert contents(side) == before


def test_staff_is_never_written_as_a_customer(in_tables):
    side, shop = in_tables
    user = side.customer(role="shop_manager")
    assert shop.push(intent(IntentKind.UPDATE_CUSTOMER, user, city="Païta")).reason == "customer_gone"


def test_a_withdrawal_empties_the_box_and_keeps_its_row(in_tables):
    side, shop = in_tables
    user = side.customer(**{NEWSLETTER: "1"})
    assert shop.push(consent(user, "withdrawn", "2026-11-23T21:00:00")).result is Result.DONE
    assert side.meta("usermeta", "user_id", user, NEWSLETTER) == "0"


def test_a_box_emptied_there_after_her_yes_stays_empty(in_tables):
    side, shop = in_tables
    user = side.customer(**{NEWSLETTER: "0"})
    outcome = shop.push(consent(user, "given", "2026-11-23T19:00:00"))
    assert (outcome.result, outcome.reason) == (Result.CONFLICT, "narrower_there")
    assert side.meta("usermeta", "user_id", user, NEWSLETTER) == "0"


def test_a_refusal_ticks_no_box_that_never_was(in_tables):
    side, shop = in_tables
    side.customer("b@courriel.example", **{NEWSLETTER: "1"})
    user = side.customer()
    assert shop.push(consent(user, "refused", "2026-11-23T21:00:00")).result is Result.ALREADY
    assert side.meta("usermeta", "user_id", user, NEWSLETTER) is None


def test_a_consent_the_shop_has_no_box_for_is_not_written(in_tables):
    side, shop = in_tables
    user = side.customer(**{NEWSLETTER: "1"})
    outcome = shop.push(consent(user, "given", "2026-11-23T21:00:00", channel="sms"))
    assert (outcome.result, outcome.reason) == (Result.ALREADY, NO_PLACE)


def test_stock_moves_by_a_difference_with_every_copy(in_tables):
    side, shop = in_tables
    product = side.product("S-1", 10)
    side.forward(minutes=5)
    side.run("UPDATE {p}postmeta SET meta_value = '9' WHERE meta_key = '_stock'")  # sold there meanwhile
    shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", quantity=-2))
    assert side.stock(product) == ("7", "instock", 7.0, "instock", 0)
    [post] = side.run("SELECT post_modified, post_modified_gmt FROM {p}posts")
    assert post == {"post_modified": side.local, "post_modified_gmt": side.gmt}


def test_an_article_sold_out_is_marked_and_comes_back(in_tables):
    side, shop = in_tables
    product = side.product("S-1", 2)
    side.insert("wc_product_attributes_lookup", product_id=product, term_id=5, in_stock=1)
    count = "SELECT count AS n FROM {p}term_taxonomy WHERE taxonomy = 'product_visibility'"
    shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", "m1:0", quantity=-3))
    assert side.stock(product) == ("-1", "outofstock", -1.0, "outofstock", 1)
    assert side.run(count) == [{"n": 1}]
    assert side.run("SELECT in_stock FROM {p}wc_product_attributes_lookup") == [{"in_stock": 0}]
    shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", "m2:0", quantity=5))
    assert side.stock(product) == ("4", "instock", 4.0, "instock", 0)
    assert side.run(count) == [{"n": 0}]


def test_a_variation_counted_by_its_parent_moves_the_parent(in_tables):
    side, shop = in_tables
    parent = side.product("P-1", 9)
    side.product("V-1", None, parent=parent)
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "V-1", quantity=-2)).remote_id == str(parent)
    assert side.stock(parent)[0] == "7"


def test_what_turns_a_whole_product_is_left_to_the_shop(in_tables):
    side, shop = in_tables
    parent = side.product("P-1", None)
    side.product("V-1", 2, parent=parent)
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "V-1", quantity=-2)).reason == SHOP_MUST
    last = side.product("V-2", 4, parent=parent)
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "V-1", quantity=-2)).result is Result.DONE
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "V-2", "m2:0", quantity=-4)).reason == SHOP_MUST
    assert side.stock(last)[0] == "4"


def test_an_article_nobody_counts_has_no_place_for_a_movement(in_tables):
    side, shop = in_tables
    side.product("S-1", None)
    outcome = shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", quantity=-2))
    assert (outcome.result, outcome.reason) == (Result.ALREADY, NO_PLACE)


def test_a_code_that_two_articles_share_moves_neither(in_tables):
    side, shop = in_tables
    side.product("S-1")
    side.product("S-1")
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", quantity=-2)).reason == "several_skus"


def test_a_cut_before_any_statement_leaves_all_or_nothing(sides):
    side, shop = sides
    user, placed, _ = side.customer(**{NEWSLETTER: "0"}), side.order(CREAM), side.product("S-1", 3)
    shop.describe()
    for asked in every_intent(placed, user, "S-1"):
        before, at, done = contents(side), 0, False
        while not done:
            cut = _CutAt(at)
            event.listen(shop._engine, "before_cursor_execute", cut)
            try:
                done = shop.push(asked).result is Result.DONE
            except ConnectionAbortedError:
                assert contents(side) == before
            finally:
                event.remove(shop._engine, "before_cursor_execute", cut)
            at += 1
        assert at > 3
        assert shop.push(asked).result is Result.ALREADY


class _CutAt:
    """Breaks before the statement with this number."""

    def __init__(self, number):
        self.left = number

    def __call__(self, *_said):
        self.left -= 1
        if self.left < 0:
            raise ConnectionAbortedError


def test_a_row_the_shop_holds_makes_the_push_wait_for_another_time(in_tables):
    side, shop = in_tables
    side.product("S-1", 3)
    shop.describe()
    with shop._engine.connect() as warm:
        warm.exec_driver_sql("SET SESSION innodb_lock_wait_timeout = 1")
    with side.engine.begin() as holder:
        holder.exec_driver_sql("UPDATE wp_postmeta SET meta_value = '2' WHERE meta_key = '_stock'")
        with pytest.raises(ShopBusyError):
            shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", quantity=-1))
    assert shop.push(intent(IntentKind.ADJUST_STOCK, "S-1", quantity=-1)).result is Result.DONE
    assert side.run("SELECT meta_value AS v FROM {p}postmeta WHERE meta_key = '_stock'") == [{"v": "1"}]


def test_what_was_written_is_pulled_back_as_it_was_meant(sides):
    side, shop = sides
    user, placed, _ = side.customer(**{NEWSLETTER: "0"}), side.order(CREAM), side.product("S-1", 3)
    for each in every_intent(placed, user, "S-1"):
        shop.push(each)
    [order] = pull_all(shop, Stream.ORDERS)[0]
    assert (str(order.payment), str(order.preparation)) == ("paid", "ready")
    [stock] = pull_all(shop, Stream.STOCK)[0]
    assert stock.quantity == 0


def test_an_account_with_exactly_the_documented_rights_can_do_everything(sides, mariadb):
    side, _ = sides
    user, product = side.customer(**{NEWSLETTER: "0"}), side.product("S-1", 3)
    placed = side.order(CREAM)
    side.order(CREAM, status="wc-ready-pickup")
    database = side.engine.url.database
    side.run(f"CREATE USER '{database}'@'%' IDENTIFIED BY 'x'")
    for grant in grants(database, "wp_", f"'{database}'@'%'", is_hpos=side.is_hpos):
        side.run(grant.rstrip(";"))
    shop = WooCommerceShop(create_engine(side.engine.url.set(username=database, password="x")), side.clock)
    found = shop.describe()
    assert found.missing == ()
    for stream in found.streams:
        pull_all(shop, stream)
        stamps(shop, stream)
    results = [shop.push(intent).result for intent in every_intent(placed, user, "S-1")]
    assert {str(result) for result in results} == {"done"}
    assert side.stock(product)[0] == "0"
    shop.close()


def test_the_guide_lists_the_rights_as_they_are():
    guide = (Path(__file__).parents[2] / "docs" / "shops" / "woocommerce.md").read_text(encoding="utf-8")
    for is_hpos in (True, False):
        for grant in grants("shop", "wp_", "'koom'@'…'", is_hpos=is_hpos, wishes=True):
            assert grant in guide
