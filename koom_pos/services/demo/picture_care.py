"""Drawings of care and perfume: tubes, jars, bottles, soaps, in grid units (see `picture_pen`)."""

from collections.abc import Mapping

from koom_pos.services.demo.picture_makeup import CORNERS, Drawing, Look
from koom_pos.services.demo.picture_pen import GOLD, WHITE, Area, Pen, bend, darker, is_dark, lighter


def label(pen: Pen, area: Area, look: Look) -> None:
    """A paper label with the monogram, a coloured rule and two lines of print too small to read."""
    left, top, right, bottom = area
    middle = (left + right) // 2
    pen.box(area, "#FFFDFA", radius=2, alpha=235)
    pen.letter((middle, top + (bottom - top) * 36 // 100), look.monogram, darker(look.accent, 20), height=14)
    rule = top + (bottom - top) * 64 // 100
    pen.box((left + 8, rule, right - 8, rule + 2), look.accent, alpha=220)
    pen.box((middle - 8, rule + 5, middle + 8, rule + 7), "#8B7F80", alpha=150)


def tube(pen: Pen, look: Look) -> None:
    """A tube standing on its cap."""
    body = lighter(look.tint, 34)
    pen.shape([(60, 24), (132, 24), (122, 140), (70, 140)], darker(body, 20))
    pen.shape([(60, 24), (120, 24), (112, 140), (70, 140)], body)
    pen.shape([(68, 36), (76, 36), (80, 136), (75, 136)], WHITE, alpha=110)
    pen.box((58, 18, 134, 32), look.accent, radius=2)
    for x in range(62, 132, 4):
        pen.box((x, 20, x + 1, 30), WHITE, alpha=60)
    pen.cylinder((70, 138, 122, 170), look.casing, radius=CORNERS[look.form] // 2)
    ink = darker(look.accent, 25)
    pen.letter((96, 74), look.monogram, ink, height=20)
    pen.box((82, 93, 110, 95), look.accent, alpha=220)
    pen.box((86, 101, 106, 103), ink, alpha=120)
    pen.box((86, 107, 106, 109), ink, alpha=120)


def jar(pen: Pen, look: Look) -> None:
    """A low jar with its lid, glass around the content."""
    corner = CORNERS[look.form] + 3
    pen.box((38, 82, 154, 166), lighter(look.tint, 58), radius=corner)
    pen.cylinder((46, 86, 146, 158), look.tint, radius=max(3, corner - 3), gloss=80)
    label(pen, (68, 100, 124, 146), look)
    pen.cylinder((34, 48, 158, 90), look.casing, radius=CORNERS[look.form] // 2 + 2, gloss=60)
    pen.box((34, 82, 158, 86), GOLD, alpha=254)


def perfume(pen: Pen, look: Look) -> None:
    """A bottle of thick glass, its juice, its stopper; three silhouettes, one per taste."""
    glass, juice = lighter(look.tint, 66), look.tint
    pen.cylinder((84, 56, 108, 74), GOLD, radius=2, gloss=140)
    if look.form == 2:
        pen.oval((40, 66, 152, 172), glass)
        pen.oval((50, 76, 142, 164), darker(juice, 12))
        pen.oval((50, 76, 134, 162), juice)
        pen.oval((60, 88, 76, 130), WHITE, alpha=95)
        pen.oval((72, 20, 120, 62), darker(look.casing, 18))
        pen.oval((72, 20, 114, 60), look.casing)
        pen.oval((80, 26, 90, 38), WHITE, alpha=120)
        label(pen, (76, 102, 116, 138), look)
        return
    wide = 46 if look.form == 0 else 54
    corner = 12 if look.form == 0 else 3
    top = 70 if look.form == 0 else 84
    pen.box((96 - wide, top, 96 + wide, 170), glass, radius=corner)
    pen.box((96 - wide + 9, top + 9, 96 + wide - 9, 159), darker(juice, 14), radius=max(2, corner - 4))
    pen.box((96 - wide + 9, top + 9, 96 + wide - 20, 159), juice, radius=max(2, corner - 4))
    pen.shape([(64, top + 12), (76, top + 12), (64, 150), (64, 120)], WHITE, alpha=90)
    pen.box((96 - wide + 2, top + 4, 96 - wide + 5, 164), WHITE, radius=1, alpha=150)
    pen.cylinder((74, 20, 118, 62), look.casing, radius=CORNERS[look.form] // 2 + 1)
    label(pen, (76, top + 24, 116, top + 64), look)


def soap(pen: Pen, look: Look) -> None:
    """A bar with bevelled edges, its paper band, three bubbles."""
    corner = 10 + CORNERS[look.form]
    pen.box((30, 82, 162, 162), darker(look.tint, 22), radius=corner)
    pen.box((30, 74, 162, 152), look.tint, radius=corner)
    pen.box((40, 82, 152, 144), lighter(look.tint, 26), radius=corner - 4)
    pen.box((43, 86, 152, 144), look.tint, radius=corner - 4)
    pen.box((72, 74, 120, 162), darker(look.accent, 18))
    pen.box((72, 74, 120, 152), look.accent)
    pen.box((76, 80, 116, 147), "#FFFDFA", radius=2, alpha=235)
    pen.letter((96, 106), look.monogram, darker(look.accent, 20), height=20)
    pen.box((84, 124, 108, 126), look.accent, alpha=220)
    for area in ((126, 40, 150, 64), (108, 54, 120, 66), (150, 62, 160, 72)):
        pen.oval(area, "#FFFFFF", alpha=150)
        pen.ring(area, lighter(look.accent, 40), width=1, alpha=200)
        pen.oval((area[0] + 3, area[1] + 3, area[0] + 7, area[1] + 7), WHITE, alpha=250)


def spray(pen: Pen, look: Look) -> None:
    """A pump spray and its fine mist."""
    for x, y, r in (
        (52, 34, 4),
        (44, 44, 3),
        (40, 30, 3),
        (34, 38, 2),
        (30, 24, 2),
        (46, 22, 2),
        (32, 50, 2),
    ):
        pen.oval((x - r, y - r, x + r, y + r), lighter(look.accent, 35), alpha=170)
    pen.shape([(66, 28), (112, 24), (118, 34), (118, 46), (82, 46), (80, 40), (66, 38)], look.casing)
    pen.shape([(66, 28), (70, 28), (70, 39), (66, 38)], darker(look.casing, 35))
    pen.box((84, 30, 112, 33), WHITE, radius=1, alpha=90)
    pen.cylinder((84, 44, 116, 60), look.casing, radius=3)
    pen.box((80, 58, 120, 66), GOLD, radius=2)
    corner = 12 + CORNERS[look.form] // 2
    pen.box((66, 62, 134, 172), darker(look.tint, 22), radius=corner)
    pen.box((66, 62, 126, 172), look.tint, radius=corner)
    pen.box((74, 74, 82, 160), WHITE, radius=4, alpha=100)
    label(pen, (80, 94, 122, 144), look)


def shampoo(pen: Pen, look: Look) -> None:
    """A tall bottle: a pump where the brand is round, a flip cap elsewhere."""
    if look.form == 2:
        pen.box((92, 24, 100, 50), darker(look.casing, 20))
        pen.shape([(62, 22), (104, 18), (108, 28), (104, 34), (72, 34), (62, 32)], darker(look.casing, 8))
        pen.cylinder((80, 44, 112, 62), look.casing, radius=3)
    else:
        pen.cylinder((74, 24, 118, 60), look.casing, radius=CORNERS[look.form] // 2 + 2)
        pen.box((74, 42, 118, 44), darker(look.casing, 34), alpha=180)
    corner = 6 + CORNERS[look.form]
    pen.box((58, 56, 134, 172), darker(look.tint, 22), radius=corner)
    pen.box((58, 56, 126, 172), look.tint, radius=corner)
    pen.box((66, 70, 74, 158), WHITE, radius=4, alpha=100)
    label(pen, (76, 88, 122, 144), look)


def dropper(pen: Pen, look: Look) -> None:
    """A serum bottle with its pipette, and a drop."""
    drop = [
        *bend((1430, 1240), (1450, 1330), (1530, 1440)),
        *bend((1530, 1440), (1580, 1580), (1430, 1590)),
        *bend((1430, 1590), (1280, 1580), (1330, 1440)),
        *bend((1330, 1440), (1410, 1330), (1430, 1240)),
    ]
    pen.curve(drop, look.tint)
    pen.oval((138, 142, 142, 151), WHITE, alpha=150)
    corner = 8 + CORNERS[look.form] // 2
    pen.box((48, 86, 118, 170), lighter(look.tint, 48), radius=corner)
    pen.cylinder((53, 91, 113, 165), look.tint, radius=corner - 3, gloss=90)
    pen.box((79, 90, 86, 150), WHITE, radius=3, alpha=90)
    label(pen, (66, 112, 106, 152), look)
    pen.cylinder((70, 78, 96, 90), lighter(look.tint, 40), radius=2)
    pen.cylinder((66, 52, 100, 82), look.casing if is_dark(look.casing) else GOLD, radius=3, gloss=100)
    bulb = darker(look.casing, 8)
    pen.box((73, 18, 93, 56), bulb, radius=9)
    pen.box((77, 24, 81, 48), WHITE, radius=2, alpha=80)


def oil(pen: Pen, look: Look) -> None:
    """A flask of oil with a wooden stopper and a white blossom."""
    outline = [
        (840, 480),
        (840, 700),
        *bend((840, 700), (830, 820), (600, 960)),
        *bend((600, 960), (560, 1000), (560, 1120)),
        (560, 1600),
        *bend((560, 1600), (560, 1720), (680, 1720)),
        (1240, 1720),
        *bend((1240, 1720), (1360, 1720), (1360, 1600)),
        (1360, 1120),
        *bend((1360, 1120), (1360, 1000), (1320, 960)),
        *bend((1320, 960), (1090, 820), (1080, 700)),
        (1080, 480),
    ]
    pen.curve(outline, lighter(look.tint, 52))
    pen.box((62, 102, 130, 166), darker(look.tint, 18), radius=9)
    pen.box((62, 102, 120, 166), look.tint, radius=9)
    pen.box((68, 110, 75, 158), WHITE, radius=3, alpha=100)
    label(pen, (78, 112, 120, 156), look)
    pen.cylinder((80, 22, 112, 52), "#B98A5C", radius=4, gloss=50)
    pen.box((82, 50, 110, 56), GOLD, radius=2)
    x, y = 146, 152
    for dx, dy in ((0, -11), (11, -3), (7, 9), (-7, 9), (-11, -3)):
        pen.oval((x + dx - 9, y + dy - 9, x + dx + 9, y + dy + 9), "#FFFDF8")
    for dx, dy in ((0, -11), (11, -3), (7, 9), (-7, 9), (-11, -3)):
        pen.stroke([(x, y), (x + dx, y + dy)], "#E9DCC8", width=12)
    pen.oval((x - 5, y - 5, x + 5, y + 5), "#F0C24F")


CARE_DRAWINGS: Mapping[str, Drawing] = {
    "tube": tube,
    "jar": jar,
    "perfume": perfume,
    "soap": soap,
    "spray": spray,
    "shampoo": shampoo,
    "dropper": dropper,
    "oil": oil,
}
