"""The rows of the programme's rules: a reward, a bonus, an exclusion, a tier."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit

from koom_pos.domain.loyalty import Bonus, BonusKind, RewardLevel, Tier
from koom_pos.services.catalogue import Shelves
from koom_pos.ui.loyalty.row_list import RuleRow
from koom_pos.ui.loyalty.words import bonus_word, multiplier_choices, weekday_choices
from koom_pos.ui.settings_pages.fields import Choice, Whole
from koom_pos.ui.widgets.labels import Text
from koom_pos.ui.widgets.money_edit import MoneyEdit

MOST_POINTS = 1_000_000
_DOUBLE_BP = 20_000
_KEY_LENGTH = 8
_SHELF_KINDS = (BonusKind.CATEGORY, BonusKind.BRAND)


class RewardRow(RuleRow):
    """So many points are worth so many francs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Reward"))
        self.points = Whole(0, MOST_POINTS, suffix=self.tr(" points"))
        self.points.setAccessibleName(self.tr("Points"))
        self.points.setGroupSeparatorShown(True)
        self.value = MoneyEdit(self.tr("Worth in francs"))
        self.line.addWidget(self.points, 3)
        self.line.addWidget(Text(self.tr("are worth"), tone="muted"))
        self.line.addWidget(self.value, 2)
        self.points.valueChanged.connect(self.changed)
        self.value.amount_changed.connect(self.changed)

    def show_level(self, level: RewardLevel) -> None:
        """Show a level."""
        self.points.setValue(level.points)
        self.value.set_amount(level.value_xpf)

    def level(self) -> RewardLevel:
        """Return the level on screen; zeros where nothing is typed."""
        return RewardLevel(self.points.value(), self.value.amount() or 0)


class ShelfRow(RuleRow):
    """A kind and one of its kind: a category, a brand, a day. What left the catalogue stays shown as such."""

    def __init__(self, shelves: Shelves, kinds: Sequence[BonusKind]) -> None:
        super().__init__()
        self._choices = {
            BonusKind.CATEGORY: list(shelves.categories.items()),
            BonusKind.BRAND: list(shelves.brands.items()),
            BonusKind.DAY: weekday_choices(),
            BonusKind.BIRTHDAY: [],
        }
        offered = [kind for kind in kinds if self._choices[kind] or kind is BonusKind.BIRTHDAY]
        self.kind = Choice([(kind, bonus_word(kind)) for kind in offered])
        self.kind.setAccessibleName(self.tr("Kind"))
        self.key = Choice()
        self.key.setAccessibleName(self.tr("Which"))
        self.key.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.key.setMinimumContentsLength(_KEY_LENGTH)
        room = self.key.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # the rows stay in their columns
        self.key.setSizePolicy(room)
        self.line.addWidget(self.kind, 4)
        self.line.addWidget(self.key, 5)
        self.kind.currentIndexChanged.connect(self._offer)
        self.key.currentIndexChanged.connect(self.changed)
        self._offer()

    def show_key(self, kind: BonusKind, key: str) -> None:
        """Show one of a kind."""
        if self.kind.findData(kind) < 0:
            self.kind.addItem(bonus_word(kind), kind)
        self.kind.choose(kind)
        if key and self.key.findData(key) < 0:
            self.key.addItem(self.tr("No longer in the catalogue"), key)
        self.key.choose(key)

    def chosen(self) -> tuple[BonusKind, str]:
        """Return the kind and which one."""
        return BonusKind(self.kind.key()), self.key.key()

    def is_whole(self) -> bool:
        """Tell whether the row says anything: in a shop without brands, one may not."""
        return bool(self.kind.count())

    def _offer(self, _row: int = 0) -> None:
        kind = BonusKind(self.kind.key()) if self.kind.count() else BonusKind.BIRTHDAY
        self.key.set_choices(self._choices[kind])
        self.key.setVisible(kind is not BonusKind.BIRTHDAY)
        self.changed.emit()


class BonusRow(ShelfRow):
    """What earns more, and how much more."""

    def __init__(self, shelves: Shelves) -> None:
        super().__init__(shelves, tuple(BonusKind))
        self.setAccessibleName(self.tr("Bonus"))
        self.multiplier = Choice(multiplier_choices())
        self.multiplier.setAccessibleName(self.tr("Multiplier"))
        self.multiplier.choose(str(_DOUBLE_BP))
        self.line.addWidget(self.multiplier, 2)
        self.multiplier.currentIndexChanged.connect(self.changed)

    def show_bonus(self, bonus: Bonus) -> None:
        """Show a bonus."""
        self.show_key(bonus.kind, bonus.key)
        self.multiplier.set_choices(multiplier_choices(bonus.multiplier_bp))
        self.multiplier.choose(str(bonus.multiplier_bp))

    def bonus(self) -> Bonus:
        """Return the bonus on screen."""
        kind, key = self.chosen()
        return Bonus(kind, key, int(self.multiplier.key()))


class ExclusionRow(ShelfRow):
    """A category or a brand that earns nothing."""

    def __init__(self, shelves: Shelves) -> None:
        super().__init__(shelves, _SHELF_KINDS)
        self.setAccessibleName(self.tr("Exclusion"))


class TierRow(RuleRow):
    """A level reached by the points of twelve months, and what it multiplies."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Tier"))
        self.name = QLineEdit()
        self.name.setMaxLength(30)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the tier"))
        self.points = Whole(0, MOST_POINTS)
        self.points.setGroupSeparatorShown(True)
        self.points.setPrefix(self.tr("from "))
        self.points.setAccessibleName(self.tr("Points earned in twelve months"))
        self.multiplier = Choice(multiplier_choices())
        self.multiplier.setAccessibleName(self.tr("Multiplier"))
        self.line.addWidget(self.name, 4)
        self.line.addWidget(self.points, 5)
        self.line.addWidget(self.multiplier, 2)
        self.name.textChanged.connect(self.changed)
        self.points.valueChanged.connect(self.changed)
        self.multiplier.currentIndexChanged.connect(self.changed)

    def show_tier(self, tier: Tier) -> None:
        """Show a tier."""
        self.name.setText(tier.name)
        self.points.setValue(tier.from_points)
        self.multiplier.set_choices(multiplier_choices(tier.multiplier_bp))
        self.multiplier.choose(str(tier.multiplier_bp))

    def tier(self) -> Tier:
        """Return the tier on screen."""
        return Tier(self.name.text().strip(), self.points.value(), int(self.multiplier.key()))
