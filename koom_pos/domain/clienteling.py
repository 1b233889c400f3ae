"""What a cashier may know of a customer who agreed to it: her usual shades, and what may soon be used up.

Everything here is deduced from purchases, so it is profiling (GDPR art. 4-4): drawn up when asked, kept nowhere.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from koom_pos.domain.text import fold

DEFAULT_CUE_DAYS: Mapping[str, int] = {
    "Mascara": 90,
    "Fond de teint": 120,
    "Poudre": 150,
    "Démaquillant": 75,
    "Crème solaire": 90,
    "Soin visage": 90,
    "Soin corps": 90,
    "Cheveux": 75,
    "Parfum": 180,
}
"""How many days a thing lasts, by the beginning of an article's name or by category, in the shop's own words."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """A line she bought and kept.

    Attributes:
        label: As on the ticket.
        name: The article's name today; the label when it left the catalogue.
        category: Its category, empty when it left the catalogue.
        pieces: What was not brought back, above zero.
        again_id: The variant to sell again, or None when it is no longer sold.
    """

    line_id: str
    day: date
    label: str
    name: str
    category: str
    shade: str
    swatch: str
    pieces: int
    again_id: str | None


@dataclass(frozen=True, slots=True)
class UsualShade:
    """The shade she buys most in a category, and the article she last bought it in. `swatch`: `#RRGGBB` or empty."""

    category: str
    shade: str
    swatch: str
    name: str
    pieces: int
    again_id: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """That something she bought `days` ago may be used up. `what` is the shop's word for it: « Mascara »."""

    what: str
    days: int
    last_day: date
    name: str
    again_id: str | None


def usual_shades(purchases: Sequence[Purchase]) -> tuple[UsualShade, ...]:
    """Return one shade per category: the most bought, of equals the latest. The category bought most comes first."""
    pieces: Counter[tuple[str, str]] = Counter()
    latest: dict[tuple[str, str], Purchase] = {}
    for purchase in sorted(purchases, key=lambda each: (each.day, each.line_id)):
        if purchase.shade and purchase.category:
            shade = (purchase.category, purchase.shade)
            pieces[shade] += purchase.pieces
            latest[shade] = purchase
    best: dict[str, tuple[str, str]] = {}
    for shade, last in latest.items():
        rank = (pieces[shade], last.day, last.line_id)
        held = best.get(shade[0])
        if held is None or rank > (pieces[held], latest[held].day, latest[held].line_id):
            best[shade[0]] = shade
    usual = [
        UsualShade(category, shade, latest[key].swatch, latest[key].name, pieces[key], latest[key].again_id)
        for key in best.values()
        for category, shade in (key,)
    ]
    return tuple(sorted(usual, key=lambda each: (-each.pieces, each.category)))


def due_cues(purchases: Sequence[Purchase], cue_days: Mapping[str, int], on: date) -> tuple[Cue, ...]:
    """Return what was last bought longer ago than it lasts, the longest overdue first.

    Args:
        purchases: Of one customer, in any order.
        cue_days: Days by the beginning of an article's name, or by category; the longest beginning that fits
            decides, before the category. 0 or less never gives a cue.
        on: The business date.
    """
    words = sorted(((fold(word), word) for word in cue_days), key=lambda pair: (-len(pair[0]), pair))
    last: dict[str, Purchase] = {}
    for purchase in purchases:
        word = _word_for(purchase, words)
        if word and (word not in last or (purchase.day, purchase.line_id) > (last[word].day, last[word].line_id)):
            last[word] = purchase
    cues = [
        Cue(word, (on - bought.day).days, bought.day, bought.name, bought.again_id)
        for word, bought in last.items()
        if 0 < cue_days[word] <= (on - bought.day).days
    ]
    return tuple(sorted(cues, key=lambda cue: (cue_days[cue.what] - cue.days, cue.what)))


def _word_for(purchase: Purchase, words: Sequence[tuple[str, str]]) -> str:
    """Give the shop's word for a purchase, or nothing. `words` are (folded, as written), longest first."""
    name, category = fold(purchase.name), fold(purchase.category)
    by_name = next((written for folded, written in words if name.startswith(folded)), "")
    return by_name or next((written for folded, written in words if category == folded), "")
