"""What each role may do: one line per right, one column per role, and the largest discount each gives alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from koom_pos.domain.operator import DEFAULT_DISCOUNT_CAP_BP, Right, Role
from koom_pos.services import people
from koom_pos.services.desk import Desk
from koom_pos.ui.settings_pages.fields import Whole
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.labels import Text

_KEPT = frozenset({(Role.MANAGER, Right.OPERATORS), (Role.MANAGER, Right.SETTINGS)})
"""Taken away, nobody could give them back."""

Given = dict[tuple[Role, Right], int | None]


class RightsView(QWidget):
    """Shows and collects; `differences` says what is to be stored.

    Signals:
        changed: A box or a cap is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: Given = {}
        self.boxes: dict[tuple[Role, Right], QCheckBox] = {}
        self.caps: dict[Role, Whole] = {}
        names = self.right_names()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        roles = self.role_names()
        for column, role in enumerate(Role, start=1):
            head = Text(roles[role], size="note", tone="muted")
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnMinimumWidth(column, 150)
        row = 1
        for right, words in names.items():
            grid.addWidget(Text(words, wrap=True), row, 0)
            for column, role in enumerate(Role, start=1):
                grid.addWidget(self._box(role, right, roles[role], words), row, column, Qt.AlignmentFlag.AlignHCenter)
            row += 1
            if right is Right.DISCOUNT:
                self._add_caps(grid, row, roles)
                row += 1

    def role_names(self) -> dict[Role, str]:
        """Return the roles in words."""
        return {Role.CASHIER: self.tr("Cashier"), Role.MANAGER: self.tr("Manager")}

    def right_names(self) -> dict[Right, str]:
        """Return every right in words, in the order of a day."""
        return {
            Right.SELL: self.tr("Sell and take payment"),
            Right.DISCOUNT: self.tr("Give discounts"),
            Right.RETURN_WITH_TICKET: self.tr("Take back goods with their ticket"),
            Right.RETURN_WITHOUT_TICKET: self.tr("Take back goods without a ticket"),
            Right.VOID_SALE: self.tr("Void a sale"),
            Right.NO_SALE: self.tr("Open the drawer without a sale"),
            Right.CASH_MOVEMENT: self.tr("Put cash in or take it out"),
            Right.X_REPORT: self.tr("Read the X"),
            Right.CLOSE_DAY: self.tr("Count and close the day"),
            Right.VERIFY_COUNT: self.tr("Verify somebody else's count"),
            Right.CLOSE_PERIOD: self.tr("Close the month and the year"),
            Right.EDIT_CATALOGUE: self.tr("Change articles, prices and rates"),
            Right.REPORTS: self.tr("See the reports"),
            Right.JOURNAL: self.tr("See, verify and archive the journal"),
            Right.OPERATORS: self.tr("Manage people and rights"),
            Right.SETTINGS: self.tr("Change the settings"),
            Right.CUSTOMERS: self.tr("Sign up customers and change their card"),
            Right.CUSTOMER_HISTORY: self.tr("See what a customer bought"),
            Right.MERGE_CUSTOMERS: self.tr("Merge two cards of the same customer"),
            Right.ADJUST_POINTS: self.tr("Correct points"),
            Right.LOYALTY_PROGRAMME: self.tr("Change the loyalty programme"),
            Right.CONTACT_EXPORT: self.tr("Export addresses for a mailing"),
            Right.PRIVACY: self.tr("Manage privacy: policy, holds, processors"),
        }

    def load(self, desk: Desk) -> None:
        """Show the rights as they are stored."""
        self._stored = people.rights(desk)
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in self._stored)
            box.blockSignals(False)
        for role, cap in self.caps.items():
            stored = self._stored.get((role, Right.DISCOUNT))
            cap.blockSignals(True)
            cap.setValue((DEFAULT_DISCOUNT_CAP_BP[role] if stored is None else stored) // 100)
            cap.setEnabled((role, Right.DISCOUNT) in self._stored)
            cap.blockSignals(False)

    def differences(self) -> list[tuple[Role, Right, bool, int | None]]:
        """Return what differs from the store: role, right, given or not, and the cap of a discount."""
        found: list[tuple[Role, Right, bool, int | None]] = []
        for (role, right), box in self.boxes.items():
            cap = self.caps[role].value() * 100 if right is Right.DISCOUNT else None
            was = (role, right) in self._stored
            same_cap = right is not Right.DISCOUNT or not was or self._stored[role, right] == cap
            if box.isChecked() != was or (was and not same_cap):
                found.append((role, right, box.isChecked(), cap))
        return found

    def _box(self, role: Role, right: Right, role_name: str, words: str) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(f"{role_name} : {words}")
        if (role, right) in _KEPT:
            box.setEnabled(False)
            box.setToolTip(self.tr("A manager keeps this right: taken away, nobody could give it back."))
        box.toggled.connect(self._say_changed)
        self.boxes[role, right] = box
        return box

    def _add_caps(self, grid: QGridLayout, row: int, roles: dict[Role, str]) -> None:
        words = self.tr("Largest discount without a manager's approval")
        grid.addWidget(Text("    " + words, tone="muted"), row, 0)
        for column, role in enumerate(Role, start=1):
            cap = Whole(0, 100, suffix="\u00a0%")
            cap.setAccessibleName(f"{roles[role]} : {words}")
            cap.setFixedWidth(120)
            cap.valueChanged.connect(self._say_changed)
            self.caps[role] = cap
            grid.addWidget(cap, row, column, Qt.AlignmentFlag.AlignHCenter)

    def _say_changed(self, *_value: object) -> None:
        for role, cap in self.caps.items():
            box = self.boxes.get((role, Right.DISCOUNT))
            cap.setEnabled(box is not None and box.isChecked())
        self.changed.emit()
