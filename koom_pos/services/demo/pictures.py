"""Flat pictures of the demo articles: one PNG per article, drawn, never downloaded.

A picture depends on its `PictureSpec` alone, so the demo shop looks the same on every machine.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter

from koom_pos.services.demo.picture_care import CARE_DRAWINGS
from koom_pos.services.demo.picture_makeup import MAKEUP_DRAWINGS
from koom_pos.services.demo.picture_pen import GRID, INK, OVERSAMPLING, Pen, channels, mix
from koom_pos.services.demo.picture_tools import TOOL_DRAWINGS

PAPER = "#F8F1EC"
PALETTE_COLOURS = 96
SHADOW_STRENGTH_PERCENT = 34

_DRAWINGS = {**MAKEUP_DRAWINGS, **CARE_DRAWINGS, **TOOL_DRAWINGS}
PICTURE_KINDS: tuple[str, ...] = tuple(_DRAWINGS)


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """All that a picture shows: what thing, in which colours, of which brand.

    `tint` is the shade or the content, `accent` the brand, `casing` its caps and cases (all `#RRGGBB`);
    `monogram` is one or two letters; `form` (0 sober, 1 angular, 2 round) is the brand's taste in shapes.
    """

    kind: str
    tint: str
    accent: str
    casing: str
    monogram: str
    form: int


def draw_picture(spec: PictureSpec, size: int = 192) -> bytes:
    """The PNG of an article, `size` pixels square, on warm paper with a disc in a whisper of brand accent.

    Raises:
        KeyError: no drawing has the name `spec.kind`.
    """
    drawing = _DRAWINGS[spec.kind]
    large = size * OVERSAMPLING
    silhouette = Image.new("L", (large, large), 0)
    drawing(Pen(silhouette, silhouette=True), spec)
    paper = _paper(spec.accent, size)
    shadow = _shadow(silhouette.reduce(OVERSAMPLING), size)
    paper = Image.composite(Image.new("RGB", (size, size), INK), paper, shadow)
    canvas = paper.resize((large, large), Image.Resampling.NEAREST)
    drawing(Pen(canvas), spec)
    flat = canvas.reduce(OVERSAMPLING).quantize(
        PALETTE_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
    )
    _restore_paper(flat)
    png = BytesIO()
    flat.save(png, "PNG", compress_level=6)
    return png.getvalue()


def _restore_paper(flat: Image.Image) -> None:
    """Give the corner's palette entry back its exact colour: the quantiser drifts, and tiles side by side show it."""
    palette = flat.getpalette()
    corner = flat.getpixel((0, 0))
    if palette is not None and isinstance(corner, int):
        palette[corner * 3 : corner * 3 + 3] = channels(PAPER)
        flat.putpalette(palette)


@lru_cache(maxsize=64)
def _paper(accent: str, size: int) -> Image.Image:
    """The background, shared by all articles of a brand; callers must not draw on it."""
    large = size * OVERSAMPLING
    paper = Image.new("RGB", (large, large), PAPER)
    Pen(paper).oval((18, 18, GRID - 18, GRID - 18), mix(PAPER, accent, 15))
    return paper.reduce(OVERSAMPLING)


def _shadow(silhouette: Image.Image, size: int) -> Image.Image:
    """The soft shadow of a silhouette, lit from the upper left, as a mask."""
    moved = ImageChops.offset(silhouette, size * 3 // GRID, size * 5 // GRID)
    soft = moved.filter(ImageFilter.BoxBlur(max(1, size * 4 // GRID))).filter(
        ImageFilter.BoxBlur(max(1, size * 3 // GRID))
    )
    return soft.point([level * SHADOW_STRENGTH_PERCENT // 100 for level in range(256)])
