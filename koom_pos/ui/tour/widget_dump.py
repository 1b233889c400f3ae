"""A window as text: what is on screen, in the order of the widget tree, stable from run to run so that it diffs."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

_MOST_ROWS = 200
_ROOT = QModelIndex()
_TEXTS = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


def dump(window: QWidget) -> str:
    """Write one line per visible widget that says something: class, name, text, state."""
    return "\n".join(_lines(window, 0)) + "\n"


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    words = _words(widget)
    inner = depth
    if words or widget.isWindow():
        yield f"{'  ' * depth}{type(widget).__name__}{words}"
        inner += 1
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget, inner)
        return
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _lines(child, inner)


def _words(widget: QWidget) -> str:
    parts = []
    if widget.accessibleName():
        parts.append(f"« {_flat(widget.accessibleName())} »")
    text = _text(widget)
    if text and text != widget.accessibleName():
        parts.append(f"'{_flat(text)}'")
    if not parts:
        return ""
    parts += _state(widget)
    return " " + " ".join(parts)


def _text(widget: QWidget) -> str:
    match widget:
        case QLabel() | QLineEdit() | QAbstractButton():
            return widget.text()
        case QComboBox():
            return widget.currentText()
        case QAbstractSpinBox():
            return widget.text()
        case QPlainTextEdit() | QTextEdit():
            return widget.toPlainText()
        case QProgressBar():
            return f"{widget.value()}/{widget.maximum()}"
        case _:
            return ""


def _state(widget: QWidget) -> list[str]:
    said = []
    if not widget.isEnabled():
        said.append("(disabled)")
    if widget.hasFocus():
        said.append("(focus)")
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        said.append("(on)" if widget.isChecked() else "(off)")
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        said.append(f"(prompt: {widget.placeholderText()})")
    return said


def _rows(view: QAbstractItemView, depth: int) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    heads = [_cell(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(_columns(model))]
    if any(heads) and any(not head.isdigit() for head in heads):
        yield f"{'  ' * depth}| " + " | ".join(heads)
    for row in range(min(model.rowCount(_ROOT), _MOST_ROWS)):
        mark = ">" if view.currentIndex().row() == row else "|"
        yield f"{'  ' * depth}{mark} " + " | ".join(_cells(model, row))
    if model.rowCount(_ROOT) > _MOST_ROWS:
        yield f"{'  ' * depth}… {model.rowCount(_ROOT)} rows"


def _cells(model: QAbstractItemModel, row: int) -> Iterator[str]:
    for column in range(_columns(model)):
        index: QModelIndex = model.index(row, column)
        yield next((text for role in _TEXTS if (text := _cell(index.data(role)))), "")


def _columns(model: QAbstractItemModel) -> int:
    """Count columns; a list model keeps that it has one to itself (private in Qt)."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(_ROOT)


def _cell(value: object) -> str:
    return "" if value is None else _flat(str(value))


def _flat(text: str) -> str:
    return text.replace("&&", "&").replace("\n", " ⏎ ").strip()
