"""Paper after a sale: queued once the sale stands, never in its way."""

import importlib

from koom_pos.domain.operator import Operator
from koom_pos.domain.settled import SettledSale
from koom_pos.domain.tender import TenderType
from koom_pos.services import shop
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.tasks import Task


def warm_up(counter: Counter) -> None:
    """Load what writes paper while the cashier rings, so that the first change of the morning is there at once."""

    def load(_task: Task) -> None:
        importlib.import_module("koom_pos.services.receipts")

    counter.tasks.run_on_network(load, success=_nothing, failure=_nothing)


def _nothing(_outcome: object) -> None:
    """The act that needs it loads it again, and says what failed."""


def paper_after_sale(counter: Counter, page: Page, sale: SettledSale, operator: Operator) -> bool:
    """Queue what a settled ticket prints by itself and open the drawer for cash; tell whether a ticket was queued."""
    from koom_pos.services import receipts  # noqa: PLC0415 - documents load after the sale stands

    cash = any(tender.type is TenderType.CASH for tender in sale.tenders)
    wanted = shop.profile(counter.desk).auto_print_ticket
    if wanted:
        printed = print_ticket(counter, page, sale, operator=operator, kick_drawer=cash)
    else:
        printed = False
        if cash:
            counter.attempt(page, lambda: receipts.queue_drawer_kick(counter.desk))
    if any(move.amount_xpf > 0 for move in sale.instruments):
        counter.attempt(page, lambda: receipts.print_instruments(counter.desk, operator, sale, counter.profile()))
    counter.paper_queued.emit()
    return printed


def print_ticket(
    counter: Counter, page: Page, sale: SettledSale, *, operator: Operator, kick_drawer: bool = False
) -> bool:
    """Queue the ticket; a second copy is a DUPLICATA. Tells whether it was queued."""
    from koom_pos.services import receipts  # noqa: PLC0415

    copy = counter.attempt(
        page,
        lambda: receipts.print_ticket(counter.desk, operator, sale, counter.profile(), kick_drawer=kick_drawer),
    )
    counter.paper_queued.emit()
    return copy is not None


def print_gift_ticket(counter: Counter, page: Page, sale: SettledSale) -> None:
    """Queue the ticket without prices."""
    from koom_pos.services import receipts  # noqa: PLC0415

    counter.attempt(page, lambda: receipts.print_gift_ticket(counter.desk, counter.operator, sale, counter.profile()))
    counter.paper_queued.emit()
