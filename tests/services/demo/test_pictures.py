"""The drawn pictures: right size, same bytes each time, light, and telling articles apart."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from koom_pos.services.demo.assortment import demo_assortment
from koom_pos.services.demo.picture_pen import bend, channels, darker, lighter, mix
from koom_pos.services.demo.pictures import PAPER, PICTURE_KINDS, PictureSpec, draw_picture

HEAVIEST_BYTES = 6 * 1024


def spec_of(kind: str, *, form: int = 0) -> PictureSpec:
    return PictureSpec(kind, "#C2182F", "#A8325A", "#2B2226", "V", form)


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("kind", PICTURE_KINDS)
@pytest.mark.parametrize("form", [0, 1, 2])
def test_each_kind_is_a_light_square_png_on_paper(kind, form):
    png = draw_picture(spec_of(kind, form=form))
    assert png.startswith(b"\x89PNG")
    assert len(png) <= HEAVIEST_BYTES
    picture = opened(png)
    assert picture.size == (192, 192)
    assert {picture.getpixel(corner) for corner in ((0, 0), (191, 0), (0, 191), (191, 191))} == {channels(PAPER)}
    assert len(picture.getcolors(192 * 192)) > 8


@pytest.mark.parametrize("size", [48, 96, 256])
def test_other_sizes_are_kept(size):
    assert opened(draw_picture(spec_of("perfume"), size)).size == (size, size)


def test_the_same_spec_gives_the_same_bytes():
    assert draw_picture(spec_of("palette")) == draw_picture(spec_of("palette"))


def test_kinds_shades_and_brands_can_be_told_apart():
    base = spec_of("lipstick")
    pictures = {draw_picture(spec_of(kind)) for kind in PICTURE_KINDS}
    assert len(pictures) == len(PICTURE_KINDS)
    drawn = draw_picture(base)
    for change in ({"tint": "#29A9B5"}, {"accent": "#1F8A99"}, {"casing": "#D9CABD"}, {"monogram": "N"}):
        assert draw_picture(replace(base, **change)) != drawn


def test_the_shade_is_what_the_eye_sees():
    colours = opened(draw_picture(replace(spec_of("nail_polish"), tint="#29A9B5"))).getcolors(192 * 192)
    teal = sum(n for n, (r, g, b) in colours if abs(r - 0x29) + abs(g - 0xA9) + abs(b - 0xB5) < 24)
    assert teal > 192 * 192 // 20


def test_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        draw_picture(spec_of("toaster"))


def test_every_article_of_the_shop_can_be_drawn_and_most_look_different():
    specs = [article.picture for article in demo_assortment()]
    assert {spec.kind for spec in specs} <= set(PICTURE_KINDS)
    assert len(set(specs)) > len(specs) * 9 // 10
    assert all(len(draw_picture(spec)) <= HEAVIEST_BYTES for spec in specs[::7])


def test_colours_mix_between_their_ends():
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 100) == "#FFFFFF"
    assert lighter("#A8325A", 100) == "#FFFFFF"
    assert sum(channels(darker("#A8325A", 30))) < sum(channels("#A8325A"))


def test_a_curve_keeps_its_ends():
    points = bend((0, 0), (500, 900), (1000, 0))
    assert (points[0], points[-1]) == ((0, 0), (1000, 0))
