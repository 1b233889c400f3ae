"""A customer's card: who she is and what she accepts, what she did, her points and how long she is kept."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from koom_pos.domain.operator import Right
from koom_pos.services.clienteling import Portrait
from koom_pos.services.customer_card import CustomerCard
from koom_pos.ui.customers.column import Column
from koom_pos.ui.customers.consent_block import ConsentBlock
from koom_pos.ui.customers.history_tabs import HistoryTabs
from koom_pos.ui.customers.identity_block import IdentityBlock, name_hint
from koom_pos.ui.customers.keeping_block import KeepingBlock
from koom_pos.ui.customers.merges_block import MergesBlock
from koom_pos.ui.customers.points_block import PointsBlock
from koom_pos.ui.theme import SPACE_L, SPACE_M, SPACE_S
from koom_pos.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from koom_pos.ui.widgets.labels import Text, rule

_LEFT_WIDTH = 400
_RIGHT_WIDTH = 340


class CustomerView(QWidget):
    """Shows a card and asks for acts; makes none. Parts the role may not see are not there.

    Signals:
        back_wanted: Back to the list.
        edit_wanted: Her card is to be changed.
        merge_wanted: Another card of hers is to be merged into this one.
        attach_wanted: She is to be put on the open sale.
        detach_wanted: She is to be taken off the open sale.
    """

    back_wanted = Signal()
    edit_wanted = Signal()
    merge_wanted = Signal()
    attach_wanted = Signal()
    detach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: CustomerCard | None = None
        self.back = IconButton("back", self.tr("Back to the list"))
        self.name = _Name(size="emphasis")
        self.sub = Text(size="note", tone="muted")
        self.edit = SecondaryButton(self.tr("Edit"), icon="edit")
        self.merge = SecondaryButton(self.tr("Merge"), icon="transfer")
        self.attach = PrimaryButton(self.tr("Put on the sale"), icon="till")
        self.detach = SecondaryButton(self.tr("Take off the sale"))
        self.identity = IdentityBlock()
        self.consents = ConsentBlock()
        self.merges = MergesBlock()
        self.history = HistoryTabs()
        self.points = PointsBlock()
        self.keeping = KeepingBlock()
        self.left = Column(self.tr("Identity and consents"))
        self.right = Column(self.tr("Loyalty and erasure"))
        self._lay_out()
        for button, wanted in (
            (self.back, self.back_wanted),
            (self.edit, self.edit_wanted),
            (self.merge, self.merge_wanted),
            (self.attach, self.attach_wanted),
            (self.detach, self.detach_wanted),
        ):
            button.clicked.connect(wanted)

    def card(self) -> CustomerCard | None:
        """Return the card shown."""
        return self._card

    def begin(self) -> None:
        """Show the beginning of everything: another customer is looked at."""
        self.left.to_top()
        self.right.to_top()
        self.history.to_first()

    def show_card(
        self, card: CustomerCard, rights: frozenset[Right], portrait: Portrait | None, *, birthday_today: bool
    ) -> None:
        """Show a card.

        Args:
            card: All that is known of her; parts the role may not see are None.
            rights: Of who looks.
            portrait: What is deduced of her, or None without her consent.
            birthday_today: It is her birthday.
        """
        self._card = card
        member = card.member
        codes = tuple(member.card_codes) if member is not None else ()
        self.name.setText(card.customer.fields.display_name or self.tr("Card without a name"))
        self.name.setToolTip(name_hint(card.origins))
        self.sub.setText(self.tr("Today is her birthday."))
        self.sub.setVisible(birthday_today)
        self.merge.setVisible(Right.MERGE_CUSTOMERS in rights)
        self.identity.show_customer(card.customer, card.origins, codes)
        self.consents.show_consents(card.consents, can_mail=bool(card.customer.fields.email))
        self.merges.show_merges(card.merges, may_undo=Right.MERGE_CUSTOMERS in rights)
        self.history.setVisible(Right.CUSTOMER_HISTORY in rights)
        self.history.show_tickets(card.tickets)
        self.history.show_orders(card.orders)
        self.history.show_portrait(portrait)
        self.points.show_member(member, may_adjust=Right.ADJUST_POINTS in rights)
        self.points.show_vouchers(card.vouchers)
        self.keeping.show_erasure(card.erasure)
        self.keeping.show_holds(card.holds)
        self.keeping.show_looks(card.looks_count)
        self._order_keys()

    def show_attached(self, attached: bool) -> None:
        """Say whether the open sale is hers."""
        self.attach.setVisible(not attached)
        self.detach.setVisible(attached)

    def _order_keys(self) -> None:
        """Let Tab follow the reading order; Qt puts what was made last at the end."""
        points = self.points
        order: list[QWidget] = [
            *(self.back, self.edit, self.merge, self.detach, self.attach),
            *self.consents.tab_order(),
            *self.merges.undo_buttons(),
            *(self.history.tabs.tabBar(), self.history.table),
            *(points.adjust, points.cards, points.ledger_button),
            *self.keeping.tab_order(),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self.name)
        who.addWidget(self.sub)
        who.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.back)
        top.addLayout(who, 1)
        for button in (self.edit, self.merge, self.detach, self.attach):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.identity, rule(), self.consents, self.merges):
            self.left.body.addWidget(widget)
        self.left.body.addStretch(1)
        for widget in (self.points, rule(), self.keeping):
            self.right.body.addWidget(widget)
        self.right.body.addStretch(1)
        self.left.setFixedWidth(_LEFT_WIDTH)
        self.right.setFixedWidth(_RIGHT_WIDTH)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addWidget(self.left)
        columns.addWidget(self.history, 1)
        columns.addWidget(self.right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE_M)
        whole.addLayout(top)
        whole.addLayout(columns, 1)


class _Name(Text):
    """Her name on one line or two; a long one wraps instead of pushing the acts away."""

    def __init__(self, *, size: str) -> None:
        super().__init__(size="emphasis", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
