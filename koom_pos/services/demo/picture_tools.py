"""Drawings of tools, presents and services. Coordinates are grid units, see `picture_pen`."""

from collections.abc import Mapping

from koom_pos.services.demo.picture_makeup import Drawing, Look, along, letters_on
from koom_pos.services.demo.picture_pen import GOLD, INK, MIRROR, WHITE, Pen, Point, bend, darker, lighter, mix


def _brush_at(pen: Pen, look: Look, *, x: int, top: int, half: int) -> None:
    """One upright brush: hair from `top`, ferrule, handle down to the table."""
    hair_end = top + 54
    tip = lighter(look.tint, 8)
    hair = [
        ((x - half // 2) * 10, hair_end * 10),
        *bend(((x - half // 2) * 10, hair_end * 10), ((x - half - 4) * 10, (top + 20) * 10), (x * 10, top * 10)),
        *bend((x * 10, top * 10), ((x + half + 4) * 10, (top + 20) * 10), ((x + half // 2) * 10, hair_end * 10)),
    ]
    pen.curve(hair, darker("#5A3B33", 15))
    crown = [
        *bend(((x - half + 1) * 10, (top + 24) * 10), ((x - half + 4) * 10, (top + 8) * 10), (x * 10, top * 10)),
        *bend((x * 10, top * 10), ((x + half - 4) * 10, (top + 8) * 10), ((x + half - 1) * 10, (top + 24) * 10)),
        *bend(
            ((x + half - 1) * 10, (top + 24) * 10),
            (x * 10, (top + 34) * 10),
            ((x - half + 1) * 10, (top + 24) * 10),
        ),
    ]
    pen.curve(crown, tip)
    for shift in (-half // 2, 0, half // 2):
        pen.stroke([(x + shift, top + 18), (x + shift // 2, hair_end)], WHITE, width=9, alpha=46)
    pen.cylinder((x - half // 2 - 1, hair_end - 2, x + half // 2 + 1, hair_end + 26), GOLD, radius=2, gloss=140)
    grip = half // 2
    left = [
        ((x - grip) * 10, (hair_end + 26) * 10),
        *bend(((x - grip) * 10, (hair_end + 26) * 10), ((x - grip - 2) * 10, 1400), ((x - 2) * 10, 1720)),
        ((x + 2) * 10, 1720),
        *bend(((x + 2) * 10, 1720), ((x + grip + 2) * 10, 1400), ((x + grip) * 10, (hair_end + 26) * 10)),
    ]
    pen.curve(left, look.casing)
    pen.curve(
        [
            ((x + 1) * 10, (hair_end + 26) * 10),
            ((x + 1) * 10, 1720),
            *bend(((x + 2) * 10, 1720), ((x + grip + 2) * 10, 1400), ((x + grip) * 10, (hair_end + 26) * 10)),
        ],
        darker(look.casing, 24),
    )


def brush(pen: Pen, look: Look) -> None:
    """Two brushes side by side, a full one and a fine one."""
    _brush_at(pen, look, x=76, top=20, half=24)
    _brush_at(pen, look, x=126, top=40, half=13)


def sponge(pen: Pen, look: Look) -> None:
    """A drop-shaped sponge."""
    outline = [
        *bend((960, 240), (1080, 560), (1340, 860)),
        *bend((1340, 860), (1620, 1300), (1240, 1600)),
        *bend((1240, 1600), (960, 1760), (680, 1600)),
        *bend((680, 1600), (300, 1300), (580, 860)),
        *bend((580, 860), (840, 560), (960, 240)),
    ]
    pen.curve(outline, darker(look.tint, 14))
    inner = [(x - 60 if x > 960 else x, y - 30 if y > 1200 else y) for x, y in outline]
    pen.curve(inner, look.tint)
    pen.curve(bend((640, 1000), (480, 1240), (680, 1420)), WHITE, alpha=90)
    for x, y in ((86, 92), (104, 116), (80, 128), (116, 140), (98, 146), (92, 70), (112, 92)):
        pen.oval((x - 1, y - 1, x + 2, y + 2), darker(look.tint, 30), alpha=140)


def pouch(pen: Pen, look: Look) -> None:
    """A zipped toilet bag."""
    pen.box((30, 62, 162, 166), darker(look.tint, 26), radius=22)
    pen.box((30, 62, 162, 158), look.tint, radius=22)
    pen.box((40, 56, 152, 74), darker(look.accent, 8), radius=8)
    for x in range(46, 148, 5):
        pen.box((x, 63, x + 3, 67), GOLD, alpha=254)
    pen.box((138, 62, 148, 90), GOLD, radius=4)
    pen.oval((140, 80, 146, 87), darker(GOLD, 50))
    pen.box((44, 84, 50, 140), WHITE, radius=3, alpha=70)
    pen.box((74, 98, 118, 134), "#FBF4EF", radius=4)
    pen.letter((96, 116), look.monogram, darker(look.accent, 30), height=18)


def _glass(pen: Pen, centre: Point, radius: int) -> None:
    """The glass of a round mirror with two gleams."""
    x, y = centre
    pen.oval((x - radius, y - radius, x + radius, y + radius), MIRROR)
    far = radius * 7 // 10
    pen.shape(
        [(x - far, y + far // 4), (x - far // 4, y - far), (x + 2, y - far), (x - far, y + far // 2)],
        WHITE,
        alpha=130,
    )
    pen.shape(
        [(x - far // 2, y + far), (x + far, y - far // 2), (x + far, y - far // 4), (x - far // 4, y + far)],
        WHITE,
        alpha=100,
    )


def mirror(pen: Pen, look: Look) -> None:
    """A hand mirror."""
    pen.cylinder((87, 116, 105, 174), look.casing, radius=8)
    pen.oval((44, 20, 148, 124), darker(look.casing, 20))
    pen.oval((44, 18, 148, 120), look.casing)
    pen.oval((52, 26, 140, 112), GOLD)
    _glass(pen, (96, 69), 41)


def comb(pen: Pen, look: Look) -> None:
    """A wide-toothed comb."""
    for x in range(38, 152, 9):
        pen.box((x, 84, x + 5, 152), darker(look.casing, 10), radius=2)
    pen.box((32, 46, 160, 96), darker(look.casing, 24), radius=14)
    pen.box((32, 46, 160, 91), look.casing, radius=14)
    pen.box((44, 53, 148, 58), WHITE, radius=2, alpha=80)
    pen.letter((96, 73), look.monogram, letters_on(look.casing), height=15)


def tweezers(pen: Pen, look: Look) -> None:
    """Slanted tweezers across the picture."""
    left = along((500, 1420), (6, -8), (8, 6))
    right = along((660, 1540), (6, -8), (8, 6))
    metal = lighter(look.accent, 20)
    pen.curve([left(0, 0), left(30, -5), left(138, 4), left(138, 12), left(30, 5)], metal)
    pen.curve([right(0, 0), right(30, -5), right(138, -12), right(138, -4), right(30, 5)], darker(metal, 22))
    pen.curve([left(0, 0), left(30, -5), left(34, -4), left(34, 5), left(30, 5)], GOLD)
    pen.curve([right(0, 0), right(30, -5), right(34, -5), right(34, 4), right(30, 5)], darker(GOLD, 18))
    pen.curve([left(120, 2), left(142, 3), left(142, 17), left(120, 17)], look.casing)
    pen.curve([left(40, -3), left(110, 2), left(110, 4), left(40, -1)], WHITE, alpha=120)


def gift_box(pen: Pen, look: Look) -> None:
    """A present with its ribbon."""
    paper = lighter(look.tint, 12)
    for flip in (1, -1):
        loop = [
            *bend((960, 620), (960 + flip * 120, 230), (960 + flip * 400, 300)),
            *bend((960 + flip * 400, 300), (960 + flip * 520, 520), (960, 620)),
        ]
        pen.curve(loop, look.accent)
        hole = [
            *bend((960 + flip * 70, 570), (960 + flip * 170, 330), (960 + flip * 340, 370)),
            *bend((960 + flip * 340, 370), (960 + flip * 380, 480), (960 + flip * 70, 570)),
        ]
        pen.curve(hole, darker(look.accent, 30))
    pen.box((40, 84, 152, 170), darker(paper, 16), radius=4)
    pen.box((40, 84, 140, 170), paper, radius=4)
    pen.box((32, 60, 160, 92), darker(paper, 10), radius=4)
    pen.box((32, 60, 160, 86), lighter(paper, 14), radius=4)
    pen.box((86, 60, 106, 170), look.accent)
    pen.box((100, 60, 106, 170), darker(look.accent, 20))
    pen.box((86, 86, 106, 92), darker(look.accent, 24), alpha=160)
    pen.box((86, 50, 106, 66), darker(look.accent, 12), radius=6)
    pen.letter((63, 130), look.monogram, mix(paper, INK, 55), height=16)


def service(pen: Pen, look: Look) -> None:
    """A make-up mirror with its lamps, a brush and powder before it: hands at work, not a thing to sell."""
    pen.box((66, 156, 126, 170), darker(look.casing, 22), radius=6)
    pen.box((90, 138, 102, 160), darker(look.casing, 30))
    pen.oval((38, 20, 154, 144), darker(look.casing, 14))
    pen.oval((38, 16, 154, 140), look.casing)
    _glass(pen, (96, 78), 44)
    lamps = ((96, 25), (123, 31), (143, 51), (149, 78), (143, 105), (123, 125), (96, 131))
    for x, y in (*lamps, (69, 31), (49, 51), (43, 78), (49, 105), (69, 125)):
        pen.oval((x - 7, y - 7, x + 7, y + 7), "#FFE9B0", alpha=90)
        pen.oval((x - 4, y - 4, x + 4, y + 4), "#FFF7DF")
    pen.oval((122, 150, 168, 174), darker(look.accent, 20))
    pen.oval((122, 147, 168, 170), look.accent)
    pen.oval((128, 150, 162, 167), look.tint)
    at = along((340, 1660), (8, -6), (6, 8))
    pen.curve([at(0, -5), at(34, -4), at(34, 4), at(0, 5)], darker(look.accent, 10))
    pen.curve([at(34, -5), at(46, -6), at(46, 6), at(34, 5)], GOLD)
    pen.curve([at(46, -6), at(60, -9), at(70, -3), at(72, 2), at(64, 8), at(46, 6)], look.tint)


TOOL_DRAWINGS: Mapping[str, Drawing] = {
    "brush": brush,
    "sponge": sponge,
    "pouch": pouch,
    "mirror": mirror,
    "comb": comb,
    "tweezers": tweezers,
    "gift_box": gift_box,
    "service": service,
}
