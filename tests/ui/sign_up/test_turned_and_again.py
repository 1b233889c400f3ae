"""One screen for both: turned to the customer and handed back. And a known customer who is asked again."""

import pytest

from koom_pos.domain.consent import Channel, ConsentState, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.services import consents, customers
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sign_up_page import Doing

OFFERS = (Purpose.KOOM_OFFERS, Channel.EMAIL)


def test_the_turned_screen_shows_nothing_of_the_shop_and_comes_back_with_one_touch(turned):
    turned.give(email="lea@mail.nc", first="Léa")
    turned.show_her()
    assert turned.shell.frame.is_covered_by(turned.scenes)
    assert not turned.shell.frame.rail.isVisible()
    turned.touch(turned.scenes.check.go_on)
    turned.tick(0)
    turned.touch(turned.scenes.choose.confirm)
    turned.draw()
    turned.touch(turned.scenes.sign.sign)
    assert turned.shell.frame.is_covered_by(turned.scenes)
    assert turned.scenes.thanks.hand_back.isVisible()
    turned.touch(turned.scenes.thanks.staff)
    assert not turned.shell.frame.is_covered()
    assert turned.page.doing is Doing.ENDED
    turned.touch(turned.page.outcome.back)
    assert turned.shell.frame.current_key() == "till"


def test_who_leaves_a_turned_screen_hands_it_back(turned):
    turned.give(email="lea@mail.nc")
    turned.show_her()
    turned.touch(turned.scenes.check.leave)
    assert turned.step is Step.LEFT
    turned.touch(turned.scenes.wait.staff)
    assert not turned.shell.frame.is_covered()
    assert turned.is_empty()
    assert turned.page.doing is Doing.TYPING


def test_a_correction_on_the_turned_screen_gives_it_back_and_turns_it_again(turned):
    turned.give(email="lea@mail.nc")
    turned.show_her()
    turned.touch(turned.scenes.check.correct)
    turned.touch(turned.scenes.wait.staff)
    assert turned.page.doing is Doing.CORRECTING
    turned.write(turned.form.first_name, "Léa")
    turned.touch(turned.page.acts.show_her)
    assert turned.shell.frame.is_covered_by(turned.scenes)


def test_after_a_lock_the_screen_is_turned_again(turned):
    turned.give(email="lea@mail.nc")
    turned.show_her()
    turned.touch(turned.scenes.check.go_on)
    turned.tick(0)
    turned.shell.lock()
    turned.shell.let_in(turned.shop.cashier)
    assert turned.page.doing is Doing.HERS
    turned.touch(turned.page.progress.turn)
    assert turned.step is Step.TICKING
    assert turned.scenes.answers()[OFFERS]


def test_an_abandoned_turned_screen_ends_locked(turned):
    turned.give(email="lea@mail.nc")
    turned.show_her()
    turned.page.idle.timeout.emit()
    assert not turned.counter.is_signed_in()
    assert turned.shell.frame.is_covered_by(turned.shell.lock_screen)
    assert turned.is_empty()


@pytest.fixture
def known(make_sitting):
    """A member with an e-mail who accepted the shop's offers, asked again."""
    sitting = make_sitting()
    sitting.begin()
    sitting.give(email="lea@mail.nc", first="Léa", last="Wamytan")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    sitting.touch(sitting.scenes.choose.confirm)
    sitting.draw()
    sitting.touch(sitting.scenes.sign.sign)
    sitting.customer_id = sitting.attached[-1].customer_id
    sitting.touch(sitting.page.outcome.back)
    sitting.shop.clock.forward(days=3)
    sitting.begin(sitting.customer_id)
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    return sitting


def state(sitting, cell=OFFERS):
    record = consents.current_consents(sitting.desk, sitting.customer_id).get(cell)
    return record.state if record else None


def box(sitting, cell=OFFERS):
    return next(each for each in sitting.scenes.choose.boxes.boxes() if each.cell == cell)


def test_asked_again_she_reads_what_holds_today_and_nothing_is_chosen(known):
    assert "23/11/2026" in box(known).today.text()
    assert "oui" in box(known).today.text()
    assert box(known).answer() is None


def test_what_she_does_not_touch_stays(known):
    known.touch(known.scenes.choose.confirm)
    assert known.step is Step.DONE
    assert state(known) is ConsentState.GIVEN


def test_her_no_withdraws_without_a_signature(known):
    known.touch(box(known).no)
    known.touch(known.scenes.choose.confirm)
    assert known.step is Step.DONE
    assert state(known) is ConsentState.WITHDRAWN


def test_her_yes_wants_her_signature_and_leaves_the_rest(known):
    profiling = (Purpose.PROFILING, Channel.NONE)
    known.touch(box(known, profiling).yes)
    known.touch(known.scenes.choose.confirm)
    assert known.step is Step.SIGNING
    known.draw()
    known.touch(known.scenes.sign.sign)
    assert state(known, profiling) is ConsentState.GIVEN
    assert state(known) is ConsentState.GIVEN


def test_she_may_change_nothing_at_one_touch(known):
    known.touch(box(known).no)
    known.touch(known.scenes.choose.none)
    assert state(known) is ConsentState.GIVEN
    assert "changes nothing" in known.said


def test_a_customer_without_a_name_is_asked_by_her_card(make_sitting):
    sitting = make_sitting()
    bare = customers.create_customer(sitting.desk, sitting.shop.cashier, PersonalFields(), fifteen_or_over=True)
    sitting.begin(bare.id)
    assert sitting.page.known.name.text().endswith(sitting.page.known.card_code())
    assert sitting.page.known.card_code().startswith("F")
