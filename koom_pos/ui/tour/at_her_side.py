"""What is done at the counter with a customer: she is found, signed up, looked up; by hand, on both windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt

from koom_pos.domain.consent import Cell
from koom_pos.domain.loyalty import AdjustReason
from koom_pos.domain.tender import TenderType
from koom_pos.ui.sign_up.scenes import CustomerScenes, Step
from koom_pos.ui.sign_up.sign_up_page import Doing
from koom_pos.ui.tour.at_the_till import begin_payment
from koom_pos.ui.tour.hands import TourStuckError
from koom_pos.ui.tour.stage import Stage

if TYPE_CHECKING:
    from koom_pos.ui.customers.customers_page import CustomersPage
    from koom_pos.ui.settings_pages.fields import Field
    from koom_pos.ui.sign_up.sign_up_page import SignUpPage
    from koom_pos.ui.till.customer_window import CustomerWindow

_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An invented person who signs up; what she does not give stays empty."""

    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """Her name as the till writes it."""
        return f"{self.first_name} {self.last_name}".strip()


def sign_up_page(stage: Stage) -> "SignUpPage":
    """Give the page where a customer joins."""
    return cast("SignUpPage", stage.shell.frame.page("sign_up"))


def customers_page(stage: Stage) -> "CustomersPage":
    """Give the page of customers."""
    return cast("CustomersPage", stage.shell.frame.page("customers"))


def scenes(stage: Stage) -> CustomerScenes:
    """Give what the customer looks at while she signs up."""
    return sign_up_page(stage).hers.scenes


def open_her_screen(stage: Stage) -> "CustomerWindow":
    """Put the customer's own screen beside the till, as the settings of a shop with two screens say."""
    counter = stage.shell.counter
    counter.settings.customer_display.kind = "window"
    counter.settings_changed.emit()
    screen = stage.shell.devices.customer_window
    if screen is None:
        raise TourStuckError("the customer's screen")
    _till_in_front(stage)
    return screen


def close_her_screen(stage: Stage) -> None:
    """Go on with one screen, as in a shop that has no other."""
    counter = stage.shell.counter
    counter.settings.customer_display.kind = "none"
    counter.settings_changed.emit()
    _till_in_front(stage)


# — signing up —


def begin_sign_up(stage: Stage) -> "SignUpPage":
    """From the sale: whose is it? Nobody's we know."""
    stage.hands.press(Qt.Key.Key_F2, _SHIFT)
    stage.await_panel()
    stage.hands.touch(stage.sale_page.customer.find.new)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "sign_up", "the sign-up")
    stage.hands.let_settle()
    return sign_up_page(stage)


def fill_in(stage: Stage, person: Newcomer) -> None:
    """Type what she gives, field after field, and that she is old enough."""
    form = sign_up_page(stage).form
    given = (
        (form.phone, person.phone),
        (form.email, person.email),
        (form.first_name, person.first_name),
        (form.last_name, person.last_name),
    )
    for field, text in given:
        if text:
            _write(stage, field, text)
    stage.hands.touch(form.over)


def show_her(stage: Stage) -> CustomerScenes:
    """Show her the notice, on her screen or on this one turned."""
    stage.hands.touch(sign_up_page(stage).acts.show_her)
    await_step(stage, Step.READING)
    return scenes(stage)


def await_step(stage: Stage, step: Step) -> None:
    """Wait until she is so far."""
    stage.hands.until(lambda: scenes(stage).step() is step, f"the customer {step}")
    stage.hands.let_settle()


def read_and_go_on(stage: Stage) -> None:
    """She reads the notice and goes on to the boxes."""
    stage.hands.touch(scenes(stage).check.go_on)
    await_step(stage, Step.TICKING)


def tick(stage: Stage, cells: Sequence[Cell]) -> None:
    """She ticks boxes; the shop cannot."""
    boxes = {box.cell: box for box in scenes(stage).choose.boxes.boxes()}
    for cell in cells:
        stage.hands.touch(boxes[cell])


def go_to_signature(stage: Stage) -> None:
    """She has ticked what she likes, and is to sign for it."""
    stage.hands.touch(scenes(stage).choose.confirm)
    await_step(stage, Step.SIGNING)


def draw_her_name(stage: Stage) -> None:
    """She signs with a finger: loops that rise and fall, and a line under them."""
    pad = scenes(stage).sign.pad
    middle = pad.height() // 2
    loops = [QPoint(90 + at * 9, middle + (at * 37) % 60 - 30 + at // 2) for at in range(36)]
    stage.hands.draw(pad, loops)
    stage.hands.draw(pad, [QPoint(80 + at * 20, middle + 52 - at) for at in range(18)])


def sign(stage: Stage) -> None:
    """She confirms her signature."""
    stage.hands.touch(scenes(stage).sign.sign)
    await_step(stage, Step.DONE)


def join(stage: Stage, person: Newcomer, cells: Sequence[Cell]) -> str:
    """Sign somebody up from the sale on whatever screen there is, and give the number of her card.

    The page that says how it ended stays in front.
    """
    page = begin_sign_up(stage)
    fill_in(stage, person)
    show_her(stage)
    read_and_go_on(stage)
    tick(stage, cells)
    if cells:
        go_to_signature(stage)
        draw_her_name(stage)
        sign(stage)
    else:
        stage.hands.touch(scenes(stage).choose.none)
        await_step(stage, Step.DONE)
    return page.outcome.card.code()


def back_to_the_sale(stage: Stage) -> None:
    """Her screen is handed back where it was turned; the sale goes on."""
    page = sign_up_page(stage)
    if page.hers.turned and stage.shell.frame.is_covered():
        stage.hands.touch(scenes(stage).thanks.staff)
    stage.hands.until(lambda: page.doing is Doing.ENDED, "the end of the sign-up")
    stage.hands.let_settle()
    stage.hands.touch(page.outcome.back)
    stage.hands.until(lambda: stage.shell.frame.current_key() == "till", "the sale")


# — at the till —


def show_card(stage: Stage, code: str) -> None:
    """Scan her card: the sale is hers."""
    stage.hands.scan(code)
    stage.hands.until(lambda: stage.sale_page.customer.attached is not None, "the customer on the sale")


def find_for_sale(stage: Stage, query: str) -> None:
    """Type her name or phone and choose the first found."""
    stage.hands.press(Qt.Key.Key_F2, _SHIFT)
    stage.await_panel()
    find = stage.sale_page.customer.find
    stage.hands.type(query)
    stage.hands.until(lambda: bool(find.rows), f"somebody found for « {query} »")
    stage.hands.touch(find.rows[0])
    stage.hands.until(lambda: stage.sale_page.customer.attached is not None, "the customer on the sale")
    stage.await_no_panel()


def open_member(stage: Stage) -> None:
    """Touch her name over the lines: her points, and what suits her."""
    stage.hands.touch(stage.sale_page.cart.customer.card)
    stage.await_panel()


def take_off(stage: Stage) -> None:
    """The sale is not hers."""
    stage.hands.touch(stage.sale_page.cart.customer.detach)
    stage.hands.until(lambda: stage.sale_page.customer.attached is None, "the sale to be nobody's")


def begin_paying_with_points(stage: Stage) -> None:
    """Go to the payment and touch the points."""
    begin_payment(stage)
    stage.hands.touch(stage.payment.tenders.tiles[TenderType.POINTS])
    stage.hands.until(stage.payment.points.isVisible, "the rewards her points pay")
    stage.hands.let_settle()


def spend_reward(stage: Stage) -> None:
    """Spend the first reward offered."""
    stage.hands.touch(stage.payment.points.rewards[0])
    stage.hands.until(lambda: not stage.payment.points.isVisible(), "the points to be taken")


# — her card —


def find_customer(stage: Stage, query: str) -> None:
    """On the page of customers, look somebody up."""
    stage.go_to("customers")
    page = customers_page(stage)
    if page.is_open():
        stage.hands.touch(page.view.back)
    stage.hands.touch(page.list.search)
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type(query)
    stage.hands.until(lambda: page.list.rows.rowCount() > 0, f"somebody found for « {query} »")


def open_card(stage: Stage, query: str) -> "CustomersPage":
    """Open the card of the first customer found."""
    find_customer(stage, query)
    page = customers_page(stage)
    stage.hands.touch_row(page.list.table, page.list.rows.index(0, 0))
    stage.hands.until(page.is_open, "her card")
    stage.hands.let_settle()
    return page


def withdraw(stage: Stage, cell: Cell) -> None:
    """Withdraw a consent on her card: two touches in one place, the second after the question was read."""
    block = customers_page(stage).view.consents
    button = block.withdrawal(cell)
    if button is None:
        raise TourStuckError(f"a consent to withdraw for {cell[0]}")
    stage.hands.touch(button)
    stage.hands.until(button.is_asking, "the question in the button")
    stage.hands.touch(button)
    stage.hands.until(lambda: block.withdrawal(cell) is None, "the consent to be withdrawn")


def adjust_points(stage: Stage, points: int, reason: AdjustReason) -> None:
    """Add points on her card, as a manager may."""
    page = customers_page(stage)
    stage.hands.touch(page.view.points.adjust)
    stage.await_panel()
    panel = page.acts.adjusting
    stage.hands.touch(panel.points)
    stage.hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    stage.hands.type(str(points))
    stage.hands.touch(panel.reasons.chip(str(reason)))
    stage.hands.touch(panel.button)
    stage.await_no_panel()


def _write(stage: Stage, field: "Field", text: str) -> None:
    stage.hands.touch(field.editor)
    stage.hands.type(text)


def _till_in_front(stage: Stage) -> None:
    stage.till.window().activateWindow()
    stage.hands.until(stage.till.window().isActiveWindow, "the till in front of the customer's screen")
