"""The one Qt style sheet, as a template: `@role` is a colour of `theme.Roles`, `@glyph/name` a tinted icon.

Selectors go by property, never by object name: `kind` on buttons and notices, `type` and `tone` on labels,
`ground` on plain containers. `theme.set_look` sets them.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QDir, QTemporaryDir

from koom_pos.paths import resources

_GLYPHS = (("check", "paper"), ("minus", "paper"), ("chevron-down", "muted"), ("chevron-up", "muted"))
_folders: list[QTemporaryDir] = []

_GROUNDS = """
QWidget { color: @ink; }
QMainWindow, QDialog, QWidget[ground="paper"] { background: @paper; }
QWidget[ground="surface"] { background: @surface; }
QWidget[ground="sunken"] { background: @sunken; }
QFrame[ground="card"] { background: @surface; border: 1px solid @hairline; border-radius: 8px; }
QWidget[rule="true"] { background: @hairline; border: none; max-height: 1px; min-height: 1px; }
QWidget[rule="upright"] { background: @hairline; border: none; max-width: 1px; min-width: 1px; }
QToolTip { background: @ink; color: @paper; border: none; padding: 6px 8px; font-size: 13px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[ground=""] { background: transparent; }
"""

_LABELS = """
QLabel { background: transparent; border: none; }
QLabel[type="note"] { font-size: 13px; }
QLabel[type="body"] { font-size: 15px; }
QLabel[type="emphasis"] { font-size: 18px; font-weight: bold; }
QLabel[type="total"] { font-size: 28px; font-weight: bold; }
QLabel[type="change"] { font-size: 48px; font-weight: bold; }
QLabel[strong="true"] { font-weight: bold; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="positive"] { color: @positive; }
QLabel[tone="caution"] { color: @caution; }
QLabel[tone="danger"] { color: @danger; }
QLabel[tone="figure_positive"] { color: @figure_positive; }
QLabel[tone="figure_danger"] { color: @figure_danger; }
QLabel:disabled { color: @faint; }
"""

_BUTTONS = """
QAbstractButton { outline: none; }
QPushButton { border: 1px solid @hairline; border-radius: 8px; background: @surface; color: @ink;
  padding: 0 16px; font-size: 15px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @sunken; }
QPushButton:disabled { color: @faint; background: @hover; border-color: @hairline; }
QPushButton[kind="secondary"] { border-color: @field_line; font-weight: bold; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent;
  font-size: 18px; font-weight: bold; padding: 0 24px; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_pressed; border-color: @accent_pressed; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @faint; border-color: @hairline; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed { background: @sunken; }
QPushButton[kind="quiet"]:disabled { color: @faint; }
QPushButton[kind="danger"] { background: @surface; color: @danger; border-color: @danger; font-weight: bold; }
QPushButton[kind="danger"]:hover { background: @danger_soft; }
QPushButton[kind="danger"]:pressed { background: @danger_hover; }
QPushButton[kind="danger"]:disabled { color: @faint; border-color: @hairline; background: @hover; }
QPushButton[compact="true"] { padding: 0 8px; }
QPushButton[kind="key"] { font-size: 18px; padding: 0; background: @surface; }
QPushButton[kind="key"][figure="true"] { font-size: 28px; }
QPushButton[kind="key"][quiet="true"] { background: @hover; }
QPushButton[kind="key"]:pressed { background: @sunken; border-color: @field_line; }
QPushButton[kind="chip"] { border-radius: 22px; border-color: @field_line; padding: 0 16px; }
QPushButton[kind="chip"]:checked { background: @ink; color: @paper; border-color: @ink; }
QPushButton[kind="chip"]:disabled { color: @faint; border-color: @hairline; }
QPushButton[kind="notice"] { background: transparent; border: 1px solid @field_line; padding: 0 12px; }
QPushButton[kind="notice"]:hover { background: @surface; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit, QComboBox {
  background: @surface; color: @ink; border: 1px solid @field_line; border-radius: 8px; font-size: 15px;
  selection-background-color: @accent_soft; selection-color: @ink; }
QLineEdit, QSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit, QComboBox { padding: 0 11px; min-height: 42px; }
QPlainTextEdit, QTextEdit { padding: 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus,
QTimeEdit:focus, QComboBox:focus { border: 2px solid @ink; }
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QTimeEdit:focus, QComboBox:focus {
  padding: 0 10px; min-height: 40px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  background: @hover; color: @faint; border-color: @hairline; }
QLineEdit { placeholder-text-color: @muted; }
QLineEdit[fault="true"] { border-color: @danger; background: @danger_soft; }
QLineEdit[figure="true"] { font-size: 28px; font-weight: bold; min-height: 54px; }
QLineEdit[figure="true"]:focus { min-height: 52px; }
QLineEdit[search="true"] { font-size: 18px; min-height: 50px; }
QLineEdit[search="true"]:focus { min-height: 48px; }
QLineEdit[pieces="true"] { font-size: 18px; padding: 0 7px; }
QLineEdit[pieces="true"]:focus { padding: 0 6px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 36px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(@glyph/chevron-down); width: 20px; height: 20px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @field_line; padding: 4px; outline: none;
  selection-background-color: @accent_soft; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 44px; padding: 0 8px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: 32px; background: transparent; }
QSpinBox::up-arrow { image: url(@glyph/chevron-up); width: 16px; height: 16px; }
QSpinBox::down-arrow { image: url(@glyph/chevron-down); width: 16px; height: 16px; }
QCheckBox, QRadioButton { spacing: 12px; min-height: 44px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 22px; height: 22px; border: 1px solid @field_line;
  background: @surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 12px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @ink; width: 20px; height: 20px; }
QCheckBox:focus, QRadioButton:focus { text-decoration: underline; }
QCheckBox::indicator:checked { background: @ink; border-color: @ink; image: url(@glyph/check); }
QCheckBox::indicator:indeterminate { background: @ink; border-color: @ink; image: url(@glyph/minus); }
QRadioButton::indicator:checked { border: 7px solid @ink; width: 10px; height: 10px; background: @surface; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @hairline; background: @hover; }
"""

_VIEWS = """
QAbstractItemView { background: @surface; border: none; outline: none; selection-background-color: @accent_soft;
  selection-color: @ink; alternate-background-color: @hover; }
QTableView { gridline-color: transparent; border: 1px solid @hairline; border-radius: 8px; }
QTableView[flat="true"] { border: none; border-radius: 0; }
QTableView::item { border-bottom: 1px solid @hairline; padding: 0 12px; }
QTableView::item:selected { background: @accent_soft; color: @ink; }
QTableView:focus { border-color: @field_line; }
QTableView[flat="true"]:focus { border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @field_line;
  padding: 0 12px 0 15px; font-size: 13px; min-height: 36px; }
QTableCornerButton::section { background: @surface; border: none; }
QListView[cards="true"] { background: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid @hairline; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 3px solid transparent;
  padding: 0 16px; min-height: 44px; font-size: 15px; }
QTabBar::tab:selected { color: @ink; border-bottom-color: @ink; font-weight: bold; }
QTabBar::tab:focus { color: @ink; text-decoration: underline; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @hairline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 48px; }
QScrollBar::handle:horizontal { min-width: 48px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @field_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @muted; border-radius: 4px; }
QSplitter::handle { background: @hairline; }
QMenu { background: @surface; border: 1px solid @field_line; padding: 4px; }
QMenu::item { padding: 10px 16px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; color: @ink; }
"""

_PARTS = """
QFrame[kind="info"] { background: @hover; border: 1px solid @hairline; border-radius: 8px; }
QFrame[kind="ok"] { background: @positive_soft; border: 1px solid @positive; border-radius: 8px; }
QFrame[kind="caution"] { background: @caution_soft; border: 1px solid @caution; border-radius: 8px; }
QFrame[kind="danger"] { background: @danger_soft; border: 1px solid @danger; border-radius: 8px; }
QFrame[part="side"] { background: @surface; border: none; border-left: 1px solid @field_line; }
QFrame[part="strip"] { background: @surface; border: none; border-bottom: 1px solid @hairline; }
QFrame[part="rail"] { background: @sunken; border: none; border-right: 1px solid @hairline; }
QLabel[part="training"] { background: @caution_soft; color: @caution; border: 1px solid @caution; border-radius: 8px;
  padding: 0 12px; font-weight: bold; min-height: 30px; max-height: 30px; }
QLabel[part="key"] { background: @hover; border: 1px solid @hairline; border-radius: 4px; padding: 4px 8px;
  font-size: 13px; font-weight: bold; }
"""

_SHEET = _GROUNDS + _LABELS + _BUTTONS + _FIELDS + _VIEWS + _PARTS


def build(colours: Mapping[str, str]) -> str:
    """Return the style sheet for these colours.

    Raises:
        KeyError: The sheet names a role that `theme.Roles` lacks.
    """
    folder = _tinted_glyphs(colours)
    sheet = _SHEET.replace("@glyph/", f"{folder}/")
    sheet = re.sub(rf"url\(({re.escape(folder)}/[\w-]+)\)", r'url("\1.svg")', sheet)
    return re.sub(r"@([a-z_]+)", lambda found: colours[found.group(1)], sheet)


def _tinted_glyphs(colours: Mapping[str, str]) -> str:
    """Write the few icons a style sheet can only take from files, in these colours, and return their folder.

    The folder goes when the program ends: a `QTemporaryDir` removes itself.
    """
    folder = QTemporaryDir(QDir.tempPath() + "/koom-glyphs-XXXXXX")
    _folders.append(folder)
    for name, role in _GLYPHS:
        drawing = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
        Path(folder.filePath(f"{name}.svg")).write_text(drawing.replace("currentColor", colours[role]), "utf-8")
    return folder.path()
