"""Look at the picture of a signature before it becomes a proof: a real PNG, with something drawn on it."""

import io

from koom_pos.domain.errors import RefusedError

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_BYTES = 2_000_000
LARGEST_SIDE = 4000
LEAST_INK = 40
"""Pixels; a tap of the finger leaves fewer than the shortest paraph."""
LEAST_STROKE = 12
"""Pixels of the longer side of what is drawn: a dot is no signature."""
_CONTRAST = 48


class EmptySignatureError(RefusedError):
    """Nothing was signed, or no more than a dot."""

    def __init__(self) -> None:
        super().__init__("empty signature")


class UnreadableSignatureError(RefusedError):
    """The picture of the signature is no PNG, is broken or too large; she signs again."""

    def __init__(self) -> None:
        super().__init__("unreadable signature")


def check_signature(png: bytes) -> None:
    """Refuse a picture that proves nothing. Ink is what differs from the ground, dark on light or light on dark.

    Raises:
        EmptySignatureError, UnreadableSignatureError
    """
    from PIL import Image  # noqa: PLC0415 - slow to load, and only a sign-up needs it

    if not png:
        raise EmptySignatureError
    if not png.startswith(PNG) or len(png) > LARGEST_BYTES:
        raise UnreadableSignatureError
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise UnreadableSignatureError
            rgba = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise UnreadableSignatureError from broken
    alpha = rgba.getchannel("A")
    shade = alpha if alpha.getextrema()[0] != 255 else rgba.convert("L")
    counts = shade.histogram()
    ground = counts.index(max(counts))
    ink = shade.point([255 if abs(value - ground) > _CONTRAST else 0 for value in range(256)])
    box = ink.getbbox()
    if box is None or ink.histogram()[255] < LEAST_INK or max(box[2] - box[0], box[3] - box[1]) < LEAST_STROKE:
        raise EmptySignatureError
