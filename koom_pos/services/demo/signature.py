"""Signatures drawn by nobody: a few swings of a pen from chance, as the customer's screen would send them."""

import io
from random import Random

from PIL import Image, ImageDraw

_WIDTH, _HEIGHT = 360, 140
_STEPS = 7


def draw_signature(chance: Random) -> bytes:
    """Give a PNG of some loops and an underline, dark on white; the same chance draws the same picture."""
    picture = Image.new("L", (_WIDTH, _HEIGHT), 255)
    pen = ImageDraw.Draw(picture)
    points = [(24, chance.randint(60, 100))]
    for loop in range(chance.randint(4, 7)):
        left = 24 + loop * (_WIDTH - 90) // 7
        turns = [(left + chance.randint(8, 44), chance.randint(14, 116)) for _ in range(3)]
        points += [_between(points[-1], turns, step) for step in range(1, _STEPS + 1)]
    pen.line(points, fill=20, width=3, joint="curve")
    low = chance.randint(112, 130)
    pen.line([(40, low), (chance.randint(200, 330), low - chance.randint(0, 14))], fill=20, width=2)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _between(start: tuple[int, int], turns: list[tuple[int, int]], step: int) -> tuple[int, int]:
    """Give a point of the Bézier curve from `start` over two turns to the third, in whole pixels."""
    left, weights = _STEPS - step, (1, 3, 3, 1)
    shares = [weight * left ** (3 - rank) * step**rank for rank, weight in enumerate(weights)]
    whole = _STEPS**3
    xs = sum(share * point[0] for share, point in zip(shares, (start, *turns), strict=True))
    ys = sum(share * point[1] for share, point in zip(shares, (start, *turns), strict=True))
    return xs // whole, ys // whole
