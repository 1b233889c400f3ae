"""The look in one place: colour roles, light and dark, spacing, and the one style sheet built from them.

No other module of `ui` may name a colour; it names a role. Text on its ground keeps at least 4.5:1, large figures
7:1 (WCAG 2.2, 1.4.3 and 1.4.6), and the borders one must see to act, 3:1 (1.4.11); `tests/ui/test_theme.py`
computes them. Colour never carries a meaning alone: an icon or a word stands with it.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from koom_pos.ui import stylesheet
from koom_pos.ui.fonts import TypeSize, font, load_fonts

SPACE_XS = 4
SPACE_S = 8
SPACE_M = 12
SPACE_L = 16
SPACE_XL = 24
SPACE_XXL = 32
"""Lengths in pixels, all on a grid of 4: 8 inside a group, 16 between groups."""

RADIUS = 8
TOUCH = 48
"""Smallest side of what a thumb must hit while selling."""
TOUCH_SMALL = 44
"""The same on the other screens."""
MOTION_MS = 110
"""Longest movement on screen."""


class ThemeName(StrEnum):
    """What the setting may say; `SYSTEM` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Roles:
    """Colours by what they are for, as `#rrggbb`.

    `…_soft` is the ground on which the colour of the same name is read. `figure_…` are for figures of 28 px and more.
    `accent` belongs to the one next act of a page and to nothing else.
    """

    paper: str
    surface: str
    sunken: str
    hover: str
    hairline: str
    field_line: str
    ink: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    positive: str
    positive_soft: str
    caution: str
    caution_soft: str
    danger: str
    danger_hover: str
    danger_soft: str
    on_danger: str
    figure_positive: str
    figure_danger: str
    scrim: str


LIGHT = Roles(
    paper="#FAF7F5",
    surface="#FFFFFF",
    sunken="#F3EDE9",
    hover="#F6F1EE",
    hairline="#E7DFDA",
    field_line="#8F8183",
    ink="#2A2326",
    muted="#6B5F63",
    faint="#A3979A",
    accent="#A8325A",
    accent_hover="#972B50",
    accent_pressed="#7E2342",
    accent_soft="#FAEBF0",
    on_accent="#FFFFFF",
    positive="#1E7A4E",
    positive_soft="#E8F5EE",
    caution="#8A5A00",
    caution_soft="#FFF4DC",
    danger="#B3261E",
    danger_hover="#FBDEDB",
    danger_soft="#FDECEA",
    on_danger="#FFFFFF",
    figure_positive="#155C3A",
    figure_danger="#8C1D17",
    scrim="#2A2326",
)

DARK = Roles(
    paper="#1A1618",
    surface="#252022",
    sunken="#141112",
    hover="#2E282B",
    hairline="#3B3337",
    field_line="#877A7E",
    ink="#F4EDE9",
    muted="#BBAEB1",
    faint="#73686C",
    accent="#E27FA3",
    accent_hover="#EA94B3",
    accent_pressed="#CC6D90",
    accent_soft="#42232F",
    on_accent="#2B0614",
    positive="#7FD3A4",
    positive_soft="#1A3227",
    caution="#F2C46D",
    caution_soft="#3B2D12",
    danger="#FF9F96",
    danger_hover="#57231F",
    danger_soft="#421D1A",
    on_danger="#3A0805",
    figure_positive="#97DFB7",
    figure_danger="#FFB3AB",
    scrim="#000000",
)


class _ThemeState(QObject):
    """Holds the roles in force and says when they change.

    Signals:
        changed: The roles are others than before; what is painted by hand or tinted must be made anew.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.roles = LIGHT
        self.wanted = ThemeName.LIGHT


_state = _ThemeState()


def roles() -> Roles:
    """Return the roles in force."""
    return _state.roles


def color(role: str) -> QColor:
    """Return the colour of a role in force, by the name of a field of `Roles`."""
    return QColor(str(getattr(_state.roles, role)))


def theme_changed() -> "_ThemeState":
    """Return the object whose signal `changed` follows each change of theme."""
    return _state


def is_dark() -> bool:
    """Tell whether the dark roles are in force."""
    return _state.roles is DARK


def apply_theme(app: QApplication, name: str) -> None:
    """Dress the whole application.

    Args:
        app: The running application.
        name: "light", "dark" or "system"; "system" goes on following the desktop.
    """
    _state.wanted = ThemeName(name)
    hints = app.styleHints()
    if not app.property("koom_follows_system"):
        app.setProperty("koom_follows_system", True)
        hints.colorSchemeChanged.connect(_Follower(app).follow)
    dark = _state.wanted is ThemeName.DARK or (
        _state.wanted is ThemeName.SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark
    )
    wanted = DARK if dark else LIGHT
    if wanted is _state.roles and app.styleSheet():
        return  # dressing every widget anew costs time and would show nothing
    if not app.styleSheet():
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(font(TypeSize.BODY))
    _state.roles = wanted
    app.setPalette(_palette(_state.roles))
    colours = {field.name: str(getattr(_state.roles, field.name)) for field in fields(Roles)}
    app.setStyleSheet(stylesheet.build(colours))
    _state.changed.emit()


class _Follower(QObject):
    """Follows the desktop's change between light and dark, when asked to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app

    def follow(self) -> None:
        if _state.wanted is ThemeName.SYSTEM:
            apply_theme(self._app, ThemeName.SYSTEM)


def set_look(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties the style sheet selects by, and restyle the widget if one changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def _palette(colours: Roles) -> QPalette:
    palette = QPalette()
    by_role = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.hover,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.on_danger,
        QPalette.ColorRole.Highlight: colours.accent_soft,
        QPalette.ColorRole.HighlightedText: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.ToolTipBase: colours.ink,
        QPalette.ColorRole.ToolTipText: colours.paper,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.field_line,
        QPalette.ColorRole.Midlight: colours.hairline,
    }
    for role, value in by_role.items():
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return palette
