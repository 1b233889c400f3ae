"""The Qt binding on this Python: its reference counting must not eat None and True."""

import sys

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

CALLS = 1000
# Code around the test moves these counts by a few; the broken binding lost one or two per call.
NOISE = 200


class Bell(QObject):
    """Something that signals."""

    rung = Signal()
    counted = Signal(int)


class EmptyModel(QAbstractListModel):
    """A model that answers None, as views ask for roles it does not know."""

    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802 (the signature Qt calls)
        return 1

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None


def fall_during(act) -> dict[str, int]:
    """Return how many references to each shared object were lost over many calls of `act`."""
    shared = {"None": None, "True": True, "False": False}
    before = {name: sys.getrefcount(value) for name, value in shared.items()}
    for _ in range(CALLS):
        act()
    return {name: before[name] - sys.getrefcount(value) for name, value in shared.items()}


def test_signals_do_not_eat_references(qapp):
    bell, heard = Bell(), []
    bell.rung.connect(lambda: heard.append(1))
    fallen = fall_during(bell.rung.emit)
    assert len(heard) == CALLS
    assert max(fallen.values()) < NOISE, fallen


def test_widgets_do_not_eat_references(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    fallen = fall_during(lambda: label.setText("1 500 F"))
    assert max(fallen.values()) < NOISE, fallen


def test_models_that_answer_none_do_not_eat_references(qapp):
    model = EmptyModel()
    fallen = fall_during(lambda: model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert max(fallen.values()) < NOISE, fallen
