"""What stands at the other end: which software, how each intention travels, which statuses its orders have."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.remote.online_shop import IntentKind, Route, ShopDescription, ShopKind
from koom_pos.services.sync.status_map import proposed_meaning
from koom_pos.ui.privacy.grid import Grid, Head
from koom_pos.ui.theme import SPACE_M
from koom_pos.ui.widgets.labels import SectionHeader, Text


class OnlineDescription(QWidget):
    """Shows a `ShopDescription` in words; nothing here is changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shop = Grid(self.tr("The shop"), (Head(self.tr("The shop"), share=1), Head("", share=2)))
        self.routes = Grid(
            self.tr("What the store asks of it"),
            (Head(self.tr("What the store asks of it"), share=1), Head(self.tr("How"), share=2)),
        )
        self.statuses_head = SectionHeader(
            self.tr("Statuses found"), note=self.tr("What they most likely mean, from their names.")
        )
        self.statuses = Grid(
            self.tr("Statuses found"), (Head(self.tr("Status"), share=1), Head(self.tr("Likely meaning"), share=2))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (self.shop, self.routes, self.statuses_head, self.statuses):
            column.addWidget(part)

    def show_shop(self, found: ShopDescription) -> None:
        """Show what was found."""
        kinds = {
            ShopKind.CONTRACT: self.tr("KOOM contract"),
            ShopKind.WOOCOMMERCE: "WooCommerce",
            ShopKind.PRESTASHOP: "PrestaShop",
        }
        version = found.version or "?"
        if not found.is_known_version:
            version = self.tr("{0}, not known to this program").format(version)
        self.shop.show_rows(
            [
                (self.tr("Software"), kinds[found.kind]),
                (self.tr("Version"), version),
                (self.tr("Currency"), found.currency),
                (self.tr("Time zone"), found.timezone),
                *((self.tr("Missing"), each.name) for each in found.missing),
            ]
        )
        self.routes.show_rows([(self._intent(kind), self._route(found.routes.get(kind))) for kind in IntentKind])
        self.statuses.show_rows([(name, self._meaning(proposed_meaning(name))) for name in found.statuses])
        for part in (self.statuses_head, self.statuses):
            part.setVisible(bool(found.statuses))

    def _route(self, route: Route | None) -> QWidget:
        if route is Route.API:
            return Text(self.tr("Through the shop's own interface"))
        if route is Route.SQL:
            return Text(self.tr("In its tables"))
        return Text(self.tr("The online shop has to do it"), tone="muted")

    def _intent(self, kind: IntentKind) -> str:
        words = {
            IntentKind.SET_PREPARATION: self.tr("Say that an order is being prepared or ready"),
            IntentKind.HAND_OVER: self.tr("Say that an order was handed over"),
            IntentKind.TAKE_PAYMENT: self.tr("Say that an order was paid at the till"),
            IntentKind.CANCEL_ORDER: self.tr("Cancel an order"),
            IntentKind.REFUND: self.tr("Refund an order"),
            IntentKind.ADD_NOTE: self.tr("Add a note to an order"),
            IntentKind.ADJUST_STOCK: self.tr("Take what was sold off its stock"),
            IntentKind.CREATE_CUSTOMER: self.tr("Open an account"),
            IntentKind.UPDATE_CUSTOMER: self.tr("Change a customer's details"),
            IntentKind.RECORD_CONSENT: self.tr("Record a consent or its withdrawal"),
            IntentKind.ERASE_CUSTOMER: self.tr("Erase a customer"),
            IntentKind.RESERVE_VOUCHER: self.tr("Reserve a voucher"),
            IntentKind.USE_VOUCHER: self.tr("Use a voucher"),
            IntentKind.ADD_POINTS: self.tr("Add loyalty points"),
        }
        return words.get(kind, str(kind))

    def _meaning(self, key: str) -> str:
        words = {
            "unpaid": self.tr("To be paid"),
            "paid": self.tr("Paid, to be prepared"),
            "picking": self.tr("Being prepared"),
            "ready": self.tr("Ready to be picked up"),
            "handed_over": self.tr("Handed over or delivered"),
            "cancelled": self.tr("Cancelled"),
            "refunded": self.tr("Refunded"),
            "part_refunded": self.tr("Refunded in part"),
        }
        return words.get(key, self.tr("Not clear: asked when orders are exchanged"))
