"""A customer answers on paper: member at once, consents when the signed slip comes back under its code."""

import pytest

from koom_pos.domain.consent import ConsentState, Method
from koom_pos.services import consents
from koom_pos.ui.sign_up.sign_up_page import Doing


@pytest.fixture
def slip(sitting):
    """A customer whose slip is out, the till back at the sale."""
    sitting.give(email="lea@mail.nc", first="Léa")
    with sitting.qtbot.waitSignal(sitting.counter.paper_queued):
        sitting.touch(sitting.page.acts.slip)
    found = consents.waiting_slips(sitting.desk, sitting.attached[-1].customer_id)
    sitting.touch(sitting.page.outcome.back)
    return found[0]


def test_she_is_a_member_before_she_signs_and_accepts_nothing_yet(sitting, slip):
    assert sitting.attached[-1].member
    held = consents.current_consents(sitting.desk, slip.customer_id)
    assert not any(record.state is ConsentState.GIVEN for record in held.values())


def test_its_scan_opens_the_copy_from_any_page_and_it_is_recorded(sitting, slip):
    sitting.shell.scanned(slip.code)
    assert sitting.page.doing is Doing.SLIP
    assert slip.code in sitting.page.slip.heading.title.text()
    boxes = sitting.page.slip.boxes.boxes()
    assert not any(box.isChecked() for box in boxes)
    sitting.qtbot.waitUntil(boxes[0].isVisible)
    boxes[0].click()
    sitting.touch(sitting.page.slip.record)
    held = consents.current_consents(sitting.desk, slip.customer_id)
    given = [record for record in held.values() if record.state is ConsentState.GIVEN]
    assert [record.method for record in given] == [Method.PAPER_SIGNED]
    assert given[0].evidence_ref == slip.evidence_id


def test_a_slip_answers_once(sitting, slip):
    sitting.shell.scanned(slip.code)
    sitting.touch(sitting.page.slip.record)
    sitting.touch(sitting.page.outcome.back)
    sitting.shell.scanned(slip.code)
    assert sitting.page.doing is not Doing.SLIP
    assert slip.code in sitting.said


def test_an_unsigned_slip_is_void_after_two_touches(sitting, slip):
    sitting.shell.scanned(slip.code)
    sitting.touch(sitting.page.slip.spoil)
    assert consents.find_slip(sitting.desk, slip.code).state == "printed"
    sitting.touch(sitting.page.slip.spoil)
    assert consents.find_slip(sitting.desk, slip.code).state == "spoiled"
    assert sitting.shell.frame.current_key() == "till"


def test_a_slip_does_not_disturb_a_sign_up_under_way(sitting, slip):
    sitting.begin()
    sitting.write(sitting.form.first_name, "Anne")
    sitting.shell.scanned(slip.code)
    assert sitting.page.doing is Doing.TYPING
    assert sitting.form.text(sitting.form.first_name) == "Anne"
    assert "under way" in sitting.said
