"""The profile of a printer set up by hand."""

from datetime import UTC, datetime

import pytest

from koom_pos.documents.escpos import to_escpos
from koom_pos.documents.profile import PROFILES, fitted_profile
from koom_pos.documents.trial_page import ACCENTS, badge_document, trial_document

AT = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@pytest.mark.parametrize("known", PROFILES.values(), ids=PROFILES)
def test_the_measures_of_a_known_model_give_that_model(known):
    assert fitted_profile(columns=known.columns, dots=known.dots, code_page=known.code_page.upper()) == known


def test_a_page_of_no_known_model_keeps_its_own_number():
    assert fitted_profile(columns=44, dots=576, code_page="cp850").code_page_number == 2


@pytest.mark.parametrize("page", ["cp1252", "cp858", "cp437", "cp850"])
def test_the_test_page_prints_on_every_page_and_shows_the_accents(page):
    profile = fitted_profile(columns=42, dots=512, code_page=page)
    job = to_escpos(trial_document(profile, "Caisse 1", AT), profile)
    assert bytes((0x1B, 0x74, profile.code_page_number)) in job
    assert "àâäçéèêë".encode(page) in job or page == "cp437"
    assert ACCENTS == "Nouméa, reçu, œ, F"


def test_a_badge_carries_its_code_as_a_barcode():
    document = badge_document("KOOM", "Marie", "B000000000518")
    assert any(getattr(block, "data", "") == "B000000000518" for block in document.blocks)
