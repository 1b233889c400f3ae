"""Stock: movements are facts, levels their fold, and a piece in the customer's hand is never refused."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from koom_pos.store.stock import StockMovement


def levels(tx):
    return tx.connection.exec_driver_sql(
        "SELECT variant_id, sellable, unsellable FROM stock_level WHERE sellable <> 0 OR unsellable <> 0 ORDER BY 1"
    ).all()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(-9, 9).filter(bool), st.booleans()), max_size=12))
def test_levels_kept_in_step_equal_levels_folded_again(shop, moves):
    while len(shop.items) < 3:
        shop.item()
    desk = shop.desk
    movements = [
        StockMovement(desk.new_id(), shop.items[n].variant_id, quantity, "count", sellable=sellable)
        for n, quantity, sellable in moves
    ]
    with desk.store.transaction() as tx:
        tx.stock.move(movements, workstation_id=desk.workstation.id, at_utc=desk.now())
        kept = levels(tx)
        tx.stock.rebuild_levels()
        assert levels(tx) == kept


def test_stock_may_fall_below_nothing(shop):
    item = shop.item()
    with shop.desk.store.transaction() as tx:
        movement = StockMovement(shop.desk.new_id(), item.variant_id, -3, "sale")
        tx.stock.move([movement], workstation_id=shop.desk.workstation.id, at_utc=shop.desk.now())
    with shop.desk.store.reading() as tx:
        assert tx.catalogue.item(item.variant_id, shop.desk.today()).stock == -3
