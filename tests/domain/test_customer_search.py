"""What a customer is found by: index and query meet, however the query is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.customer_search import index_text, read_query


def found(query: str, **person) -> bool:
    """Whether every term of the query begins a word of the index, as the store's search asks."""
    said = {"first_name": "", "last_name": "", "emails": (), "phones": (), "codes": (), **person}
    words = index_text(**said).split()
    terms = read_query(query).terms
    return bool(terms) and all(any(w.startswith(each) for w in words for each in term) for term in terms)


@pytest.mark.parametrize("query", ["helene", "Hélène", "LÉ hel", "le-goff", "hele gof", "Goff Hélène"])
def test_names_are_found_by_beginnings_without_accents_in_any_order(query):
    assert found(query, first_name="Hélène", last_name="Le Goff")


@pytest.mark.parametrize(
    "query",
    ["751234", "75.12.34", "75 12 34", "+687 75 12 34", "00687751234", "687751234", "1234", "75.12", "(687) 75"],
)
def test_a_telephone_is_found_in_any_writing(query):
    assert found(query, phones=("+687751234",))


@pytest.mark.parametrize("query", ["06 12 34 56 78", "+33 6 12 34 56 78", "612345678", "0612"])
def test_a_foreign_telephone_is_found_with_and_without_its_zero(query):
    assert found(query, phones=("+33612345678",))


@pytest.mark.parametrize("query", ["F000000012345", "f0000000123", "000000012345", "2345"])
def test_a_card_is_found_by_its_code_or_its_last_signs(query):
    assert found(query, codes=("F000000012345",))


def test_the_words_before_the_at_sign_are_found_and_the_domain_is_not():
    assert found("dupont mar", emails=("marie.dupont@gmail.com",))
    assert not found("gmail", emails=("marie.dupont@gmail.com",))


def test_an_address_stands_alone():
    assert read_query(" Marie.Dupont@Gm ").email == "marie.dupont@gm"
    assert read_query("@gmail.com").email == ""


def test_a_name_and_a_number_are_two_terms():
    assert read_query("Dupont 75 12").terms == (("dupont",), ("7512",))


def test_nothing_typed_asks_for_nothing():
    assert read_query("  . ").terms == ()


@given(st.text())
def test_whatever_is_typed_is_read(text):
    for term in read_query(text).terms:
        assert all(term)
