"""The page of customers: one is looked up by a cashier and a manager, withdraws consents, is merged and parted."""

from PySide6.QtCore import Qt

from koom_pos.domain.consent import is_given
from koom_pos.domain.customer import CustomerRow
from koom_pos.services import consents, customers, loyalty, recipients
from koom_pos.ui.tour import at_her_side as her
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.her_points import the_regular
from koom_pos.ui.tour.joining import JEANNE, MAELLE, OFFERS, PORTRAIT
from koom_pos.ui.tour.stage import Stage
from koom_pos.ui.tour.witness import points_on


def look_up_as_a_cashier(stage: Stage) -> None:
    """Nobody is listed before somebody is looked for; a cashier sees what her role may see."""
    stage.go_to("customers")
    stage.picture("customers-nobody-listed")
    page = her.customers_page(stage)
    stage.hands.touch(page.list.search)
    stage.hands.type("zzyx")
    stage.picture("customers-nobody-found")
    her.find_customer(stage, "we")
    stage.picture("customers-found")
    her.open_card(stage, MAELLE.name)
    stage.picture("customer-card-cashier")
    stage.hands.touch(page.view.back)


def read_a_card_as_a_manager(stage: Stage) -> None:
    """Everything on one card: identity, consents, tickets, portrait, points, cards, holds, who looked."""
    stage.switch_to(stage.people[0])
    regular = the_regular(stage)
    page = her.open_card(stage, regular.card_code)
    view = page.view
    stage.picture("customer-card")
    member = loyalty.member_card(stage.desk, regular.customer_id)
    stage.findings.agree(
        "Points on her card", screen=points_on(view.points.balance)[0], list=regular.points, store=_balance(member)
    )
    view.history.tabs.setCurrentWidget(view.history.portrait)
    stage.picture("customer-portrait")
    for button, name in (
        (view.edit, "customer-edit"),
        (view.points.cards, "customer-cards"),
        (view.consents.history, "customer-consents-history"),
        (view.keeping.place, "customer-hold"),
        (view.keeping.looks, "customer-looks"),
    ):
        stage.hands.touch(button)
        stage.await_panel()
        stage.picture(name)
        stage.hands.press(Qt.Key.Key_Escape)
        stage.await_no_panel()


def withdraw_in_two_touches(stage: Stage) -> None:
    """Her portrait goes at the second touch, and the gate gives her no longer."""
    page = her.open_card(stage, MAELLE.name)
    customer_id = page.customer_id()
    page.view.history.tabs.setCurrentWidget(page.view.history.portrait)
    button = page.view.consents.withdrawal(PORTRAIT)
    if button is None:
        raise TourStuckError("the consent to her portrait")
    stage.hands.touch(button)
    stage.hands.rest(30)  # the sentence beside the question takes a second line
    stage.picture("customer-withdraw-asked")
    stage.hands.touch(button)
    stage.hands.until(lambda: page.view.consents.withdrawal(PORTRAIT) is None, "the consent to be withdrawn")
    stage.picture("customer-withdrawn")
    stage.findings.agree("Nothing deduced is shown", screen=page.view.history.portrait.texts(), expected=[])
    her.withdraw(stage, OFFERS)
    listed = recipients.recipients(stage.desk, stage.shell.counter.operator, *OFFERS)
    held = consents.current_consents(stage.desk, customer_id)
    stage.findings.agree(
        "After a withdrawal",
        gate=customer_id in {each.customer_id for each in listed},
        store=is_given(held, *OFFERS),
        screen=page.view.consents.withdrawal(OFFERS) is not None,
    )
    stage.hush()


def merge_and_part(stage: Stage) -> None:
    """Two cards become one, and two again."""
    kept, gone = _row(stage, MAELLE.name), _row(stage, JEANNE.name)
    page = her.open_card(stage, MAELLE.name)
    stage.hands.touch(page.view.merge)
    stage.await_panel()
    panel = page.merging.panel
    stage.hands.touch(panel.search)
    stage.hands.type(JEANNE.last_name)
    stage.hands.until(lambda: bool(panel.rows()), "the other card")
    stage.picture("customer-merge-which")
    stage.hands.touch(panel.rows()[0])
    stage.hands.until(panel.merge.isVisible, "the two cards side by side")
    stage.picture("customer-merge-fields")
    stage.hands.touch(panel.merge)
    stage.await_no_panel()
    stage.picture("customer-merged")
    stage.findings.agree(
        "Points of two cards",
        screen=points_on(page.view.points.balance)[0],
        sum=kept.points + gone.points,
    )
    (undo,) = page.view.merges.undo_buttons()
    stage.hands.touch(undo)
    stage.hands.touch(undo)
    stage.hands.until(lambda: not page.view.merges.undo_buttons(), "the merge to be undone")
    stage.findings.agree("Parted again", points=_row(stage, JEANNE.name).points, before=gone.points)
    stage.hush()
    stage.switch_to(stage.people[1])


def _row(stage: Stage, name: str) -> CustomerRow:
    found = customers.search_customers(stage.desk, name)
    if not found:
        raise TourStuckError(f"{name} among the customers")
    return found[0]


def _balance(member: "loyalty.MemberCard | None") -> int:
    return member.balance if member is not None else 0
