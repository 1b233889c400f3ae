"""Python's cyclic garbage is collected in the screens' thread alone, between events.

Left to itself, Python collects in whichever thread happens to allocate. A worker that reads the store would then
destroy the widgets of a page that was replaced, and Qt does not survive a widget destroyed outside its thread; nor
one destroyed while another is being built.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 250


class ScreenThreadCollector(QObject):
    """Takes over from Python's own collector until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect here from now on."""
        gc.disable()
        gc.freeze()  # what stands at the start stands to the end: no later collection walks through it again
        self._timer.start()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        counts = gc.get_count()
        due = [
            age for age, (count, most) in enumerate(zip(counts, self._thresholds, strict=True)) if count > most > 0
        ]
        if due:
            gc.collect(max(due))
