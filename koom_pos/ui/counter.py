"""What the pages of a till share: who is signed in, the acts' desk, and what just happened.

Pages never talk to each other. They act through services with `desk` and `operator`, say here what happened, and
listen here to what happened elsewhere.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from koom_pos.documents.profile import PrinterProfile, fitted_profile
from koom_pos.domain.errors import DeviceError, InvariantError, RefusedError
from koom_pos.domain.operator import Operator, Right
from koom_pos.services.desk import Desk
from koom_pos.services.logbook import Log
from koom_pos.settings import WorkstationSettings
from koom_pos.ui.frame.page import Page
from koom_pos.ui.refusals import sentence
from koom_pos.ui.tasks import Tasks

_log = Log(__name__)
T = TypeVar("T")


class Counter(QObject):
    """Shared state of the pages. Built once by the composition root.

    Signals:
        operator_changed: Somebody signed in, or nobody is (Operator | None).
        sale_changed: The open sale changed (Rung); the customer's screen mirrors it.
        tenders_changed: Tenders were taken or taken back (Tendered).
        sale_settled: A ticket was settled (SettledSale).
        customer_changed: Whose sale is rung changed, or her points did (Attached | None).
        sign_up_wanted: A customer is to be signed up (id of her card, or None for a new one).
        day_changed: The day was opened or closed, or cash moved.
        catalogue_changed: Articles, prices or favourites changed.
        settings_changed: Settings of the shop or the workstation changed.
        paper_queued: A print job waits; the print runner looks at once.
        mail_queued: A message waits; the mail runner looks at once.
        mail_stepped: A message was tried (MailOutcome), or none was due (None).
        sync_wanted: A round with the online shop is asked for.
        sync_working: A round with the online shop began, or ended (bool).
        sync_stepped: How the exchange stands after a round (SyncStatus).
        lock_wanted: The till is to be locked; the sale stays as it is.
        page_wanted: Another page is to come to the front (key, argument or None).
    """

    operator_changed = Signal(object)
    sale_changed = Signal(object)
    tenders_changed = Signal(object)
    sale_settled = Signal(object)
    customer_changed = Signal(object)
    sign_up_wanted = Signal(object)
    day_changed = Signal()
    catalogue_changed = Signal()
    settings_changed = Signal()
    paper_queued = Signal()
    mail_queued = Signal()
    mail_stepped = Signal(object)
    sync_wanted = Signal()
    sync_working = Signal(bool)
    sync_stepped = Signal(object)
    lock_wanted = Signal()
    page_wanted = Signal(str, object)

    def __init__(
        self, desk: Desk, tasks: Tasks, settings: WorkstationSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tasks = tasks
        self.settings = settings
        self._operator: Operator | None = None

    @property
    def operator(self) -> Operator:
        """Give who is signed in.

        Raises:
            LookupError: nobody is; the lock screen stands before every page then.
        """
        if self._operator is None:
            raise LookupError("nobody is signed in")
        return self._operator

    def is_signed_in(self) -> bool:
        """Tell whether somebody is signed in."""
        return self._operator is not None

    def sign_in(self, operator: Operator | None) -> None:
        """Change who is signed in; the open sale stays."""
        self._operator = operator
        self.operator_changed.emit(operator)

    def may(self, right: Right) -> bool:
        """Tell whether the signed-in role has a right."""
        return self._operator is not None and right in self._operator.rights

    def profile(self) -> PrinterProfile:
        """Give the profile of this workstation's ticket printer."""
        printer = self.settings.printer
        return fitted_profile(columns=printer.columns, dots=printer.dots, code_page=printer.code_page)

    def attempt(self, page: Page, act: Callable[[], T]) -> T | None:
        """Do an act; what it refuses is said on the page in words, and None comes back.

        A refusal is for the person at the screen; a broken invariant stops the act and says so; anything else is
        a defect and goes to the hook of last resort.
        """
        try:
            return act()
        except RefusedError as refused:
            page.say("caution", sentence(refused))
        except DeviceError as fault:
            page.say("danger", sentence(fault))
        except InvariantError as broken:
            _log.error("invariant broken", error=type(broken).__name__)
            page.say("danger", sentence(broken))
        return None
