"""The colours can be read, and they live in one module."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QRawFont
from PySide6.QtWidgets import QPushButton

import koom_pos.ui
from koom_pos.ui import fonts, stylesheet
from koom_pos.ui.fonts import TypeSize
from koom_pos.ui.theme import DARK, LIGHT, Roles, apply_theme, color, is_dark, roles, set_look, theme_changed

UI = Path(koom_pos.ui.__file__).parent
GROUNDS = ("paper", "surface", "sunken", "hover")

TEXT_ON = [
    *(("ink", ground) for ground in (*GROUNDS, "accent_soft", "caution_soft", "danger_soft", "positive_soft")),
    *(("muted", ground) for ground in (*GROUNDS, "accent_soft")),
    *(("accent", ground) for ground in ("paper", "surface", "accent_soft")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *(
        (role, ground)
        for role in ("positive", "caution", "danger")
        for ground in ("paper", "surface", f"{role}_soft")
    ),
    ("danger", "danger_hover"),
    ("on_danger", "danger"),
    ("paper", "ink"),
]
FIGURES_ON = [
    *(("ink", ground) for ground in ("paper", "surface")),
    *(("figure_positive", ground) for ground in ("paper", "surface", "positive_soft")),
    *(("figure_danger", ground) for ground in ("paper", "surface", "danger_soft")),
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_formula_agrees_with_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_reaches_four_and_a_half_on_its_ground(look, text, ground):
    assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), FIGURES_ON)
def test_large_figures_reach_seven(look, text, ground):
    assert contrast(getattr(look, text), getattr(look, ground)) >= 7


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken"])
def test_the_edge_of_a_field_can_be_seen(look, ground):
    assert contrast(look.field_line, getattr(look, ground)) >= 3


def test_the_light_roles_are_those_the_design_gives():
    assert (LIGHT.paper, LIGHT.surface, LIGHT.hairline) == ("#FAF7F5", "#FFFFFF", "#E7DFDA")
    assert (LIGHT.ink, LIGHT.muted, LIGHT.accent, LIGHT.positive) == ("#2A2326", "#6B5F63", "#A8325A", "#1E7A4E")
    assert (LIGHT.caution, LIGHT.caution_soft) == ("#8A5A00", "#FFF4DC")
    assert (LIGHT.danger, LIGHT.danger_soft) == ("#B3261E", "#FDECEA")


def test_no_module_but_the_theme_names_a_colour():
    literal = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*\d|GlobalColor\.(?!transparent)\w+|\brgba?\(""")
    named = [
        f"{path.relative_to(UI)}:{number}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "theme.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if literal.search(line) or (path.name == "stylesheet.py" and re.search(r"#[0-9A-Fa-f]{3,8}\b", line))
    ]
    assert named == []


def test_the_sheet_names_only_roles_that_exist_and_leaves_no_mark_behind(qapp):
    colours = {field.name: getattr(LIGHT, field.name) for field in fields(Roles)}
    assert "@" not in stylesheet.build(colours)
    with pytest.raises(KeyError):
        stylesheet.build({"paper": LIGHT.paper, "on_accent": LIGHT.on_accent, "muted": LIGHT.muted})


def test_the_type_has_five_sizes_and_the_sheet_uses_no_other(qapp):
    used = {int(size) for size in re.findall(r"font-size: (\d+)px", stylesheet._SHEET)}
    assert used <= {int(size) for size in TypeSize}
    assert [int(size) for size in TypeSize] == [13, 15, 18, 28, 48]


def test_the_shipped_type_has_french_signs_and_tabular_figures(qapp):
    fonts.load_fonts()
    for bold in (False, True):
        face = fonts.font(TypeSize.BODY, bold=bold)
        measure = QFontMetrics(face)
        drawn = QRawFont.fromFont(face)
        assert drawn.familyName() in (fonts.FAMILY, fonts.FALLBACK)
        assert all(drawn.supportsCharacter(ord(sign)) for sign in "œŒéèçàÉ«»’€\u202f\u00a0\u2212…")
        assert len({measure.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_changing_the_theme_is_told_once_and_takes_effect(qapp, qtbot):
    with qtbot.waitSignal(theme_changed().changed):
        apply_theme(qapp, "dark")
    assert is_dark()
    assert roles() is DARK
    assert color("paper").name().upper() == DARK.paper
    apply_theme(qapp, "light")
    assert roles() is LIGHT


def test_the_system_theme_follows_the_desktop_and_an_unknown_one_is_refused(qapp):
    apply_theme(qapp, "system")
    assert roles() in (LIGHT, DARK)
    with pytest.raises(ValueError, match="sepia"):
        apply_theme(qapp, "sepia")


def test_a_look_changes_what_the_widget_shows(qtbot):
    button = QPushButton("x")
    qtbot.addWidget(button)
    set_look(button, kind="primary")
    assert button.property("kind") == "primary"
    button.resize(80, 48)
    assert button.grab().toImage().pixelColor(20, 24).name().upper() == LIGHT.accent
