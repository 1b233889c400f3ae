"""Folding text for search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koom_pos.domain.text import fold, search_terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Crème", "creme"),
        ("CRÈME", "creme"),
        ("Cœur d’Été", "coeur d'ete"),
        ("ŒILLET", "oeillet"),
        ("Lætitia Æther", "laetitia aether"),
        ("Straße", "strasse"),
        ("ﬁne", "fine"),
        ("  Rouge\u202fà\u00a0lèvres  ", "rouge a levres"),
        ("Ça–là", "ca-la"),
        ("L’Ïle Nº 5", "l'ile no 5"),
        ("Smørrebrød", "smorrebrod"),
    ],
)
def test_case_accents_and_ligatures_do_not_count(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeéèêëàâäïîôöùûüçœæÉÈÀÇŒ '’-"))
def test_case_never_decides(text):
    assert fold(text.upper()) == fold(text.lower())


def test_decomposed_accents_are_the_same_as_composed_ones():
    assert fold("cre\u0300me") == fold("cr\u00e8me")


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("L'Oréal rouge-à-lèvres", ["l", "oreal", "rouge", "a", "levres"]),
        ("nude 05 nude", ["nude", "05"]),
        ("  ", []),
        ('"crème*" OR NEAR(', ["creme", "or", "near"]),
    ],
)
def test_a_query_becomes_plain_words(query, terms):
    assert search_terms(query) == terms


@given(st.text())
def test_search_terms_hold_letters_and_digits_only(query):
    assert all(term and all(sign.isalnum() for sign in term) for term in search_terms(query))
