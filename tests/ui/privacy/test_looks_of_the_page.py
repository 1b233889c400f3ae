"""The page in each state, light and dark: pictures to look at, and no word cut, no target too small for a thumb."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel

from koom_pos.ui.privacy.contacts_section import LISTS
from koom_pos.ui.theme import TOUCH_SMALL

KEYS = ("policy", "contacts", "processors", "holds", "looks", "suppression")


def ask_new_version(section, tmp_path):
    shown = section("policy")
    shown.new.click()
    text = tmp_path / "politique.txt"
    text.write_text("Politique de confidentialité\n\nKOOM respecte vos préoccupations.\n" * 4, encoding="utf-8")
    shown.panel.version.setText("2026-2")
    shown.panel.take_file(text)


def ask_export(section, _tmp_path):
    shown = section("contacts")
    shown.ask_export(LISTS[0])
    shown.panel.choice.setCurrentIndex(2)


def ask_refused_export(section, _tmp_path):
    shown = section("contacts")
    shown.ask_export(LISTS[0])
    shown.panel.choice.setCurrentIndex(1)


def ask_processor(section, _tmp_path):
    shown = section("processors")
    shown.add.click()
    shown.panel.committed.click()
    shown.panel.button.click()


def ask_list(section, _tmp_path):
    section("policy").told.see.click()


ASKED = {
    "new-version": ask_new_version,
    "export": ask_export,
    "export-refused": ask_refused_export,
    "processor": ask_processor,
    "told": ask_list,
}


@pytest.fixture
def looked_at(page, picture, qtbot):
    """Write the picture of the page and measure it: `looked_at("privacy-policy")`."""
    return lambda name: check(page, name, picture, qtbot)


def check(page, name, picture, qtbot):
    frame = page.frame
    if frame.panel.is_open():
        ground = frame.panel.parentWidget()
        qtbot.waitUntil(lambda: frame.panel.geometry().right() < ground.width())
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    picture(frame, name)
    labels = [each for each in page.frame.findChildren(QLabel) if each.isVisible() and each.text()]
    cut = [each.text() for each in labels if not each.wordWrap() and each.width() < each.sizeHint().width() - 1]
    assert cut == []
    short = [each.text() for each in labels if each.wordWrap() and each.height() < each.heightForWidth(each.width())]
    assert short == []
    small = [
        each.text() or each.accessibleName()
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and not isinstance(each, QCheckBox) and each.height() < TOUCH_SMALL
    ]
    assert small == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
def test_a_busy_shop_reads_well(request, busy_shop, section, key, mode):
    request.getfixturevalue("theme")(mode)
    section(key)
    request.getfixturevalue("looked_at")(f"privacy-{key}-full-{mode}")


@pytest.mark.parametrize("key", KEYS)
def test_a_shop_of_its_first_day_reads_well(section, looked_at, key):
    section(key)
    looked_at(f"privacy-{key}-empty")


@pytest.mark.parametrize("name", sorted(ASKED))
def test_each_question_reads_well(busy_shop, section, looked_at, tmp_path, name):
    ASKED[name](section, tmp_path)
    looked_at(f"privacy-{name}")
