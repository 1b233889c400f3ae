"""The statements given to a shop's people: they run on real servers, and the account they make can do the work."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.order import Handover, Preparation
from koom_pos.remote import contract_tables as tables
from koom_pos.remote.connection import open_shop, read_address
from koom_pos.remote.contract_ddl import contract_ddl
from koom_pos.remote.contract_grants import contract_grants
from koom_pos.remote.errors import ShopAccessError
from koom_pos.remote.online_shop import Cursor, Intent, IntentKind, Result, Stream
from tests.remote.contract_shop import ShopSide

PASSWORD = "a long password"


@pytest.fixture(params=["mariadb", "postgres"])
def house(request):
    """A shop made by the printed statements, and the address of an account made by the printed grants."""
    owner = request.getfixturevalue(request.param).fresh_database()
    engine = create_engine(owner)
    url = make_url(owner)
    account = f"koom_{url.database}"
    family = "postgresql" if request.param == "postgres" else "mariadb"
    with engine.begin() as connection:
        for statement in contract_ddl(family):
            connection.execute(text(statement))
        for statement in contract_grants(read_address(owner), account=account):
            connection.execute(text(statement.replace("…", PASSWORD)))
    address = read_address(url.set(username=account).render_as_string(), password=PASSWORD)
    shop = open_shop(address, ShopSide(engine).clock)
    yield ShopSide(engine), shop
    shop.close()
    engine.dispose()


def intents(side):
    customer, other = side.customer(), side.customer(email="rose@courriel.example")
    order, paid, cancelled = side.order(("A", 1, 1000)), side.order(("A", 1, 1000)), side.order(("A", 1, 1000))
    variant = side.variant("A")
    side.add(tables.wish, customer_id=other, sku="A", label="A", wished_at=side.now)
    for code in ("V1", "V2"):
        side.add(tables.voucher, code=code, how="amount", value=500)
    consent = {
        "purpose": str(Purpose.KOOM_OFFERS), "channel": str(Channel.EMAIL), "state": str(ConsentState.REFUSED),
        "wording": "", "policy_version": "", "evidence_ref": "", "at": side.now.isoformat(),
    }  # fmt: skip
    assert variant
    return [
        (IntentKind.SET_PREPARATION, order, {"state": str(Preparation.READY)}),
        (IntentKind.HAND_OVER, order, {"state": str(Handover.HANDED_OVER)}),
        (IntentKind.TAKE_PAYMENT, paid, {"amount_xpf": 1000, "tender": "card"}),
        (IntentKind.REFUND, paid, {"amount_xpf": 1000}),
        (IntentKind.CANCEL_ORDER, cancelled, {}),
        (IntentKind.ADD_NOTE, order, {"note": "Passée à midi"}),
        (IntentKind.ADJUST_STOCK, "A", {"quantity": -1}),
        (IntentKind.CREATE_CUSTOMER, "K1", {"first_name": "Ana", "email": "a@b.example", "email_key": "a@b.example"}),
        (IntentKind.UPDATE_CUSTOMER, customer, {"city": "Koné", "was:city": ""}),
        (IntentKind.RECORD_CONSENT, customer, consent),
        (IntentKind.ERASE_CUSTOMER, other, {}),
        (IntentKind.RESERVE_VOUCHER, "V1", {}),
        (IntentKind.USE_VOUCHER, "V2", {}),
        (IntentKind.ADD_POINTS, customer, {"points": 10}),
    ]


def test_the_account_of_the_grants_reads_every_stream_and_does_every_intention(house):
    side, shop = house
    wanted = intents(side)
    assert {kind for kind, _, _ in wanted} == set(IntentKind)
    assert shop.describe().missing == ()
    for stream in Stream:
        shop.pull(stream, Cursor(), limit=10)
        shop.sweep(stream, "", limit=10)
    for place, (kind, subject, values) in enumerate(wanted):
        assert shop.push(Intent(f"k{place}", kind, subject, values)).result is Result.DONE, kind


def test_the_account_changes_nothing_the_exchange_does_not(house):
    side, shop = house
    side.variant("A")
    for statement in (
        "UPDATE koom_variant SET gross_xpf = 1",
        "DELETE FROM koom_customer",
        "UPDATE koom_order SET total_xpf = 0",
        "INSERT INTO koom_meta (name, value) VALUES ('a', 'b')",
    ):
        with pytest.raises(ShopAccessError), shop._talking() as connection:
            connection.execute(text(statement))


def test_sqlite_runs_the_statements_too(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    with engine.begin() as connection:
        for statement in contract_ddl("sqlite"):
            connection.execute(text(statement))
    shop = open_shop(read_address(f"sqlite:///{tmp_path / 'shop.db'}"), ShopSide(engine).clock)
    assert shop.describe().is_known_version
    shop.close()
