"""What a cashier must hear about a gesture that was done: the till did what she asked, and something besides."""

from PySide6.QtCore import QCoreApplication

from koom_pos.services.ringing import Rung
from koom_pos.ui.till.price_panels import day_words


def cautions(rung: Rung) -> str:
    """Say what came with the last gesture: a discount that lapsed, a piece past its date; empty when nothing did."""
    translate = QCoreApplication.translate
    said = []
    if rung.discount_lapsed:
        said.append(
            translate(
                "SaleCautions",
                "The ticket changed, so the discount was taken off: it went beyond what was granted. "
                "Give it again if it is still due.",
            )
        )
    if rung.reward_lapsed:
        said.append(
            translate(
                "SaleCautions",
                "The ticket became smaller than the loyalty reward, so the reward was taken off. "
                "Her points stay on her card.",
            )
        )
    if rung.past_best_before is not None:
        words = translate("SaleCautions", "Past its date ({0}): check the piece before selling it.")
        said.append(words.format(day_words(rung.past_best_before)))
    return " ".join(said)
