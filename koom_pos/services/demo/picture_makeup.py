"""Drawings of make-up: what colours lips, eyes, cheeks and nails, in grid units (see `picture_pen`)."""

from collections.abc import Callable, Mapping
from typing import Protocol

from koom_pos.services.demo.picture_pen import (
    GOLD,
    INK,
    MIRROR,
    WHITE,
    Pen,
    Point,
    bend,
    darker,
    is_dark,
    lighter,
    mix,
)


class Look(Protocol):
    """What a drawing needs to know of an article; `PictureSpec` has it."""

    @property
    def tint(self) -> str:
        """Colour of the shade or the content."""
        ...

    @property
    def accent(self) -> str:
        """Colour of the brand."""
        ...

    @property
    def casing(self) -> str:
        """Colour of the brand's caps and cases."""
        ...

    @property
    def monogram(self) -> str:
        """One or two letters of the brand."""
        ...

    @property
    def form(self) -> int:
        """0 sober, 1 angular, 2 round."""
        ...


Drawing = Callable[[Pen, Look], None]

CORNERS = (6, 2, 14)


def letters_on(casing: str) -> str:
    """A monogram colour that reads on a casing: gold foil on dark, ink on light."""
    return "#E9CD93" if is_dark(casing) else mix(casing, INK, 66)


def smear(pen: Pen, at: Point, colour: str) -> None:
    """A stroke of product wiped on the table, so that the shade shows even in a closed pack."""
    x, y = at
    outline = [
        *bend((x * 10, y * 10), ((x + 8) * 10, (y - 13) * 10), ((x + 42) * 10, (y - 9) * 10)),
        *bend(((x + 42) * 10, (y - 9) * 10), ((x + 54) * 10, (y + 1) * 10), ((x + 38) * 10, (y + 6) * 10)),
        *bend(((x + 38) * 10, (y + 6) * 10), ((x + 14) * 10, (y + 13) * 10), (x * 10, y * 10)),
    ]
    pen.curve(outline, colour)
    pen.curve(
        bend(((x + 8) * 10, (y - 2) * 10), ((x + 22) * 10, (y - 11) * 10), ((x + 42) * 10, (y - 5) * 10)),
        WHITE,
        alpha=70,
    )


def lipstick(pen: Pen, look: Look) -> None:
    """An open stick beside its cap."""
    corner = CORNERS[look.form] // 2
    bullet = [
        (710, 1000),
        (710, 690),
        *bend((710, 690), (715, 600), (870, 470)),
        *bend((870, 470), (960, 410), (970, 560)),
        (970, 1000),
    ]
    pen.curve(bullet, darker(look.tint, 14))
    pen.curve([(710, 1000), (710, 690), *bend((710, 690), (715, 600), (870, 470)), (880, 1000)], look.tint)
    pen.curve(bend((730, 700), (740, 620), (880, 500)), WHITE, alpha=60)
    pen.box((75, 68, 79, 96), WHITE, radius=2, alpha=85)
    pen.cylinder((67, 96, 101, 120), GOLD, radius=3, gloss=130)
    pen.cylinder((63, 114, 105, 168), look.casing, radius=corner)
    pen.cylinder((114, 88, 152, 168), look.casing, radius=corner)
    pen.box((114, 152, 152, 157), GOLD, alpha=254)
    pen.letter((133, 122), look.monogram, letters_on(look.casing))


def gloss(pen: Pen, look: Look) -> None:
    """A clear tube with its tall cap, and a wipe of colour."""
    smear(pen, (112, 154), look.tint)
    corner = CORNERS[look.form]
    pen.box((70, 86, 106, 170), lighter(look.tint, 62), radius=corner // 2 + 3)
    pen.cylinder((75, 90, 101, 165), look.tint, radius=corner // 2 + 1, gloss=110)
    pen.cylinder((78, 80, 98, 92), GOLD, radius=2, gloss=120)
    pen.cylinder((72, 24, 104, 84), look.casing, radius=corner)
    pen.letter((88, 56), look.monogram, letters_on(look.casing), height=12)


def mascara(pen: Pen, look: Look) -> None:
    """The tube, and its wand standing beside it."""
    corner = CORNERS[look.form] // 2
    pen.cylinder((72, 62, 88, 78), GOLD, radius=2, gloss=120)
    pen.cylinder((62, 74, 98, 170), look.casing, radius=corner + 2)
    pen.box((62, 146, 98, 151), look.accent, alpha=254)
    pen.letter((80, 112), look.monogram, letters_on(look.casing))
    pen.cylinder((114, 22, 140, 84), look.casing, radius=corner + 2)
    pen.cylinder((118, 80, 136, 88), GOLD, radius=1, gloss=120)
    pen.box((125, 88, 129, 116), darker(look.tint, 10))
    brush = lighter(look.tint, 14)
    for step in range(14):
        half = 6 + min(step, 13 - step, 4)
        y = 114 + step * 4
        pen.stroke([(127 - half, y + 2), (127 + half, y)], brush, width=22)
    pen.box((125, 112, 129, 170), look.tint, radius=2)


def along(start: Point, step: Point, across: Point) -> Callable[[int, int], Point]:
    """A slanted ruler: `(t, w)` goes `t` steps from `start` and `w` steps across, in tenths of units."""

    def point(t: int, w: int) -> Point:
        return start[0] + step[0] * t + across[0] * w, start[1] + step[1] * t + across[1] * w

    return point


def pencil(pen: Pen, look: Look) -> None:
    """A sharpened pencil across the picture, its stroke under the tip."""
    stroke = [
        (52, 150),
        (60, 142),
        (64, 152),
        (74, 143),
        (78, 154),
        (90, 146),
        (96, 154),
        (122, 150),
        (140, 154),
    ]
    pen.stroke(stroke, look.tint, width=42)
    at = along((560, 1480), (6, -8), (8, 6))
    body = look.tint if look.form == 2 else look.casing
    pen.curve([at(0, 0), at(26, -10), at(26, 10)], "#E7C49B")
    pen.curve([at(0, 0), at(26, 0), at(26, 10)], "#D4A878")
    pen.curve([at(0, 0), at(12, -5), at(12, 5)], look.tint)
    pen.curve([at(25, -10), at(138, -10), at(138, 10), at(25, 10)], body)
    pen.curve([at(25, 4), at(138, 4), at(138, 10), at(25, 10)], darker(body, 24))
    pen.curve([at(25, -6), at(138, -6), at(138, -2), at(25, -2)], WHITE, alpha=80)
    pen.curve([at(116, -10), at(121, -10), at(121, 10), at(116, 10)], GOLD)
    pen.curve([at(124, -10), at(140, -10), at(140, 10), at(124, 10)], look.tint)
    pen.curve([at(124, 4), at(140, 4), at(140, 10), at(124, 10)], darker(look.tint, 24))


def palette(pen: Pen, look: Look) -> None:
    """An open case: mirror above, pans below in a run of shades around the tint."""
    corner = CORNERS[look.form] // 2 + 2
    pen.box((34, 30, 158, 96), look.casing, radius=corner)
    pen.box((42, 38, 150, 90), MIRROR, radius=corner - 1)
    pen.shape([(62, 38), (84, 38), (58, 90), (42, 90), (42, 78)], WHITE, alpha=110)
    pen.shape([(96, 38), (104, 38), (78, 90), (70, 90)], WHITE, alpha=90)
    pen.box((46, 92, 146, 100), darker(look.casing, 30), radius=2)
    pen.box((34, 98, 158, 168), look.casing, radius=corner)
    pen.box((34, 160, 158, 168), darker(look.casing, 22), radius=corner)
    runs = (
        lighter(look.tint, 62),
        lighter(look.tint, 30),
        look.tint,
        darker(look.tint, 45),
        lighter(look.accent, 48),
        darker(look.accent, 18),
    )
    for place, colour in enumerate(runs):
        x, y = 42 + place % 3 * 37, 104 + place // 3 * 28
        pen.box((x, y, x + 34, y + 25), darker(look.casing, 34), radius=3)
        pen.box((x + 2, y + 2, x + 32, y + 23), colour, radius=3)
        pen.shape([(x + 5, y + 21), (x + 21, y + 4), (x + 27, y + 4), (x + 11, y + 21)], WHITE, alpha=46)


def compact(pen: Pen, look: Look) -> None:
    """An open round case: mirror lid behind, pressed powder in front."""
    pen.oval((46, 18, 146, 108), darker(look.casing, 18))
    pen.oval((46, 16, 146, 104), look.casing)
    pen.oval((54, 23, 138, 98), MIRROR)
    pen.shape([(74, 30), (92, 24), (66, 90), (58, 76)], WHITE, alpha=110)
    pen.shape([(102, 24), (110, 26), (86, 96), (78, 94)], WHITE, alpha=80)
    pen.box((82, 98, 110, 110), GOLD, radius=3)
    pen.oval((38, 90, 154, 176), darker(look.casing, 34))
    pen.oval((38, 88, 154, 168), look.casing)
    pen.oval((50, 95, 142, 159), GOLD)
    pen.oval((53, 97, 139, 157), look.tint)
    pen.oval((61, 102, 127, 146), lighter(look.tint, 16))
    pen.letter((96, 127), look.monogram, darker(look.tint, 26), height=26, alpha=150)


def foundation(pen: Pen, look: Look) -> None:
    """A heavy glass bottle full of the shade, and a wipe of it."""
    corner = CORNERS[look.form]
    smear(pen, (116, 158), look.tint)
    pen.box((60, 72, 120, 170), lighter(look.tint, 58), radius=corner)
    pen.cylinder((66, 78, 114, 162), look.tint, radius=max(2, corner - 3), gloss=70)
    pen.cylinder((80, 60, 100, 74), GOLD, radius=2, gloss=120)
    pen.cylinder((72, 22, 108, 66), look.casing, radius=corner // 2)
    pen.letter((90, 114), look.monogram, darker(look.tint, 55), height=20)
    pen.box((78, 131, 102, 133), darker(look.tint, 45), alpha=150)
    pen.box((82, 137, 98, 139), darker(look.tint, 45), alpha=150)


def nail_polish(pen: Pen, look: Look) -> None:
    """A bottle with its tall cap, and a drop of colour."""
    pen.oval((126, 140, 158, 166), look.tint)
    pen.oval((132, 144, 142, 150), WHITE, alpha=100)
    if look.form == 2:
        pen.oval((52, 90, 128, 172), lighter(look.tint, 50))
        pen.oval((57, 96, 123, 168), darker(look.tint, 18))
        pen.oval((57, 96, 115, 166), look.tint)
        pen.oval((66, 106, 78, 140), WHITE, alpha=110)
    else:
        corner = CORNERS[look.form] + 3
        pen.box((54, 96, 126, 170), lighter(look.tint, 50), radius=corner)
        pen.cylinder((60, 102, 120, 164), look.tint, radius=corner - 2, gloss=110)
    pen.cylinder((78, 86, 102, 98), GOLD, radius=2, gloss=120)
    pen.cylinder((74, 22, 106, 90), look.casing, radius=CORNERS[look.form] // 2 + 1)
    pen.letter((90, 56), look.monogram, letters_on(look.casing), height=12)


def lashes(pen: Pen, look: Look) -> None:
    """A pair of false lashes in their case."""
    pen.box((32, 46, 160, 150), look.casing, radius=12)
    pen.box((40, 54, 152, 142), "#FBF4EF", radius=8)
    for top in (84, 124):
        for step in range(13):
            x = 52 + step * 7
            lean = (step - 6) * 2
            rise = 26 - abs(step - 7) * 2
            sag = 6 - abs(step - 6)
            pen.stroke([(x, top + sag), (x + lean, top + sag - rise)], INK, width=18)
        band = [(52 + step * 7, top + 6 - abs(step - 6)) for step in range(13)]
        pen.stroke(band, look.tint, width=30)
    pen.letter((144, 62), look.monogram, look.accent, height=10)


MAKEUP_DRAWINGS: Mapping[str, Drawing] = {
    "lipstick": lipstick,
    "gloss": gloss,
    "mascara": mascara,
    "pencil": pencil,
    "palette": palette,
    "compact": compact,
    "foundation": foundation,
    "nail_polish": nail_polish,
    "lashes": lashes,
}
