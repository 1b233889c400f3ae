"""A short list to choose one from, all in sight: reasons, channels, periods."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from koom_pos.ui.theme import TOUCH_SMALL
from koom_pos.ui.widgets.buttons import Button
from koom_pos.ui.widgets.flow_layout import FlowLayout


class ChoiceChips(QWidget):
    """Chips of which one at most is chosen; arrows go from one to the next, Space or a touch chooses.

    Signals:
        chosen: The key of the chip (str).
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chips: dict[str, Button] = {}
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices, as pairs of key and words; nothing is chosen then."""
        self._flow.clear()
        self._chips = {}
        for key, words in choices:
            chip = Button(words, kind="chip", parent=self)
            chip.setCheckable(True)
            chip.setMinimumHeight(TOUCH_SMALL)
            chip.setAccessibleName(f"{self._name} : {words}")
            chip.clicked.connect(partial(self._choose, key))
            self._flow.addWidget(chip)
            self._chips[key] = chip
        self.updateGeometry()

    def current(self) -> str | None:
        """Return the key chosen, or None."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, key: str | None) -> None:
        """Show a choice without saying so; None shows that nothing is chosen."""
        for own, chip in self._chips.items():
            chip.setChecked(own == key)

    def chip(self, key: str) -> Button:
        """Return the chip of a key."""
        return self._chips[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        chips = list(self._chips.values())
        focused = next((at for at, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        chips[(focused + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
