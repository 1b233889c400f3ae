"""The loyalty programme as data, and its arithmetic: points earned, taken back, and spent on rewards.

Points are whole. A ticket's points are rounded down once, on the whole ticket, then spread over its lines by largest
remainder, so that each line knows what it gave and a return takes back exactly that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from koom_pos.domain.allocation import spread
from koom_pos.domain.customer import is_birthday
from koom_pos.domain.errors import RefusedError
from koom_pos.domain.gtin import normalise_gtin
from koom_pos.domain.shop_codes import parse_member_code, tidy_code

WHOLE_BP = 10_000
_FOREIGN_LENGTHS = (8, 12, 13)


class BonusKind(StrEnum):
    """What makes a line earn more. `DAY` is a day of the week, Monday = 0; the key of `BIRTHDAY` is empty."""

    CATEGORY = "category"
    BRAND = "brand"
    DAY = "day"
    BIRTHDAY = "birthday"


class RedeemAs(StrEnum):
    """How points are spent: as a tender (TGC on the full price), or as a discount (TGC on what is paid)."""

    TENDER = "tender"
    DISCOUNT = "discount"


class EntryKind(StrEnum):
    """Kinds of entry in the points ledger."""

    EARN = "earn"
    REDEEM = "redeem"
    REVERSE = "reverse"
    EXPIRE = "expire"
    ADJUST = "adjust"
    MERGE = "merge"
    WEB = "web"


class AdjustReason(StrEnum):
    """Why a manager corrects points. Stored and journalled as a key; the screen owns the words."""

    FORGOTTEN_CARD = "forgotten_card"
    GOODWILL = "goodwill"
    MISTAKE = "mistake"
    OPENING_BALANCE = "opening_balance"


class ShortPointsError(RefusedError):
    """The card holds fewer points than the reward costs."""

    def __init__(self, *, balance: int, needed: int) -> None:
        super().__init__(f"{balance} points, {needed} needed")
        self.balance = balance
        self.needed = needed


class ProgrammeError(RefusedError):
    """The programme contradicts itself. `field` names where."""

    def __init__(self, field: str) -> None:
        super().__init__(f"loyalty programme: {field}")
        self.field = field


@dataclass(frozen=True, slots=True)
class Bonus:
    """A multiplier for some lines: `multiplier_bp` 20000 doubles. Where several match a line, the highest counts."""

    kind: BonusKind
    key: str
    multiplier_bp: int


@dataclass(frozen=True, slots=True)
class RewardLevel:
    """So many points are worth so many francs."""

    points: int
    value_xpf: int


@dataclass(frozen=True, slots=True)
class Tier:
    """A level reached by the points earned in the last twelve months; it multiplies what is earned."""

    name: str
    from_points: int
    multiplier_bp: int


@dataclass(frozen=True, slots=True)
class Programme:
    """The rules of the programme. `expiry_months` 0 means that points never expire.

    Gift cards earn nothing: what they buy will. `excluded_*` hold ids.
    """

    points_per_100_xpf: int = 1
    bonuses: tuple[Bonus, ...] = ()
    rewards: tuple[RewardLevel, ...] = (RewardLevel(1000, 1000),)
    tiers: tuple[Tier, ...] = ()
    redeem_as: RedeemAs = RedeemAs.TENDER
    expiry_months: int = 0
    excluded_categories: tuple[str, ...] = ()
    excluded_brands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarningLine:
    """A sold line as the programme sees it: what was paid for it after all discounts, positive."""

    line_id: str
    gross_xpf: int
    category_id: str | None
    brand_id: str | None
    is_gift_card: bool = False


def check_programme(programme: Programme) -> None:
    """Refuse rules that make no sense.

    Raises:
        ProgrammeError: points below zero, a multiplier below one, a reward of nothing, levels named twice.
    """
    faults = (
        ("points_per_100_xpf", not 0 <= programme.points_per_100_xpf <= 1000),
        ("bonuses", any(not WHOLE_BP <= bonus.multiplier_bp <= 10 * WHOLE_BP for bonus in programme.bonuses)),
        ("rewards", any(r.points <= 0 or r.value_xpf <= 0 for r in programme.rewards)),
        ("rewards", len({r.points for r in programme.rewards}) != len(programme.rewards)),
        ("tiers", any(not t.name or t.from_points < 0 or t.multiplier_bp < WHOLE_BP for t in programme.tiers)),
        ("tiers", len({t.from_points for t in programme.tiers}) != len(programme.tiers)),
        ("expiry_months", not 0 <= programme.expiry_months <= 120),
    )
    for field, wrong in faults:
        if wrong:
            raise ProgrammeError(field)


def points_earned(
    programme: Programme,
    lines: Sequence[EarningLine],
    *,
    paid_in_points_xpf: int,
    on: date,
    birthday: str = "",
    earned_in_year: int = 0,
) -> tuple[int, ...]:
    """Return the points each sold line gives, in the order given.

    Points paid are taken off all lines in proportion before anything is counted, gift cards included: points do not
    earn points.

    Args:
        programme: The rules.
        lines: The sold lines of one ticket; returns give nothing and are left out by the caller.
        paid_in_points_xpf: Francs of the ticket settled with points, positive.
        on: Business date, for bonuses of the day and the birthday.
        birthday: `MM-DD` of the member, empty when unknown.
        earned_in_year: Points earned in the last twelve months, for her tier.
    """
    worth = [max(0, line.gross_xpf) for line in lines]
    paid = (
        spread(min(paid_in_points_xpf, sum(worth)), worth) if paid_in_points_xpf and sum(worth) else (0,) * len(worth)
    )
    tier_bp = tier_multiplier_bp(programme, earned_in_year)
    weights = [
        (amount - off) * _multiplier_bp(programme, line, on, birthday) * tier_bp // WHOLE_BP
        for amount, off, line in zip(worth, paid, lines, strict=True)
    ]
    total = sum(weights) * programme.points_per_100_xpf // (100 * WHOLE_BP)
    return spread(total, weights) if total else (0,) * len(weights)


def _multiplier_bp(programme: Programme, line: EarningLine, on: date, birthday: str) -> int:
    if (
        line.is_gift_card
        or line.category_id in programme.excluded_categories
        or line.brand_id in programme.excluded_brands
    ):
        return 0
    matching = {
        (BonusKind.CATEGORY, line.category_id),
        (BonusKind.BRAND, line.brand_id),
        (BonusKind.DAY, str(on.weekday())),
    }
    if is_birthday(birthday, on):
        matching.add((BonusKind.BIRTHDAY, ""))
    return max((b.multiplier_bp for b in programme.bonuses if (b.kind, b.key) in matching), default=WHOLE_BP)


def tier_of(programme: Programme, earned_in_year: int) -> Tier | None:
    """Return the highest tier reached, or None."""
    reached = [tier for tier in programme.tiers if tier.from_points <= earned_in_year]
    return max(reached, key=lambda tier: tier.from_points, default=None)


def tier_multiplier_bp(programme: Programme, earned_in_year: int) -> int:
    """Return what the tier multiplies earning by; 10000 without one."""
    tier = tier_of(programme, earned_in_year)
    return tier.multiplier_bp if tier else WHOLE_BP


def share_back(points: int, *, whole: int, already: int, more: int, already_points: int) -> int:
    """Return the points that go back when `more` of `whole` pieces (or francs) come back after `already` did.

    Cumulative, so that the last piece brings the sum to exactly `points`, whatever the steps. Signs follow `points`.

    Args:
        points: What the line gave (positive) or the redemption took (negative).
        whole: Pieces or francs of the whole, above zero.
        already: Those that came back before.
        more: Those that come back now; already + more ≤ whole.
        already_points: Points that went back before, of the sign of `points`.
    """
    size = abs(points)
    due = size * (already + more) // whole if already + more < whole else size
    back = max(0, due - abs(already_points))
    return back if points >= 0 else -back


def best_reward(programme: Programme, balance: int) -> RewardLevel | None:
    """Return the dearest reward the balance pays, or None."""
    return max((r for r in programme.rewards if r.points <= balance), key=lambda r: r.points, default=None)


def next_reward(programme: Programme, balance: int) -> RewardLevel | None:
    """Return the cheapest reward the balance does not pay yet, or None when it pays them all."""
    return min((r for r in programme.rewards if r.points > balance), key=lambda r: r.points, default=None)


def programme_fields(programme: Programme) -> dict[str, Any]:
    """Give the programme as plain JSON values."""
    fields: dict[str, Any] = asdict(programme)
    for name in ("bonuses", "rewards", "tiers", "excluded_categories", "excluded_brands"):
        fields[name] = list(fields[name])
    return fields


def programme_from(fields: Mapping[str, Any]) -> Programme:
    """Read what `programme_fields` gave; an absent field has its default."""
    values = dict(fields)
    if "bonuses" in values:
        values["bonuses"] = tuple(
            Bonus(BonusKind(b["kind"]), b["key"], b["multiplier_bp"]) for b in values["bonuses"]
        )
    if "rewards" in values:
        values["rewards"] = tuple(RewardLevel(**each) for each in values["rewards"])
    if "tiers" in values:
        values["tiers"] = tuple(Tier(**each) for each in values["tiers"])
    if "redeem_as" in values:
        values["redeem_as"] = RedeemAs(values["redeem_as"])
    for name in ("excluded_categories", "excluded_brands"):
        if name in values:
            values[name] = tuple(values[name])
    return Programme(**values)


class CardCodeError(RefusedError):
    """The code is no loyalty card's: neither one of ours nor a pre-printed in-store number."""

    def __init__(self) -> None:
        super().__init__("not the code of a loyalty card")


class CardTakenError(RefusedError):
    """The card was given before; a number is given once, ever."""

    def __init__(self) -> None:
        super().__init__("the card was given before")


def card_key(code: str) -> str:
    """Return the code of a loyalty card as it is stored, from a scan: ours, or a foreign pre-printed card.

    A foreign one carries a GTIN with a valid check digit that begins with 2, the range GS1 leaves to shops; leading
    zeros a scanner adds are dropped.

    Raises:
        CardCodeError: it is neither.
    """
    tidy = tidy_code(code)
    try:
        if tidy.startswith("F"):
            parse_member_code(tidy)
            return tidy
        digits = normalise_gtin(tidy).lstrip("0")
    except RefusedError as wrong:
        raise CardCodeError from wrong
    if len(digits) not in _FOREIGN_LENGTHS or not digits.startswith("2"):
        raise CardCodeError
    return digits
