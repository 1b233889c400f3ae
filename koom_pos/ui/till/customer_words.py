"""A customer and her points in words, as the sale page and the customer's screen say them."""

from PySide6.QtCore import QCoreApplication

from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.money import format_francs


def grouped(number: int) -> str:
    """Return a number in groups of three, as amounts are written."""
    return format_francs(number, suffix="")


def points_words(points: int) -> str:
    """Return points with their word: « 1 130 points »; none is plural in English and singular in French."""
    if not points:
        return QCoreApplication.translate("CustomerWords", "0 points")
    if abs(points) == 1:
        return QCoreApplication.translate("CustomerWords", "{0} point").format(grouped(points))
    return QCoreApplication.translate("CustomerWords", "{0} points").format(grouped(points))


def reward_words(reward: RewardLevel) -> str:
    """Return what a reward costs and gives: « 1 000 points : 1 000 F »."""
    words = QCoreApplication.translate("CustomerWords", "{0}: {1}")
    return words.format(points_words(reward.points), format_francs(reward.value_xpf))


def missing_words(reward: RewardLevel, balance: int) -> str:
    """Return how far a reward is: « 870 points de plus : 1 000 F »."""
    words = QCoreApplication.translate("CustomerWords", "{0} more: {1}")
    return words.format(points_words(reward.points - balance), format_francs(reward.value_xpf))


def who(name: str, card: str) -> str:
    """Return how the shop calls somebody: by her name, else by the end of her card; with neither, « Customer »."""
    if name:
        return name
    if card:
        return QCoreApplication.translate("CustomerWords", "Card …{0}").format(card[-4:])
    return QCoreApplication.translate("CustomerWords", "Customer")
