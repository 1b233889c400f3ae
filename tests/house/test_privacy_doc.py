"""docs/privacy.md quotes the policy to the letter, and the code and tests it names are there."""

import re
from pathlib import Path

import pytest

from koom_pos.domain.consent import Channel, Purpose
from koom_pos.domain.wordings import wording

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
POLICY = " ".join((ROOT / "resources" / "policy" / "2025-fr.txt").read_text(encoding="utf-8").split())
NEWSLETTER = wording((Purpose.KOOM_OFFERS, Channel.EMAIL), "fr").text
SENTENCES = [line.strip("| \n").split(" | ") for line in DOC.splitlines() if line.startswith("| « ")]
ROWS = [pytest.param(*row, id=row[1][:2] + f"-{at}") for at, row in enumerate(SENTENCES)]


def places(cell: str, *roots: Path) -> list[list[Path]]:
    """Return for each path of a cell where it may lie; a bare file name lies beside the one before it."""
    found, beside = [], ROOT
    for name in re.findall(r"`([^`]+)`", cell):
        candidates = [root / name for root in (*roots, beside)]
        beside = next((each.parent for each in candidates if each.exists()), beside)
        found.append(candidates)
    return found


def test_the_sentences_of_the_policy_are_there():
    assert len(SENTENCES) >= 9


@pytest.mark.parametrize(("sentence", "_rule", "_code", "_test"), ROWS)
def test_a_quotation_is_to_the_letter(sentence, _rule, _code, _test):
    parts = [part.strip() for part in sentence.strip("« »").split("[…]")]
    missing = [part for part in parts if part not in POLICY and part != NEWSLETTER]
    assert not missing


@pytest.mark.parametrize(("_sentence", "_rule", "code", "test"), ROWS)
def test_the_code_and_the_tests_named_are_there(_sentence, _rule, code, test):
    for candidates in places(code, ROOT / "koom_pos") + places(test, ROOT):
        assert any(each.exists() for each in candidates), candidates
