"""A signature is a real picture with something drawn on it."""

import io

import pytest
from PIL import Image

from koom_pos.services.signature_image import EmptySignatureError, UnreadableSignatureError, check_signature
from tests.services.signing import signature


@pytest.mark.parametrize(
    "png",
    [
        signature(),
        signature(ink="white", ground="#202020"),
        signature(ink=(0, 0, 0, 255), ground=(0, 0, 0, 0), mode="RGBA"),
        signature(ink=(255, 255, 255, 255), ground=(255, 255, 255, 0), mode="RGBA"),
        signature(strokes=1),
    ],
    ids=["dark on light", "light on dark", "dark on nothing", "light on nothing", "a short one"],
)
def test_what_is_drawn_is_seen_on_any_ground(png):
    check_signature(png)


@pytest.mark.parametrize(
    "png",
    [b"", signature(strokes=0), signature(strokes=0, ground=(0, 0, 0, 0), mode="RGBA"), signature(ink="#f0f0f0")],
    ids=["nothing", "blank", "transparent", "invisible ink"],
)
def test_an_empty_one_is_refused(png):
    with pytest.raises(EmptySignatureError):
        check_signature(png)


def test_a_dot_is_no_signature():
    picture = Image.new("L", (300, 120), 255)
    picture.paste(0, (100, 50, 108, 58))
    file = io.BytesIO()
    picture.save(file, "PNG")
    with pytest.raises(EmptySignatureError):
        check_signature(file.getvalue())


def jpeg():
    file = io.BytesIO()
    Image.new("RGB", (300, 120)).save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize(
    "png",
    [b"signed", jpeg(), signature()[:60], b"\x89PNG\r\n\x1a\n" + bytes(80)],
    ids=["text", "JPEG", "cut", "zeros"],
)
def test_what_is_no_whole_png_is_refused(png):
    with pytest.raises(UnreadableSignatureError):
        check_signature(png)


def test_a_picture_of_absurd_size_is_refused():
    file = io.BytesIO()
    Image.new("1", (5000, 10)).save(file, "PNG")
    with pytest.raises(UnreadableSignatureError):
        check_signature(file.getvalue())
