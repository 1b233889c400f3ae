"""The client of shops' interfaces: in time, to the right host, over checked TLS, and silent about what it read."""

import logging
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.remote.errors import (
    AnswerLostError,
    ShopAccessError,
    ShopBusyError,
    ShopDriftError,
    ShopUnreachableError,
)
from koom_pos.remote.rest_channel import francs
from koom_pos.remote.rest_client import LARGEST_ANSWER, Body, RestClient, read_json, read_xml
from koom_pos.remote.rest_prestashop_calls import _body
from tests.remote.http_shop import SECRET, USER, Told, is_let_in, standing
from tests.remote.mail_box import certificate

QUERY = {"email": "malia.berger@lagon.example"}
BODY = Body(b'{"note": "Malia"}', "application/json")


@pytest.fixture
def opened():
    """Give clients of shops, closed at the end."""
    clients = []

    def open_client(shop, **changes):
        fields = {"answer_s": 2, "connect_s": 2, **changes}
        clients.append(RestClient(shop.address, "api", user=USER, secret=SECRET, **fields))
        return clients[-1]

    yield open_client
    for each in clients:
        each.close()


@pytest.fixture
def telling():
    """A shop that answers everything alike, as told by the test."""
    told = [Told.json(200, {"id": 1})]
    with standing(lambda asked: told[0] if is_let_in(asked) else Told(401, b"no key")) as shop:
        yield shop, lambda answer: told.__setitem__(0, answer)


@pytest.mark.parametrize(
    ("status", "reading", "writing"),
    [
        (401, ShopAccessError, ShopAccessError),
        (403, ShopAccessError, ShopAccessError),
        (405, ShopAccessError, ShopAccessError),
        (408, ShopBusyError, ShopBusyError),
        (429, ShopBusyError, ShopBusyError),
        (500, ShopUnreachableError, AnswerLostError),
        (502, ShopUnreachableError, AnswerLostError),
        (503, ShopBusyError, AnswerLostError),
        (504, ShopUnreachableError, AnswerLostError),
        (524, ShopUnreachableError, AnswerLostError),
        (301, ShopDriftError, ShopDriftError),
    ],
)
def test_each_status_is_an_error_that_says_who_can_act(telling, status, reading, writing, opened):
    shop, tell = telling
    tell(Told(status, b"<html>Malia Berger</html>"))
    with pytest.raises(reading) as read:
        opened(shop).read("customers/43", QUERY, reader=read_json)
    with pytest.raises(writing) as written:
        opened(shop).write("PUT", "customers/43", BODY, reader=read_json)
    for error in (read.value, written.value):
        assert "43" not in str(error).replace(str(status), "")
        assert "Malia" not in str(error)
    assert (type(written.value) is AnswerLostError) is (writing is AnswerLostError)


@pytest.mark.parametrize("status", [400, 404, 409, 422])
def test_what_the_shop_refuses_with_reasons_is_handed_on(telling, status, opened):
    shop, tell = telling
    tell(Told.json(status, {"code": "x"}))
    assert opened(shop).read("orders/1", reader=read_json).data == {"code": "x"}
    tell(Told.json(503, {"code": "maintenance"}))
    with pytest.raises(AnswerLostError):
        opened(shop).write("PUT", "orders/1", BODY, reader=read_json)
    tell(Told.json(500, {"code": "y"}))
    assert opened(shop).write("PUT", "orders/1", BODY, reader=read_json).data == {"code": "y"}
    tell(Told(404))
    assert opened(shop).read("orders/1", reader=read_json).data is None


@pytest.mark.parametrize("status", [429, 503])
def test_a_shop_that_asks_to_wait_is_left_alone(telling, status, opened):
    shop, tell = telling
    tell(Told(status, b"", {"Retry-After": "120"}))
    client = opened(shop)
    with pytest.raises(ShopBusyError):
        client.read("orders", reader=read_json)
    tell(Told.json(200, []))
    with pytest.raises(ShopBusyError):
        client.write("PUT", "orders/1", BODY, reader=read_json)
    assert len(shop.asked) == 1
    tell(Told(status, b"", {"Retry-After": "0"}))
    patient = opened(shop)
    with pytest.raises(ShopBusyError):
        patient.read("orders", reader=read_json)
    tell(Told.json(200, []))
    assert patient.read("orders", reader=read_json).data == []


def test_a_read_follows_within_the_shop_and_a_write_nowhere(telling, opened):
    shop, _ = telling
    shop.fail("GET", "status", Told(301, b"", {"Location": "/api/orders/"}))
    assert opened(shop).read("orders", reader=read_json).data == {"id": 1}
    shop.fail("PUT", "status", Told(308, b"", {"Location": "/api/orders/"}))
    with pytest.raises(ShopDriftError):
        opened(shop).write("PUT", "orders", BODY, reader=read_json)
    with standing(lambda _: Told.json(200, {"id": 2})) as stranger:
        for location in (f"{stranger.address}/api/orders", "//example.org/x", "https://127.0.0.1/", ""):
            shop.fail("GET", "status", Told(302, b"", {"Location": location}))
            with pytest.raises(ShopDriftError):
                opened(shop).read("orders", reader=read_json)
        assert stranger.asked == []


def test_a_circle_of_redirects_ends(telling, opened):
    shop, tell = telling
    tell(Told(302, b"", {"Location": "/api/orders"}))
    with pytest.raises(ShopDriftError):
        opened(shop).read("orders", reader=read_json)
    assert len(shop.asked) == 3


def test_nobody_at_the_other_end_means_nothing_was_sent(opened):
    with standing(lambda _: Told(200)) as shop:
        client = opened(shop)
    with pytest.raises(ShopUnreachableError) as raised:
        client.write("PUT", "orders/1", BODY, reader=read_json)
    assert not isinstance(raised.value, AnswerLostError)
    assert raised.value.where == "connect"


def test_an_endless_answer_is_none(telling, opened):
    shop, tell = telling
    tell(Told(200, b" " * (LARGEST_ANSWER + 1)))
    with pytest.raises(ShopUnreachableError):
        opened(shop, answer_s=20).read("orders", reader=read_json)


@pytest.mark.parametrize(
    "address", ["http://boutique.example", "http://192.0.2.7", "ftp://localhost", "boutique.example"]
)
def test_a_key_never_travels_in_clear(address):
    with pytest.raises(ShopAccessError):
        RestClient(address, "api", user=USER, secret=SECRET)


def test_a_certificate_nobody_vouches_for_ends_it_before_the_key_is_sent(tmp_path, opened):
    context, file = certificate(tmp_path, "127.0.0.1")
    with standing(lambda _: Told.json(200, {"id": 1}), context=context) as shop:
        with pytest.raises(ShopUnreachableError) as raised:
            opened(shop).read("orders", reader=read_json)
        assert raised.value.where == "tls"
        assert shop.asked == []
        assert opened(shop, ca=str(file)).read("orders", reader=read_json).data == {"id": 1}


def test_neither_key_nor_question_is_logged_or_told(telling, caplog, opened):
    caplog.set_level(logging.DEBUG)
    shop, _ = telling
    opened(shop).read("customers", QUERY, reader=read_json)
    shop.fail("GET", "cut")
    with pytest.raises(ShopUnreachableError) as raised:
        opened(shop).read("customers", QUERY, reader=read_json)
    text = f"{caplog.text} {raised.value!r} {raised.value.__cause__!r} {opened(shop)!r}"
    assert not any(each in text for each in (USER, SECRET, "malia", "%40"))


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
<prestashop><customer><id>&lol2;</id></customer></prestashop>"""
FILE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><prestashop>&f;</prestashop>'


@pytest.mark.parametrize(
    "document", [BOMB, FILE, b"<!DOCTYPE html><html></html>", b"<a><b></a>", b"<a>", b"", b"{}", b"<a>&nbsp;</a>"]
)
def test_xml_that_declares_or_is_none_is_not_read(document):
    with pytest.raises(ValueError, match=r"XML|document type"):
        read_xml(document)


@given(st.text(max_size=200))
def test_any_text_survives_the_webservices_xml(text):
    read = read_xml(_body("message", {"message": text}).content).findtext("message/message") or ""
    spans = (("\t", "\n"), ("\r", "\r"), (" ", "\ud7ff"), ("\ue000", "\ufffd"), ("\U00010000", "\U0010ffff"))
    kept = "".join(each for each in text if any(first <= each <= last for first, last in spans))
    assert read == kept.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    for reader in (read_json, read_xml):
        with suppress(ValueError, RecursionError):
            reader(content)


def test_numbers_stay_exact():
    assert read_json(b'\xef\xbb\xbf{"price": 1664.864865}') == {"price": Decimal("1664.864865")}
    assert [francs(each) for each in ("1846.5", "-0.5", "6018", "", None)] == [1847, -1, 6018, 0, 0]
