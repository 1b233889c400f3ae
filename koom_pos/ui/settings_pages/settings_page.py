"""The settings page: a list of sections at the left, the one chosen beside it. Each saves for itself."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from koom_pos.domain.operator import Right
from koom_pos.services.keys import KeyVault
from koom_pos.ui.counter import Counter
from koom_pos.ui.loyalty.loyalty_section import LoyaltySection
from koom_pos.ui.settings_pages.about_section import AboutSection
from koom_pos.ui.settings_pages.display_section import DisplaySection
from koom_pos.ui.settings_pages.journal_section import JournalSection
from koom_pos.ui.settings_pages.mail_section import MailSection
from koom_pos.ui.settings_pages.printer_section import PrinterSection
from koom_pos.ui.settings_pages.recovery_section import RecoverySection
from koom_pos.ui.settings_pages.section import Section
from koom_pos.ui.settings_pages.sectioned_page import SectionedPage, SectionOffer
from koom_pos.ui.settings_pages.shop_section import ShopSection
from koom_pos.ui.settings_pages.team_section import TeamSection
from koom_pos.ui.settings_pages.terminal_section import TerminalSection
from koom_pos.ui.settings_pages.workstation_section import WorkstationSection


class SettingsPage(SectionedPage):
    """Each section saves for itself.

    Args:
        counter: The shared state of the pages.
        data_dir: The folder of this workstation: settings, exports, keys.
        vault: Where the store's key is kept, for the recovery sheet.
    """

    def __init__(self, counter: Counter, data_dir: Path, vault: KeyVault, parent: QWidget | None = None) -> None:
        super().__init__(counter, self.tr("Settings"), parent)
        self.offer(self._all_offers(data_dir, vault))

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", self.tr("Another section")), ("Ctrl+S", self.tr("Save this section"))]

    def _all_offers(self, data_dir: Path, vault: KeyVault) -> list[SectionOffer]:
        counter, settings = self.counter, Right.SETTINGS
        printer = partial(PrinterSection, counter, self, data_dir)
        display = partial(DisplaySection, counter, self, data_dir)
        terminal = partial(TerminalSection, counter, self, data_dir)
        online = partial(self._make_online, data_dir, vault)
        mail = partial(MailSection, counter, self, data_dir, vault)
        loyalty = partial(LoyaltySection, counter, self)
        team = partial(TeamSection, counter, self, data_dir)
        journal = partial(JournalSection, counter, self, data_dir)
        workstation = partial(WorkstationSection, counter, self, data_dir)
        recovery = partial(RecoverySection, counter, self, vault)
        return [
            SectionOffer("shop", "till", self.tr("Shop"), settings, partial(ShopSection, counter, self)),
            SectionOffer("workstation", "settings", self.tr("This till"), settings, workstation),
            SectionOffer("printer", "print", self.tr("Printer"), settings, printer),
            SectionOffer("display", "eye", self.tr("Customer display"), settings, display),
            SectionOffer("terminal", "card", self.tr("Card terminal"), settings, terminal),
            SectionOffer("mail", "mail", self.tr("E-mail"), settings, mail),
            SectionOffer("loyalty", "gift", self.tr("Loyalty"), Right.LOYALTY_PROGRAMME, loyalty),
            SectionOffer("online", "sync", self.tr("Online shop"), settings, online),
            SectionOffer("team", "customers", self.tr("Team"), Right.OPERATORS, team),
            SectionOffer("journal", "shield", self.tr("Journal"), Right.JOURNAL, journal),
            SectionOffer("recovery", "lock", self.tr("Recovery key"), settings, recovery),
            SectionOffer("about", "info", self.tr("About"), settings, partial(AboutSection, counter, self, data_dir)),
        ]

    def _make_online(self, data_dir: Path, vault: KeyVault) -> Section:
        """The drivers and clients of online shops load when they are first looked at."""
        from koom_pos.ui.settings_pages.online_section import OnlineSection  # noqa: PLC0415

        return OnlineSection(self.counter, self, data_dir, vault)
