"""The section in each state, light and dark: pictures to look at, no word cut, no target too small for a thumb."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QScrollArea

from koom_pos.ui.theme import TOUCH_SMALL


@pytest.fixture
def looked_at(page, picture):
    """Write the picture of the section and measure it."""

    def check(section, name):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        picture(page.frame, name)
        labels = [each for each in section.findChildren(QLabel) if each.isVisible() and each.text()]
        cut = [each.text() for each in labels if not each.wordWrap() and each.width() < each.sizeHint().width() - 1]
        assert cut == []
        buttons = [each for each in section.findChildren(QAbstractButton) if each.isVisible()]
        assert [
            each.accessibleName() or each.text()
            for each in buttons
            if not isinstance(each, QCheckBox) and each.height() < TOUCH_SMALL
        ] == []
        assert section._rules.fits()

    return check


def test_a_new_shop_reads_well(section, looked_at):
    looked_at(section, "loyalty-first-day")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_full_programme_reads_well(request, full_rules, tickets, mode):
    request.getfixturevalue("theme")(mode)
    section = request.getfixturevalue("section")
    section.simulation.spans.chip("this").click()
    section.rules.points.setValue(3)
    section.simulation.run.click()
    request.getfixturevalue("settled")()
    request.getfixturevalue("looked_at")(section, f"loyalty-full-{mode}")


def test_the_end_of_the_rules_reads_well(qtbot, full_rules, section, looked_at):
    section.voucher.how.chip("amount").click()
    bar = section._rules.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > section._rules.height())
    bar.setValue(bar.maximum())
    looked_at(section, "loyalty-end")


def test_faults_stand_in_their_place(section, looked_at):
    section.rules.rewards.add_button.click()
    section.rules.tiers.add_button.click()
    section.save()
    looked_at(section, "loyalty-fault")
