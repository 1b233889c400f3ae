"""The keys of the sale page: function keys only, since a letter or digit would fire in the middle of a scan."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

CUSTOMER_KEY = "Shift+F2"


def bind_keys(page: QWidget, acts: Mapping[str, Callable[[], object]], *, when: Callable[[], bool]) -> None:
    """Do an act when its key is pressed anywhere on the page, while `when` says that the acts are there."""
    for key, act in acts.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(_act_if, when, act))


def _act_if(when: Callable[[], bool], act: Callable[[], object]) -> None:
    if when():
        act()


def key_words() -> list[tuple[str, str]]:
    """Return the keys of the page with what they do, in the order of their use."""
    translate = QCoreApplication.translate
    return [
        ("F2", translate("SaleKeys", "Search")),
        ("⇧F2", translate("SaleKeys", "Customer of the sale")),
        ("F12", translate("SaleKeys", "Take payment")),
        ("E", translate("SaleKeys", "In payment: exact cash; each tile shows its own letter")),
        ("F3", translate("SaleKeys", "Price check")),
        ("F4", translate("SaleKeys", "Discount on the line")),
        ("⇧F4", translate("SaleKeys", "Discount on the ticket")),
        ("F5", translate("SaleKeys", "Quantity of the line")),
        ("+ −", translate("SaleKeys", "One piece more or less")),
        ("↑ ↓", translate("SaleKeys", "Another line")),
        (translate("SaleKeys", "Del"), translate("SaleKeys", "Void line")),
        ("F6", translate("SaleKeys", "Why this price")),
        ("F7", translate("SaleKeys", "Put on hold")),
        ("F8", translate("SaleKeys", "Tickets on hold")),
        ("⇧F8", translate("SaleKeys", "Void ticket")),
        ("F9", translate("SaleKeys", "Return")),
        ("F10", translate("SaleKeys", "Open the drawer")),
        ("F11", translate("SaleKeys", "Gift card")),
        ("3*", translate("SaleKeys", "Before a scan: 3 pieces")),
    ]
