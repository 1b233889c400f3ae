"""The rules of the programme as a form: what is shown can be read back as a programme, faults stand in place."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from koom_pos.domain.loyalty import BonusKind, Programme, RedeemAs
from koom_pos.services.catalogue import Shelves
from koom_pos.ui.customers.words import points_figure
from koom_pos.ui.loyalty.row_list import RowList
from koom_pos.ui.loyalty.rule_rows import BonusRow, ExclusionRow, RewardRow, TierRow
from koom_pos.ui.settings_pages.fields import Field, Whole
from koom_pos.ui.theme import SPACE_L
from koom_pos.ui.widgets.choice_chips import ChoiceChips

_EXAMPLE_XPF = 10_000
_NUMBER_WIDTH = 200


class RulesForm(QWidget):
    """Holds no rule of its own: whether the rules make sense is the domain's to say.

    Signals:
        changed: A rule on screen is another.
    """

    changed = Signal()

    def __init__(self, shelves: Callable[[], Shelves]) -> None:
        super().__init__()
        self._shelves = shelves
        self.points = Whole(0, 1000, suffix=self.tr(" points"))
        self.rewards = RowList(self.tr("Add a level"), self.tr("No reward: points are worth nothing."), RewardRow)
        self.redeem = ChoiceChips(
            self.tr("How points are spent"),
            [(RedeemAs.TENDER, self.tr("As a tender")), (RedeemAs.DISCOUNT, self.tr("As a discount"))],
        )
        self.bonuses = RowList(self.tr("Add a bonus"), self.tr("Everything earns alike."), self._bonus_row)
        self.exclusions = RowList(
            self.tr("Add an exclusion"),
            self.tr("Every article earns. Gift cards never do: what they buy will."),
            self._exclusion_row,
        )
        self.tiers = RowList(self.tr("Add a tier"), self.tr("Every member earns alike."), TierRow)
        self.expiry = Whole(0, 120, suffix=self.tr(" months"))
        self.expiry.setSpecialValueText(self.tr("Never"))
        for number in (self.points, self.expiry):
            number.setMaximumWidth(_NUMBER_WIDTH)
        self.fields = self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for field in self.fields.values():
            column.addWidget(field)
        for signal in (self.points.valueChanged, self.expiry.valueChanged, self.redeem.chosen):
            signal.connect(self._note_change)
        for rows in (self.rewards, self.bonuses, self.exclusions, self.tiers):
            rows.changed.connect(self._note_change)

    def show_programme(self, programme: Programme) -> None:
        """Show these rules, silently."""
        self.blockSignals(True)
        self.points.setValue(programme.points_per_100_xpf)
        self.redeem.choose(programme.redeem_as)
        self.expiry.setValue(programme.expiry_months)
        for rows in (self.rewards, self.bonuses, self.exclusions, self.tiers):
            rows.clear()
        for level in programme.rewards:
            self.rewards.add().show_level(level)
        for bonus in programme.bonuses:
            self.bonuses.add().show_bonus(bonus)
        for category in programme.excluded_categories:
            self.exclusions.add().show_key(BonusKind.CATEGORY, category)
        for brand in programme.excluded_brands:
            self.exclusions.add().show_key(BonusKind.BRAND, brand)
        for tier in programme.tiers:
            self.tiers.add().show_tier(tier)
        self.clear_faults()
        self._explain()
        self.blockSignals(False)

    def programme(self) -> Programme:
        """Return the rules on screen, whether they make sense or not."""
        excluded = [row.chosen() for row in self.exclusions.rows() if row.is_whole()]
        return Programme(
            points_per_100_xpf=self.points.value(),
            bonuses=tuple(row.bonus() for row in self.bonuses.rows() if row.is_whole()),
            rewards=tuple(row.level() for row in self.rewards.rows()),
            tiers=tuple(row.tier() for row in self.tiers.rows()),
            redeem_as=RedeemAs(self.redeem.current() or RedeemAs.TENDER),
            expiry_months=self.expiry.value(),
            excluded_categories=tuple(key for kind, key in excluded if kind is BonusKind.CATEGORY),
            excluded_brands=tuple(key for kind, key in excluded if kind is BonusKind.BRAND),
        )

    def show_fault(self, name: str) -> None:
        """Say in its place which rule contradicts itself, by the name of a field of the programme."""
        words = {
            "points_per_100_xpf": self.tr("Between 0 and 1000 points."),
            "rewards": self.tr("Each level needs its own number of points, and what they are worth."),
            "bonuses": self.tr("A bonus multiplies by 1 to 10."),
            "tiers": self.tr("Each tier needs a name and its own number of points."),
            "expiry_months": self.tr("At most 120 months."),
        }
        self.fields[name].show_fault(words[name])

    def clear_faults(self) -> None:
        """Take every fault away."""
        for field in self.fields.values():
            field.clear_fault()

    def _make_fields(self) -> dict[str, Field]:
        bonus_hint = self.tr("Where several match a line, the highest counts.")
        tier_hint = self.tr("By the points earned in the last twelve months; a tier multiplies what is earned.")
        expiry_hint = self.tr("After so long without a purchase or points spent, the card's points can expire.")
        return {
            "points_per_100_xpf": Field(self.tr("Points per 100 F"), self.points),
            "rewards": Field(self.tr("Rewards"), self.rewards),
            "redeem_as": Field(self.tr("How points are spent"), self.redeem),
            "bonuses": Field(self.tr("Bonuses"), self.bonuses, hint=bonus_hint),
            "excluded": Field(self.tr("What earns nothing"), self.exclusions),
            "tiers": Field(self.tr("Tiers"), self.tiers, hint=tier_hint),
            "expiry_months": Field(self.tr("Points expire after"), self.expiry, hint=expiry_hint),
        }

    def _note_change(self, *_what: object) -> None:
        self.clear_faults()
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        points = points_figure(_EXAMPLE_XPF // 100 * self.points.value())
        example = self.tr("A purchase of 10 000 F gives {0} points. Rounded down, once per ticket.").format(points)
        self.fields["points_per_100_xpf"].set_hint(example)
        spent = {
            RedeemAs.TENDER: self.tr("Points pay a part of the ticket: the TGC stands on the full price."),
            RedeemAs.DISCOUNT: self.tr("Points take a part off the price: the TGC stands on what is paid."),
        }
        self.fields["redeem_as"].set_hint(spent[RedeemAs(self.redeem.current() or RedeemAs.TENDER)])

    def _bonus_row(self) -> BonusRow:
        return BonusRow(self._shelves())

    def _exclusion_row(self) -> ExclusionRow:
        return ExclusionRow(self._shelves())
