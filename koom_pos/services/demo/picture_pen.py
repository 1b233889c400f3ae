"""The pen of the demo pictures: flat shapes on a 192-unit square, in whole numbers, drawn enlarged.

The same drawing runs twice: once with a pen that leaves a silhouette for the soft shadow, once in colour.
"""

from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

GRID = 192
OVERSAMPLING = 4

Point = tuple[int, int]
Area = tuple[int, int, int, int]

WHITE = "#FFFFFF"
INK = "#2A2326"
GOLD = "#D8B36A"
MIRROR = "#D5E1E6"


def channels(colour: str) -> tuple[int, int, int]:
    """The red, green and blue (0 to 255) of a `#RRGGBB` colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, percent: int) -> str:
    """A colour moved `percent` (0 to 100) of the way to another, in sRGB, rounded down."""
    moved = (a + (b - a) * percent // 100 for a, b in zip(channels(colour), channels(other), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in moved)


def darker(colour: str, percent: int) -> str:
    """A colour moved towards a deeper one of the same hue (multiplied by itself): shade, never dirty grey."""
    deep = "#" + "".join(f"{channel * channel * 66 // 25_500:02X}" for channel in channels(colour))
    return mix(colour, deep, percent)


def lighter(colour: str, percent: int) -> str:
    """A colour moved towards white."""
    return mix(colour, WHITE, percent)


def is_dark(colour: str) -> bool:
    """Whether white letters read better than ink on this colour (perceived lightness below the middle)."""
    red, green, blue = channels(colour)
    return 299 * red + 587 * green + 114 * blue < 140_000


def bend(start: Point, control: Point, end: Point, steps: int = 14) -> list[Point]:
    """Points of a quadratic Bézier curve, both ends included, in the unit of its arguments."""
    points = []
    for step in range(steps + 1):
        rest = steps - step
        x = (rest * rest * start[0] + 2 * rest * step * control[0] + step * step * end[0]) // (steps * steps)
        y = (rest * rest * start[1] + 2 * rest * step * control[1] + step * step * end[1]) // (steps * steps)
        points.append((x, y))
    return points


@lru_cache(maxsize=32)
def _typeface(height_px: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The typeface that comes inside Pillow, so that a picture never depends on the fonts of the machine."""
    return ImageFont.load_default(height_px)


class Pen:
    """Draws in grid units on an enlarged canvas, in colour or as a silhouette.

    Curves are given in tenths of a unit where smoothness asks for it: see `curve`.
    """

    def __init__(self, canvas: Image.Image, *, silhouette: bool = False) -> None:
        self._draw = ImageDraw.Draw(canvas, None if silhouette else "RGBA")
        self._side_px = canvas.width
        self._silhouette = silhouette

    def _px(self, units: int) -> int:
        return units * self._side_px // GRID

    def _ink(self, fill: str, alpha: int) -> int | tuple[int, int, int, int] | None:
        """What to hand to Pillow; None for a see-through touch on a silhouette, which casts no shadow."""
        if self._silhouette:
            return 255 if alpha == 255 else None
        return (*channels(fill), alpha)

    def box(self, area: Area, fill: str, *, radius: int = 0, alpha: int = 255) -> None:
        """A rectangle with rounded corners."""
        ink = self._ink(fill, alpha)
        if ink is None or area[2] <= area[0] or area[3] <= area[1]:
            return
        corners = [self._px(area[0]), self._px(area[1]), self._px(area[2]) - 1, self._px(area[3]) - 1]
        widest = min(area[2] - area[0], area[3] - area[1]) // 2
        self._draw.rounded_rectangle(corners, self._px(min(radius, widest)), fill=ink)

    def oval(self, area: Area, fill: str, *, alpha: int = 255) -> None:
        """An ellipse inside an area."""
        ink = self._ink(fill, alpha)
        if ink is not None:
            self._draw.ellipse([self._px(v) for v in area], fill=ink)

    def shape(self, points: Sequence[Point], fill: str, *, alpha: int = 255) -> None:
        """A closed shape through grid points."""
        self.curve([(x * 10, y * 10) for x, y in points], fill, alpha=alpha)

    def curve(self, points: Sequence[Point], fill: str, *, alpha: int = 255) -> None:
        """A closed shape through points given in tenths of a grid unit, as `bend` makes them."""
        ink = self._ink(fill, alpha)
        if ink is not None:
            self._draw.polygon([(self._px(x) // 10, self._px(y) // 10) for x, y in points], fill=ink)

    def stroke(self, points: Sequence[Point], fill: str, *, width: int, alpha: int = 255) -> None:
        """An open line through grid points; `width` in tenths of a unit."""
        ink = self._ink(fill, alpha)
        if ink is not None:
            path = [(self._px(x), self._px(y)) for x, y in points]
            self._draw.line(path, fill=ink, width=max(1, self._px(width) // 10), joint="curve")

    def ring(self, area: Area, fill: str, *, width: int, alpha: int = 255) -> None:
        """The outline of an ellipse; `width` in grid units."""
        ink = self._ink(fill, alpha)
        if ink is not None:
            self._draw.ellipse([self._px(v) for v in area], outline=ink, width=self._px(width))

    def letter(self, centre: Point, text: str, fill: str, *, height: int = 13, alpha: int = 235) -> None:
        """A monogram centred on a point; never part of a silhouette."""
        if self._silhouette:
            return
        where = (self._px(centre[0]), self._px(centre[1]))
        ink = (*channels(fill), alpha)
        self._draw.text(where, text, fill=ink, font=_typeface(self._px(height)), anchor="mm")

    def cylinder(self, area: Area, colour: str, *, radius: int = 4, gloss: int = 80) -> None:
        """An upright round body: base colour, shaded right edge, one gleam of strength `gloss` (0 to 255)."""
        left, top, right, bottom = area
        wide = right - left
        self.box(area, darker(colour, 24), radius=radius)
        self.box((left, top, right - min(9, max(2, wide * 16 // 100)), bottom), colour, radius=radius)
        gleam = (left + max(2, wide * 14 // 100), top + 4, left + max(4, wide * 28 // 100), bottom - 4)
        self.box(gleam, WHITE, radius=4, alpha=gloss)
