"""The open sale survives being written down, whole."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.catalogue import ItemKind
from koom_pos.domain.discount import DISCOUNT_REASONS, Discount, DiscountKind
from koom_pos.domain.sale import OpenSale, ReturnOf, ReturnReason, SaleLine
from koom_pos.domain.sale_document import SaleDocumentError, from_document, to_document
from koom_pos.domain.tender import Tender, TenderType

words = st.text(max_size=20)
maybe = st.one_of(st.none(), words)
amounts = st.integers(-(10**9), 10**9)
discounts = st.one_of(
    st.none(),
    st.builds(
        Discount,
        st.sampled_from(DiscountKind),
        st.integers(1, 10**6),
        st.sampled_from(DISCOUNT_REASONS),
        approved_by=maybe,
    ),
)
lines = st.builds(
    SaleLine,
    id=words,
    variant_id=maybe,
    sku=words,
    gtin=maybe,
    label=words,
    detail=words,
    kind=st.sampled_from(ItemKind),
    quantity=amounts,
    base_price_xpf=amounts,
    unit_price_xpf=amounts,
    price_from=st.dates(),
    rate_bp=st.integers(0, 2200),
    swatch=maybe,
    picture_id=maybe,
    discount=discounts,
    returned=st.one_of(
        st.none(), st.builds(ReturnOf, maybe, st.one_of(st.none(), amounts), st.sampled_from(ReturnReason), amounts)
    ),
)
tenders = st.builds(Tender, words, st.sampled_from(TenderType), amounts, st.dictionaries(words, words, max_size=3))
sales = st.builds(
    OpenSale,
    id=words,
    operator_id=words,
    lines=st.lists(lines, max_size=4).map(tuple),
    ticket_discount=discounts,
    tenders=st.lists(tenders, max_size=3).map(tuple),
    current_line_id=maybe,
    note=words,
)


@given(sales)
def test_what_is_written_is_read_back_the_same(sale):
    assert from_document(to_document(sale)) == sale


def test_the_document_is_compact_json_with_its_version():
    fields = json.loads(to_document(OpenSale("s", "o", note="œuf de Nouméa")))
    assert fields["version"] == 2
    assert "œuf de Nouméa" in to_document(OpenSale("s", "o", note="œuf de Nouméa"))


@pytest.mark.parametrize("version", [0, 3, None, "1"])
def test_a_document_of_another_version_is_refused_not_guessed(version):
    fields = json.loads(to_document(OpenSale("s", "o")))
    with pytest.raises(SaleDocumentError):
        from_document(json.dumps({**fields, "version": version}))


def test_a_line_of_today_reads_back_as_a_line_of_today():
    line = SaleLine("a", "v", "sku", None, "Rouge", "", ItemKind.GOODS, 1, 1000, 1000, date(2026, 1, 1), 2200)
    assert from_document(to_document(OpenSale("s", "o", lines=(line,)))).lines == (line,)


def test_a_document_of_the_first_version_is_read_without_benefits():
    fields = json.loads(to_document(OpenSale("s", "o", note="attend")))
    del fields["benefits"]
    assert from_document(json.dumps({**fields, "version": 1})) == OpenSale("s", "o", note="attend")
