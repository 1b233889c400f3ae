"""The shop of many customers that searches are measured on is like one the acts would have made."""

from koom_pos.app.workplace import open_workplace
from koom_pos.domain.customer_search import read_query
from koom_pos.services import customers
from koom_pos.services.demo.bench_customers import build_bench_customers

COUNT = 120


def test_its_customers_are_found_and_hold_points_as_if_entered_one_by_one(tmp_path):
    build_bench_customers(tmp_path / "shop", count=COUNT)
    place = open_workplace(tmp_path / "shop")
    desk = place.desk()
    try:
        rows = customers.search_customers(desk, "F", limit=COUNT * 2)
        assert len(rows) == COUNT
        for row in rows[::20]:
            assert customers.find_by_code(desk, row.card_code) == row
            assert row in customers.search_customers(desk, row.name)
            assert customers.get_customer(desk, row.customer_id).fields.display_name == row.name
        with desk.store.transaction() as tx:
            before = {word: tx.customers.search(read_query(word)) for word in ("ma", "6879", "e")}
            for row in rows:
                tx.customers.reindex(row.customer_id)
            assert {word: tx.customers.search(read_query(word)) for word in before} == before
    finally:
        place.close()
