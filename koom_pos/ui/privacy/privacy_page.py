"""The page « Confidentialité »: what the shop promises its customers, and how it keeps it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from koom_pos.domain.operator import Right
from koom_pos.ui.counter import Counter
from koom_pos.ui.privacy.contacts_section import ContactsSection
from koom_pos.ui.privacy.holds_section import HoldsSection
from koom_pos.ui.privacy.looks_section import LooksSection
from koom_pos.ui.privacy.policy_section import PolicySection
from koom_pos.ui.privacy.processors_section import ProcessorsSection
from koom_pos.ui.privacy.suppression_section import SuppressionSection
from koom_pos.ui.settings_pages.sectioned_page import SectionedPage, SectionOffer


class PrivacyPage(SectionedPage):
    """Key `privacy`; for who has the right of privacy. Lists of contacts ask for their own right besides."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(counter, self.tr("Privacy"), parent)
        right = Right.PRIVACY
        lists = partial(ContactsSection, counter, self)
        offers = (
            ("policy", "privacy", self.tr("Policy"), right, partial(PolicySection, counter, self)),
            ("contacts", "mail", self.tr("Contact lists"), Right.CONTACT_EXPORT, lists),
            ("processors", "transfer", self.tr("Processors"), right, partial(ProcessorsSection, counter, self)),
            ("holds", "lock", self.tr("Holds to review"), right, partial(HoldsSection, counter, self)),
            ("looks", "eye", self.tr("Looks at cards"), right, partial(LooksSection, counter, self)),
            ("suppression", "shield", self.tr("Suppression list"), right, partial(SuppressionSection, counter, self)),
        )
        self.offer([SectionOffer(*each) for each in offers])

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("Another section")),
            (self.tr("Enter"), self.tr("Open the card of the look in front")),
        ]
