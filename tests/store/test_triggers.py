"""Facts of a real day stay as written: no statement changes one, alone or in bulk."""

import pytest
from sqlalchemy.exc import IntegrityError

from koom_pos.domain.operator import Right
from koom_pos.domain.sale import ReturnReason
from koom_pos.services import people, returns, ringing, till_session
from koom_pos.store.append_only import append_only_triggers, assert_triggers
from koom_pos.store.tables import metadata
from koom_pos.store.tables.triggers import APPEND_ONLY, TRIGGERS
from tests.services.selling import AVOIR, CASH, coins, give_back, pay, ring, sell

MANAGER_PIN = "2580"


@pytest.fixture
def full_shop(open_shop):
    """A closed day with at least one row in every table of facts."""
    desk, cashier = open_shop.desk, open_shop.cashier
    give_back(open_shop, sell(open_shop, 1000), tender=AVOIR)
    ringing.void_sale(desk, cashier, ring(open_shop, 500).id, "client parti")
    till_session.open_drawer(desk, cashier, reason="monnaie")
    sale = ring(open_shop, 700)
    yes = people.approve(
        desk, cashier, MANAGER_PIN, right=Right.RETURN_WITHOUT_TICKET, action=returns.APPROVAL_ACTION,
        subject_id=sale.id, amount_xpf=300,
    )  # fmt: skip
    item = open_shop.item(300)
    returns.ring_return_without_ticket(desk, cashier, item.variant_id, 1, reason=ReturnReason.OPENED, approval_id=yes)
    pay(open_shop, sale, CASH)
    with desk.store.transaction() as tx:
        tx.paper.record(
            record_id=desk.new_id(), workstation_id=desk.workstation.id, document_kind="ticket",
            document_id=sale.id, medium="printer", operator_id=cashier.id, at_utc=desk.now(),
        )  # fmt: skip
        for statement in (
            "INSERT INTO consent_wording VALUES (hex(zeroblob(32)), 'koom_offers', 'email', 'fr', 1, 'texte', 'x')",
            "INSERT INTO contact_export VALUES ('e', 'w', 'o', 'koom_offers', 'email', NULL, 0, 'x')",
            "INSERT INTO voucher VALUES ('v', 'w', 'V1', 'welcome', 'amount', 500, 'x', NULL)",
            "INSERT INTO order_step VALUES ('s', 'w', 'o', 'payment', 'unpaid', 'paid', 'shop', 'x', 'x')",
            f"INSERT INTO voucher_use VALUES ('v', '{sale.id}', 500, 'x')",
        ):
            tx.connection.exec_driver_sql(statement)
    z = till_session.close_day(desk, cashier, coins(20_400))
    till_session.verify_count(desk, open_shop.manager, z.id, coins(20_400))
    return open_shop


def everything(shop, table):
    with shop.desk.store.reading() as tx:
        return tx.connection.exec_driver_sql(f"SELECT * FROM {table}").all()


def attempts(table, row):
    """Every way SQL knows to change or lose a row that is there."""
    columns = list(metadata.tables[table].columns.keys())
    marks = ", ".join("?" * len(columns))
    first = columns[0]
    others = ", ".join(f'"{c}" = excluded."{c}"' for c in columns[1:])
    keys = ", ".join(f'"{c.name}"' for c in metadata.tables[table].primary_key.columns)
    return [
        (f'UPDATE {table} SET "{columns[-1]}" = "{columns[-1]}"', ()),
        (f'UPDATE OR REPLACE {table} SET "{first}" = "{first}"', ()),
        (f"DELETE FROM {table}", ()),
        (f'DELETE FROM {table} WHERE "{first}" = ?', (row[0],)),
        (f"INSERT OR REPLACE INTO {table} VALUES ({marks})", tuple(row)),
        (f"REPLACE INTO {table} VALUES ({marks})", tuple(row)),
        (f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT ({keys}) DO UPDATE SET {others}", tuple(row)),
    ]


def test_no_fact_is_changed_replaced_or_deleted(full_shop):
    for table in APPEND_ONLY:
        before = everything(full_shop, table)
        assert before, f"no {table} to guard"
        for statement, values in attempts(table, before[0]):
            with pytest.raises(IntegrityError), full_shop.desk.store.transaction() as tx:
                tx.connection.exec_driver_sql(statement, values)
        assert everything(full_shop, table) == before


def test_no_fact_is_changed_in_bulk(full_shop):
    for table in APPEND_ONLY:
        before = everything(full_shop, table)
        key = next(iter(metadata.tables[table].primary_key.columns)).name
        many = [(row[0],) for row in before] * 2
        for statement in (
            f'UPDATE {table} SET "{key}" = "{key}" WHERE "{key}" = ?',
            f'DELETE FROM {table} WHERE "{key}" = ?',
        ):
            with pytest.raises(IntegrityError, match="append-only"), full_shop.desk.store.transaction() as tx:
                tx.connection.exec_driver_sql(statement, many)
        assert everything(full_shop, table) == before


def test_a_closed_session_neither_changes_nor_goes(full_shop):
    for statement in (
        "UPDATE till_session SET state = 'open'",
        "UPDATE till_session SET opening_float_xpf = 0",
        "DELETE FROM till_session",
    ):
        with pytest.raises(IntegrityError), full_shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(statement)


def test_a_ticket_number_is_the_next_one_or_none(full_shop):
    for number in (1, 2, 3, 5, 99):
        with pytest.raises(IntegrityError), full_shop.desk.store.transaction() as tx:
            tx.connection.exec_driver_sql(
                f"""INSERT INTO sale SELECT 'x', workstation_id, session_id, {number}, kind, business_date, at_utc,
                    utc_offset_minutes, operator_id, regime, subtotal_xpf, line_discount_xpf, ticket_discount_xpf,
                    ticket_discount, gross_xpf, rounding_xpf, change_xpf, journal_sequence, benefits
                    FROM sale LIMIT 1"""
            )


def test_every_guard_the_program_knows_stands_in_the_store(full_shop):
    with full_shop.desk.store.reading() as tx:
        assert_triggers(tx.connection, append_only_triggers(APPEND_ONLY) | dict(TRIGGERS))
