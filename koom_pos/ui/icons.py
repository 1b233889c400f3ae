"""One outline icon set, drawn on a grid of 24 and tinted with a colour role when it is loaded.

The files under `resources/icons` say `currentColor`; nothing else in the program knows their colour. Pixmaps are
kept by name, colour, size and density, so a repaint costs a look-up.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from koom_pos.paths import resources
from koom_pos.ui.theme import color

SMALL = 20
MEDIUM = 24
LARGE = 32


class IconMissingError(RuntimeError):
    """No drawing of this name is shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no icon named {name}")
        self.name = name


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    path = resources() / "icons" / f"{name}.svg"
    if not path.is_file():
        raise IconMissingError(name)
    return path.read_text("utf-8")


@lru_cache(maxsize=1024)
def _tinted(name: str, colour: str, size: int, density_percent: int) -> QPixmap:
    side = size * density_percent // 100
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(density_percent / 100)
    return pixmap


def pixmap(name: str, role: str = "ink", size: int = MEDIUM, *, density: float = 1.0) -> QPixmap:
    """Return an icon as a pixmap, in the colour that the role has now.

    Args:
        name: The file's name under `resources/icons`, without its ending.
        role: A field of `theme.Roles`.
        size: Side in logical pixels.
        density: Device pixels per logical pixel.

    Raises:
        IconMissingError: The set has no such drawing.
    """
    return _tinted(name, color(role).name(), size, round(density * 100))


def icon(name: str, role: str = "ink", size: int = MEDIUM) -> QIcon:
    """Return an icon in the colour of a role, sharp on dense screens, faint when its button is disabled.

    The colour is the one of the theme in force: whoever keeps the icon makes it anew when the theme changes, as
    `widgets.buttons.Button` does.
    """
    made = QIcon()
    for density in (1.0, 2.0):
        for mode, tint in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "faint")):
            made.addPixmap(pixmap(name, tint, size, density=density), mode)
    return made


class IconLabel(QWidget):
    """Shows one icon and follows the theme. Mute for screen readers: the word beside it speaks."""

    def __init__(self, name: str, role: str = "ink", size: int = MEDIUM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: str = "ink") -> None:
        self._name = name
        self._role = role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = self._role if self.isEnabled() else "faint"
        drawn = pixmap(self._name, role, self._size, density=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - self._size) // 2, (self.height() - self._size) // 2, drawn)
        painter.end()
