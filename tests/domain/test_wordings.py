"""The form says what it asks, in both languages, and its words are known by their hash."""

import hashlib
from datetime import date

import pytest

from koom_pos.domain.consent import ASKED_CELLS, Channel, Purpose, UnaskedCellError
from koom_pos.domain.wordings import LANGUAGES, all_wordings, notice, wording, wordings


def told(language, **changed):
    given = {"legal_name": "Essai SARL", "policy_version": "2025 (site)", "policy_dated_on": None, **changed}
    return notice(language, **given)


def test_the_newsletters_words_are_the_web_sites_to_the_letter():
    text = wording((Purpose.KOOM_OFFERS, Channel.EMAIL), "fr").text
    assert (
        text.encode()
        == (
            "En validant, j'accepte de recevoir par email mon code de réduction"
            " ainsi que les offres et l'actualité de KOOM"
        ).encode()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_box_of_its_own_for_each_purpose_and_channel(language):
    boxes = wordings(language)
    assert tuple((box.purpose, box.channel) for box in boxes) == ASKED_CELLS
    assert len({box.text for box in boxes}) == len(ASKED_CELLS)
    assert all(box.title and box.help and box.language == language for box in boxes)


def test_a_text_is_known_by_the_hash_of_its_bytes():
    box = wording((Purpose.E_TICKET, Channel.EMAIL), "fr")
    assert box.sha256 == hashlib.sha256(box.text.encode()).hexdigest()
    hashes = [each.sha256 for each in all_wordings()]
    assert len(set(hashes)) == len(hashes)


@pytest.mark.parametrize("box", all_wordings(), ids=lambda box: f"{box.language} {box.purpose} {box.channel}")
def test_no_box_raises_its_voice_or_runs_on(box):
    assert "!" not in box.text + box.help + box.title
    assert len(box.title) <= 40
    assert len(box.help) <= 90
    assert len(box.text) <= 140


def test_an_unknown_language_reads_french_and_an_unknown_box_is_refused():
    assert wording(ASKED_CELLS[0], "de") == wording(ASKED_CELLS[0], "fr")
    with pytest.raises(UnaskedCellError):
        wording((Purpose.KOOM_OFFERS, Channel.POST), "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_tells_who_why_how_long_the_rights_and_where_to_write(language):
    text = " ".join(f"{lead} {words}" for lead, words in told(language).paragraphs)
    for fact in ("Essai SARL", "36", "koom@koom.nc", "www.koom.nc", "2025 (site)", "CNIL"):
        assert fact in text


def test_the_policys_date_is_told_once_it_is_known():
    assert "version 2025 (site), en boutique" in told("fr").paragraphs[-1][1]
    assert "version 2025 (site), du 01/03/2025," in told("fr", policy_dated_on=date(2025, 3, 1)).paragraphs[-1][1]
    assert "of 1 March 2025" in told("en", policy_dated_on=date(2025, 3, 1)).paragraphs[-1][1]


def test_the_shop_is_not_named_twice():
    assert told("fr", legal_name="Koom").paragraphs[0][1].startswith("KOOM, à Nouméa")
