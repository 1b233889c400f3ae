"""The loyalty card on paper: number, barcode, what points are worth; no name, so that a lost one tells none."""

from dataclasses import dataclass
from datetime import date

from koom_pos.documents.blocks import Barcode, Block, Cut, Document, Feed, Rule, Text
from koom_pos.documents.content import ShopIdentity
from koom_pos.documents.enrolment import PaperLanguage
from koom_pos.documents.slips import grouped
from koom_pos.documents.wording import NBSP, banner, count, day, francs, shop_head
from koom_pos.domain.loyalty import RewardLevel
from koom_pos.domain.money import format_francs


@dataclass(frozen=True, slots=True)
class MemberCardContent:
    """A card: an F-code or the number of a pre-printed one. `points_per_100_xpf` 0 leaves the rule out."""

    shop: ShopIdentity
    language: PaperLanguage
    code: str
    issued_on: date
    points_per_100_xpf: int
    rewards: tuple[RewardLevel, ...] = ()
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    point: str
    points: str
    earn: str
    reward: str
    show: str
    issued: str


_WORDS: dict[PaperLanguage, _Words] = {
    "fr": _Words(
        title="Carte de fidélité",
        point="point",
        points="points",
        earn="{points} par tranche de {francs}",
        reward="{points} = {francs} sur vos achats",
        show="À présenter à chaque passage en caisse.",
        issued="Remise le {day}",
    ),
    "en": _Words(
        title="Loyalty card",
        point="point",
        points="points",
        earn="{points} for every {francs}",
        reward="{points} = {francs} off your purchases",
        show="Please show it each time you pay.",
        issued="Issued on {day}",
    ),
}


def member_card_document(content: MemberCardContent) -> Document:
    """Give the card slip; the number in large, for who has to type it. The title bears no number."""
    words = _WORDS[content.language]
    blocks: list[Block] = [
        *banner(is_training=content.is_training, duplicate_number=None),
        *shop_head(content.shop),
        Feed(),
        Text(words.title, align="center", bold=True, size=2),
        Feed(),
        Text(grouped(content.code), align="center", bold=True, size=2),
        Barcode("code128", content.code, content.code),
        Rule(),
    ]
    if content.points_per_100_xpf:
        earned = _points(content.points_per_100_xpf, words, content.language)
        blocks.append(Text(words.earn.format(points=earned, francs=francs(100)), align="center"))
    for level in sorted(content.rewards, key=lambda reward: reward.points):
        worth = words.reward.format(
            points=_points(level.points, words, content.language), francs=francs(level.value_xpf)
        )
        blocks.append(Text(worth, align="center", bold=True))
    blocks += [
        Feed(),
        Text(words.show, align="center"),
        Text(words.issued.format(day=day(content.issued_on)), align="center", note=True),
        Cut(),
    ]
    return Document(words.title, tuple(blocks), language=content.language)


def _points(points: int, words: _Words, language: PaperLanguage) -> str:
    """French says « 0 point », English « 0 points »."""
    if language == "fr":
        return count(points, words.point, words.points)
    return f"{format_francs(points, suffix='')}{NBSP}{words.point if points == 1 else words.points}"
