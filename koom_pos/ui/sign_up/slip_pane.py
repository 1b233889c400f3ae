"""A slip that came back signed: the cashier copies what she ticked on it, box by box, and files the paper."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from koom_pos.domain.consent import Cell
from koom_pos.domain.wordings import wording
from koom_pos.services.consents import Slip
from koom_pos.ui.sign_up.consent_boxes import Asked, ConsentBoxes
from koom_pos.ui.sign_up.scene_parts import scrolled
from koom_pos.ui.theme import SPACE_M
from koom_pos.ui.widgets.buttons import PrimaryButton, QuietButton
from koom_pos.ui.widgets.labels import SectionHeader

_STEPS = 2


class SlipPane(QWidget):
    """The same boxes as on the paper, in its language and order, all empty.

    Signals:
        copied: What is ticked on the paper (answers by box).
        spoiled: The slip will not be signed: torn, lost, printed twice. Two touches.
        left: Back, nothing recorded.
    """

    copied = Signal(object)
    spoiled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touches = 0
        self.heading = SectionHeader("")
        self.boxes = ConsentBoxes()
        self.record = PrimaryButton(self.tr("Record the signed slip"))
        self.spoil = QuietButton("")
        self.back = QuietButton(self.tr("Back"))
        self.record.clicked.connect(lambda: self.copied.emit(self.answers()))
        self.spoil.clicked.connect(self._touch_spoil)
        self.back.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_M)
        foot.addWidget(self.back)
        foot.addWidget(self.spoil)
        foot.addStretch(1)
        foot.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.heading)
        column.addWidget(scrolled(self.boxes), 1)
        column.addLayout(foot)

    def show_slip(self, slip: Slip, name: str) -> None:
        """Show a waiting slip, nothing ticked."""
        self.heading.title.setText(
            self.tr("Copy what {0} ticked and signed on slip {1}").format(name, slip.code)
            if name
            else self.tr("Copy what she ticked and signed on slip {0}").format(slip.code)
        )
        self.heading.set_note(self.tr("Only with her signature on the paper. File it: it is the proof."))
        self.boxes.forget()
        self.boxes.ask(_asked(slip))
        self.boxes.show_in(self.size())
        self._touches = 0
        self.spoil.setText(self.tr("It was not signed"))

    def answers(self) -> Mapping[Cell, bool]:
        """Return what was copied."""
        return self.boxes.answers()

    def _touch_spoil(self) -> None:
        self._touches += 1
        if self._touches >= _STEPS:
            self.spoiled.emit()
            return
        self.spoil.setText(self.tr("Touch again: the slip is void"))


def _asked(slip: Slip) -> list[Asked]:
    words = [(cell, wording(cell, slip.language)) for cell in slip.cells]
    return [Asked(cell, each.title, each.text) for cell, each in words]
