"""The pages of the till, each with its place in the rail; a page loads its modules when it is first shown."""

from PySide6.QtCore import QCoreApplication

from koom_pos.app.workplace import Workplace
from koom_pos.domain.operator import Right
from koom_pos.ui.counter import Counter
from koom_pos.ui.frame.page import Page
from koom_pos.ui.shell import SALE_PAGE, SIGN_UP_PAGE, PageOffer


class _Makers:
    """Makes each page from the counter and the folder it works on."""

    def __init__(self, counter: Counter, workplace: Workplace) -> None:
        self._counter = counter
        self._workplace = workplace

    def sale(self) -> Page:
        """Make the sale page."""
        from koom_pos.ui.till.sale_page import SalePage  # noqa: PLC0415

        return SalePage(self._counter, self._workplace.exports)

    def sign_up(self) -> Page:
        """Make the page where a customer joins."""
        from koom_pos.ui.sign_up.sign_up_page import SignUpPage  # noqa: PLC0415

        return SignUpPage(self._counter)

    def tickets(self) -> Page:
        """Make the page of tickets and returns."""
        from koom_pos.ui.tickets.tickets_page import TicketsPage  # noqa: PLC0415

        return TicketsPage(self._counter, self._workplace.exports)

    def customers(self) -> Page:
        """Make the page of customers."""
        from koom_pos.ui.customers.customers_page import CustomersPage  # noqa: PLC0415

        return CustomersPage(self._counter)

    def day(self) -> Page:
        """Make the page of the day."""
        from koom_pos.ui.day.day_page import DayPage  # noqa: PLC0415

        return DayPage(self._counter, self._workplace.exports)

    def articles(self) -> Page:
        """Make the page of articles."""
        from koom_pos.ui.articles.articles_page import ArticlesPage  # noqa: PLC0415

        return ArticlesPage(self._counter)

    def reports(self) -> Page:
        """Make the page of reports."""
        from koom_pos.ui.reports.reports_page import ReportsPage  # noqa: PLC0415

        return ReportsPage(self._counter)

    def privacy(self) -> Page:
        """Make the page of privacy."""
        from koom_pos.ui.privacy.privacy_page import PrivacyPage  # noqa: PLC0415

        return PrivacyPage(self._counter)

    def sync(self) -> Page:
        """Make the page of the exchange with the online shop."""
        from koom_pos.ui.sync.sync_page import SyncPage  # noqa: PLC0415

        return SyncPage(self._counter)

    def settings(self) -> Page:
        """Make the page of settings."""
        from koom_pos.ui.settings_pages.settings_page import SettingsPage  # noqa: PLC0415

        return SettingsPage(self._counter, self._workplace.data_dir, self._workplace.vault)


def page_offers(counter: Counter, workplace: Workplace) -> list[PageOffer]:
    """Offer every page there is, in the order of the rail.

    The shortcuts take Ctrl, since the sale page has the bare function keys for itself: the same key twice would do
    nothing at all.
    """
    make = _Makers(counter, workplace)
    sell, returns, reports, settings = Right.SELL, Right.RETURN_WITH_TICKET, Right.REPORTS, Right.SETTINGS
    word = {
        "till": QCoreApplication.translate("Rail", "Till"),
        "sign_up": QCoreApplication.translate("Rail", "Sign-up"),
        "tickets": QCoreApplication.translate("Rail", "Tickets"),
        "customers": QCoreApplication.translate("Rail", "Customers"),
        "articles": QCoreApplication.translate("Rail", "Articles"),
        "day": QCoreApplication.translate("Rail", "Day"),
        "reports": QCoreApplication.translate("Rail", "Reports"),
        "privacy": QCoreApplication.translate("Rail", "Privacy"),
        "sync": QCoreApplication.translate("Rail", "Sync"),
        "settings": QCoreApplication.translate("Rail", "Settings"),
    }
    return [
        PageOffer(SALE_PAGE, "till", word["till"], "Ctrl+F1", sell, make.sale),
        PageOffer(SIGN_UP_PAGE, "", word["sign_up"], "", Right.CUSTOMERS, make.sign_up),
        PageOffer("tickets", "return", word["tickets"], "Ctrl+F2", returns, make.tickets),
        PageOffer("customers", "customers", word["customers"], "Ctrl+F3", Right.CUSTOMERS, make.customers),
        PageOffer("articles", "articles", word["articles"], "Ctrl+F4", sell, make.articles),
        PageOffer("day", "day", word["day"], "Ctrl+F5", sell, make.day),
        PageOffer("reports", "reports", word["reports"], "Ctrl+F6", reports, make.reports),
        PageOffer("privacy", "privacy", word["privacy"], "Ctrl+F7", Right.PRIVACY, make.privacy),
        PageOffer("sync", "sync", word["sync"], "Ctrl+F8", Right.CUSTOMERS, make.sync),
        PageOffer("settings", "settings", word["settings"], "Ctrl+F9", settings, make.settings),
    ]
