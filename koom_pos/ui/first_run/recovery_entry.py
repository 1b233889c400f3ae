"""The recovery key typed or scanned from its sheet, at a start that lacks the key of the store."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from koom_pos.domain.errors import KoomError
from koom_pos.domain.recovery_key import RecoveryKeyError
from koom_pos.ui.refusals import sentence
from koom_pos.ui.theme import SPACE_L, SPACE_M
from koom_pos.ui.widgets.buttons import PrimaryButton
from koom_pos.ui.widgets.labels import Text

_GROUPS = 12
_GROUP = 5
_GROUPS_IN_LINE = 6


class RecoveryEntry(QWidget):
    """One field for the whole key; under it the twelve groups as on the sheet, to be compared one by one.

    Args:
        adopt: Takes the key as typed; raises what `services.key_recovery` raises when it is refused.

    Signals:
        adopted: The key was taken; the store can be opened.
    """

    adopted = Signal()

    def __init__(self, adopt: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._adopt = adopt
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Recovery key"))
        self.field.setPlaceholderText(self.tr("The twelve groups, or the scan of the square code"))
        self.fault = Text(tone="danger", wrap=True)
        self.fault.hide()
        self.confirm = PrimaryButton(self.tr("Open the till with this key"))
        self.groups = [Text(size="emphasis") for _ in range(_GROUPS)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_L)
        for place, group in enumerate(self.groups):
            row, column = divmod(place, _GROUPS_IN_LINE)
            grid.addWidget(Text(str(place + 1), size="note", tone="muted"), 2 * row, column)
            grid.addWidget(group, 2 * row + 1, column)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(SPACE_M)
        column_of_all.addWidget(
            Text(self.tr("It is on the sheet that was locked away. Capitals and spaces do not matter."), wrap=True)
        )
        column_of_all.addWidget(self.field)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self.fault)
        column_of_all.addWidget(self.confirm)
        self.field.textChanged.connect(self._show_groups)
        self.field.returnPressed.connect(self._try)
        self.confirm.clicked.connect(self._try)
        self._show_groups("")

    def _show_groups(self, text: str) -> None:
        """Set what is typed as the sheet does, and let an earlier fault go."""
        signs = "".join(sign for sign in text.upper() if sign.isalnum())
        for place, group in enumerate(self.groups):
            group.setText(signs[place * _GROUP : (place + 1) * _GROUP] or "·" * _GROUP)
            group.set_tone("")
        self.fault.hide()

    def _try(self) -> None:
        try:
            self._adopt(self.field.text())
        except KoomError as refused:
            self._say(refused)
            return
        self.field.clear()
        self.adopted.emit()

    def _say(self, refused: KoomError) -> None:
        self.fault.setText(sentence(refused))
        self.fault.show()
        if isinstance(refused, RecoveryKeyError) and refused.group is not None:
            self.groups[refused.group - 1].set_tone("danger")
        self.field.setFocus()
