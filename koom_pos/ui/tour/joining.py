"""Customers join: on a screen of their own, on the till's turned round, on paper; one of them joined before."""

from koom_pos.domain.consent import Cell, Channel, ConsentState, Purpose
from koom_pos.services import consents, customers, loyalty
from koom_pos.ui.sign_up.scenes import Step
from koom_pos.ui.sign_up.sign_up_page import Doing
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.at_her_side import Newcomer
from koom_pos.ui.tour.at_the_till import next_customer, pay_exact_cash, scan_articles, see_settled
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import paper_words, points_on

OFFERS: Cell = (Purpose.KOOM_OFFERS, Channel.EMAIL)
PORTRAIT: Cell = (Purpose.PROFILING, Channel.NONE)
E_TICKET: Cell = (Purpose.E_TICKET, Channel.EMAIL)
MAELLE = Newcomer("Maëlle", "Wénéguei", "75.41.18", "maelle.weneguei@courriel.nc")
KATE = Newcomer("Katherine", "O’Sullivan", "+61 412 345 678", "kate.osullivan@mail.example")
JEANNE = Newcomer("Jeanne", "Boewa", "", "jeanne.boewa@courriel.nc")
NEWCOMERS = (MAELLE, KATE, JEANNE)


def join_on_her_own_screen(stage: Stage) -> None:
    """With the articles on the counter: who she is, what she reads and ticks in both languages, her signature."""
    stage.go_to("till")
    screen = her.open_her_screen(stage)
    scan_articles(stage, stage.goods[44:46])
    page = her.begin_sign_up(stage)
    stage.picture("sign-up-form")
    her.fill_in(stage, MAELLE)
    stage.picture("sign-up-form-filled")
    scenes = her.show_her(stage)
    stage.picture("sign-up-she-reads")
    _in_both_languages(stage, "her-screen-notice")
    her.read_and_go_on(stage)
    _in_both_languages(stage, "her-screen-boxes")
    stage.findings.agree("Boxes ticked for her", screen=scenes.accepted(), expected=[])
    her.tick(stage, [OFFERS, PORTRAIT, E_TICKET])
    stage.album.take(screen, stage.hands, "her-screen-boxes-ticked")
    her.go_to_signature(stage)
    _in_both_languages(stage, "her-screen-signature")
    her.draw_her_name(stage)
    stage.album.take(screen, stage.hands, "her-screen-signed")
    her.sign(stage)
    _in_both_languages(stage, "her-screen-thanks")
    stage.picture("sign-up-ended")
    _agree_on_card(stage, MAELLE, {OFFERS, PORTRAIT, E_TICKET})
    stage.hands.touch(page.outcome.print_receipt)
    stage.hands.touch(page.outcome.print_card)
    her.back_to_the_sale(stage)
    stage.picture("till-with-a-member")
    stage.album.take(screen, stage.hands, "customer-sale-member")
    _earn(stage)
    stage.album.take(screen, stage.hands, "customer-thanks-member")
    next_customer(stage)
    her.close_her_screen(stage)


def refuse_on_the_turned_screen(stage: Stage) -> None:
    """One screen for two: it is turned to her, in English; she refuses every box and is a member all the same."""
    page = her.begin_sign_up(stage)
    her.fill_in(stage, KATE)
    stage.hands.touch(page.form.languages["en"])
    scenes = her.show_her(stage)
    stage.picture("turned-notice")
    her.read_and_go_on(stage)
    stage.picture("turned-boxes")
    stage.hands.touch(scenes.choose.none)
    her.await_step(stage, Step.DONE)
    stage.picture("turned-handed-back")
    stage.hands.touch(scenes.thanks.staff)
    stage.hands.until(lambda: not stage.shell.frame.is_covered(), "the shop to have its screen again")
    stage.picture("sign-up-ended-refused")
    _agree_on_card(stage, KATE, set())
    her.back_to_the_sale(stage)
    her.take_off(stage)


def sign_a_slip(stage: Stage) -> None:
    """On paper: a member at once; what she ticked is copied when the signed slip comes back under its code."""
    page = her.begin_sign_up(stage)
    her.fill_in(stage, JEANNE)
    stage.hands.touch(page.acts.slip)
    stage.hands.until(lambda: page.doing is Doing.ENDED, "the slip to be printed")
    stage.picture("sign-up-slip-printed")
    _agree_on_card(stage, JEANNE, set())
    row = customers.find_by_code(stage.desk, page.outcome.card.code())
    stage.hands.touch(page.outcome.back)
    her.take_off(stage)
    if row is None:
        raise TourStuckError("the customer of the slip")
    (slip,) = consents.waiting_slips(stage.desk, row.customer_id)
    stage.hands.scan(slip.code)
    stage.hands.until(lambda: page.doing is Doing.SLIP, "the slip to be copied")
    stage.hands.let_settle()
    boxes = {box.cell: box for box in page.slip.boxes.boxes()}
    stage.hands.touch(boxes[OFFERS])
    stage.picture("sign-up-slip-copied")
    stage.hands.touch(page.slip.record)
    stage.hands.until(lambda: page.doing is Doing.ENDED, "the slip to be recorded")
    stage.picture("sign-up-slip-recorded")
    stage.findings.agree("A slip is filed", store=consents.find_slip(stage.desk, slip.code).state, expected="signed")
    stage.hands.touch(page.outcome.back)


def meet_somebody_known(stage: Stage) -> None:
    """The same phone again: she has a card, and the sale is rung for her instead."""
    page = her.begin_sign_up(stage)
    stage.hands.type("75 41 18")
    stage.hands.until(lambda: bool(page.acts.duplicates.uses), "who may be the same person")
    stage.picture("sign-up-known-already")
    stage.hands.touch(page.acts.duplicates.uses[0])
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the sale")
    attached = stage.sale_page.customer.attached
    stage.findings.agree("Her card is used", screen=attached.name if attached else "", expected=MAELLE.name)
    her.take_off(stage)


def _in_both_languages(stage: Stage, name: str) -> None:
    """Keep what she looks at in French and in English; she goes on in French."""
    screen = stage.shell.devices.customer_window
    if screen is None:
        raise TourStuckError("the customer's screen")
    languages = her.scenes(stage).languages
    for code in ("en", "fr"):
        stage.hands.touch(languages[code])
        stage.album.take(screen, stage.hands, f"{name}-{code}")


def _agree_on_card(stage: Stage, person: Newcomer, cells: set[Cell]) -> None:
    """Compare the card on both screens with the store, and what she accepted with what holds."""
    page = her.sign_up_page(stage)
    shown = page.outcome.card.code()
    row = customers.find_by_code(stage.desk, shown)
    name = row.name if row is not None else ""
    stage.findings.agree(f"Card {shown}", screen=person.name, store=name)
    if page.hers.scenes.step() is Step.DONE:
        stage.findings.agree("Card on her screen", hers=page.hers.scenes.thanks.card.code(), cashier=shown)
    held = consents.current_consents(stage.desk, row.customer_id) if row is not None else {}
    given = {cell for cell, record in held.items() if record.state is ConsentState.GIVEN}
    stage.findings.agree(f"Accepted on card {shown}", ticked=_named(cells), store=_named(given))


def _named(cells: set[Cell]) -> list[str]:
    return sorted(f"{purpose}/{channel}" for purpose, channel in cells)


def _earn(stage: Stage) -> None:
    """Settle her sale: the points on screen, in the store and on the ticket are the same."""
    expected = loyalty.preview_points(stage.desk)
    pay_exact_cash(stage)
    sale = see_settled(stage)
    stage.picture("settled-with-points")
    after = loyalty.points_after(stage.desk, sale.id)
    stage.findings.agree(
        f"Points of ticket {sale.number}",
        screen=points_on(stage.payment.done.points)[0],
        store=after.earned if after else None,
        announced=expected,
    )
    stage.findings.agree("Points on the ticket", paper=str(expected) in paper_words(stage, sale), expected=True)
