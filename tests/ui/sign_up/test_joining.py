"""A customer joins on her own screen: what she ticks and signs is proven, what she refuses is refused."""

import re
from email import message_from_bytes, policy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from koom_pos.domain.consent import Channel, ConsentState, Method, Purpose
from koom_pos.domain.customer import PersonalFields
from koom_pos.services import confirming, consents, customers, ringing
from koom_pos.ui.sign_up.consent_boxes import TOUCH_CUSTOMER, TickBox
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sign_up_page import IDLE_MS, Doing

OFFERS = (Purpose.KOOM_OFFERS, Channel.EMAIL)


def test_she_joins_on_her_own_screen_with_a_drawn_signature(sitting):
    sitting.give(phone="75.12.34", email="lea@mail.nc", first="Léa", last="Wamytan")
    sitting.show_her()
    assert sitting.window.scene() == "sign_up"
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0, 2)
    sitting.touch(sitting.scenes.choose.confirm)
    assert sitting.step is Step.SIGNING
    assert not sitting.scenes.sign.sign.isEnabled()
    sitting.draw()
    sitting.touch(sitting.scenes.sign.sign)
    assert sitting.step is Step.DONE
    attached = sitting.attached[-1]
    assert attached.name == "Léa Wamytan"
    held = consents.current_consents(sitting.desk, attached.customer_id)
    given = {cell for cell, record in held.items() if record.state is ConsentState.GIVEN}
    assert given == {OFFERS, (Purpose.PROFILING, Channel.NONE)}
    record = held[OFFERS]
    assert record.method is Method.CUSTOMER_SCREEN
    assert record.evidence_ref
    assert record.operator_id == sitting.shop.cashier.id
    assert sitting.page.doing is Doing.ENDED
    assert sitting.scenes.thanks.card.code() == sitting.page.outcome.card.code()
    assert sitting.scenes.thanks.card.code().startswith("F")


def test_no_box_is_ticked_before_she_ticks_it(sitting):
    sitting.give(phone="75.12.34", email="lea@mail.nc")
    sitting.show_her()
    boxes = sitting.scenes.choose.boxes.boxes()
    assert len(boxes) == 6
    assert not any(box.isChecked() for box in boxes)


def test_every_box_refused_makes_a_member_without_a_signature(sitting):
    sitting.give(phone="75.12.34", email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    sitting.touch(sitting.scenes.choose.none)
    assert sitting.step is Step.DONE
    attached = sitting.attached[-1]
    assert attached.member
    held = consents.current_consents(sitting.desk, attached.customer_id)
    assert {record.state for record in held.values()} == {ConsentState.REFUSED}
    assert sitting.count("consent_evidence") == 0


def test_to_refuse_is_as_easy_as_to_accept(sitting):
    sitting.give(phone="75.12.34")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    none, confirm = sitting.scenes.choose.none, sitting.scenes.choose.confirm
    assert none.property("kind") == confirm.property("kind") == "secondary"
    assert none.size() == confirm.size()


def test_confirming_without_a_tick_asks_for_no_signature(sitting):
    sitting.give(phone="75.12.34")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.confirm)
    assert sitting.step is Step.DONE


def test_what_has_no_address_is_not_asked_and_it_is_said_why(sitting):
    sitting.give(phone="75.12.34")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    channels = {box.cell[1] for box in sitting.scenes.choose.boxes.boxes()}
    assert channels == {Channel.SMS, Channel.NONE}
    assert "e-mail" in sitting.scenes.choose.missing.text()


def test_she_reads_english_at_one_touch_and_keeps_her_ticks(sitting):
    sitting.give(email="kate@mail.com")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    sitting.touch(sitting.scenes.languages["en"])
    first = sitting.scenes.choose.boxes.boxes()[0]
    assert isinstance(first, TickBox)
    assert first.isChecked()
    assert "I agree" in first.accessibleName()
    assert sitting.form.language() == "en"


def test_a_stray_touch_is_no_signature(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    sitting.touch(sitting.scenes.choose.confirm)
    sitting.qtbot.waitUntil(sitting.scenes.sign.pad.isVisible)
    QTest.mouseClick(sitting.scenes.sign.pad, Qt.MouseButton.LeftButton)
    assert not sitting.scenes.sign.sign.isEnabled()
    sitting.draw()
    sitting.touch(sitting.scenes.sign.clear)
    assert not sitting.scenes.sign.sign.isEnabled()
    assert sitting.is_empty()


def test_her_window_never_takes_the_keyboard_from_the_till(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    assert sitting.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    sitting.shell.frame.activateWindow()
    sitting.qtbot.waitUntil(sitting.shell.frame.isActiveWindow)
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    assert sitting.shell.frame.isActiveWindow()
    focused = QApplication.focusWidget()
    assert focused is None or sitting.shell.frame.isAncestorOf(focused)


def test_what_she_touches_is_large_enough(sitting):
    sitting.give(phone="75.12.34", email="lea@mail.nc")
    sitting.show_her()
    for act in (None, sitting.scenes.check.go_on):
        if act is not None:
            sitting.touch(act)
        for button in sitting.scenes.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.height() >= TOUCH_CUSTOMER, button.accessibleName() or button.text()
                assert button.accessibleName() or button.text()


def test_the_cashier_sees_the_step_and_no_box(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    assert "notice" in sitting.page.progress.current()
    sitting.touch(sitting.scenes.check.go_on)
    assert "accepts" in sitting.page.progress.current()
    visible = [box for box in sitting.page.findChildren(TickBox) if box.isVisible()]
    assert visible == []


def test_under_15_keeps_nothing(sitting):
    sitting.write(sitting.form.first_name, "Zoé")
    sitting.touch(sitting.form.under)
    assert "Under 15" in sitting.said
    assert sitting.form.is_blank()
    assert not sitting.page.acts.show_her.isEnabled()
    assert sitting.is_empty()


def test_nothing_can_be_shown_before_her_age_is_asked(sitting):
    sitting.write(sitting.form.phone, "751234")
    assert not sitting.page.acts.show_her.isEnabled()
    assert not sitting.page.acts.slip.isEnabled()


def test_a_likely_duplicate_appears_while_typing_and_one_touch_takes_her_card(sitting):
    known = customers.create_customer(
        sitting.desk,
        sitting.shop.cashier,
        PersonalFields(first_name="Léa", last_name="Wamytan", phone="751234"),
        fifteen_or_over=True,
    )
    sitting.write(sitting.form.phone, "75 12 34")
    box = sitting.page.acts.duplicates
    assert len(box.uses) == 1
    sitting.touch(box.uses[0])
    assert sitting.attached[-1].customer_id == known.id
    assert sitting.shell.frame.current_key() == "till"
    assert sitting.count("customer") == 1


def test_a_wrong_phone_is_said_beside_its_field(sitting):
    sitting.give(phone="12")
    sitting.touch(sitting.page.acts.show_her)
    assert sitting.form.phone.fault()
    assert sitting.step is Step.LEFT


def test_she_has_something_corrected_and_goes_on(sitting):
    sitting.give(email="lea@mial.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.correct)
    assert sitting.page.doing is Doing.CORRECTING
    sitting.write(sitting.form.email, "lea@mail.nc")
    sitting.touch(sitting.page.acts.show_her)
    assert ("E-mail", "lea@mail.nc") in sitting.scenes._facts().given
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.none)
    assert sitting.page.outcome.title.isVisible()


def test_cancelled_midway_nothing_is_stored(sitting):
    sitting.give(phone="75.12.34", email="lea@mail.nc", first="Léa")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0, 1, 2)
    sitting.touch(sitting.page.progress.cancel)
    assert sitting.is_empty()
    assert sitting.window.scene() == "idle"
    assert sitting.scenes.answers() == {}
    assert sitting.form.is_blank()


def test_she_may_leave_by_herself_and_nothing_is_stored(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.leave)
    assert sitting.is_empty()
    assert "Nothing was kept" in sitting.said
    assert sitting.window.scene() == "idle"


def test_ten_minutes_untouched_discard_it_silently(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    assert sitting.page.idle.isActive()
    assert sitting.page.idle.interval() == IDLE_MS == 600_000
    sitting.page.idle.timeout.emit()
    assert sitting.is_empty()
    assert sitting.said == ""
    assert sitting.window.scene() == "idle"


def test_a_lock_midway_loses_nothing(sitting):
    sitting.give(email="lea@mail.nc", first="Léa")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.tick(0)
    sitting.shell.lock()
    sitting.touch(sitting.scenes.choose.confirm)
    sitting.draw()
    sitting.touch(sitting.scenes.sign.sign)
    assert sitting.step is Step.DONE
    assert sitting.attached == []
    sitting.shell.let_in(sitting.shop.manager)
    assert sitting.attached[-1].name == "Léa"


def test_the_open_sale_goes_on_meanwhile_and_becomes_hers(sitting):
    item = sitting.shop.item(2500)
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.shell.show_page("till")
    rung = ringing.ring_item(sitting.desk, sitting.shop.cashier, item.variant_id, quantity=1)
    sitting.counter.sale_changed.emit(rung)
    assert sitting.window.scene() == "sign_up"
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.none)
    assert ringing.current_sale(sitting.desk, sitting.shop.cashier).sale.lines == rung.sale.lines
    assert "signed up" in sitting.said
    sitting.shell.show_page("sign_up")
    sitting.touch(sitting.page.outcome.back)
    assert sitting.window.scene() == "sale"


def test_her_screen_mirrors_the_sale_again_after_a_while(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.none)
    assert sitting.window.scene() == "sign_up"
    sitting.page.goodbye.timeout.emit()
    assert sitting.window.scene() == "idle"
    assert sitting.page.outcome.card.code()


def test_a_scanned_card_goes_into_the_form(sitting):
    sitting.shell.scanned("2900000000018")
    assert sitting.form.card_code() == "2900000000018"
    sitting.give()
    sitting.touch(sitting.page.acts.bare_card)
    assert sitting.page.outcome.card.code() == "2900000000018"
    assert sitting.attached[-1].member


def test_a_card_somebody_has_is_hers_to_use(sitting):
    sitting.shell.scanned("2900000000018")
    sitting.give()
    sitting.touch(sitting.page.acts.bare_card)
    sitting.touch(sitting.page.outcome.back)
    sitting.begin()
    sitting.shell.scanned("2900000000018")
    assert sitting.form.card_code() == ""
    sitting.touch(sitting.page.acts.duplicates.uses[0])
    assert sitting.count("customer") == 1


@pytest.mark.parametrize("kind", ["card_wanted", "receipt_wanted"])
def test_papers_are_offered_at_the_end(sitting, kind):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.none)
    with sitting.qtbot.waitSignal(sitting.counter.paper_queued):
        getattr(sitting.page.outcome, kind).emit()
    assert sitting.said == ""


def test_neither_an_article_nor_a_strange_code_is_a_card(sitting):
    sitting.shop.item(2500, gtins=("03760001000016",))
    for code in ("3760001000016", "G000000000197"):
        sitting.shell.scanned(code)
        assert sitting.form.card_code() == ""
        assert "no loyalty card" in sitting.said


def test_a_commune_helps_and_a_foreign_town_is_no_wall(sitting):
    editor = sitting.form.postal_code.editor
    editor.setText("")
    QTest.keyClicks(editor, "98835")
    assert sitting.form.text(sitting.form.city) == "Dumbéa"
    sitting.write(sitting.form.postal_code, "75011")
    sitting.write(sitting.form.city, "Paris")
    assert sitting.form.fields().city == "Paris"


def test_a_birthday_is_a_day_and_a_month(sitting):
    sitting.form.day.choose("29")
    sitting.form.month.choose("2")
    assert sitting.form.fields().birthday == "02-29"
    sitting.form.month.choose("")
    assert sitting.form.fields().birthday == ""


def test_a_day_no_year_has_is_refused_in_words(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.form.day.choose("31")
    sitting.form.month.choose("2")
    sitting.touch(sitting.page.acts.show_her)
    assert sitting.said
    assert sitting.step is Step.LEFT


def test_escape_goes_back_to_the_sale_and_loses_nothing(sitting):
    sitting.give(email="lea@mail.nc")
    assert sitting.page.escape()
    assert sitting.shell.frame.current_key() == "till"
    sitting.begin()
    assert sitting.form.text(sitting.form.email) == "lea@mail.nc"


def test_her_window_going_away_loses_only_what_was_not_stored(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.counter.settings.customer_display.kind = "none"
    sitting.counter.settings_changed.emit()
    assert sitting.page.doing is Doing.TYPING
    assert sitting.form.text(sitting.form.email) == "lea@mail.nc"
    sitting.touch(sitting.page.acts.show_her)
    assert sitting.shell.frame.is_covered_by(sitting.scenes)


def test_her_mailbox_is_confirmed_by_the_code_she_reads_out(sitting):
    sitting.give(email="lea@mail.nc")
    sitting.show_her()
    sitting.touch(sitting.scenes.check.go_on)
    sitting.touch(sitting.scenes.choose.none)
    outcome = sitting.page.outcome
    with sitting.qtbot.waitSignal(sitting.counter.mail_queued):
        sitting.touch(outcome.send_code)
    outcome.code_said.emit("000000")
    assert "code" in sitting.said
    outcome.code_said.emit(mailed_code(sitting))
    assert "confirmed" in sitting.said
    assert confirming.is_confirmed(sitting.desk, sitting.attached[-1].customer_id)


def mailed_code(sitting):
    """The code as it stands in the message that waits."""
    with sitting.desk.store.reading() as tx:
        content = tx.connection.exec_driver_sql("SELECT message FROM mail_job WHERE kind = 'code'").scalar_one()
    text = message_from_bytes(content, policy=policy.default).get_content()
    return re.search(r"\b[0-9]{6}\b|\b[0-9]{3} [0-9]{3}\b", text)[0]
